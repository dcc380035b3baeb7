"""A last look over the whole account: names and nicknames wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moksori.coding.cast import Cast, Character
from moksori.coding.names_ko import may_follow_name
from moksori.coding.nicknames import nickname_mentions, told_nicknames
from moksori.coding.phrases import Phrases
from moksori.coding.reading import Draft, Reading
from moksori.coding.small_names import is_small_name
from moksori.coding.words_en import CLOSED
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole
from moksori.terms.span import Span


def sweep(
    reading: Reading, cast: Cast, drafts: list[Draft], short: Mapping[str, str]
) -> list[Draft]:
    """Add the names and nicknames that the reading from sentence to sentence passed over.

    Args:
        reading: The account.
        cast: Everybody in it.
        drafts: The mentions found so far.
        short: Parts of names that stand for the whole, with the whole.
    """
    nicknames = _nicknames(reading, cast, drafts)
    found = [*drafts, *nicknames]
    taken = {place for draft in nicknames for place in range(draft.start, draft.end)}
    found = [
        draft
        for draft in found
        if draft.kind is not MentionKind.PERSON or draft.start not in taken or not _is_guess(draft)
    ]
    called = {_without_the(name).casefold() for name in _told(nicknames)}
    for one in cast.people.values():
        # "Night Shift" looked like a name until somebody was called so.
        one.names = [name for name in one.names if name.casefold() not in called]
    parts = {part: name for part, name in short.items() if name.casefold() not in called}
    found.extend(_names(reading, cast, found, parts))
    _adopt(found, cast)
    return found


def _told(nicknames: Iterable[Draft]) -> Iterable[str]:
    return (str(draft.detail.get("name", "")).strip("\"'“”‘’`") for draft in nicknames)


def _is_guess(draft: Draft) -> bool:
    return draft.rule == "names.run"


def _nicknames(reading: Reading, cast: Cast, drafts: Iterable[Draft]) -> list[Draft]:
    people = [draft for draft in drafts if draft.kind is MentionKind.PERSON and draft.persons]
    owners: list[tuple[str, tuple[str, ...]]] = []
    for surface, span in told_nicknames(reading.segments, reading.lexicon):
        one = cast.named(_without_the(surface)) or _owner(span, people, cast)
        if one is not None:
            one.nicknames.append(surface)
        owners.append((surface, (one.key,) if one else ()))
    found = nickname_mentions(reading.segments, owners)
    for draft in found:
        for key in draft.persons:
            cast.people[key].spans.append(draft.span)
    return found


def _without_the(surface: str) -> str:
    return surface[4:] if surface.lower().startswith("the ") else surface


def _owner(span: Span, people: list[Draft], cast: Cast) -> Character | None:
    """A nickname is most likely that of the accused told of last before it."""
    before = [draft for draft in people if draft.start <= span.start]
    for draft in reversed(before[-12:]):
        one = cast.people[draft.persons[0]]
        if one.powerful and not one.plural:
            return one
    accused = [one for one in cast.people.values() if one.powerful and not one.plural]
    if accused:
        return max(accused, key=lambda one: one.harming)
    near = [draft for draft in before[-3:] if span.start - draft.end < 120]
    return cast.people[near[-1].persons[0]] if near else None


def _names(
    reading: Reading, cast: Cast, drafts: Iterable[Draft], short: Mapping[str, str]
) -> list[Draft]:
    """Find every known name that is not yet part of a mention of its person."""
    parts = ((part, cast.named(name)) for part, name in short.items())
    entries = [(part, one.key) for part, one in parts if one is not None and len(part) > 1]
    entries += [
        (name, one.key)
        for one in cast.people.values()
        for name in one.names
        if len(name) > 1 and (one.spans or one.speaks)
    ]
    if not entries:
        return []
    phrases = Phrases(entries)
    taken: set[int] = set()
    for draft in drafts:
        if draft.kind is MentionKind.PERSON and draft.detail.get("named"):
            taken.update(range(draft.start, draft.end))
    found: list[Draft] = []
    for segment in reading.segments:
        for hit in phrases.find(segment.text):
            span = segment.span(hit.start, hit.end)
            if span.start in taken or not may_follow_name(hit.tail):
                continue
            told = segment.text[hit.start : hit.end]
            if told.lower() in CLOSED and not _is_name_here(segment.text, hit.start, hit.end):
                continue
            one = cast.people[hit.entry]
            if told not in one.names:
                one.names.append(told)
            detail = {"form": "name", "named": True, "head": [span.start, span.end]}
            detail["surface"] = [span.start, span.end]
            draft = Draft(span, MentionKind.PERSON, None, detail, (hit.entry,), "names.sweep", 0.9)
            found.append(draft)
            one.spans.append(span)
    return found


def _is_name_here(text: str, start: int, end: int) -> bool:
    """Say whether a small word is a name where it stands: "Sergeant An", not "An accountant"."""
    return is_small_name(text[start:end], text[max(0, start - 32) : start], text[end : end + 32])


def _adopt(drafts: Iterable[Draft], cast: Cast) -> None:
    """Give names found in titles and labels to whoever bears them."""
    for draft in drafts:
        if draft.kind is MentionKind.PERSON and not draft.persons:
            name = str(draft.detail.get("name", ""))
            one = cast.named(name) if name else None
            draft.detail["named"] = True
            if one is not None and one.role is not PersonRole.EDITOR:
                draft.persons = (one.key,)
                one.spans.append(draft.span)
