"""Who did it, and to whom: the people of a sentence put to a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moksori.coding.cast import Character
from moksori.coding.clauses_ko import is_hanging, is_in_words, is_relative, said_of, yielded
from moksori.coding.coreference import Resolver
from moksori.coding.cues import Candidate
from moksori.coding.refs import GENERIC, PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.words_ko import AGENT, DATIVE, GENITIVE, OBJECT, SUBJECT

PAYING = frozenset({"extortion_bribery"})
"""Coarse types in which the subject may be the one who suffers ("she paid a bribe")."""
_SPOKEN_BY_VICTIM = frozenset({"forced_confession"})
_SUFFERED = frozenset(
    {
        "arrest_detention",
        "torture_ill_treatment",
        "killing",
        "enforced_disappearance",
        "forced_repatriation",
        "forced_labour",
    }
)
"""Coarse types whose noun belongs to who suffers it: "his arrest", but "his threats"."""
VICTIMLESS = frozenset({"drug_trafficking", "embezzlement", "other"})
"""Coarse types that are acts without anybody harmed in particular."""

_BY_THEMSELVES = frozenset({"forced_suicide"})
"""Codes whose subject is who suffers it: "he tried to take his own life"."""
_SERVED = frozenset({"prison_sentence", "labour_training"})
_BOTH = re.compile(
    r"\b(?:both|both of them|both parties|both sides|the two|the pair|each of them)\b|둘\s?다"
    r"|두\s?사람\s?모두",
    re.I,
)
_REACH = 60
"""How far after a cue the one who suffers it may stand."""
_GIVEN = 20
_WHOSE = 24
"""How far before a Korean cue stands whose body or money it is."""
_HANGS = 5
"""How far behind a Korean cue the noun may begin that it hangs on."""
_SAME_BREATH = 80
_MADE_TO = 40


@dataclass(frozen=True, slots=True)
class Involved:
    """The people of one act; empty where the words do not say.

    Attributes:
        told: True where the sentence itself names the victim, or a pronoun for them.
    """

    accused: tuple[str, ...]
    victims: tuple[str, ...]
    told: bool


def involved(one: Candidate, refs: Sequence[Ref], resolver: Resolver, scene: Scene) -> Involved:
    """Find who did and who suffered what a cue tells of.

    Args:
        one: The cue; its places count from `scene.start`.
        refs: Everything in the sentence that refers to people, in order.
        resolver: Knows whom references mean.
        scene: Where the sentence stands.
    """
    start, end = one.start + scene.start, one.end + scene.start
    acting = (SUBJECT, OBJECT, DATIVE, AGENT)
    outside = [ref for ref in refs if ref.end <= start or ref.start >= end or ref.case in acting]
    if one.act.coarse in _SPOKEN_BY_VICTIM and one.language == "en":
        agent_ref, patient_ref = _speaking(outside, end, resolver, scene)
    else:
        agent_ref, patient_ref = _ends(one, outside, start, end, resolver, scene)
    if one.act.code in _BY_THEMSELVES and one.language == "en":
        who = agent_ref if agent_ref is not None else patient_ref
        agent_ref, patient_ref = None, who
    agent_ref, patient_ref = _turned(one, agent_ref, patient_ref, resolver)
    if one.act.code in _SERVED and patient_ref is None and agent_ref is not None:
        # "The student was let off with three months of labor": who is sentenced serves it.
        served = not _is(agent_ref, "powerful", resolver)
        agent_ref, patient_ref = (None, agent_ref) if served else (agent_ref, None)
    if patient_ref is not None and _did_it(one, agent_ref, patient_ref, resolver):
        suffers = (
            agent_ref if agent_ref is not None and not _is_done_by(agent_ref, resolver) else None
        )
        agent_ref, patient_ref = (
            (patient_ref, suffers) if suffers else (agent_ref or patient_ref, None)
        )
    patient = _meant(patient_ref, "at_risk", (), resolver, scene)
    agent = _meant(agent_ref, "powerful", patient, resolver, scene)
    agent, patient = _main_does_it(agent, patient, resolver)
    if patient and patient == agent:
        patient = ()
    if not patient:
        patient = _both(one, resolver, scene)
    return Involved(agent, patient, patient_ref is not None and bool(patient))


def _main_does_it(
    agent: tuple[str, ...], patient: tuple[str, ...], resolver: Resolver
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the account is about did it, whatever the clause makes of him: "if she came to him"."""
    main = resolver.thread.main
    if not main or main not in patient:
        return agent, patient
    people = resolver.cast.people
    return (main,), tuple(key for key in agent if people[key].at_risk and key != main)


def _ends(
    one: Candidate, refs: Sequence[Ref], start: int, end: int, resolver: Resolver, scene: Scene
) -> tuple[Ref | None, Ref | None]:
    """Give the references for who did it and who suffered it."""
    subjects = [ref for ref in refs if ref.case == SUBJECT and ref.start < start]
    by = _agent(refs, start, end, one.language)
    subject = _subject(subjects, one, resolver)
    if (who := _told_on(refs, start, subject)) is not None:
        subject, subjects = who, [*subjects, who]
    if one.language == "ko":
        return _korean_ends(one, refs, start, resolver, scene)
    if one.passive:
        made = _object_before(refs, start, _MADE_TO) if one.made else None
        if made is not None and subject is not None and not _is(subject, "at_risk", resolver):
            return by or subject, made
        return by, _nearest(subjects, want_risk=True, resolver=resolver) or subject
    if one.ordered:
        return subject, _object_before(refs, start, _MADE_TO)
    cases = (DATIVE, GENITIVE) if one.nominal else (OBJECT, DATIVE)
    after = [
        ref
        for ref in _before_next_subject(refs, end)
        if ref.start >= start and ref.case in cases and not _is_own(ref)
    ]
    within = [ref for ref in refs if start <= ref.start < end and not _is_own(ref)]
    inside = [ref for ref in within if ref.case in (SUBJECT, OBJECT, DATIVE)]
    patient = next(iter(inside or after), None)
    if patient is None and one.takes and not one.nominal:
        patient = _whose(refs, start, end)
    if not one.nominal and patient is None and _is_done_by_power(subject, resolver):
        pronouns = [ref for ref in refs if ref.form == PRONOUN and ref.case == OBJECT]
        patient = _object_before(pronouns, start, _SAME_BREATH)
    if one.nominal and patient is None:
        # "The commanders threat": where an apostrophe was lost, he still is whose it is.
        near = [ref for ref in refs if start - 3 <= ref.end <= start and ref.case != SUBJECT]
        own = near[-1] if near else None
        if own is not None:
            return (by or subject, own) if one.act.coarse in _SUFFERED else (own, None)
        patient = _object_before(refs, start, _GIVEN)
    return by or subject, patient


def _told_on(refs: Sequence[Ref], start: int, subject: Ref | None) -> Ref | None:
    """As in "was called in by the clerk, who warned them": he does what is told of next."""
    near = [ref for ref in refs if ref.notes.get("relative") and 0 < start - ref.end <= _REACH]
    return near[-1] if near and (subject is None or subject.start < near[-1].start) else None


def _whose(refs: Sequence[Ref], start: int, end: int) -> Ref | None:
    """Give whose it was that was taken: "took half of the earnings of a seller"."""
    near = _before_next_subject(refs, end)
    owners = [ref for ref in near if ref.start >= start and ref.case == GENITIVE]
    return next((ref for ref in owners if not _is_own(ref)), None)


def _agent(refs: Sequence[Ref], start: int, end: int, language: str) -> Ref | None:
    """Give who a passive names: in English after the cue, in Korean before it."""
    agents = [ref for ref in refs if ref.case == AGENT and ref.det != GENERIC]
    if language == "ko":
        return next(iter(agents), None)
    return next((ref for ref in agents if start <= ref.start <= end + _REACH), None)


def _speaking(
    refs: Sequence[Ref], end: int, resolver: Resolver, scene: Scene
) -> tuple[Ref | None, Ref | None]:
    """Who confesses is the one it is done to: "he stopped after the resident disclosed …"."""
    by = next((ref for ref in refs if ref.case == AGENT and ref.det != GENERIC), None)
    before = [ref for ref in refs if ref.start < end]
    spoke = [ref for ref in before if ref.case == SUBJECT or _is_made_to(ref, scene)]
    patient = _nearest(spoke, want_risk=True, resolver=resolver)
    others = (ref for ref in reversed(before) if ref.case == SUBJECT and ref is not patient)
    return by or next(others, None), patient


def _is_made_to(ref: Ref, scene: Scene) -> bool:
    """As in "Forced her to confess", "beat him into confessing"."""
    after = scene.text[ref.end : ref.end + 8]
    return ref.case in (OBJECT, DATIVE) and re.match(r"\s(?:to|into)\s", after) is not None


def _suffers_ko(one: Candidate, subject: Ref | None, other: Ref | None, resolver: Resolver) -> bool:
    """Say whether a subject without power, and with nobody else in reach, suffers what is told."""
    if subject is None or other is not None or one.act.coarse in VICTIMLESS:
        return False
    return subject.form != PRONOUN and _is(subject, "at_risk", resolver) and not subject.official


def _told_before(one: Candidate, refs: Sequence[Ref], start: int, scene: Scene) -> list[Ref]:
    """Give the references before a Korean cue, without those within the words it hands on.

    딸을 내쫓겠다고 을러멨다: whom the words name is not to whom they are said.
    """
    before = [ref for ref in refs if ref.start < start]
    if not said_of(one):
        return before
    named = [ref for ref in before if ref.case in (OBJECT, SUBJECT, GENITIVE)]
    inside = [ref for ref in named if is_in_words(ref, one, scene)]
    return [ref for ref in before if ref not in inside]


def _korean_ends(
    one: Candidate,
    refs: Sequence[Ref],
    start: int,
    resolver: Resolver,
    scene: Scene,
) -> tuple[Ref | None, Ref | None]:
    before = _told_before(one, refs, start, scene)
    subjects = [ref for ref in before if ref.case == SUBJECT]
    subjects = [ref for ref in subjects if len(subjects) == 1 or not is_relative(ref, scene)]
    by = _agent(refs, start, start, "ko")
    if one.passive and is_hanging(one, scene):
        after = (ref for ref in refs if 0 <= ref.start - scene.start - one.end <= _HANGS)
        if (whose := next(after, None)) is not None:
            return by, whose
    turned = yielded(subjects, one, scene)
    if turned is not None:
        told = [ref for ref in before if ref.start > turned.start and ref.case in (DATIVE, OBJECT)]
        return by, told[-1] if told else turned
    dative = next((ref for ref in reversed(before) if ref.case == DATIVE), None)
    objects = next((ref for ref in reversed(before) if ref.case == OBJECT), None)
    subject = subjects[-1] if subjects else None
    if one.passive:
        return by or dative, subject or objects
    source = by if by is not None and not by.official else None
    near = (ref for ref in reversed(before) if ref.case == GENITIVE and start - ref.end <= _WHOSE)
    genitive = next(near, None)
    if one.act.coarse in _SPOKEN_BY_VICTIM:
        # 다른 상인들의 이름을 대라: of whom somebody is to speak.
        genitive = None
    own = None if source is not None and source is subject else subject
    if _suffers_ko(one, own, objects or dative or source, resolver):
        return None, own
    patient = objects or dative or source or genitive
    if patient is None and own is not None and _is(own, "powerful", resolver):
        # 여성이 면회를 갔을 때 지도원이 요구했다: whoever else it is told of, it was done to.
        risked = [ref for ref in subjects if ref.start < own.start and not ref.official]
        patient = next((r for r in reversed(risked) if _is(r, "may_be_harmed", resolver)), None)
    return own or (by if source is None else None), patient


def _subject(subjects: Sequence[Ref], one: Candidate, resolver: Resolver) -> Ref | None:
    """Of those who may do it, the nearest who acts for a power; else the nearest."""
    powerful = [ref for ref in subjects if _is(ref, "powerful", resolver)]
    pronoun = [ref for ref in subjects[-1:] if ref.form == PRONOUN]
    if pronoun and powerful and pronoun[0].count == powerful[-1].count:
        return powerful[-1] if not powerful[-1].plural else pronoun[0]
    return (powerful or list(subjects))[-1] if subjects else None


def _nearest(refs: Sequence[Ref], *, want_risk: bool, resolver: Resolver) -> Ref | None:
    for ref in reversed(refs):
        if ref.form == PRONOUN or _is(ref, "at_risk", resolver) is want_risk:
            return ref
    return None


def _is_own(ref: Ref) -> bool:
    """True for "his", "their": they say whose, not to whom."""
    return ref.form == PRONOUN and ref.case == GENITIVE


def _is_done_by(ref: Ref, resolver: Resolver) -> bool:
    """Say whether a subject is one who does such things: powerful, or not known yet."""
    return _is(ref, "powerful", resolver) or (ref.form == PRONOUN and ref.sex != "female")


def _is_done_by_power(subject: Ref | None, resolver: Resolver) -> bool:
    """As in "they hung him … and burned his feet": one goes on with the same man."""
    return subject is not None and (subject.form == PRONOUN or _is(subject, "powerful", resolver))


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


def _did_it(one: Candidate, agent: Ref | None, patient: Ref, resolver: Resolver) -> bool:
    """Say whether it is his: "the threats of the commander", a bribe given to him."""
    if one.passive or not _is(patient, "powerful", resolver):
        return False
    return one.nominal or patient.case in (DATIVE, GENITIVE) or agent is None


def _is(ref: Ref, what: str, resolver: Resolver) -> bool:
    if not ref.person:
        return what == "powerful" and ref.official
    return bool(getattr(resolver.cast.people[ref.person[0]], what))


def _turned(
    one: Candidate, agent: Ref | None, patient: Ref | None, resolver: Resolver
) -> tuple[Ref | None, Ref | None]:
    """Who pays a bribe suffers it; who is only told to do something did nothing."""
    if one.act.coarse not in PAYING or agent is None:
        return agent, patient
    if one.pays and not _is(agent, "powerful", resolver):
        return (patient if patient is not agent else None), agent
    if patient is not None:
        taken = _is(patient, "powerful", resolver) and not _is(agent, "powerful", resolver)
        return (patient, agent) if taken else (agent, patient)
    if one.takes and not one.passive:
        return agent, None
    pays = agent.form != PRONOUN and _is(agent, "at_risk", resolver) and not agent.official
    return (None, agent) if pays and not one.passive else (agent, patient)


def _meant(
    ref: Ref | None, want: str, but: tuple[str, ...], resolver: Resolver, scene: Scene
) -> tuple[str, ...]:
    if ref is None:
        return ()
    if ref.form == PRONOUN and ref.person and ref.person[0] not in but:
        # Another cue of the sentence asked already: one pronoun is one person.
        return ref.person
    if ref.form != PRONOUN:
        beside: Ref | None = ref.notes.get("with")
        keys = (*(beside.person if beside is not None else ()), *ref.person)
        return tuple(dict.fromkeys(key for key in keys if key not in but))
    same: Ref | None = ref.notes.get("same")
    main = resolver.cast.people.get(resolver.thread.main)
    turned = same is not None and ref.notes.get("turned") and same.person in _nobody_or(main)
    if turned and main is not None and main.sex == ref.sex:
        # "He let her go once she had paid him": of her clause, so it is he again.
        ref.person = (main.key,)
        return tuple(key for key in ref.person if key not in but)
    if same is not None and same.person and same.person[0] not in but:
        one = resolver.cast.people[same.person[0]]
        if getattr(one, want):
            ref.person = same.person
            return ref.person
    meant = resolver.antecedent(ref, scene, want, but)
    if meant is None:
        return ()
    ref.person = resolver.cast.keys_of(meant)
    return ref.person


def _nobody_or(main: Character | None) -> tuple[tuple[str, ...], ...]:
    return ((), (main.key,)) if main is not None else ((),)


def _both(one: Candidate, resolver: Resolver, scene: Scene) -> tuple[str, ...]:
    """As in "Both parties", "the two": the group told of last."""
    sentence = scene.text[scene.start : scene.start + one.end + _GIVEN * 2]
    if not _BOTH.search(sentence[one.start :]):
        return ()
    group = next((one for one in resolver.cast.latest() if one.plural and not one.official), None)
    if group is None:
        return ()
    group.specific = True
    return resolver.cast.keys_of(group)
