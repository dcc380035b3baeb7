"""What each speaker is: by label, by how he is introduced, by what he does in the talk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moksori.intake.shapes import dialogue
from moksori.intake.shapes.furniture_words import OUTLET
from moksori.intake.shapes.labels import role_of
from moksori.intake.shapes.turns import Turn
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole

INTRODUCED = 6_000
"""Characters from the start in which speakers are introduced."""
ENOUGH = 200
"""Turns of one person after which it has shown how he speaks."""
SAMPLE = 3_000
"""Characters of one turn that are read to learn how somebody speaks."""
_CAPITALS = re.compile(r"[A-Z]{2,6}$")


@dataclass(slots=True)
class _Manner:
    """How one person speaks."""

    turns: int = 0
    asked: int = 0
    words: int = 0
    relays: int = 0
    selves: int = 0

    @property
    def share(self) -> float:
        return self.asked / max(self.turns, 1)

    @property
    def length(self) -> float:
        return self.words / max(self.turns, 1)


def give_roles(
    text: str, turns: Sequence[Turn], known: Mapping[str, SpeakerRole], kind: AccountFormat
) -> dict[str, SpeakerRole]:
    """Return the role of every speaker.

    Args:
        text: The decoded text.
        turns: Who says what.
        known: What labels and introductions have said already; they stand.
        kind: A hearing has officials and witnesses, a talk a host and guests.
    """
    manners = _manners(text, turns)
    roles = {name: role for name, role in known.items() if name in manners}
    for name in manners:
        if name not in roles and (role := _introduced(text, name)) is not None:
            roles[name] = role
    rest = [name for name in manners if name not in roles]
    if kind is AccountFormat.HEARING:
        for name in rest:
            leads = manners[name].share >= 0.4
            roles[name] = SpeakerRole.OFFICIAL if leads else SpeakerRole.WITNESS
        return roles
    leading = {SpeakerRole.HOST, SpeakerRole.REPORTER, SpeakerRole.OFFICIAL}
    led = any(role in leading and manners[name].share >= 0.4 for name, role in roles.items())
    led = led or SpeakerRole.HOST in roles.values()
    if not led and (host := _host_among(rest, manners)) is not None:
        roles[host] = SpeakerRole.HOST
        rest.remove(host)
    for name in rest:
        roles[name] = _told_by(manners[name])
    return roles


def _manners(text: str, turns: Sequence[Turn]) -> dict[str, _Manner]:
    manners: dict[str, _Manner] = {}
    for turn in turns:
        if turn.speaker is None:
            continue
        manner = manners.setdefault(turn.speaker, _Manner())
        if manner.turns >= ENOUGH:
            continue
        words = text[turn.start : min(turn.end, turn.start + SAMPLE)]
        manner.turns += 1
        manner.asked += dialogue.asks(text[max(turn.start, turn.end - 80) : turn.end])
        manner.words += dialogue.count_words(words)
        bare = dialogue.without_quotes(words)
        manner.relays += len(dialogue.RELAYS.findall(bare))
        manner.selves += len(dialogue.FIRST_PERSON.findall(bare))
    return manners


def _introduced(text: str, name: str) -> SpeakerRole | None:
    """Return the role with which the first pages introduce a name: `reporter Kim`, `김 기자`."""
    if OUTLET.search(name):
        return SpeakerRole.HOST
    head = text[:INTRODUCED]
    if len(name) < 2 or name.isdigit():
        return None
    for match in re.finditer(re.escape(name), head):
        before = head[max(0, match.start() - 40) : match.start()]
        after = head[match.end() : match.end() + 40]
        if role := _role_beside(before, after):
            return role
    if _CAPITALS.match(name) and re.search(OUTLET.pattern + r".{0,30}\(" + name, head):
        return SpeakerRole.HOST
    return None


_LAST_WORD = re.compile(r"(\w+)[\s,]*$")
_NEXT_WORDS = re.compile(
    r"(?:,\s*(?:an?|the|our)?\s*(?:[\w’'-]+\s){0,3}?|\s|\s?\()(reporter|correspondent|journalist"
    r"|기자|특파원)"
)


def _role_beside(before: str, after: str) -> SpeakerRole | None:
    last = _LAST_WORD.search(before)
    role = role_of(last[1]) if last and len(last[1]) > 1 else None
    if role is SpeakerRole.REPORTER:
        return role
    if following := _NEXT_WORDS.match(after):
        return role_of(following[1])
    return None


def _host_among(names: Sequence[str], manners: Mapping[str, _Manner]) -> str | None:
    """Return the one who leads the talk: who asks most, and says least at a time."""
    if len(manners) < 2 or not names:
        return None
    best = max(names, key=lambda name: (manners[name].share, -manners[name].length))
    others = [manners[name] for name in manners if name != best]
    longest = max(other.length for other in others)
    if manners[best].share >= 0.3 and manners[best].length <= 1.5 * longest:
        return best
    first = names[0]
    return first if manners[first].length * 2 < longest else None


def _told_by(manner: _Manner) -> SpeakerRole:
    """Tell a reporter, who passes on what others told, from one who tells of himself."""
    relays = manner.relays > 0 and manner.relays * 2 >= manner.selves
    return SpeakerRole.REPORTER if relays else SpeakerRole.SOURCE
