"""Reading without keeping: what the machine would propose for one file."""

from __future__ import annotations

from datetime import date
from typing import Any

from moksori.coding.export import as_json
from moksori.coding.gist import about, gist_of, world_of
from moksori.coding.propose import propose
from moksori.intake.reading import read
from moksori.intake.structure import structure
from moksori.packs.loader import load
from moksori.terms.account import AccountFormat


def propose_row(untrusted: bytes, name: str, pack_code: str, received: date) -> dict[str, Any]:
    """Return the proposal for one file as a row of JSON.

    Args:
        untrusted: The bytes of the file.
        name: Its name, a hint for the reader.
        pack_code: The country pack to read it with.
        received: Relative dates are resolved against it where the text states no day.

    Raises:
        InvalidError: the bytes cannot be read, or there is no such pack.
    """
    pack = load(pack_code)
    decoded = read(untrusted, name)
    read_structure = structure(decoded)
    proposal = propose(decoded, read_structure, pack, received)
    row = as_json(name, decoded, read_structure, proposal)
    if read_structure.format is AccountFormat.ARTICLE:
        row["about"] = about(gist_of(decoded, read_structure, proposal, world_of(pack)))
    return row
