"""Korean in Latin letters, in three systems: the South's, McCune-Reischauer, the North's."""

from __future__ import annotations

import re

from moksori.language.fold import readable
from moksori.language.romanised_names import name_forms
from moksori.language.skeleton import skeleton
from moksori.language.soundchanges import spoken
from moksori.language.systems import MCCUNE_REISCHAUER, NORTH, REVISED, System, write

__all__ = ["mccune_reischauer", "name_forms", "north", "revised", "skeleton"]

_RUN = re.compile("[가-힣]+")


def revised(hangul: str) -> str:
    """Write Korean in the Revised Romanisation of the South; other characters stay."""
    return _written(hangul, REVISED)


def mccune_reischauer(hangul: str) -> str:
    """Write Korean in McCune-Reischauer, with its breves and apostrophes."""
    return _written(hangul, MCCUNE_REISCHAUER)


def north(hangul: str) -> str:
    """Write Korean as the North has done since 1992: ㅈ is j, aspirates take an h."""
    return _written(hangul, NORTH)


def _written(hangul: str, system: System) -> str:
    composed = readable(hangul).text
    return _RUN.sub(lambda run: write(spoken(run.group()), system), composed)
