"""Acts by the codebook's cues, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moksori.coding.agreement import is_hangul
from moksori.coding.callings import ANYBODY
from moksori.coding.clauses_ko import begins_anew, is_hanging, is_order, said_of
from moksori.coding.cues import Candidate, candidates
from moksori.coding.involvement import involved
from moksori.coding.ledger import Ledger
from moksori.coding.leverage import leverage
from moksori.coding.money_ko import money
from moksori.coding.pressure import beneficiaries, bribe, confession, death, demand, payers
from moksori.coding.refs import GENERIC, PRONOUN, Ref
from moksori.coding.suffering import SPOKEN_BY_VICTIM, VICTIMLESS
from moksori.coding.telling import NEAR, Surroundings, Told, evidence
from moksori.coding.unnamed import context_accused, context_victim
from moksori.coding.words_en import NOUNS
from moksori.coding.words_ko import GENITIVE
from moksori.terms.act import Standing

_ANYONE = re.compile(
    r"\b(?:those who|anyone who|anybody who|whoever|people who|everyone who|residents who)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:again|second time|once more|another time|a year later|months later"
    r"|(?:another|a further|an additional) [\d$€£]|more money)"
    r"|다시|또다시|재차|두\s?번째"
)
_BELONGS = re.compile(
    r"(?:['’]s|s['’]?)?\s(?:own |little |small )?(?:houses?|homes?|door|apartment|room|family"
    r"|families|medicines?|medication|treatment|meals?|rations?|water|belongings|money|phone|savings|goods|property|land|rice|food|crops?|teeth|feet|foot|toes|fingers|nails|neck|eyes|face"
    r"|head|body|back|arms?|legs?|hands?|ribs?|hair)\b"
    r"|의?\s?(?:집|가족|재산|돈|물건|손전화|휴대전화|쌀|살림|얼굴|머리|팔|다리|손|배|가슴|등|허리|갈비)",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|that|these|those)\s(?:\w+\s)?$", re.IGNORECASE)
_WHO_DID = re.compile(r"\bwho (?:did|gave|ordered|led|carried out) (?:the|this|that)\s\Z", re.I)
_IT_WAS = re.compile(
    r"\s*It was [^.;:!?]{3,60}? who (?:(?:did|ordered) (?:it|this|that)|gave the order)\b"
)
_WAS = re.compile(r"\s(?:was|were|is)\s")
_RAIDS = frozenset({"search", "confiscation"})
_BEING = re.compile(r"있(?:던|는) ")
_GOES_ON = frozenset({"embezzlement"})
_IN_CUSTODY = frozenset({"arrest_detention", "torture_ill_treatment"}) | SPOKEN_BY_VICTIM
_NEAR_ACTS = 6
_OFFICE_EN = re.compile(r"\bby (?:the |a |an )?(?:\w+ )?$", re.IGNORECASE)
_OFFICE_KO = re.compile(r"(?:에|에게|한테|에\s?의해)\s")


@dataclass(slots=True)
class _Reading:
    """What one cue comes to.

    Attributes:
        found: The victims were taken from what was told before.
        assumed: The accused was.
        fetched: Kin of somebody took them home.
    """

    one: Candidate
    accused: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    found: bool = False
    assumed: bool = False
    fetched: bool = False


def read_acts(ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> None:
    """Take in the acts of one sentence.

    Args:
        ledger: The acts of the account; its acts grow.
        around: The sentence and what stands in it.
        refs: Everything in it that refers to people.
    """
    if around.asked:
        return
    before = len(ledger.acts)
    for one in candidates(around.text, ledger.lexicon):
        # "Told her that people like her end up …": it begins with who says it, outside the words.
        last = one.end if one.language == "ko" else one.start + 1
        said = around.is_quoted(one.start, last) and not is_order(one, around)
        if not said and not _describes(one, around, refs):
            _take(_Reading(one), ledger, around, refs)
    _cleft(ledger, around, refs)
    confession(ledger, around, before)
    death(ledger, around, refs, before)
    demand(ledger, around, refs, before)
    bribe(ledger, around, refs, before)
    if is_hangul(around.text):
        money(ledger, around, refs, before)
    payers(ledger, around, refs, before)
    leverage(ledger, around, refs, before)
    if is_hangul(around.text):
        ledger.drop_raids(before)
    if len(ledger.acts) > before:
        beneficiaries(ledger, refs)


def _cleft(ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> None:
    """As in "It was a guard of twenty who did it": he did what was told of just before."""
    if not _IT_WAS.match(around.text) or not ledger.is_near(around):
        return
    by = next((ref for ref in refs if ref.form != PRONOUN and ref.person), None)
    told = ledger.acts[-1]
    if by is not None and not set(by.person) & set(told.victims) and told.rule == "acts.cue":
        _is_done_by(told, by, ledger)


def _describes(one: Candidate, around: Surroundings, refs: Sequence[Ref]) -> bool:
    """Say whether a cue only describes somebody ("a drug dealer", "the arrested woman")."""
    if one.act.coarse == "enforced_disappearance" and is_hanging(one, around.scene):
        # 남편이 행방불명된 여성: it says who she is.
        return True
    if one.language == "ko" and _BEING.match(around.text, one.end - 1):
        # 같은 감방에 있던 여성: so does this.
        return True
    start, end = one.start + around.scene.start, one.end + around.scene.start
    return any(ref.start <= start and end <= ref.end for ref in refs if ref.form != PRONOUN)


def _take(read: _Reading, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> None:
    one = read.one
    taken_up = _taken_up(one, ledger, around)
    if taken_up is not None:
        _names_doer(one, taken_up, ledger, around, refs)
        return
    _involve(read, ledger, around, refs)
    if _by_office(one, around):
        _by_nobody(read, ledger, around)
        return
    if not read.accused and _may_assume(read, ledger, around):
        held = _held_by(read, ledger) or _told_before(read, ledger, around)
        read.accused = held or context_accused(ledger.resolver, read.victims, ledger.news)
        read.assumed = True
    if read.fetched:
        return
    if not _is_told(read, ledger) or _is_anybody(read, ledger, around, refs):
        return
    standing = _standing(read, ledger, around)
    if standing is Standing.NEGATED and not read.victims:
        return
    act = one.act
    if standing is Standing.THREATENED and read.assumed and one.language == "ko":
        # 몰릴 수 있다: nobody is told to have said so.
        return
    if standing is Standing.THREATENED and act.coarse != "threat_intimidation":
        act = ledger.type_of("threat_intimidation") or act
    told = around.told(act, read.accused, read.victims, evidence(one, around))
    told.standing = standing
    told.of_nobody = standing is Standing.HABITUAL and one.standing is Standing.DONE
    told.confidence = 0.55 if read.found or read.assumed else 0.8
    told.again = _AGAIN.search(around.text, max(0, one.start - 40), one.end + 30) is not None
    told.apart, told.assumed = begins_anew(one, around), read.assumed
    ledger.keep(told)


def _is_fetched(read: _Reading, ledger: Ledger, accused: Sequence[str]) -> bool:
    """As in "his father came to fetch him": kin take nobody into custody."""
    kin = [ledger.resolver.cast.people[key] for key in accused]
    kin = [one for one in kin if not one.official and any(_is_kin(noun) for noun in one.called)]
    return bool(kin) and len(kin) == len(accused) and read.one.act.coarse == "arrest_detention"


def _is_kin(noun: str) -> bool:
    return noun in NOUNS and NOUNS[noun].kin


def _is_anybody(read: _Reading, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> bool:
    """Say whether it is told of whoever does this or that: "those who are caught can be sent"."""
    people = ledger.resolver.cast.people
    vague = [key for key in read.victims if not people[key].specific and not people[key].plural]
    if vague and len(vague) == len(read.victims) and read.one.language == "en":
        # "A trader can always be punished": so can any.
        return not around.scene.past
    told = {key for ref in refs if ref.form != PRONOUN for key in ref.person}
    general = _ANYONE.search(around.text[: read.one.end]) is not None
    return general and not told & set(read.victims)


def _taken_up(one: Candidate, ledger: Ledger, around: Surroundings) -> Told | None:
    """Give the beating told of just before that "the beating" only takes up."""
    if not one.nominal or not _THE.search(around.text[max(0, one.start - 24) : one.start]):
        return None
    near = [told for told in ledger.acts[-4:] if around.number - told.sentence <= NEAR]
    same = (told for told in reversed(near) if told.act.coarse == one.act.coarse and told.victims)
    return next(same, None)


def _names_doer(
    one: Candidate, told: Told, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]
) -> None:
    """As in "The one who did the beating was a lieutenant": he, and nobody taken for him."""
    was = _WAS.match(around.text, one.end)
    if was is None or not _WHO_DID.search(around.text[: one.start]):
        return
    start = around.scene.start + was.end()
    by = next((ref for ref in refs if start <= ref.start <= start + 1 and ref.person), None)
    if by is None or told.rule != "acts.cue":
        return
    _is_done_by(told, by, ledger)


def _is_done_by(told: Told, by: Ref, ledger: Ledger) -> None:
    """Put who is told to have done something in the place of whoever was taken for it."""
    people = ledger.resolver.cast.people
    for key in told.accused:
        people[key].harming -= 1
    for key in by.person:
        people[key].harming += 1
    told.accused = by.person


def _involve(read: _Reading, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> None:
    """Fill in who did it and who suffered it, as far as the words say so or go on about it."""
    one, people = read.one, ledger.resolver.cast.people
    who = involved(one, refs, ledger.resolver, around.scene)
    read.fetched = _is_fetched(read, ledger, who.accused)
    read.victims = tuple(key for key in who.victims if not people[key].powerful or who.told)
    read.accused = tuple(
        key
        for key in who.accused
        if key not in read.victims and (people[key].powerful or one.made or not one.passive)
    )
    trader = bool(read.accused) and not any(people[key].official for key in read.accused)
    if one.act.coarse == "embezzlement" or (one.act.coarse == "drug_trafficking" and trader):
        # Whoever buys what was sold off suffers nothing by it.
        read.victims = ()
    if read.victims or one.act.coarse in VICTIMLESS - {"other"}:
        return
    read.victims = _owners(read, ledger, around, refs) or _raided(read, ledger, around)
    if one.act.coarse in VICTIMLESS:
        return
    if not read.victims and _continues(read, ledger, around, refs):
        near = around.near if one.language == "ko" else frozenset()
        told = ledger.resolver, around.scene.narrator, near
        victims = _of_pronoun(read, ledger, around, refs)
        victims = victims or context_victim(*told, passive=one.passive)
        read.victims = tuple(key for key in victims if key not in read.accused)
        read.found = True


def _of_pronoun(
    read: _Reading, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]
) -> tuple[str, ...]:
    """As in "he wanted her to stay": whom a pronoun means that cannot be who does it."""
    cast = ledger.resolver.cast
    main = cast.people.get(ledger.resolver.thread.main)
    if main is None or not main.sex or around.scene.narrator or read.one.language != "en":
        return ()
    for ref in refs:
        if ref.form != PRONOUN or not ref.sex or ref.sex == main.sex:
            continue
        one = ledger.resolver.antecedent(ref, around.scene, "at_risk", read.accused)
        if one is not None and one.may_be_harmed:
            return cast.keys_of(one)
    return ()


def _may_assume(read: _Reading, ledger: Ledger, around: Surroundings) -> bool:
    """Say whether the accused told of last is taken for who did it."""
    # Nobody but an official can embezzle: what he sold off is told without naming him.
    own = read.one.act.coarse == "embezzlement" and not around.scene.narrator
    return bool(read.victims) or (own and ledger.is_near(around))


def _held_by(read: _Reading, ledger: Ledger) -> tuple[str, ...]:
    """Give who took somebody away: they hold them, and do what is done to them there."""
    one = read.one
    done = one.act.coarse in SPOKEN_BY_VICTIM or (one.passive and one.language == "en")
    if ledger.news or one.act.coarse not in _IN_CUSTODY or not done:
        return ()
    for told in reversed(ledger.acts[-_NEAR_ACTS:]):
        if told.act.coarse == "arrest_detention" and set(told.victims) & set(read.victims):
            return told.accused
    return ()


def _told_before(read: _Reading, ledger: Ledger, around: Surroundings) -> tuple[str, ...]:
    """Give who did what an article told just before, for a passive that names nobody."""
    if not ledger.news or not read.one.passive or read.one.language != "en":
        return ()
    near = [told for told in ledger.acts[-_NEAR_ACTS:] if around.number - told.sentence <= NEAR]
    by = next((told.accused for told in reversed(near) if told.accused), ())
    return tuple(key for key in by if key not in read.victims)


def _is_told(read: _Reading, ledger: Ledger) -> bool:
    """Say whether the words tell of something that somebody in particular did or suffered."""
    people = ledger.resolver.cast.people
    certain = any(people[key].specific for key in (*read.accused, *read.victims))
    if not certain and not (read.found and read.victims and not read.one.general):
        return False
    # Where nobody is harmed and nobody acts for a power, somebody only made a living.
    return bool(read.victims) or any(people[key].official for key in read.accused)


def _by_nobody(read: _Reading, ledger: Ledger, around: Surroundings) -> None:
    """An office did it, and no person of it is named: nobody is taken for the accused."""
    one = read.one
    if not read.victims or one.standing in (Standing.NEGATED, Standing.THREATENED):
        return
    told = around.told(one.act, (), read.victims, evidence(one, around))
    told.rule, told.by_office = "acts.office", True
    ledger.keep(told)


def _raided(read: _Reading, ledger: Ledger, around: Surroundings) -> tuple[str, ...]:
    """As in "He confiscated the goods", told on of somebody: they were theirs."""
    thread = ledger.resolver.thread
    raids = read.one.act.code in _RAIDS and read.one.language == "en" and around.scene.past
    if not raids or around.scene.narrator or thread.main not in read.accused:
        return ()
    told = ledger.is_near(around) and ledger.acts[-1].victims
    return told or ()


def _owners(
    read: _Reading, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]
) -> tuple[str, ...]:
    """Whose house, family or money it was: "searched her house", "comes to our house"."""
    if not read.accused:
        return ()
    people = ledger.resolver.cast.people
    for ref in refs:
        if ref.case != GENITIVE or not _BELONGS.match(around.scene.text, ref.end):
            continue
        if ref.form == PRONOUN and not ref.person:
            meant = ledger.resolver.antecedent(ref, around.scene, "at_risk", read.accused)
            ref.person = ledger.resolver.cast.keys_of(meant) if meant else ()
        keys = [key for key in ref.person if key not in read.accused]
        found = tuple(key for key in keys if people[key].may_be_harmed)
        if found:
            return found
    return ()


def _continues(read: _Reading, ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> bool:
    """Say whether words without a victim go on about somebody harmed just before."""
    one, narrated = read.one, bool(around.scene.narrator)
    if one.language == "ko" and _is_any_official(read, ledger):
        return False
    if one.general or (one.standing is Standing.HABITUAL and not one.passive):
        return False
    said = one.language == "ko" and said_of(one)
    if not said and any(ref.det == GENERIC or (ref.plural and not ref.person) for ref in refs):
        return False
    if one.language == "en" and not narrated:
        people = ledger.resolver.cast.people
        told = any(ref.form != PRONOUN for ref in refs)
        by = any(people[key].specific for key in read.accused)
        if one.nominal or not around.scene.past or (told and not by):
            return False
    told_of = bool(around.near) and one.language == "ko"
    return narrated or told_of or (ledger.is_near(around) and bool(ledger.acts[-1].victims))


def _is_any_official(read: _Reading, ledger: Ledger) -> bool:
    """Say whether those who do it are officials in general: what they do is done to nobody yet."""
    people = [ledger.resolver.cast.people[key] for key in read.accused]
    return bool(people) and not any(one.specific for one in people)


def _standing(read: _Reading, ledger: Ledger, around: Surroundings) -> Standing:
    """What names nobody in particular as harmed, or how things are, is a pattern."""
    one = read.one
    if one.standing is not Standing.DONE:
        return one.standing
    if not read.victims and one.act.coarse not in VICTIMLESS:
        return Standing.HABITUAL
    if not read.victims and one.act.coarse in _GOES_ON and one.language == "en":
        # "He sells them and keeps the proceeds": told of one man, it is done and goes on.
        certain = any(ledger.resolver.cast.people[key].specific for key in read.accused)
        return Standing.DONE if certain else Standing.HABITUAL
    harmed = [ledger.resolver.cast.people[key] for key in read.victims]
    if any(person.specific for person in harmed):
        return Standing.DONE
    anybody = bool(harmed) and all(person.called <= ANYBODY for person in harmed)
    return Standing.DONE if around.scene.past and not anybody else Standing.HABITUAL


def _by_office(one: Candidate, around: Surroundings) -> bool:
    """Say whether a passive names an office: "arrested by the MSS", 보위부에 체포됐다."""
    if not one.passive:
        return False
    for office in around.offices:
        first, last = office.start - around.scene.start, office.end - around.scene.start
        if one.language == "ko":
            if last <= one.start <= last + 12 and _OFFICE_KO.match(around.text, last):
                return True
        elif one.end <= first <= one.end + 30 and _OFFICE_EN.search(around.text[one.end : first]):
            return True
    return False
