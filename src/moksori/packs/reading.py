"""Reading a vocabulary file: YAML in, checked entries out, and a refusal that names the place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from moksori.packs.model import Labels, Names
from moksori.terms.errors import InvalidError

LABEL_LANGUAGES = ("en", "ko")
"""Every label is written in both languages of the desk."""

LARGEST_FILE = 2_000_000
"""Bytes; the largest file we ship has an eighth of this."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 8
_TAG = "tag:yaml.org,2002:"
_TRUTH = {"true": True, "false": False}


class PackInvalidError(InvalidError):
    """A vocabulary file breaks the rules of its kind."""

    code = "packs.invalid"
    hint = (
        "Open the file at the line named, compare it with docs/reference/packs.md, and correct it."
    )


class Entry:
    """One entry of a vocabulary file, which knows where it stands.

    Attributes:
        where: The file and the list and position in it, for refusals.
    """

    __slots__ = ("_fields", "_file", "_list", "_position")

    def __init__(self, fields: Any, file: Path, list_name: str, position: int) -> None:
        self._file = file
        self._list = list_name
        self._position = position
        if not isinstance(fields, dict):
            raise self.refusal("an entry is a mapping of fields")
        self._fields: dict[str, Any] = fields

    def refusal(self, reason: str) -> PackInvalidError:
        """Give the error that names this entry's file, line and position."""
        line = _line_of(self._file, self._list, self._position)
        place = f"{self._file.parent.name}/{self._file.name}"
        if line:
            place += f", line {line}"
        if self._list:
            place += f", {self._list} entry {self._position + 1}"
        return PackInvalidError(f"{place}: {reason}")

    def only(self, *known: str) -> None:
        """Refuse fields that nobody reads: a mistyped field must not pass in silence.

        Raises:
            PackInvalidError: A field is not one of `known`.
        """
        unknown = [str(name) for name in self._fields if name not in known]
        if unknown:
            raise self.refusal(f"unknown field {unknown[0]!r}; known are {', '.join(known)}")

    def has(self, field: str) -> bool:
        """Say whether the entry has this field."""
        return field in self._fields

    def raw(self, field: str) -> Any:
        """Give a field as YAML gave it, or None."""
        return self._fields.get(field)

    def text(self, field: str, default: str | None = None) -> str:
        """Give a field that is one line of text.

        Raises:
            PackInvalidError: The field is missing, or is not text (an unquoted `no` or number).
        """
        value = self._fields.get(field, default)
        if not isinstance(value, str):
            raise self.refusal(f"field {field!r} must be text (put it in quotes)")
        if value != value.strip() or (not value and default is None):
            raise self.refusal(f"field {field!r} is empty or has blanks at its ends")
        return value

    def flag(self, field: str, default: bool = False) -> bool:
        """Give a field that is true or false.

        Raises:
            PackInvalidError: It is neither.
        """
        value = self._fields.get(field, default)
        if not isinstance(value, bool):
            raise self.refusal(f"field {field!r} must be true or false")
        return value

    def words(self, field: str, required: bool = True) -> tuple[str, ...]:
        """Give a field that is a list of words, without doubles.

        Raises:
            PackInvalidError: It is missing, empty, or holds something that is not text.
        """
        value = self._fields.get(field, [])
        return self._words_of(field, value, required)

    def names(self, field: str, languages: tuple[str, ...] = LABEL_LANGUAGES) -> Names:
        """Give a field that lists every spelling by language; `languages` must all be there.

        Raises:
            PackInvalidError: A language is missing or a list is not one of words.
        """
        value = self._fields.get(field)
        if not isinstance(value, dict):
            raise self.refusal(f"field {field!r} must list words by language")
        for language in languages:
            if language not in value:
                raise self.refusal(f"field {field!r} has no words in {language!r}")
        return {str(key): self._words_of(field, words, True) for key, words in value.items()}

    def labels(self, field: str) -> Labels:
        """Give a field with one wording by language, English and Korean at least.

        Raises:
            PackInvalidError: A language is missing or a wording is not text.
        """
        value = self._fields.get(field)
        if not isinstance(value, dict):
            raise self.refusal(f"field {field!r} must have a wording in each language")
        for language in LABEL_LANGUAGES:
            wording = value.get(language)
            if not isinstance(wording, str) or not wording.strip():
                raise self.refusal(f"field {field!r} has no wording in {language!r}")
        return {str(key): str(wording).strip() for key, wording in value.items()}

    def entries(self, list_name: str, required: bool = True) -> Iterator[Entry]:
        """Give the entries of one of the file's lists, in order.

        Raises:
            PackInvalidError: The list is missing, empty or not a list.
        """
        value = self._fields.get(list_name, [])
        if not isinstance(value, list) or (required and not value):
            raise self.refusal(f"the file needs a list {list_name!r} with at least one entry")
        for position, fields in enumerate(value):
            yield Entry(fields, self._file, list_name, position)

    def _words_of(self, field: str, value: Any, required: bool) -> tuple[str, ...]:
        if not isinstance(value, list) or (required and not value):
            raise self.refusal(f"field {field!r} must be a list with at least one word")
        for word in value:
            if not isinstance(word, str) or not word or word != word.strip():
                raise self.refusal(f"field {field!r} holds something that is not a plain word")
        if len(set(value)) != len(value):
            raise self.refusal(f"field {field!r} names a word twice")
        return tuple(value)


def read_file(file: Path, *lists: str) -> Entry:
    """Read one vocabulary file; its top holds `sources` and the given lists, and nothing else.

    Raises:
        PackInvalidError: The file is missing, too large, not UTF-8, not YAML, or holds more.
    """
    place = f"{file.parent.name}/{file.name}"
    try:
        data = file.read_bytes()
    except OSError as error:
        raise PackInvalidError(f"{place}: the file cannot be read") from error
    if len(data) > LARGEST_FILE:
        raise PackInvalidError(f"{place}: the file has more than {LARGEST_FILE} bytes")
    try:
        content = _plain(yaml.compose(data.decode("utf-8"), Loader=_LOADER), 0)
    except UnicodeDecodeError as error:
        raise PackInvalidError(f"{place}: the file is not UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise PackInvalidError(f"{place}{line}: this is not well-formed YAML") from error
    top = Entry(content, file, "", 0)
    top.only("sources", *lists)
    return top


def _plain(node: yaml.Node | None, depth: int) -> Any:
    """Make plain values of composed YAML: text, true and false, lists and mappings, no more.

    What YAML 1.1 takes for something else (an unquoted number, a date, `no`) comes out as None, so
    that a field which should be text is refused and not quietly changed.
    """
    if depth > _DEEPEST:
        raise yaml.MarkedYAMLError("too deep", problem_mark=node.start_mark if node else None)
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TAG + "str" else _TRUTH.get(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, depth + 1) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth)
    return None


def _mapping(node: yaml.MappingNode, depth: int) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, item in node.value:
        name = _plain(key, depth + 1)
        if not isinstance(name, str) or name in mapping:
            raise yaml.MarkedYAMLError(
                "a key is no text or stands twice", problem_mark=key.start_mark
            )
        mapping[name] = _plain(item, depth + 1)
    return mapping


def _line_of(file: Path, list_name: str, position: int) -> int:
    """Find the line of an entry; only ever called when a refusal is being written."""
    if not list_name:
        return 0
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return 0
    if not isinstance(root, yaml.MappingNode):
        return 0
    for key, value in root.value:
        if key.value == list_name and isinstance(value, yaml.SequenceNode):
            return int(value.value[position].start_mark.line) + 1
    return 0
