"""What a format makes of a bundle: its files, and what it could not carry."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from moksori.terms.bundle import Bundle, Loss, LossKind, RecordKind

INVENTED = "Invented for a demonstration: no person, place or act in it exists."
INVENTED_KO = "시연을 위해 지어낸 자료이다. 나오는 사람, 장소, 행위는 실제가 아니다."
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can hold: it says nothing of when it was made."""


@dataclass(frozen=True, slots=True)
class Made:
    """Files by their path, and what of the bundle is not in them."""

    files: tuple[tuple[str, bytes], ...]
    losses: tuple[Loss, ...] = ()


def lost(
    kind: RecordKind, field: str, reason: str, record: str, how: LossKind = LossKind.DROPPED
) -> Loss:
    """Say that a format left out a field of a record, or bent it."""
    return Loss(kind, field, how, reason, record)


def each(kind: RecordKind, field: str, reason: str, records: Iterable[str]) -> list[Loss]:
    """Say that a format has no place for a field of these records."""
    return [lost(kind, field, reason, record) for record in records]


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON that people can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def archive(files: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """Return files as a ZIP: the same files give the same bytes.

    Args:
        files: In the order in which they are to stand.
        stored: Paths that are not packed.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for path, content in files:
            info = zipfile.ZipInfo(path, _MOMENT)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            packed = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            info.compress_type = packed
            out.writestr(info, content, packed, 9)
    return buffer.getvalue()


def month_of(edtf: str) -> tuple[str, str]:
    """Return the first and the last month (or year) of an EDTF date: `YYYY-MM`, or empty."""
    from moksori.language.edtf import bounds

    span = bounds(edtf) if edtf else None
    if span is None:
        return "", ""
    return tuple(f"{one.year:04}-{one.month:02}" for one in span)  # type: ignore[return-value]


def titles(bundle: Bundle) -> dict[str, str]:
    """Return a title for every record: readable in both languages, and no two the same."""
    found: dict[str, str] = {}
    for act in bundle.acts:
        found[act.id] = _title(act.labels.ko, act.labels.en or act.type, act.id)
    for person in bundle.persons:
        found[person.id] = _title(person.names.ko, person.names.en, person.id)
    for body in bundle.organisations:
        found[body.id] = _title(body.names.ko, body.names.en, body.id)
    for place in bundle.places:
        found[place.id] = _title(place.names.ko, place.names.en, place.id)
    for document in bundle.documents:
        found[document.id] = _title("증언", "Account", document.id)
    return found


def _title(korean: str, english: str, record: str) -> str:
    words = f"{korean} ({english})" if korean and english else korean or english
    return f"{words} {record}".strip()
