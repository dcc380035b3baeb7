"""A proposal as a row of JSON: coarse types and kinds, for scoring and for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from moksori.language.edtf import without_seasons
from moksori.packs.loader import load_common
from moksori.terms.account import AccountFormat, Decoded, Structure
from moksori.terms.act import ProposedAct, Standing
from moksori.terms.detail import Detail, DetailKind
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.proposal import Proposal

_KINDS = {
    MentionKind.PERSON: "person",
    MentionKind.ORGANISATION: "organisation",
    MentionKind.PLACE: "place",
    MentionKind.DATE: "date",
    MentionKind.AMOUNT: "amount",
    MentionKind.QUANTITY: "quantity",
    MentionKind.SHARE: "quantity",
    MentionKind.DURATION: "duration",
    MentionKind.AGE: "age",
    MentionKind.INJURY: "injury",
    MentionKind.SENTENCE: "sentence",
    MentionKind.OCCUPATION: "occupation",
    MentionKind.PHONE: "identifier",
    MentionKind.IDENTIFIER: "identifier",
}
_DETAILS = frozenset(
    {
        DetailKind.IDENTIFIER,
        DetailKind.OCCUPATION,
        DetailKind.POSITION,
        DetailKind.NATIONALITY,
        DetailKind.HEALTH,
        DetailKind.NAME,
    }
)
"""Kinds of details that the reading has no rules of its own for: they stand with its mentions.

Of the other kinds the reading's own rules are the surer ones; what only the fast pass found stands
in a list of its own."""
_ROLES = {
    PersonRole.SOURCE: "source",
    PersonRole.VICTIM: "victim",
    PersonRole.ACCUSED: "accused",
    PersonRole.REPORTER: "reporter",
    PersonRole.HOST: "host",
}
_FORMATS = {
    AccountFormat.INTERVIEW: "interview",
    AccountFormat.HEARING: "hearing",
    AccountFormat.ARTICLE: "article",
}
_ONCE = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE})
_OF = re.compile(r"\s+of\s+(?:the|his|her|their|its|my|our)\s+\w+")
_PER = re.compile(r"\s+(?:for|per)\s+(?:a|an|one|each|every)?\s?(?:single\s+)?\w+")
_HELD = re.compile(
    r"\s+of\s+(?:being\s+\w+(?:\s+(?:for|in)\s+(?:the\s+|a\s+)?\w+)?|detention|custody"
    r"|imprisonment)",
    re.I,
)
_TELLING = re.compile(r"today|tonight|now|currently|오늘|지금|현재", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|for|within|during)\s+$", re.IGNORECASE)


def as_json(
    file: str, decoded: Decoded, structure: Structure, proposal: Proposal
) -> dict[str, Any]:
    """Give one account's row.

    Args:
        file: The name the row is filed under.
        decoded: The decoded original.
        structure: Who speaks where.
        proposal: What was read.
    """
    title = structure.title
    return {
        "file": file,
        "title": decoded.text[title.start : title.end] if title else "",
        "published": structure.published,
        "outlet": structure.notes.get("outlet", ""),
        "format": _FORMATS.get(structure.format, "statement"),
        "furniture": [{"start": span.start, "end": span.end} for span in structure.furniture],
        "passages": _passages(decoded.text, structure),
        "mentions": [
            *_mentions(decoded.text, proposal.mentions),
            *(_detail(one) for one in proposal.details if one.kind in _DETAILS),
        ],
        "details": [_detail(one) for one in proposal.details if one.kind not in _DETAILS],
        "persons": [_person(one) for one in proposal.persons],
        "acts": _acts(proposal.acts),
    }


def _passages(text: str, structure: Structure) -> list[dict[str, Any]]:
    """Give the turns, each from its speaker's label on."""
    taken = [structure.title] if structure.title else []
    ends = sorted(span.end for span in (*taken, *structure.furniture))
    rows: list[dict[str, Any]] = []
    last = 0
    for passage in structure.passages:
        start = passage.span.start
        before = max([last, *(end for end in ends if end <= start)])
        label = text[before:start]
        if passage.speaker and label.strip():
            start = before + len(label) - len(label.lstrip())
        rows.append(
            {
                "start": start,
                "end": passage.span.end,
                "speaker": passage.speaker,
                "role": str(passage.role),
            }
        )
        last = passage.span.end
    return rows


def _mentions(text: str, mentions: Sequence[Mention]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    first: dict[tuple[str, str], str] = {}
    inside = [one.span for one in mentions if one.kind is MentionKind.SENTENCE]
    for one in mentions:
        row = _row(text, one)
        if row is None or not _is_first_wording(one, first):
            continue
        if one.kind is MentionKind.DURATION and any(span.overlaps(one.span) for span in inside):
            continue
        rows.append(row)
    return rows


def _row(text: str, one: Mention) -> dict[str, Any] | None:
    if one.kind is MentionKind.CONTINUING:
        return _open_time(one)
    if one.kind is MentionKind.DATE and _TELLING.fullmatch(one.told):
        # The day of the telling itself ("today we are speaking with …") is metadata.
        return None
    if one.kind is MentionKind.DATE and one.detail.get("precision") == "time" and not one.value:
        return _hour(one)
    kind = _KINDS.get(one.kind)
    if kind is None or (one.kind is MentionKind.AMOUNT and one.detail.get("conversion_span")):
        return None
    start, end = one.span.start, one.span.end
    if one.kind is MentionKind.AMOUNT:
        end = _amount_end(text, one)
    elif one.kind is MentionKind.SHARE:
        wider = _OF.match(text, end, min(len(text), end + 40))
        end = wider.end() if wider else end
    elif one.kind is MentionKind.DURATION:
        lead = _AFTER.search(text, max(0, start - 8), start)
        start = lead.start() if lead else start
        held = _HELD.match(text, end, min(len(text), end + 60))
        end = held.end() if held else end
    row = {"start": start, "end": end, "kind": kind, "value": _value(one)}
    return row | {"rule": one.rule, "confidence": one.confidence}


def _detail(one: Detail) -> dict[str, Any]:
    row = {"start": one.span.start, "end": one.span.end, "kind": str(one.kind), "value": one.value}
    return row | {"rule": one.rule, "confidence": one.confidence}


def _amount_end(text: str, one: Mention) -> int:
    """A sum is given with its printed conversion and with what it buys one of."""
    end = one.span.end
    converted = one.detail.get("converted_at")
    if converted:
        end = max(end, int(converted[1]))
        close = text.find(")", end, end + 3)
        end = close + 1 if close >= 0 else end
    if one.detail.get("per"):
        per = _PER.match(text, end, min(len(text), end + 40))
        end = per.end() if per else end
    return end


def _open_time(one: Mention) -> dict[str, Any] | None:
    """As in "To this day" is a time without an end."""
    at = one.detail.get("cue_span")
    if not at:
        return None
    row = {"start": at[0], "end": at[1], "kind": "date", "value": None}
    return row | {"rule": one.rule, "confidence": one.confidence}


def _hour(one: Mention) -> dict[str, Any]:
    """An hour of no told day is no date: "at noon"."""
    row = {"start": one.span.start, "end": one.span.end, "kind": "time"}
    return row | {"value": one.detail.get("time") or None, "rule": one.rule,
                  "confidence": one.confidence}  # fmt: skip


def _value(one: Mention) -> Any:
    if one.kind is MentionKind.PLACE:
        return one.detail.get("country") or None
    if one.kind is MentionKind.AMOUNT and isinstance(one.value, dict):
        return {"value": one.value.get("value"), "currency": one.value.get("currency")}
    if one.kind is MentionKind.DATE and isinstance(one.value, str):
        return without_seasons(one.value) or None
    if one.kind in (MentionKind.DATE, MentionKind.DURATION):
        return one.value or None
    return one.value if isinstance(one.value, str | int | float | list) else None


def _is_first_wording(one: Mention, first: dict[tuple[str, str], str]) -> bool:
    """An organisation or a place is given in the wording it is first told in."""
    if one.kind not in _ONCE or not one.value:
        return True
    told = " ".join(one.told.split())
    return first.setdefault((one.kind.value, str(one.value)), told) == told


def _person(one: ProposedPerson) -> dict[str, Any]:
    return {
        "id": one.key,
        "label": one.label,
        "spans": [[span.start, span.end] for span in one.spans],
        "role": _ROLES.get(one.role, "other"),
        "sex": one.sex or None,
        "age": one.age or None,
        "pseudonym": one.pseudonym,
        "name_withheld": one.name_withheld,
    }


def _acts(acts: Iterable[ProposedAct]) -> list[dict[str, Any]]:
    """Give the acts that are told as done to somebody; patterns and denials are statements."""
    coarse = {act.code: act.coarse for act in load_common().codebook}
    rows: list[dict[str, Any]] = []
    for one in acts:
        if one.standing is Standing.NEGATED:
            continue
        if one.standing is Standing.HABITUAL and not one.victims:
            continue
        rows.append(
            {
                "type": coarse.get(one.type, "other"),
                "accused": list(one.accused),
                "victims": list(one.victims),
                "when": one.when,
                "where": one.where,
                "start": one.evidence.start,
                "end": one.evidence.end,
            }
        )
    return rows
