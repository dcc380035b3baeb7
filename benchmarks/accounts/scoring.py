"""Holds the proposals for a text against its gold; the definitions are in docs/reference."""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.accounts.tally import Tallies
from benchmarks.accounts.values import Span, places_of, same_date, same_span, same_sum

Row = dict[str, Any]

KINDS = {
    "organisation": "organisations",
    "place": "places",
    "date": "dates",
    "amount": "amounts",
    "quantity": "quantities",
    "duration": "durations",
    "injury": "injuries",
    "sentence": "sentences",
}
"""Kinds of mentions, and under what name the gold lists them."""

COARSE = {
    "arbitrary arrest/detention": "arrest_detention",
    "torture/ill-treatment": "torture_ill_treatment",
    "sexual violence": "sexual_violence",
    "extortion/bribery": "extortion_bribery",
    "forced labour": "forced_labour",
    "forced confession": "forced_confession",
    "killing/execution": "killing",
    "enforced disappearance": "enforced_disappearance",
    "drug trafficking involvement": "drug_trafficking",
    "embezzlement": "embezzlement",
    "threat/intimidation": "threat_intimidation",
    "denial of movement": "movement_denial",
    "surveillance": "surveillance",
    "denial of food/medical care": "food_medical_denial",
    "forced repatriation": "forced_repatriation",
    "other": "other",
}
"""The gold's words for kinds of acts, and those of a proposal."""

BESIDE = 240
"""Characters by which the evidence of an act may lie beside the words of the gold."""
LONGEST = 1500
"""An act whose evidence is longer points at nothing."""
LABEL = 3
"""Characters by which the beginning of a turn may be off."""


def score_turns(tallies: Tallies, gold: Row, said: Row) -> None:
    """Count where turns begin, what their speakers are, and which characters are furniture."""
    passages = sorted(said["passages"], key=lambda passage: passage["start"])
    starts, last = [], None
    for passage in passages:
        if passage.get("speaker") and passage["speaker"] != last:
            starts.append(passage["start"])
        last = passage.get("speaker")
    wanted = [turn["start"] for turn in gold["turns"]]
    pairs = _pairs(wanted, starts, lambda one, other: abs(one - other) <= LABEL)
    tallies["turns"].add(len(wanted), len(pairs), len(starts))
    for place in set(range(len(wanted))) - {place for place, _number in pairs}:
        tallies.note("turns", "missed", gold["turns"][place]["first_words"])
    for number in set(range(len(starts))) - {number for _place, number in pairs}:
        tallies.note("turns", "extra", f"at {starts[number]}")
    right = sum(_has_role(tallies, turn, passages) for turn in gold["turns"])
    tallies["turn_roles"].add(len(wanted), right, len(wanted))
    aside, taken = _characters(gold["furniture_spans"]), _characters(said.get("furniture", []))
    tallies["furniture"].add(len(aside), len(aside & taken), len(taken))
    if aside != taken:
        tallies.note("furniture", "missed", len(aside - taken))
        tallies.note("furniture", "extra", len(taken - aside))


def _has_role(tallies: Tallies, turn: Row, passages: Sequence[Row]) -> bool:
    middle = (turn["start"] + turn["end"]) // 2
    roles = {one.get("role") for one in passages if one["start"] <= middle < one["end"]}
    if turn["role"] not in roles:
        tallies.note("turn_roles", "wrong", f"{roles}, not {turn['role']}: {turn['first_words']}")
    return turn["role"] in roles


def score_text(tallies: Tallies, gold: Row, said: Row, text: str) -> None:
    """Count the mentions, persons and acts of one text.

    Args:
        tallies: They grow.
        gold: What the text says, in the words of the text.
        said: The row of proposals for it.
        text: The text, its white space blanked.
    """
    for kind, listed in KINDS.items():
        _score_kind(tallies, kind, gold.get(listed, []), said["mentions"], text)
    matched = _score_persons(tallies, gold["persons"], said["persons"], text)
    _score_acts(tallies, gold["acts"], said["acts"], text, matched)


def _characters(spans: Sequence[Row]) -> set[int]:
    return {place for span in spans for place in range(span["start"], span["end"])}


def _pairs(
    gold: Sequence[Any], said: Sequence[Any], fits: Callable[[Any, Any], bool]
) -> list[tuple[int, int]]:
    """Return places of what belongs together, each used once, in the order of the gold."""
    free = list(range(len(said)))
    pairs = []
    for place, one in enumerate(gold):
        other = next((number for number in free if fits(one, said[number])), None)
        if other is not None:
            free.remove(other)
            pairs.append((place, other))
    return pairs


def _score_kind(
    tallies: Tallies, kind: str, gold: Sequence[Row], mentions: Sequence[Row], text: str
) -> None:
    """Count one kind; words that stand more than once are asked for once, all right everywhere."""
    asked = [(one, places) for one in gold if (places := places_of(one["text"], text))]
    said = [one for one in mentions if one["kind"] == kind]
    spans: list[Span] = [(one["start"], one["end"]) for one in said]
    pairs = _pairs(asked, spans, lambda one, span: any(same_span(span, at) for at in one[1]))
    used = {number for _place, number in pairs}
    everywhere = [at for _one, places in asked for at in places]
    spare = sum(
        any(same_span(span, at) for at in everywhere)
        for number, span in enumerate(spans)
        if number not in used
    )
    tallies[kind].add(len(asked), len(pairs), len(said) - spare)
    for place in set(range(len(asked))) - {place for place, _number in pairs}:
        tallies.note(kind, "missed", asked[place][0]["text"])
    for number, span in enumerate(spans):
        if number not in used and not any(same_span(span, at) for at in everywhere):
            tallies.note(kind, "extra", text[slice(*span)])
    valued = sum(bool(one.get("value")) for one in said) - spare
    matched = [(asked[place][0], said[number].get("value")) for place, number in pairs]
    if kind == "date":
        right = sum(same_date(one.get("edtf"), value) for one, value in matched if one.get("edtf"))
        for one, value in matched:
            if one.get("edtf") and not same_date(one["edtf"], value):
                tallies.note("date_value", "wrong", f"{one['text']}: {value}")
        dated = sum(bool(one.get("edtf")) for one, _places in asked)
        tallies["date_value"].add(dated, right, valued)
    elif kind == "amount":
        right = sum(same_sum(one, value) for one, value in matched)
        tallies["amount_value"].add(len(asked), right, valued)


def _score_persons(
    tallies: Tallies, gold: Sequence[Row], said: Sequence[Row], text: str
) -> dict[str, str]:
    """Pair persons, those with most words in common first; return their ids, gold to proposed."""
    places = {
        one["id"]: [
            at
            for words in (one["label"], *one.get("other_labels", []))
            for at in places_of(words, text)
        ]
        for one in gold
    }
    asked = [one for one in gold if places[one["id"]]]
    common = sorted(
        (
            (_common(places[one["id"]], other), at, number)
            for at, one in enumerate(asked)
            for number, other in enumerate(said)
        ),
        reverse=True,
    )
    of: dict[int, int] = {}
    for count, at, number in common:
        if count and at not in of and number not in of.values():
            of[at] = number
    tallies["person"].add(len(asked), len(of), len(said))
    for at, one in enumerate(asked):
        role = {"perpetrator": "accused"}.get(one["role"], one["role"])
        if role != "other":
            right = int(at in of and said[of[at]]["role"] == role)
            tallies["person_role"].add(1, right, int(at in of))
            if at in of and not right:
                wrong = f"{one['label']}: {said[of[at]]['role']}, not {role}"
                tallies.note("person_role", "wrong", wrong)
        if at not in of:
            tallies.note("person", "missed", one["label"])
    for number, other in enumerate(said):
        if number not in of.values():
            tallies.note("person", "extra", f"{other['label']} ({other['role']})")
    return {asked[at]["id"]: said[number]["id"] for at, number in of.items()}


def _common(places: Sequence[Span], person: Row) -> int:
    spans = [(span[0], span[1]) for span in person.get("spans", [])]
    return sum(any(same_span(span, at) for at in places) for span in spans)


def _score_acts(
    tallies: Tallies,
    gold: Sequence[Row],
    said: Sequence[Row],
    text: str,
    matched: dict[str, str],
) -> None:
    """Pair acts by kind and place; general patterns last, and these count for nobody."""
    free = [one for one in said if one["end"] - one["start"] <= LONGEST]
    count = len(said)
    asked = found = full = 0
    for one in sorted(gold, key=lambda one: bool(one.get("status"))):
        places = places_of(one["quote"], text)
        fitting = next((other for other in free if _is_act(one, places, other)), None)
        if fitting is not None:
            free.remove(fitting)
        if one.get("status"):
            count -= fitting is not None
            continue
        asked += 1
        words = f"{COARSE[one['type']]}: {one['quote']}"
        if fitting is None:
            tallies.note("act", "missed", words)
            continue
        found += 1
        if _has_people(one, fitting, matched):
            full += 1
        else:
            tallies.note("act_full", "wrong", words)
    used = [one for one in said if one not in free]
    for one in said:
        if one not in used:
            tallies.note("act", "extra", f"{one['type']}: {text[one['start'] : one['end']]}")
    tallies["act"].add(asked, found, count)
    tallies["act_full"].add(asked, full, count)


def _is_act(gold: Row, places: Sequence[Span], said: Row) -> bool:
    near = any(
        said["start"] - BESIDE < end and start < said["end"] + BESIDE for start, end in places
    )
    return near and said["type"] == COARSE[gold["type"]]


def _has_people(gold: Row, said: Row, matched: dict[str, str]) -> bool:
    for listed, side in (("perpetrator", "accused"), ("victim", "victims")):
        wanted = gold.get(listed) or []
        for one in wanted if isinstance(wanted, list) else [wanted]:
            if matched.get(one) not in said.get(side, []):
                return False
    return True
