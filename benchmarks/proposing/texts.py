"""The annotated texts: entity*.jsonl (what identifies) and subjects*.jsonl (who does what).

One row a text. An entity row has `text` and `entities`, each a mention with `start_offset`,
`end_offset`, `entity_id`, `entity_type` and `identifier_type` (DIRECT, QUASI or NO_MASK). Who
annotated stands in the id of the entity (`…_a1_e7`) or in `annotator`. A subjects row has `text`
and `subjects`, each with `PIIs` of `tag` and `keyword`; wordings stand apart by a slash.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ANNOTATOR = re.compile(r"_a(\d+)_")
_TO_MASK = ("DIRECT", "QUASI")


@dataclass(frozen=True)
class Entity:
    """One thing one annotator found: its mentions, and which of them they would mask."""

    kind: str
    direct: bool
    spans: tuple[tuple[int, int], ...]
    masked: tuple[bool, ...]


@dataclass(frozen=True)
class Annotated:
    """A text with what each annotator would mask in it."""

    text: str
    entities: dict[str, list[Entity]]


@dataclass(frozen=True)
class Described:
    """A text with what everybody in it does, as (tag, wording)."""

    text: str
    doings: list[tuple[str, str]]


def _rows(folder: Path, pattern: str) -> Iterator[dict[str, Any]]:
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise FileNotFoundError(f"no {pattern} in {folder}")
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def annotated(folder: Path) -> list[Annotated]:
    """Read the texts with their entities.

    Raises:
        OSError: there are none, or they cannot be read.
        KeyError: a row is not of the shape told above.
    """
    return [
        Annotated(row["text"], _entities(row["entities"])) for row in _rows(folder, "entity*.jsonl")
    ]


def _entities(rows: list[dict[str, Any]]) -> dict[str, list[Entity]]:
    """Join mentions to entities; one mention that identifies makes its entity one that does."""
    mentions: dict[tuple[str, str], list[dict[str, Any]]] = {}
    annotators: set[str] = set()
    for row in rows:
        named = _ANNOTATOR.search(row["entity_id"])
        annotator = named[1] if named else str(row.get("annotator", ""))
        annotators.add(annotator)
        mentions.setdefault((annotator, row["entity_id"]), []).append(row)
    found: dict[str, list[Entity]] = {annotator: [] for annotator in sorted(annotators)}
    for (annotator, _), told in mentions.items():
        masked = tuple(one["identifier_type"] in _TO_MASK for one in told)
        if any(masked):
            direct = any(one["identifier_type"] == "DIRECT" for one in told)
            spans = tuple((one["start_offset"], one["end_offset"]) for one in told)
            found[annotator].append(Entity(told[0]["entity_type"], direct, spans, masked))
    return found


def described(folder: Path) -> list[Described]:
    """Read the texts with the occupations and positions of everybody in them.

    Raises:
        OSError: there are none, or they cannot be read.
        KeyError: a row is not of the shape told above.
    """
    return [Described(row["text"], list(_doings(row))) for row in _rows(folder, "subjects*.jsonl")]


def _doings(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for subject in row["subjects"]:
        for detail in subject["PIIs"]:
            if detail["tag"] in ("OCCUPATION", "POSITION"):
                for wording in detail["keyword"].split("/"):
                    if wording.strip():
                        yield detail["tag"], wording.strip()
