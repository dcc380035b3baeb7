"""Who did it, and to whom: the people of a sentence put to a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moksori.coding.agreement import sexes_agree
from moksori.coding.cast import Character
from moksori.coding.coreference import Resolver
from moksori.coding.cues import Candidate
from moksori.coding.ends_en import english_ends, speaking
from moksori.coding.ends_ko import korean_ends
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.suffering import BY_THEMSELVES, PAYING, SERVED, SPOKEN_BY_VICTIM, is_known_as
from moksori.coding.words_ko import AGENT, DATIVE, GENITIVE, OBJECT, SUBJECT

_BOTH = re.compile(
    r"\b(?:both|both of them|both parties|both sides|the two|the pair|each of them)\b|둘\s?다"
    r"|두\s?사람\s?모두",
    re.I,
)
_BOTH_REACH = 40
"""Characters from a cue on within which "both of them" may stand."""


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
    agent_ref, patient_ref = _ends(one, outside, start, end, resolver, scene)
    if one.act.code in BY_THEMSELVES and one.language == "en":
        who = agent_ref if agent_ref is not None else patient_ref
        agent_ref, patient_ref = None, who
    agent_ref, patient_ref = _turned(one, agent_ref, patient_ref, resolver)
    if one.act.code in SERVED and patient_ref is None and agent_ref is not None:
        # "The student was let off with three months of labor": who is sentenced serves it.
        served = not is_known_as(agent_ref, "powerful", resolver)
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
    agent, patient = _main_does_it(agent, patient, patient_ref, resolver)
    if patient and patient == agent:
        patient = ()
    if not patient:
        patient = _both(one, resolver, scene)
    return Involved(agent, patient, patient_ref is not None and bool(patient))


def _ends(
    one: Candidate, refs: Sequence[Ref], start: int, end: int, resolver: Resolver, scene: Scene
) -> tuple[Ref | None, Ref | None]:
    if one.language == "ko":
        return korean_ends(one, refs, start, resolver, scene)
    if one.act.coarse in SPOKEN_BY_VICTIM:
        return speaking(refs, start, end, resolver, scene)
    return english_ends(one, refs, start, end, resolver, scene)


def _main_does_it(
    agent: tuple[str, ...], patient: tuple[str, ...], ref: Ref | None, resolver: Resolver
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the account is about did it, whatever the clause makes of him: "if she came to him"."""
    main = resolver.thread.main
    if not main or main not in patient:
        return agent, patient
    people = resolver.cast.people
    others = [key for key in agent if key != main and people[key].official]
    if others and ref is not None and ref.form == PRONOUN:
        # 안전원들은 그를 묶었다: who did it is told, so it was not he whom they bound.
        ref.person = ()
        return agent, ()
    return (main,), tuple(key for key in agent if people[key].at_risk and key != main)


def _is_done_by(ref: Ref, resolver: Resolver) -> bool:
    """Say whether a subject is one who does such things: powerful, or not known yet."""
    return is_known_as(ref, "powerful", resolver) or (ref.form == PRONOUN and ref.sex != "female")


def _did_it(one: Candidate, agent: Ref | None, patient: Ref, resolver: Resolver) -> bool:
    """Say whether it is his: "the threats of the commander", a bribe given to him."""
    if one.passive or not is_known_as(patient, "powerful", resolver):
        return False
    if one.act.coarse in SPOKEN_BY_VICTIM and patient.case == SUBJECT:
        return False
    return one.nominal or patient.case in (DATIVE, GENITIVE) or agent is None


def _turned(
    one: Candidate, agent: Ref | None, patient: Ref | None, resolver: Resolver
) -> tuple[Ref | None, Ref | None]:
    """Who pays a bribe suffers it; who is only told to do something did nothing."""
    if one.act.coarse not in PAYING or agent is None:
        return agent, patient
    if one.pays and not is_known_as(agent, "powerful", resolver):
        return (patient if patient is not agent else None), agent
    if patient is not None:
        taken = is_known_as(patient, "powerful", resolver) and not is_known_as(
            agent, "powerful", resolver
        )
        return (patient, agent) if taken else (agent, patient)
    if one.takes and not one.passive:
        return agent, None
    risked = agent.form != PRONOUN and is_known_as(agent, "at_risk", resolver)
    pays = (risked and not agent.official) or _is_not_main(agent, resolver)
    return (None, agent) if pays and not one.passive else (agent, patient)


def _is_not_main(ref: Ref, resolver: Resolver) -> bool:
    """As in "She parted with 300 dollars", of an account about a man: he took them."""
    main = resolver.cast.people.get(resolver.thread.main)
    if main is None or ref.form != PRONOUN or ref.plural:
        return False
    return not sexes_agree(main.sex, ref.sex)


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
        also = _meant(beside, want, but, resolver, scene) if beside is not None else ()
        keys = (*also, *ref.person)
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
    sentence = scene.text[scene.start : scene.start + one.end + _BOTH_REACH]
    if not _BOTH.search(sentence[one.start :]):
        return ()
    group = next((one for one in resolver.cast.latest() if one.plural and not one.official), None)
    if group is None:
        return ()
    group.specific = True
    return resolver.cast.keys_of(group)
