"""The values file: what somebody without a desk gives the gate to look for, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from moksori.language.fold import letters_of
from moksori.terms.errors import InvalidError
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

KINDS = ("person", "place", "phone", "date", "amount", "id", "text")
"""What a value may be; ages are no secret without the story that they stand in."""

_SCOPES = tuple(scope.value for scope in Scope)
_FIELDS = frozenset({"id", "kind", "scope", "forms"})
_LONGEST_ID = 200
_MOST_BYTES = 256_000_000


class ValuesFileError(InvalidError):
    """The values file is not what it should be; the message gives row and field, never a value."""

    code = "protection.values_file"
    hint = (
        'Give a JSON list of rows like {"id": "p1", "kind": "person", "scope": "everywhere", '
        '"forms": ["…"]}; docs/howto/check-a-file.md shows one.'
    )


def read_values(untrusted: bytes) -> Watch:
    """Read a values file into the watch list that the gate holds files against.

    Args:
        untrusted: JSON, UTF-8: a list of rows `{"id", "kind", "scope", "forms"}`. `kind` is one of
            `KINDS`; `scope` is `everywhere` (also where it is left out) or `touching`; `forms` are
            the ways in which the value was told. Rows are counted from 1, and so are forms.

    Returns:
        The values in the order of the file. One of scope `touching` has itself for its subject,
        since nobody says what the files are about. The version is the SHA-256 of the bytes.

    Raises:
        ValuesFileError: Some row cannot be read, has a form that can be looked for in no text, or
            there is nothing to look for.
    """
    rows = _rows(untrusted)
    if not rows:
        raise ValuesFileError("the values file has no rows, so there is nothing to look for")
    seen: dict[str, int] = {}
    values = []
    for number, row in enumerate(rows, 1):
        value = _value(number, row)
        if value.id in seen:
            raise ValuesFileError(f"row {number}, id: row {seen[value.id]} has the same one")
        seen[value.id] = number
        values.append(value)
    return Watch(tuple(values), sha256(untrusted).hexdigest())


def _rows(untrusted: bytes) -> list[Any]:
    if len(untrusted) > _MOST_BYTES:
        raise ValuesFileError("the values file is too large")
    try:
        rows = json.loads(untrusted.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValuesFileError(f"the values file is not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ValuesFileError(f"the values file is no JSON: {place}") from None
    except (ValueError, RecursionError):
        raise ValuesFileError("the values file is no JSON that can be read") from None
    if not isinstance(rows, list):
        raise ValuesFileError("the values file is no list of rows")
    return rows


def _value(number: int, row: Any) -> WatchValue:
    if not isinstance(row, dict):
        raise ValuesFileError(f"row {number} is no object with fields")
    if not row.keys() <= _FIELDS:
        known = ", ".join(sorted(_FIELDS))
        raise ValuesFileError(f"row {number} has a field that is not one of {known}")
    own = _id(number, row.get("id"))
    kind = _one_of(number, "kind", row.get("kind"), KINDS)
    scope = Scope(_one_of(number, "scope", row.get("scope", Scope.EVERYWHERE.value), _SCOPES))
    subjects = frozenset({own}) if scope is Scope.TOUCHING else frozenset[str]()
    return WatchValue(own, WatchKind(kind), scope, tuple(_forms(number, row)), subjects)


def _id(number: int, told: Any) -> str:
    """Read an id: it is printed as it is, so it must be something that can be printed."""
    if not isinstance(told, str) or not told.strip():
        raise ValuesFileError(f"row {number}, id: not there, or no text")
    if not told.isprintable() or len(told) > _LONGEST_ID:
        raise ValuesFileError(f"row {number}, id: too long, or it cannot be printed")
    return told


def _one_of(number: int, field: str, told: Any, known: tuple[str, ...]) -> str:
    if not isinstance(told, str) or told not in known:
        raise ValuesFileError(f"row {number}, {field}: not one of {', '.join(known)}")
    return told


def _forms(number: int, row: dict[str, Any]) -> Iterator[str]:
    forms = row.get("forms")
    if not isinstance(forms, list) or not forms:
        raise ValuesFileError(f"row {number}, forms: not there, or no list with a form in it")
    for place, form in enumerate(forms, 1):
        if not isinstance(form, str):
            raise ValuesFileError(f"row {number}, forms, form {place}: no text")
        # A lone surrogate stands in no text; every other letter or figure can be looked for.
        if not letters_of(form.encode("utf-8", "replace").decode()):
            raise ValuesFileError(
                f"row {number}, forms, form {place}: has no letter and no figure to look for"
            )
        yield form.encode("utf-8", "replace").decode()
