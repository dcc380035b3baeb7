"""The look at a draft: everything the rules and the watch list have to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from moksori.protection.decoders.escapes import unescaped
from moksori.protection.matching import HeardByTwo, Hit, WatchedForms, prepare
from moksori.protection.matching_text import Text
from moksori.protection.rules import RULES, apply
from moksori.protection.rules_page import Page, Reading, Rule
from moksori.protection.slug import NAMELESS, slug_of
from moksori.terms.draft import Draft
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.story import StoryText
from moksori.terms.watch import Watch, WatchKind

WATCHED = "watch"
"""The rule code of a finding that a watched value made."""

_LEAST_OF_ADDRESS = 5

ADDRESSES = frozenset({"slug", "id"})
"""Places of a draft that are written without capitals."""
_AREA_CODE = "area code"


def look(draft: Draft, watch: Watch) -> tuple[Finding, ...]:
    """Say all that is to be said about a draft, for the screens of the desk.

    Raises:
        UnmatchableError: A watched value has no form that can be looked for.
    """
    return look_with(draft, watch, RULES)


def look_with(draft: Draft, watch: Watch, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Hold a draft against these rules and the watch list.

    Args:
        draft: What is asked to leave.
        watch: All values of the desk.
        rules: The rulebook; tests narrow it, nothing else does.

    Raises:
        UnmatchableError: A watched value has no form that can be looked for.
    """
    return look_by(draft, (prepare(watch),), rules)


def look_by(
    draft: Draft, lists: Sequence[WatchedForms], rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """Hold a draft against lists that are ready: a screen keeps the long one and adds a short one.

    Args:
        draft: What is asked to leave.
        lists: The lists; what one of them finds is found.
        rules: The rulebook; tests narrow it, nothing else does.
    """
    page = Page(
        readings_of(draft),
        HeardByTwo(draft.heard_by_two),
        names_elsewhere=draft.names_elsewhere,
        told_once=draft.told_once,
        minors_alone=draft.minors_alone,
    )
    found = [
        Finding(code, mark.cls, mark.reading.place, mark.reading.channel, mark.start,
                mark.end - mark.start)
        for code, mark in apply(rules, page)
    ]  # fmt: skip
    for forms in lists:
        found.extend(_watched(page, forms, draft))
    order = {reading.place: number for number, reading in enumerate(page.readings)}
    unique = dict.fromkeys(_with_permission(one, draft.allowed) for one in found)
    return tuple(sorted(unique, key=lambda one: (order[one.place], one.channel, one.offset)))


def readings_of(draft: Draft) -> list[Reading]:
    """Give every text of a draft: nothing of a story leaves that is not read here."""
    published = day_of(draft.published)
    return [
        Reading(place, text, published=published, told=told, turn=turn)
        for place, text, told, turn in _texts(draft.story)
        if text
    ]


def _texts(story: StoryText) -> Iterator[tuple[str, str, bool, str]]:
    """Give place, text, whether something is told there, and who says it."""
    yield "title", story.title, True, ""
    yield "standfirst", story.standfirst, True, ""
    yield "content note", story.content_note, True, ""
    for number, block in enumerate(story.blocks, 1):
        yield f"note of block {number}", block.note, True, ""
        yield f"block {number}", block.text, True, block.speaker
    for number, term in enumerate(story.glossary, 1):
        yield f"term {number}", term.word, True, ""
        yield f"gloss {number}", term.gloss, True, ""
        yield f"whole name {number}", term.stands_for, True, ""
    for number, one in enumerate(story.sums, 1):
        yield f"sum {number}", one.word, True, ""
        yield f"worth of sum {number}", one.worth, True, ""
    for number, correction in enumerate(story.corrections, 1):
        yield f"correction {number}", correction.text, True, ""
        yield f"month of correction {number}", correction.month, False, ""
    for number, place in enumerate(story.places, 1):
        yield f"area {number}", place.name, True, ""
        yield f"{_AREA_CODE} {number}", place.code, True, ""
    yield "slug", story.slug, True, ""
    for number, block in enumerate(story.blocks, 1):
        yield f"speaker {number}", block.speaker, False, ""
    yield "byline", story.byline, False, ""
    yield "editor", story.editor, False, ""
    yield "outlet", story.outlet, False, ""
    yield "id", story.id, False, ""
    yield "month", story.month, False, ""
    for number, kind in enumerate(story.kinds_changed, 1):
        yield f"kind {number}", kind, False, ""


def _watched(page: Page, forms: WatchedForms, draft: Draft) -> Iterator[Finding]:
    for hit in forms.hits(page.whole, draft.touches):
        mark = page.mark(hit.start, hit.end, hit.cls)
        yield _finding(mark.reading, Hit(mark.start, mark.end, hit.value, hit.cls))
    for reading in page.readings:
        yield from (_finding(reading, hit) for hit in by_meaning(reading, forms, draft.touches))
        if reading.place in ADDRESSES or reading.place.startswith(_AREA_CODE):
            plain = Text(reading.text, prose=False)
            yield from (_finding(reading, hit) for hit in forms.hits(plain, draft.touches))
            yield from (_finding(reading, hit) for hit in _as_address(reading, forms, draft))
        for hidden in unescaped(reading.text):
            for hit in forms.hits(Text(hidden), draft.touches):
                yield _finding(reading, hit, "escaped text")


def _as_address(reading: Reading, forms: WatchedForms, draft: Draft) -> Iterator[Hit]:
    """Give the values that stand in an address as an address writes them: 2017nyeon-3wol-14il.

    Names are found there as everywhere; what is told in words and figures is not.
    """
    shown = f"-{reading.text.casefold()}-"
    for number, value in enumerate(forms.values):
        if value.kind is WatchKind.PERSON or not forms.counts(number, draft.touches):
            continue
        for told in value.forms:
            written = slug_of(told)
            at = shown.find(f"-{written}-")
            if at >= 0 and written != NAMELESS and len(written) >= _LEAST_OF_ADDRESS:
                yield Hit(at, at + len(written), value.id, FindingClass.BLOCK)


def _finding(reading: Reading, hit: Hit, channel: str = "") -> Finding:
    return Finding(
        WATCHED,
        hit.cls,
        reading.place,
        channel or reading.channel,
        hit.start,
        hit.end - hit.start,
        hit.value,
    )


def by_meaning(
    reading: Reading, forms: WatchedForms, touches: frozenset[str], *, relative: bool = False
) -> Iterator[Hit]:
    """Give the dates, sums and ages of a reading that mean the same as a watched one.

    Args:
        reading: The text.
        forms: The list.
        touches: What the text touches.
        relative: Only dates, and of these only the ones that hang on the day of publication.
    """
    quasi = forms.quasi
    dates = reading.dates if quasi.days else ()
    same = (
        *quasi.same_dates(one for one in dates if one.detail["relative"] or not relative),
        *(quasi.same_sums(reading.amounts) if quasi.sums and not relative else ()),
        *(quasi.same_ages(reading.ages) if quasi.ages and not relative else ()),
    )
    for hit in same:
        if forms.counts(hit.value, touches):
            value = forms.values[hit.value].id
            cls = FindingClass.BLOCK if hit.sure else FindingClass.REVIEW
            yield Hit(hit.start, hit.end, value, cls)


def _with_permission(finding: Finding, allowed: dict[str, str]) -> Finding:
    """Turn a finding into an allowed one where a person gave a reason."""
    key = finding.value if finding.rule == WATCHED else finding.rule
    if not allowed.get(key, "").strip():
        return finding
    return Finding(
        finding.rule,
        FindingClass.ALLOWED,
        finding.place,
        finding.channel,
        finding.offset,
        finding.length,
        finding.value,
    )


def day_of(published: str) -> date | None:
    """Read the day of publication; None where the draft has none yet."""
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None
