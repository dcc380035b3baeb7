"""The part of an address that names a story: made of the public title and nothing else."""

from __future__ import annotations

import re
import unicodedata

from moksori.language.romanise import revised

LONGEST = 60
NAMELESS = "account"
"""Stands where a title has no letter that could be written in ASCII."""


def slug_of(public_title: str) -> str:
    """Give ASCII letters, digits and hyphens for a title; Korean in Latin letters.

    Args:
        public_title: The title as the public reads it, never as it was told.
    """
    latin = revised(unicodedata.normalize("NFC", public_title.replace("’", "").replace("'", "")))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug or NAMELESS
