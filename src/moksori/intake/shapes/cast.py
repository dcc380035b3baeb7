"""Which labels are speakers, and which of them are one person."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from moksori.intake.shapes.credits import credit_lines
from moksori.intake.shapes.labels import Label, key_of, labels_of, may_be_name, tokens_of
from moksori.intake.shapes.lines import Line, right_edge
from moksori.intake.shapes.role_words import (
    DESCRIPTION,
    FEMALE_TITLES,
    MALE_TITLES,
    NOT_LABELS,
    ROLE_OF,
)
from moksori.terms.passage import SpeakerRole

SURE = frozenset(("colon", "bracketed", "question"))
"""Styles in which two lines of one name are proof enough."""
MANY = 50
"""Labels that share a word; a short label cannot stand for one of so many."""
_FIELD = re.compile(r"\s*[*•·-]?\s*([^:：\n]{1,40}?)\s*[:：]\s*(?=\S|$)")
_SURNAME = re.compile(
    r"([가-힣])\s?(?:씨|기자|위원|의원|교수|박사|선생|대표|특파원|앵커|검사|판사|변호사)$"
)
_KOREAN_NAME = re.compile(r"([가-힣])[가-힣]{1,3}(?=\s|$)")


@dataclass(slots=True)
class Cast:
    """Who speaks in a labelled text.

    Attributes:
        labels: The labels that begin a turn, in order.
        names: What each label's key is called, one name for one person.
        roles: What labels say a person is, by name.
        fields: Numbers of the lines of a form at the top of the text, and of credits.
    """

    labels: list[Label] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    roles: dict[str, SpeakerRole] = field(default_factory=dict)
    fields: frozenset[int] = frozenset()

    def name_of(self, label: Label) -> str:
        """Return the name of the person a label stands for."""
        return self.names.get(label.key, label.name)


def find_cast(text: str, lines: Sequence[Line]) -> Cast | None:
    """Return who speaks, or None where the text is not labelled.

    Args:
        text: The decoded text.
        lines: Its lines.
    """
    fields = _form_at_top(text, lines) | credit_lines(text, lines)
    candidates = _without_headings(
        [label for label in labels_of(text, lines) if label.line not in fields]
    )
    if not candidates:
        return None
    sure = _confirmed(text, lines, candidates)
    labels = [label for label in candidates if label.key in sure.get(label.style, ())]
    if not _is_labelled(text, lines, labels):
        return None
    names = _merged(labels)
    roles = _labelled_roles(labels, names)
    return Cast(labels, names, roles, fields)


def _without_headings(candidates: Sequence[Label]) -> list[Label]:
    """Leave out what stands once in brackets where colons part the turns: `[Voices] The toll`."""
    counts = Counter(label.key for label in candidates)
    colons = sum(label.style == "colon" for label in candidates)
    if colons < 3:
        return list(candidates)
    return [
        label
        for label in candidates
        if label.style != "bracketed" or counts[label.key] > 1 or label.line > _HEADING_LINES
    ]


_HEADING_LINES = 3


def is_field(text: str, line: Line) -> bool:
    """Say whether a line is an entry of a form: `Date: 3 May`, `장소: 시장`."""
    found = _FIELD.match(text, line.start, min(line.end, line.start + 60))
    if found is None:
        return False
    name = found[1].strip(" *_").casefold()
    return key_of(name) in NOT_LABELS or any(
        word in NOT_LABELS for word in re.findall(r"\w+", name)[:1] + re.findall(r"\w+", name)[-1:]
    )


def _form_at_top(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines of a form above the text: short entries one below the other."""
    block: list[int] = []
    fields = 0
    for number, line in enumerate(lines[:40]):
        entry = _FIELD.match(text, line.start, min(line.end, line.start + 60))
        if entry is None or line.end - line.start > 90 or (block and line.gap):
            if fields >= 2 or (block and number > 8):
                break
            block, fields = [], 0
        if entry is not None and line.end - line.start <= 90:
            block.append(number)
            fields += is_field(text, line)
    return frozenset(block) if fields >= 2 else frozenset()


def _confirmed(
    text: str, lines: Sequence[Line], candidates: Sequence[Label]
) -> dict[str, set[str]]:
    """Return, for each style, the keys that are taken for speakers."""
    plain = [label for label in candidates if label.style in SURE]
    counts = Counter(label.key for label in plain)
    density = len(plain) / max(_beginnings(text, lines), 1)
    introduced = {key_of(b.bracket) for b in plain if _is_short(b)} & counts.keys()
    with_roles = {label.key for label in plain if label.role is not None}
    sure = {key for key, count in counts.items() if count > 1} | introduced
    sure |= with_roles if len(with_roles) > 1 or sure else set()
    sure |= {label.key for label in plain if _is_short(label) and key_of(label.bracket) in sure}
    known = {token for label in plain if label.key in sure for token in tokens_of(label.name)}
    for label in plain:
        if counts[label.key] == 1 and label.key not in sure and _single(label, density, known):
            sure.add(label.key)
    found = dict.fromkeys(SURE, sure)
    if "question" in {label.style for label in plain}:
        found["question"] = _asked_and_answered(plain, sure)
    return found | _loose(text, lines, candidates, sure)


def _asked_and_answered(plain: Sequence[Label], sure: set[str]) -> set[str]:
    """Return the keys of `Q.` and `A.`, if both are there; one alone numbers a list."""
    keys = {label.key for label in plain if label.style == "question"}
    return keys & sure if len(keys) > 1 else {key for key in keys & sure if key != "a"}


def _beginnings(text: str, lines: Sequence[Line]) -> int:
    """Return how many lines could begin a turn."""
    if not right_edge(text, lines):
        return len(lines)
    return 1 + sum(line.gap > 0 for line in lines)


def _is_short(label: Label) -> bool:
    """Say whether the bracket behind a name gives a shorter name for it."""
    bracket = label.bracket
    return bool(bracket) and not DESCRIPTION.search(bracket) and may_be_name(bracket)


def _single(label: Label, density: float, known: set[str]) -> bool:
    """Say whether a label that stands only once is a speaker all the same."""
    if label.role is not None or (density >= 0.6 and label.line):
        return True
    if any(token in known for token in tokens_of(label.name)):
        return True
    if label.line == 0 and len(known) > 1:
        # "Inside the mill: …" above the turns of others is a headline.
        return False
    return density >= 0.3 and (len(label.name.split()) > 1 or bool(label.bracket))


def _loose(
    text: str, lines: Sequence[Line], candidates: Sequence[Label], sure: set[str]
) -> dict[str, set[str]]:
    """Return the speakers set off in styles that sentences and headings have too."""
    found: dict[str, set[str]] = {}
    for style in ("dash", "tab", "arrow", "stopped"):
        these = [label for label in candidates if label.style == style]
        counts = Counter(label.key for label in these)
        keys = {key for key, n in counts.items() if n > 1 or key in sure}
        role = {label.key for label in these if label.role is not None}
        total = sum(counts[key] for key in keys | role)
        enough = len(keys | role | sure) > 1 and total * 3 >= len(lines)
        found[style] = (keys | role) if enough and total > 2 else (keys & sure)
    found["alone"] = _alone(text, lines, candidates, sure)
    return found


def _alone(
    text: str, lines: Sequence[Line], candidates: Sequence[Label], sure: set[str]
) -> set[str]:
    """Return the names that stand on lines of their own above what they say."""
    these = [label for label in candidates if label.style == "alone"]
    places = {label.line for label in these}
    counts: Counter[str] = Counter()
    for label in these:
        line = lines[label.line]
        above = label.line + 1 < len(lines) and label.line + 1 not in places
        timed = text[line.end - 1].isdigit() and ":" in text[line.start : line.end]
        capital = label.name.isupper() and any(c.isascii() for c in label.name)
        if above and (capital or timed or label.role is not None or label.key in sure):
            counts[label.key] += 1
    keys = {key for key, n in counts.items() if n > 1}
    keys |= {key for key in counts if key in sure}
    roles = {label.key for label in these if label.role is not None and counts[label.key]}
    return keys | roles if len(keys | sure) > 1 and keys else keys & sure


def _is_labelled(text: str, lines: Sequence[Line], labels: Sequence[Label]) -> bool:
    """Say whether labels carry the text: several speakers, from early on, in much of it."""
    keys = {label.key for label in labels}
    if len(keys) < 2 or len(labels) < 2:
        return False
    by_role = {label.role for label in labels if label.role is not None}
    if len(labels) < 3 and len(by_role) < 2:
        return False
    repeated = any(count > 1 for count in Counter(label.key for label in labels).values())
    forms = sum(is_field(text, line) for line in lines[:200])
    if not repeated and forms >= 2 and forms * 2 >= len(labels):
        return False
    length = lines[-1].end - lines[0].start
    early = labels[0].start - lines[0].start <= max(0.5 * length, 1500)
    return early and len(labels) * 8 >= _beginnings(text, lines)


def _merged(labels: Sequence[Label]) -> dict[str, str]:
    """Give the labels of one person one name: the fullest that the text has for them."""
    first: dict[str, Label] = {}
    for label in labels:
        first.setdefault(label.key, label)
    to: dict[str, str] = {}
    for label in labels:
        short = key_of(label.bracket)
        if _is_short(label) and short in first and short != label.key:
            to.setdefault(short, label.key)
    by_token = _by_token(first.values())
    for key, label in first.items():
        if key not in to and (fuller := _fuller(label, first, by_token)):
            to[key] = fuller
    return {key: first[_end_of(key, to)].name for key in first}


def _end_of(key: str, to: dict[str, str]) -> str:
    seen = {key}
    while key in to and to[key] not in seen:
        key = to[key]
        seen.add(key)
    return key


def _by_token(labels: Iterable[Label]) -> dict[str, list[Label]]:
    """Return the labels that hold each word, each surname and each row of initials."""
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        tokens = tokens_of(label.name)
        if len(tokens) > 1:
            for token in {*tokens, *_initials(label.name)}:
                found[token].append(label)
        if korean := _KOREAN_NAME.match(label.name):
            found[f"surname {korean[1]}"].append(label)
    return found


def _initials(name: str) -> set[str]:
    whole = [word for word in re.split(r"[\s]+", name) if word[:1].isupper()]
    parts = [part for word in whole for part in word.split("-") if part]
    return {"".join(word[0] for word in row).casefold() for row in (whole, parts) if len(row) > 1}


def _fuller(label: Label, first: dict[str, Label], by_token: dict[str, list[Label]]) -> str | None:
    """Return the key of the one fuller label that a short one abbreviates."""
    tokens = tokens_of(label.name)
    if surname := _SURNAME.match(label.name):
        return _only(label, by_token.get(f"surname {surname[1]}", []), 0)
    if label.style == "question" or not tokens:
        return None
    holders = min((by_token.get(token, []) for token in tokens), key=len)
    if len(holders) > MANY:
        return None
    rest = set(tokens)
    fitting = [
        other
        for other in holders
        if rest <= {*tokens_of(other.name), *_initials(other.name)} and not _at_odds(label, other)
    ]
    if fuller := _only(label, fitting, len(tokens)):
        return fuller
    if label.role is SpeakerRole.HOST and f"{label.key}자" in first:
        return f"{label.key}자"
    return None


def _only(label: Label, fitting: Sequence[Label], least: int) -> str | None:
    keys = {
        other.key
        for other in fitting
        if other.key != label.key and len(tokens_of(other.name)) > least
    }
    return keys.pop() if len(keys) == 1 else None


def _at_odds(label: Label, other: Label) -> bool:
    """Say whether the titles of two labels cannot belong to one person."""
    one, two = (set(re.findall(r"\w+", name.casefold())) for name in (label.name, other.name))
    return bool(
        (one & MALE_TITLES and two & FEMALE_TITLES) or (one & FEMALE_TITLES and two & MALE_TITLES)
    )


def _labelled_roles(labels: Sequence[Label], names: dict[str, str]) -> dict[str, SpeakerRole]:
    """Return the roles that labels name; where two labels of one person differ, the longer."""
    roles: dict[str, tuple[int, SpeakerRole]] = {}
    for label in labels:
        if label.role is None:
            continue
        name = names[label.key]
        weight = len(label.name) if label.key not in ROLE_OF else 1
        if name not in roles or weight > roles[name][0]:
            roles[name] = (weight, label.role)
    return {name: role for name, (_weight, role) in roles.items()}
