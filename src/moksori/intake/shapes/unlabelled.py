"""Interviews without labels: found by how the two sides of a talk sound and take turns.

Every paragraph is weighed as the host's or the guest's; then the likeliest order of turns as a
whole is taken, so that a short statement of the host between two long answers is found although
it asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from moksori.intake.shapes import dialogue
from moksori.intake.shapes.furniture_words import OUTLET
from moksori.intake.shapes.lines import Line
from moksori.intake.shapes.roles import give_roles
from moksori.intake.shapes.turns import Gaps, Telling, Turn, lengthen
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from moksori.terms.span import Span

INTRO, HOST, GUEST = 0, 1, 2
START = {INTRO: 0.0, HOST: 0.0, GUEST: -4.0}
MOVE = {
    (INTRO, INTRO): 0.0, (INTRO, HOST): 0.0, (INTRO, GUEST): -5.0,
    (HOST, HOST): -2.5, (HOST, GUEST): 0.4, (HOST, INTRO): -99.0,
    (GUEST, GUEST): 0.0, (GUEST, HOST): 0.0, (GUEST, INTRO): -99.0,
}  # fmt: skip
"""What it costs to go from one kind of paragraph to the next."""
SURE = 3.0
"""Weight from which a paragraph is the host's by itself."""
ENOUGH = 2_000
"""Paragraphs after which it has shown whether two people talk."""
LONGEST_QUESTION = 60
"""Words of the longest paragraph a host speaks, but for his first."""
_SIGN = re.compile(r"(?:[-–—―─]{1,2}|[▶▷►◆◇■□●○★☆◎▲△▼▽△])\s*(?=\S)")
"""A sign with which a printed interview tells questions from answers."""
_NAMED = re.compile(
    r"\b(?:[Rr]eporter|[Cc]orrespondent|[Jj]ournalist|[Cc]olleague|[Gg]uest|with|by|(?<!turn )to|"
    r"[Ww]elcome|[Ww]ith (?:us|me) is)\s+(?:(?:our|the|a|Mr\.?"
    r"|Ms\.?|Mrs\.?"
    r"|Dr\.?|Professor|reporter|correspondent|journalist|colleague|guest)\s+)*((?:[A-Z][\w'’-]+\s?){2,4})"
)
_REPORTS = re.compile(r"reporter|correspondent|journalist|colleague", re.IGNORECASE)
_COVERS = re.compile(
    r",? who (?:has |have )?(?:long )?(?:cover(?:ed|s)|report(?:ed|s)|writes|written)\b"
)
"""What is said of a reporter who is brought in: "Gil, who has covered the north for years"."""
_NO_PERSON = re.compile(
    r"\b(?:Korea|China|Japan|Russia|Seoul|Pyongyang|America|Asia|States|Nations|Province|City|County"
    r"|District|Office|Ministry|Government|Party|Radio|News|Edition|Part|January|February|March"
    r"|April|May|June|July|August|September|October|November|December)\Z"
)
"""To whom or what a sentence may be addressed that joins no talk: broadcast to North Korea."""
_NAMED_KOREAN = re.compile(
    r"(?<![가-힣])([가-힣]{2,4}?)\s?(기자|특파원|씨|님|선생|교수|대표|박사|위원|연구원|활동가)"
    r"(?:님)?(?=[와과을를이가은는의도께,.와]|\s|입니다|$)"
)


_FACTS = re.compile(r"\d|[“”\"]")
"""Figures and quotations: a guest gives them, a host asks for them."""
_QUOTES_SOMEBODY = re.compile(
    r"[”\"’]\s*,?\s*(?:[\w’']+\s){0,6}?(?:said|says|told|asked|added|commented?|replied|wrote"
    r"|announced)\b"
    r"|[”\"’']\s?(?:라고|이라고|라며|고) (?:말|전|밝|주장|덧붙|위협|외)"
)
"""A paragraph that reports what somebody said, as articles and guests do, and hosts do not."""
_OWN = re.compile(
    r"\b(?:my|(?<!you told )(?<!You told )(?<!tell )(?<!Tell )(?<!let )(?<!Let )(?<!remind )me"
    r"|myself)\b|\bI\b(?! (?:see|understand|hear|imagine|suppose|think|wonder|want|heard"
    r"|gather|guess|believe|assume|take it|must say|would like|have to ask))|제가|저는|나는|내가"
)
"""How somebody speaks of himself who does not lead the talk."""


_HEARD = 1500
"""Characters of a paragraph by which it is heard who speaks."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph and what speaks for the host (above zero) or the guest (below)."""

    line: Line
    words: int
    asks: bool
    address: bool
    marked: bool
    signed: bool = False
    weight: float = 0.0


def read_unlabelled(
    text: str, lines: Sequence[Line], gaps: Gaps, outlet: str, language: str
) -> Telling | None:
    """Return the turns of an interview without labels, or None where one voice speaks.

    Args:
        text: The decoded text.
        lines: Its paragraphs without title and furniture.
        gaps: Where furniture stands.
        outlet: Who publishes it, if that is known: the host speaks for them.
        language: Decides what a nameless speaker is called.
    """
    if not _may_be_talk(text, lines[:ENOUGH]):
        return None
    beginning = _weighed(text, lines[:ENOUGH])
    first_states = _likeliest(beginning)
    if not _is_talk(text, beginning, first_states):
        return None
    found = _weighed(text, lines) if len(lines) > ENOUGH else beginning
    states = _likeliest(found)
    host = outlet or ("진행" if language == "ko" else "Host")
    first = first_states.index(HOST)
    guest, known = _guest(text, beginning, first_states, first, language)
    telling = Telling(AccountFormat.INTERVIEW)
    for paragraph, state in zip(found, states, strict=True):
        _add(text, telling, paragraph, {INTRO: None, HOST: host, GUEST: guest}[state], gaps)
    roles = give_roles(text, telling.turns, known | {host: SpeakerRole.HOST}, telling.format)
    telling.roles = roles
    telling.unnamed = [n for n in (host, guest) if n in NAMELESS]
    return telling


def _may_be_talk(text: str, lines: Sequence[Line]) -> bool:
    """Say whether anybody asks, answers or opens a talk; where nobody does, no weighing finds one.

    Most accounts are told by one voice, and to weigh their paragraphs takes longer than all else.
    """
    for line in lines:
        tail = text[max(line.start, line.end - 80) : line.end]
        if dialogue.asks(tail) or dialogue.ANSWERS.match(text, line.start):
            return True
    heads = (text[line.start : min(line.end, line.start + _HEARD)] for line in lines)
    return any(dialogue.opens(dialogue.without_quotes(head)) for head in heads)


def _add(
    text: str, telling: Telling, paragraph: _Paragraph, speaker: str | None, gaps: Gaps
) -> None:
    line = paragraph.line
    mark = _SIGN.match(text, line.start, line.end) if paragraph.marked or paragraph.signed else None
    last = telling.turns[-1].speaker if telling.turns else None
    if mark is not None and speaker is not None:
        telling.labels.append(Span(line.start, mark.end()))
        telling.turns.append(Turn(mark.end(), line.end, speaker))
    elif speaker is None or speaker != last:
        telling.turns.append(Turn(line.start, line.end, speaker))
    else:
        lengthen(telling.turns, line, gaps, speaker)


def _words(text: str, paragraph: _Paragraph) -> str:
    """Return the first words of a paragraph, enough to hear who speaks."""
    line = paragraph.line
    return text[line.start : min(line.end, line.start + _HEARD)]


def _weighed(text: str, lines: Sequence[Line]) -> list[_Paragraph]:
    marks, others = _question_signs(text, lines)
    found = []
    for line in lines:
        words = text[line.start : min(line.end, line.start + 2000)]
        tail = text[max(line.start, line.end - 80) : line.end]
        count = dialogue.count_words(words)
        marked = bool(marks) and words.startswith(marks)
        signed = bool(marks) and words.startswith(others)
        brief = count <= 2 * LONGEST_QUESTION
        address = brief and bool(dialogue.ADDRESSES.search(dialogue.without_quotes(words[:400])))
        found.append(_Paragraph(line, count, dialogue.asks(tail), address, marked, signed))
    usual = median([p.words for p in found]) if found else 0
    for place, paragraph in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        paragraph.weight = _weight(text, paragraph, following, usual)
    return found


def _question_signs(text: str, lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the signs that stand before every question, and those before other paragraphs."""
    counts: dict[str, list[bool]] = {}
    for line in lines:
        if mark := _SIGN.match(text, line.start, line.end):
            asks = dialogue.asks(text[max(line.start, line.end - 80) : line.end])
            counts.setdefault(mark[0].strip(), []).append(asks)
    often = {sign: asked for sign, asked in counts.items() if len(asked) > 1}
    asking = tuple(sign for sign, asked in often.items() if sum(asked) * 3 >= 2 * len(asked))
    return asking, tuple(sign for sign in often if sign not in asking)


def _weight(text: str, paragraph: _Paragraph, following: _Paragraph | None, usual: float) -> float:
    """Weigh one paragraph: above zero the host speaks, below the guest."""
    line = paragraph.line
    words = text[line.start : min(line.end, line.start + 2000)]
    bare = dialogue.without_quotes(words)
    weight = 6.0 if paragraph.marked else -6.0 if paragraph.signed else 0.0
    weight += _by_length(paragraph, usual)
    if paragraph.words > 2 * LONGEST_QUESTION:
        return weight
    weight += 2.5 if paragraph.asks else 0.0
    weight += 5.0 if dialogue.opens(bare) else 0.0
    if paragraph.words > LONGEST_QUESTION:
        return weight - 2.0
    weight += 1.0 if paragraph.address else 0.0
    weight += 1.3 if dialogue.LEADS.match(words) else 0.0
    weight += 1.0 if dialogue.MUSES.search(bare) else 0.0
    if dialogue.CLOSES.search(bare):
        weight += 3.0
    elif dialogue.ANSWERS.match(words):
        weight -= 3.0
    weight -= 1.0 if dialogue.RELAYS.search(bare) else 0.0
    weight -= 1.5 if not paragraph.asks and dialogue.FIRST_PERSON.search(bare) else 0.0
    weight -= 1.2 if not paragraph.asks and _FACTS.search(words) else 0.0
    weight -= 3.0 if _QUOTES_SOMEBODY.search(words) else 0.0
    if following is not None:
        after = text[following.line.start : following.line.start + 40]
        weight += 2.5 if dialogue.ANSWERS.match(after) and paragraph.words <= 40 else 0.0
    return weight


def _by_length(paragraph: _Paragraph, usual: float) -> float:
    """A host is brief, beside the guest and by himself."""
    words = paragraph.words
    if words > LONGEST_QUESTION:
        return -3.0 if words <= 1.6 * LONGEST_QUESTION else -6.0
    short = 1.0 if words <= 12 else 0.6 if words <= 26 else -0.4 if words <= 40 else -1.5
    return short + (0.8 if words * 2.2 <= usual else -0.6)


def _likeliest(found: Sequence[_Paragraph]) -> list[int]:
    """Return the likeliest state of every paragraph, taking all of them together."""
    scores = dict(START)
    trails: list[dict[int, int]] = []
    for paragraph in found:
        gains = {INTRO: -0.2, HOST: paragraph.weight, GUEST: -0.3 * paragraph.weight}
        if not trails:
            scores = {state: scores[state] + gains[state] for state in scores}
            trails.append({})
            continue
        trail: dict[int, int] = {}
        later: dict[int, float] = {}
        for state in (INTRO, HOST, GUEST):
            before = max(scores, key=lambda s, now=state: scores[s] + MOVE[s, now])  # type: ignore[misc]
            trail[state] = before
            later[state] = scores[before] + MOVE[before, state] + gains[state]
        scores = later
        trails.append(trail)
    state = max(scores, key=lambda s: scores[s]) if found else INTRO
    states = [state]
    for trail in reversed(trails[1:]):
        state = trail[state]
        states.append(state)
    return states[::-1][: len(found)]


def _is_talk(text: str, found: Sequence[_Paragraph], states: Sequence[int]) -> bool:
    """Say whether two people take turns, and not one who asks himself."""
    hosts = [p for p, state in zip(found, states, strict=True) if state == HOST]
    guests = [p for p, state in zip(found, states, strict=True) if state == GUEST]
    if not hosts or not guests or len(found) < 3:
        return False
    if any(p.marked for p in hosts) and len(hosts) > 1:
        return True
    heads = [_words(text, p) for p in hosts]
    opened = sum(dialogue.opens(dialogue.without_quotes(head)) for head in heads[:2])
    asked = sum(p.asks and p.address for p in hosts)
    plain = sum(p.asks for p in hosts)
    answered = _answered(text, found, states)
    selves = _host_selves(heads)
    if _told_before(text, found, states) and not opened:
        return asked >= 3 and answered >= 1 and selves == 0
    own = selves == 0 and any(_selves(text, p) for p in guests)
    evidence = own + 2 * opened + asked + 0.5 * (plain - asked) + answered - 2 * selves
    lone = _guest_addresses(text, guests) > max(1, len(guests) // 3)
    return (
        evidence >= 2.5 and plain + opened + answered >= (2 if len(found) > 4 else 1) and not lone
    )


def _answered(text: str, found: Sequence[_Paragraph], states: Sequence[int]) -> int:
    """Count answers that begin as answers do, right behind the host."""
    pairs = zip(states, states[1:], found[1:], strict=False)
    return sum(
        one == HOST and two == GUEST and bool(dialogue.ANSWERS.match(text, p.line.start))
        for one, two, p in pairs
    )


def _host_selves(heads: Sequence[str]) -> int:
    """Count the host's paragraphs in which he tells of himself: then he is no host."""
    return sum(
        bool(_OWN.search(dialogue.without_quotes(head))) and not dialogue.opens(head)
        for head in heads
    )


def _told_before(text: str, found: Sequence[_Paragraph], states: Sequence[int]) -> bool:
    """Say whether somebody tells of himself before the first question."""
    for paragraph, state in zip(found, states, strict=True):
        if state == HOST:
            return False
        if _selves(text, paragraph) > 1:
            return True
    return False


def _selves(text: str, paragraph: _Paragraph) -> int:
    """Count how often a paragraph speaks of him who says it."""
    return len(dialogue.FIRST_PERSON.findall(dialogue.without_quotes(_words(text, paragraph))))


def _guest_addresses(text: str, guests: Sequence[_Paragraph]) -> int:
    """Count the guest's paragraphs that speak to a reader in questions: a speech, not a talk."""
    return sum(p.address and "?" in dialogue.without_quotes(_words(text, p)) for p in guests)


def _guest(
    text: str, found: Sequence[_Paragraph], states: Sequence[int], first: int, language: str
) -> tuple[str, dict[str, SpeakerRole]]:
    """Return what the guest is called, by the introduction or the host's first words."""
    lines = [found[first].line, *(p.line for p in found[:first])]
    for line in lines:
        words = text[line.start : min(line.end, line.start + 2000)]
        if named := _named_in(words):
            return named
    answers = " ".join(
        _words(text, p) for p, state in zip(found, states, strict=True) if state == GUEST
    )
    relays = len(dialogue.RELAYS.findall(answers)) * 4
    if relays and relays >= len(dialogue.FIRST_PERSON.findall(dialogue.without_quotes(answers))):
        name = "기자" if language == "ko" else "Reporter"
        return name, {name: SpeakerRole.REPORTER}
    name = "답변" if language == "ko" else "Guest"
    return name, {name: SpeakerRole.SOURCE}


NAMELESS = frozenset(("진행", "Host", "기자", "Reporter", "답변", "Guest"))
"""What speakers are called whom the account does not name."""


def _named_in(words: str) -> tuple[str, dict[str, SpeakerRole]] | None:
    for match in _NAMED.finditer(words):
        name = match[1].strip()
        if OUTLET.search(name):
            name = _behind_outlet(words, match.start(1))
        if name and not _NO_PERSON.search(name):
            reporter = _REPORTS.search(match[0])
            reporter = reporter or _COVERS.match(words, match.start(1) + len(name))
            if reporter or OUTLET.search(match[1]):
                return name, {name: SpeakerRole.REPORTER}
            # A guest by name only: how he speaks says whether he passes on what others told.
            return name, {name: SpeakerRole.SOURCE} if "uest" in match[0] else {}
    if korean := _NAMED_KOREAN.search(words):
        reporter = re.match("기자|특파원", korean[2])
        return korean[1], {korean[1]: SpeakerRole.REPORTER if reporter else SpeakerRole.SOURCE}
    return None


def _behind_outlet(words: str, place: int) -> str:
    """Return the name behind `Daily News reporter`."""
    found = re.compile(
        r"[^.?!]{0,60}?(?:reporter|correspondent|journalist)\s+((?:[A-Z][\w'’-]+\s?){2,4})"
    ).match(words, place)
    return found[1].strip() if found else ""
