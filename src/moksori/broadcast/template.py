"""Programme template: the clock of a programme, as data; lengths in milliseconds.

A template is read from YAML: ours, or a desk's own of the same shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from moksori.publishing.wording import LANGUAGES
from moksori.terms.errors import InvalidError, MissingError

LONGEST_SLOT = 6 * 3600
"""Seconds; a longer programme is a mistake of a key."""


class TemplateError(InvalidError):
    """A programme template cannot be one."""

    code = "broadcast.template"
    hint = "Compare the named part with src/moksori/broadcast/template.yaml."


class NoTemplateError(MissingError):
    """There is no programme template of that name."""

    code = "broadcast.no_template"
    hint = "Choose monthly-interview or single-interview, or write a template of your own."


class PartKind(StrEnum):
    """What a part of the clock is."""

    IDENT = "ident"
    OPENING = "opening"
    MUSIC = "music"
    STORIES = "stories"
    NOTICES = "notices"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the clock; lengths in milliseconds.

    Attributes:
        planned: What the clock leaves for it.
        music: Length of the music between two stories, in a part of stories.
        least: Shortest length of its music.
        most: Longest length of its music.
        fills: True for the one music part that takes what is left of the slot.
    """

    kind: PartKind
    planned: int
    music: int = 0
    least: int = 0
    most: int = 0
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """The clock of a programme; lengths in milliseconds.

    Attributes:
        code: Its name in files: small ASCII letters, figures, hyphens.
        names: What it is called, by language.
        slot: Length of the programme on air, to be met exactly.
        gap: Silence between two items.
    """

    code: str
    names: Mapping[str, str]
    slot: int
    gap: int
    parts: tuple[Part, ...]


@cache
def templates() -> Mapping[str, Template]:
    """Return our own templates by their codes, the default first."""
    source = files("moksori.broadcast").joinpath("template.yaml").read_text(encoding="utf-8")
    return {code: read_template(code, told) for code, told in yaml.safe_load(source).items()}


def template(code: str = "monthly-interview") -> Template:
    """Return one of our own templates.

    Raises:
        NoTemplateError: there is none of that code.
    """
    found = templates().get(code)
    if found is None:
        raise NoTemplateError("there is no programme template of this name")
    return found


def read_template(code: str, told: Any) -> Template:
    """Return a template from what YAML made of it.

    Args:
        code: Its name.
        told: `names`, `slot` and `gap` in seconds, `parts`; see `template.yaml`.

    Raises:
        TemplateError: it cannot be one; the message says which part.
    """
    if not isinstance(told, dict) or not isinstance(told.get("parts"), list):
        raise TemplateError("a programme template has names, a slot, a gap and parts")
    names = told.get("names")
    if not isinstance(names, dict) or any(not names.get(language) for language in LANGUAGES):
        raise TemplateError("a programme template is named in every language")
    parts = tuple(_read_part(part, number) for number, part in enumerate(told["parts"], start=1))
    read = Template(
        code=code,
        names={str(language): str(name) for language, name in names.items()},
        slot=_milliseconds(told, "slot", "the slot"),
        gap=_milliseconds(told, "gap", "the gap"),
        parts=parts,
    )
    _check(read)
    return read


def with_slot(chosen: Template, slot: int) -> Template:
    """Return a template with another slot; its stories are planned longer or shorter by as much.

    Args:
        chosen: A template.
        slot: Milliseconds.

    Raises:
        TemplateError: the other parts do not fit that slot.
    """
    if not 0 < slot <= LONGEST_SLOT * 1000:
        raise TemplateError("a slot is not between 0 seconds and 6 hours")
    others = sum(part.planned for part in chosen.parts if part.kind is not PartKind.STORIES)
    if slot < others:
        raise TemplateError("the parts are planned longer than the slot")
    parts = tuple(
        replace(part, planned=slot - others) if part.kind is PartKind.STORIES else part
        for part in chosen.parts
    )
    return replace(chosen, slot=slot, parts=parts)


def _check(read: Template) -> None:
    """Check what the parts must be together."""
    kinds = [part.kind for part in read.parts]
    for kind in (PartKind.OPENING, PartKind.STORIES, PartKind.CLOSING):
        if kinds.count(kind) != 1:
            raise TemplateError(f"a programme template has exactly one part of kind {kind}")
    if sum(part.fills for part in read.parts) != 1:
        raise TemplateError("exactly one music part fills what is left of the slot")
    if kinds.index(PartKind.OPENING) > kinds.index(PartKind.STORIES):
        raise TemplateError("the opening stands before the stories")
    if read.slot < sum(part.planned for part in read.parts):
        raise TemplateError("the parts are planned longer than the slot")


def _read_part(told: Any, number: int) -> Part:
    """Return part `number` of a template."""
    where = f"part {number}"
    if not isinstance(told, dict) or told.get("kind") not in set(PartKind):
        raise TemplateError(f"{where} is of no known kind")
    kind = PartKind(told["kind"])
    unknown = set(told) - {"kind", "seconds", "music", "least", "most", "fills"}
    if unknown:
        raise TemplateError(f"{where} says something that no part has")
    part = Part(
        kind=kind,
        planned=_milliseconds(told, "seconds", where),
        music=_milliseconds(told, "music", where, 0),
        least=_milliseconds(told, "least", where, 0),
        most=_milliseconds(told, "most", where, LONGEST_SLOT if told.get("fills") else 0),
        fills=told.get("fills") is True,
    )
    if part.fills and kind is not PartKind.MUSIC:
        raise TemplateError(f"{where} fills the slot and is no music")
    length = part.planned if kind is PartKind.MUSIC else part.music
    if length and not part.least <= length <= part.most:
        raise TemplateError(f"the music of {where} is not between its least and its most")
    return part


def _milliseconds(told: Mapping[str, Any], key: str, where: str, default: float = -1) -> int:
    """Return a length given in seconds."""
    seconds = told.get(key, default)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TemplateError(f"{key} of {where} is no number of seconds")
    if not 0 <= seconds <= LONGEST_SLOT:
        raise TemplateError(f"{key} of {where} is not between 0 seconds and 6 hours")
    return round(seconds * 1000)
