"""Who did it, and to whom, in an English sentence: by case and by place around the cue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.coreference import Resolver
from moksori.coding.cues import Candidate
from moksori.coding.entrances import HEALERS
from moksori.coding.refs import GENERIC, PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.suffering import SUFFERED, is_known_as
from moksori.coding.words_en import NOUNS
from moksori.coding.words_ko import AGENT, DATIVE, GENITIVE, OBJECT, SUBJECT

_WAS_TOLD = re.compile(
    r"(?: (?:in|at|from|of) [A-Z][\w-]+)? (?:was|were|(?:had|has|have) been) "
    r"(?:\w+ly )?(?:told|warned|informed|notified|ordered|instructed|advised|given to understand)\b"
)
_NEW_SUBJECT = re.compile(
    r"(?:,| and| but| so| until| when| while| as) (?:the|a|an) (?:[a-z]+ )?(?P<noun>[a-z]+)"
    r"(?: of [a-z]+)? (?:(?:was|were|is|are|had been|has been) )?\Z"
)
_THAT = re.compile(r"\b(?:that|which)\s")
_REACH = 60
"""How far after a cue the one who suffers it may stand."""
_GIVEN = 20
_SAME_BREATH = 80
_MADE_HIM = 8
_MADE = re.compile(r"\b(?:mak(?:e|es|ing)|made)\s\Z", re.IGNORECASE)
_MADE_TO = 40


def english_ends(
    one: Candidate, refs: Sequence[Ref], start: int, end: int, resolver: Resolver, scene: Scene
) -> tuple[Ref | None, Ref | None]:
    """Give the references for who did it and who suffered it.

    Args:
        one: The cue.
        refs: What refers to people, in order.
        start: Where the cue begins in the decoded original.
        end: Where it ends.
        resolver: Knows whom references mean.
        scene: Where the sentence stands.
    """
    subjects = [ref for ref in refs if ref.case == SUBJECT and ref.start < start]
    by = _agent(refs, start, end)
    subject = _subject(subjects, resolver)
    if (who := _told_on(refs, start, subject)) is not None:
        subject, subjects = who, [*subjects, who]
    things = subject is not None and _is_things(scene.text[subject.end : start])
    if one.passive and things:
        # "Two men held him and a bucket was emptied over him".
        told = [ref for ref in refs if end <= ref.start <= end + _REACH and ref.form == PRONOUN]
        return by, next((ref for ref in told if ref.case in (OBJECT, DATIVE)), None)
    if one.passive:
        return _of_passive(one, refs, start, (by, subject), subjects, resolver)
    if not one.nominal and subject is not None and _WAS_TOLD.match(scene.text, subject.end):
        # "Her sister was told to pay, or she would be sent on": it was said to her.
        return by, subject
    made = _object_before(refs, start, _MADE_HIM)
    if made is not None and _MADE.search(scene.text, made.start - _MADE_HIM, made.start):
        # "Made her sleep with him".
        return by or subject, made
    if things and not one.nominal:
        # "She slipped and a log rolled over her": no deed of hers.
        subject = None
    return _of_active(one, refs, (start, end), (by, subject), resolver)


def _of_active(
    one: Candidate,
    refs: Sequence[Ref],
    at: tuple[int, int],
    ends: tuple[Ref | None, Ref | None],
    resolver: Resolver,
) -> tuple[Ref | None, Ref | None]:
    """Give who did it and who suffered it where the subject acts; `ends`: "by", subject."""
    (start, end), (by, subject) = at, ends
    if one.ordered:
        if by is not None and subject is not None:
            # "The director had him seized by the watchmen": both did it.
            by.notes["with"] = subject
        return by or subject, _object_before(refs, start, _MADE_TO)
    patient = _patient(one, refs, start, end, _is_done_by_power(subject, resolver))
    inside = patient is not None and patient.case == SUBJECT and patient.start >= start
    if inside and subject is not None and not is_known_as(subject, "powerful", resolver):
        # "While his mother was held, he had to unload coal": no deed of hers.
        subject = None
    if one.nominal and patient is None:
        return _of_noun(one, refs, start, by or subject)
    return by or subject, patient


def _of_passive(
    one: Candidate,
    refs: Sequence[Ref],
    start: int,
    ends: tuple[Ref | None, Ref | None],
    subjects: Sequence[Ref],
    resolver: Resolver,
) -> tuple[Ref | None, Ref | None]:
    """Give who did it and who suffered it where the subject suffers; `ends`: "by", subject."""
    by, subject = ends
    made = _object_before(refs, start, _MADE_TO) if one.made else None
    risked = subject is None or is_known_as(subject, "at_risk", resolver)
    if made is not None and not risked:
        return by or subject, made
    return by, _nearest(subjects, want_risk=True, resolver=resolver) or subject


def _of_noun(
    one: Candidate, refs: Sequence[Ref], start: int, by: Ref | None
) -> tuple[Ref | None, Ref | None]:
    """Give the same where a noun names the act: whose it is, or whom it was given."""
    # "The commanders threat": where an apostrophe was lost, he still is whose it is.
    near = [ref for ref in refs if start - 3 <= ref.end <= start and ref.case != SUBJECT]
    if not near:
        return by, _object_before(refs, start, _GIVEN)
    return (by, near[-1]) if one.act.coarse in SUFFERED else (near[-1], None)


def _patient(
    one: Candidate, refs: Sequence[Ref], start: int, end: int, powerful: bool
) -> Ref | None:
    """Give who stands where the one who suffers it does: in the words, or behind them."""
    cases = (DATIVE, GENITIVE) if one.nominal else (OBJECT, DATIVE)
    after = [
        ref
        for ref in _before_next_subject(refs, end)
        if ref.start >= start and ref.case in cases and not _is_own(ref)
    ]
    if one.act.coarse == "food_medical_denial":
        # "He would not call a doctor": it is not the doctor who goes without.
        after = [ref for ref in after if ref.lemma not in HEALERS]
    within = [ref for ref in refs if start <= ref.start < end and not _is_own(ref)]
    inside = [ref for ref in within if ref.case in (SUBJECT, OBJECT, DATIVE)]
    patient = next(iter(inside or after), None)
    if patient is None and one.takes and not one.nominal:
        patient = _whose(refs, start, end)
    if not one.nominal and patient is None and powerful:
        pronouns = [ref for ref in refs if ref.form == PRONOUN and ref.case == OBJECT]
        patient = _object_before(pronouns, start, _SAME_BREATH)
    return patient


def _is_things(between: str) -> bool:
    """Say whether a clause of its own begins before a cue, whose subject is no person."""
    begun = _NEW_SUBJECT.search(between)
    return begun is not None and begun["noun"].lower() not in NOUNS


def _told_on(refs: Sequence[Ref], start: int, subject: Ref | None) -> Ref | None:
    """As in "was called in by the clerk, who warned them": he does what is told of next."""
    near = [ref for ref in refs if ref.notes.get("relative") and 0 < start - ref.end <= _REACH]
    return near[-1] if near and (subject is None or subject.start < near[-1].start) else None


def _whose(refs: Sequence[Ref], start: int, end: int) -> Ref | None:
    """Give whose it was that was taken: "took half of the earnings of a seller"."""
    near = _before_next_subject(refs, end)
    owners = [ref for ref in near if ref.start >= start and ref.case == GENITIVE]
    return next((ref for ref in owners if not _is_own(ref)), None)


def _agent(refs: Sequence[Ref], start: int, end: int) -> Ref | None:
    """Give who a passive names, behind the cue."""
    agents = [ref for ref in refs if ref.case == AGENT and ref.det != GENERIC]
    return next((ref for ref in agents if start <= ref.start <= end + _REACH), None)


def speaking(
    refs: Sequence[Ref], start: int, end: int, resolver: Resolver, scene: Scene
) -> tuple[Ref | None, Ref | None]:
    """Give the same for a confession: who confesses is the one it is done to.

    "He stopped after the resident disclosed …".

    Args:
        refs: What refers to people, in order.
        start: Where the cue begins in the decoded original.
        end: Where it ends.
        resolver: Knows whom references mean.
        scene: Where the sentence stands.
    """
    by = next((ref for ref in refs if ref.case == AGENT and ref.det != GENERIC), None)
    before = [ref for ref in refs if ref.start < end]
    spoke = [ref for ref in before if ref.case == SUBJECT or _is_made_to(ref, scene)]
    # "She signed a confession that he had written": who stands behind "that" wrote it.
    written = _THAT.search(scene.text, start, end)
    last = written.start() if written is not None else end
    ahead = [ref for ref in spoke if ref.start < last]
    patient = _nearest(ahead or spoke, want_risk=True, resolver=resolver)
    others = (ref for ref in reversed(before) if ref.case == SUBJECT and ref is not patient)
    return by or next(others, None), patient


def _is_made_to(ref: Ref, scene: Scene) -> bool:
    """As in "Forced her to confess", "beat him into confessing"."""
    after = scene.text[ref.end : ref.end + 8]
    return ref.case in (OBJECT, DATIVE) and re.match(r"\s(?:to|into)\s", after) is not None


def _subject(subjects: Sequence[Ref], resolver: Resolver) -> Ref | None:
    """Of those who may do it, the nearest who acts for a power; else the nearest."""
    powerful = [ref for ref in subjects if is_known_as(ref, "powerful", resolver)]
    pronoun = [ref for ref in subjects[-1:] if ref.form == PRONOUN]
    if pronoun and powerful and pronoun[0].count == powerful[-1].count:
        return powerful[-1] if not powerful[-1].plural else pronoun[0]
    return (powerful or list(subjects))[-1] if subjects else None


def _nearest(refs: Sequence[Ref], *, want_risk: bool, resolver: Resolver) -> Ref | None:
    for ref in reversed(refs):
        if ref.form == PRONOUN or is_known_as(ref, "at_risk", resolver) is want_risk:
            return ref
    return None


def _is_own(ref: Ref) -> bool:
    """True for "his", "their": they say whose, not to whom."""
    return ref.form == PRONOUN and ref.case == GENITIVE


def _is_done_by_power(subject: Ref | None, resolver: Resolver) -> bool:
    """As in "they hung him … and burned his feet": one goes on with the same man."""
    return subject is not None and (
        subject.form == PRONOUN or is_known_as(subject, "powerful", resolver)
    )


def _object_before(refs: Sequence[Ref], start: int, reach: int) -> Ref | None:
    """Give who stands close before a cue as an object: "gave him a beating"."""
    before = [ref for ref in refs if ref.start < start and ref.case in (OBJECT, DATIVE)]
    return before[-1] if before and start - before[-1].end <= reach else None


def _before_next_subject(refs: Sequence[Ref], end: int) -> list[Ref]:
    """Give the references near a cue, up to the one with which the next clause begins."""
    near: list[Ref] = []
    for ref in refs:
        if ref.start > end + _REACH or (ref.start >= end and ref.case == SUBJECT):
            break
        near.append(ref)
    return near
