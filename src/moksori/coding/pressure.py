"""Acts that no single word names: a bribe asked for under another word, a confession in pain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.agreement import is_hangul
from moksori.coding.ledger import Ledger
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.suffering import PAYING
from moksori.coding.telling import Surroundings
from moksori.coding.words_ko import DATIVE, OBJECT, SUBJECT

_CONFESSED = re.compile(
    r"\b(?:confess(?:ed|es)?|disclosed?|revealed|admitted|divulged"
    r"|gave (?:up|them|him) the names?|named (?:his|her|their|the|names)"
    r"|told (?:him|them) everything)\b"
    r"|자백(?!을?\s?강요)|실토|털어놓|털어놨|불었|불고\s?말"
)
_BARGAIN = re.compile(
    r"\b(?:in (?:exchange|return) for|for the (?:price|sum) of)\b|대가로|조건으로", re.IGNORECASE
)
_MONEY = r"(?:money|cash|sum|yuan|won|dollars|rmb|usd)"
_DEMANDS = re.compile(
    r"\b(?:told|said|explained|announced|informed|let)\b[^.;]{0,80}\b(?:would|will) cost\b"
    r"|\b(?:told|informed|assured|reminded) (?:him|her|them|me|us|(?:the|his|her|their) \w+)\b"
    r"[^.;]{0,60}\d[\d,.]*[^.;]{0,30}\b(?:would|could|might|will)\b"
    r"|\b(?:demand(?:ed|s|ing)?|ask(?:ed|s|ing)?|order(?:ed|s|ing)?|told|forc(?:ed|es|ing)|made"
    r"|press(?:ed|ured))\b[^.;]{0,140}\b(?:send|pay|hand over|bring|give)\b"
    rf"[^.;]{{0,25}}\b{_MONEY}\b"
    r"|(?:원|위안|달러|딸라|돈)을?\s?(?:내면|주면|바치면|가져오면|보내면)"
    r"[^.]{0,25}(?:주겠|풀어|살려|봐주|눈감)"
    r"|(?:돈|현금|원|위안|달러|딸라)을?\s?(?:요구|내라|내놓으라|바치라|보내라|달라고)",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:sen[dt]|sends|pa(?:y|ys|id)|hand(?:s|ed)? over|transferr?(?:ed|s)?|gave|give)\b"
    rf"(?=[^.;]{{0,40}}(?:\b{_MONEY}\b|\bbribes?\b|\d))"
    r"|(?<=돈을\s)(?:보내|부치|부쳤|보냈|바치|바쳤|주었|줬)|송금",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:gave|paid|handed|slipped|brought|offered|sent)\b|주었|줬|바쳤|바치|건넸|건네|찔러|고였|먹였",
    re.IGNORECASE,
)
_HELD_OUT = 2
"""Sentences between the beatings and the confession, where an injury is told in between."""
_PAINFUL = frozenset({"torture_ill_treatment", "sexual_violence"})
_NEAR = 6
"""How many of the people met last may be the one who is asked for money."""
_LATER = 3
"""Sentences after a demand in which whoever pays is still told of."""


def confession(ledger: Ledger, around: Surroundings, before: int) -> None:
    """Somebody who speaks in the same breath as the beatings was made to.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        before: How many acts were told before it.
    """
    match = _CONFESSED.search(around.text)
    act = ledger.type_of("forced_confession")
    if match is None or act is None or around.is_quoted(*match.span()):
        return
    if any(told.act.coarse == act.coarse for told in ledger.acts[before:]):
        return
    for cause in reversed(ledger.acts[-8:]):
        far = _HELD_OUT if is_hangul(around.text) else 1
        near = around.number - cause.sentence <= far and cause.passage - around.passage in (0, -1)
        if cause.act.coarse in _PAINFUL and near and cause.victims:
            told = around.told(act, cause.accused, cause.victims, around.span)
            told.rule, told.confidence = "acts.under_torture", 0.6
            ledger.keep(told)
            return


_DIED = re.compile(
    r"\b(?:died|passed away|was (?:\w+ )?dead|did not survive|never woke|stopped breathing)\b"
    r"|사망|숨(?:졌|진|을\s?거|이\s?(?:끊|멎|졌))|죽(?:었|고\s?말|은\s?(?:채|것))|목숨을\s?잃|세상을\s?(?:떠|뜨|하직)"
)
_DEADLY = frozenset(
    {"torture_ill_treatment", "arrest_detention", "forced_labour", "food_medical_denial"}
)
_SURVIVED = 3
"""Sentences after a harm within which a death is told as its end."""


def death(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
    """Whoever dies soon after what was done to them, held or hurt, was killed by it.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        refs: Everything in it that refers to people.
        before: How many acts were told before it.
    """
    match = _DIED.search(around.text)
    act = next(
        (a for a in ledger.lexicon.pack.common.codebook if a.code == "death_in_custody"), None
    )
    if match is None or act is None or around.is_quoted(*match.span()):
        return
    if any(told.act.coarse == act.coarse for told in ledger.acts[before:]):
        return
    place = around.scene.start + match.start()
    subjects = [ref for ref in refs if ref.case == SUBJECT and ref.start < place]
    if not subjects:
        return
    last = subjects[-1]
    meant = ledger.resolver.antecedent(last, around.scene, "at_risk") if not last.person else None
    keys = last.person or (ledger.resolver.cast.keys_of(meant) if meant else ())
    for cause in reversed(ledger.acts[-8:]):
        near = around.number - cause.sentence <= _SURVIVED
        if near and cause.act.coarse in _DEADLY and set(keys) & set(cause.victims):
            told = around.told(act, cause.accused, tuple(keys), around.span)
            told.rule, told.confidence = "acts.death", 0.6
            ledger.keep(told)
            return


def demand(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
    """An official who wants money for what he does extorts it, whatever he calls it.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        refs: Everything in it that refers to people.
        before: How many acts were told before it.
    """
    bargain = bool(around.amounts) and _BARGAIN.search(around.text) is not None
    bargain = bargain or _names_sum(around)
    act = ledger.type_of("extortion_bribery")
    if act is None or not (bargain or _DEMANDS.search(around.text)):
        return
    if any(told.act.coarse == act.coarse for told in ledger.acts[before:]):
        return
    people = ledger.resolver.cast.people
    powerful = [key for ref in refs for key in ref.person if people[key].powerful]
    own = [key for ref in refs if not ref.kin and not ref.nested for key in ref.person]
    if not is_hangul(around.text):
        powerful = powerful or _of_pronouns(ledger, around, refs, (SUBJECT,), "powerful")
        heard = _of_pronouns(ledger, around, refs, (OBJECT, DATIVE), "at_risk")
        own = [*(key for key in heard if key not in powerful[:1]), *own]
    kin = [key for ref in refs if ref.kin for key in ref.person]
    near = [one.key for _, one in zip(range(_NEAR), ledger.resolver.cast.latest(), strict=False)]
    asked = own if any(people[key].may_be_harmed for key in own) else [*near, *kin]
    risked = [key for key in asked if people[key].may_be_harmed and key not in powerful]
    if powerful and risked:
        told = around.told(act, tuple(powerful[:1]), tuple(risked[:1]), around.span)
        told.rule, told.confidence = "acts.bargain", 0.7
        ledger.keep(told)


def _names_sum(around: Surroundings) -> bool:
    """Say whether a sum stands in words told to somebody: "told her that 60 dollars would do"."""
    return not is_hangul(around.text) and any(
        around.is_quoted(one.start - around.scene.start, one.end - around.scene.start)
        for one in around.amounts
    )


def _of_pronouns(
    ledger: Ledger, around: Surroundings, refs: Sequence[Ref], cases: Sequence[str], want: str
) -> list[str]:
    told = (ref for ref in refs if ref.form == PRONOUN and ref.case in cases)
    keys = [key for ref in told for key in _keys(ledger, around, ref, want)]
    return [key for key in keys if getattr(ledger.resolver.cast.people[key], want)]


def _keys(ledger: Ledger, around: Surroundings, ref: Ref, want: str) -> tuple[str, ...]:
    """Give whom a reference means; an English pronoun that nobody asked about is asked about."""
    if ref.person or ref.form != PRONOUN or is_hangul(ref.lemma):
        return ref.person
    one = ledger.resolver.antecedent(ref, around.scene, want)
    return ledger.resolver.cast.keys_of(one) if one is not None else ()


def bribe(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
    """Money given to an official is a bribe, whether or not he is told to have asked for it.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        refs: Everything in it that refers to people.
        before: How many acts were told before it.
    """
    act = next((one for one in ledger.lexicon.pack.common.codebook if one.code == "bribery"), None)
    if act is None or not around.amounts or not _GIVES.search(around.text):
        return
    if any(told.act.coarse == act.coarse for told in ledger.acts[before:]):
        return
    people = ledger.resolver.cast.people
    given = [ref for ref in refs if ref.case in (DATIVE, OBJECT)]
    to = [key for ref in given for key in _keys(ledger, around, ref, "powerful")]
    takers = [key for key in to if people[key].powerful]
    giver = [ref for ref in refs if ref.case == SUBJECT and not ref.official]
    gave = [key for ref in giver for key in _keys(ledger, around, ref, "at_risk")]
    paid = [key for key in gave if people[key].may_be_harmed and key not in takers]
    if takers and paid:
        told = around.told(act, (takers[0],), (paid[-1],), around.span)
        told.rule, told.confidence = "acts.bribe", 0.7
        ledger.keep(told)


def payers(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
    """Whoever is asked for the money, or has to send it, is a victim of the extortion too.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        refs: Everything in it that refers to people.
        before: How many acts were told before it.
    """
    last = next((told for told in reversed(ledger.acts[-4:]) if told.act.coarse in PAYING), None)
    if last is None or last.passage != around.passage:
        return
    if around.number - last.sentence > _LATER:
        return
    if last.sentence == around.number and len(ledger.acts) > before:
        for ref in refs:
            if ref.case in (OBJECT, DATIVE):
                ledger.add_victims(last, ref.person)
    for match in _PAYS.finditer(around.text):
        place = around.scene.start + match.start()
        told = (ref for ref in reversed(refs) if ref.case in (SUBJECT, OBJECT))
        payer = next((ref for ref in told if ref.end <= place), None)
        if payer is not None:
            ledger.add_victims(last, payer.person)


def beneficiaries(ledger: Ledger, refs: Sequence[Ref]) -> None:
    """A group that an act was for is somebody in particular: "shipments to … cadres"."""
    for ref in refs:
        if ref.plural and ref.case == DATIVE and (ref.distinct or ref.official):
            for key in ref.person:
                ledger.resolver.cast.people[key].specific = True
