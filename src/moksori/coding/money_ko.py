"""Money in Korean accounts: who asks for it, who gives it up, who takes it, who passes it on.

The verb stands behind the sum, whatever stands between them: 300위안(42달러)을 내놓으라고.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.ledger import Ledger
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.telling import Surroundings
from moksori.coding.unbracketed import unbracketed
from moksori.coding.unnamed import context_accused, context_victim
from moksori.coding.words_ko import AGENT, DATIVE, SUBJECT

_SUM = (
    r"(?:(?:원|위안|달러|딸라|유로|엔|돈|현금|뇌물|뢰물|금품|%|퍼센트|프로|절반)"
    r"(?:어치|가량|정도|씩|만|이상)?(?:을|를|도|이라도|까지|이나|은)?"
    r"(?: (?:[가-힣]{1,8} ){0,4}))"
)
_ASKS = re.compile(
    _SUM + r"(?:요구|강요|내라|내놓으라|내놓아야|내놓으면|바치라|바쳐야|가져오라|가져오면|가져와야"
    r"|보내라|달라|달라고|마련하|내면|주면|바치면|물어내라|상납하라|손을 내밀)"
)
_FREED = re.compile(
    r"풀려|풀어|놓여|놓아|빠져나|나올 수|나왔|데려|데리고 (?:나|올)|돌아올 수|돌아왔|고서야|나서야"
    r"|뒤에야|무마|면했|면할|덮|빼내|빼냈|돌려받|찾아올"
)
_GIVES = re.compile(
    _SUM + r"(?:바치|바쳐|바쳤|내고|냈|주고|줬|주었|건네|건넸|찔러|고이|고였|쥐여|쥐어|보내)"
)
_YIELDS = re.compile(
    _SUM + r"(?:바치|바쳐|바쳤|바친|상납|고이|고였|쥐여|쥐어|찔러|뜯기|뜯겼|빼앗겼|빼앗기|떼였"
    r"|내야 (?:했|하였|한다|합니)|물어야 (?:했|한다|합니))"
)
_TAKES = re.compile(
    _SUM + r"(?:받고|받아|받았|받은|챙기|챙겼|챙겨|뜯|빼앗|가로채|가로챘|거두|거둬|걷|떼|긁어)"
)
_PASSES_ON = re.compile(
    _SUM + r"(?:바치|바쳐|바쳤|바친|상납|돌렸|돌리|돌려|찔러|건네|건넸|고이|고였|쥐여)"
)


def money(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
    """Take in money that an official wants, takes or passes on to those above him.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        refs: Everything in it that refers to people.
        before: How many acts were told before it.
    """
    act = ledger.type_of("extortion_bribery")
    plain = unbracketed(around.text)
    if act is None or any(told.act.coarse == act.coarse for told in ledger.acts[before:]):
        return
    asks, gives, takes = (one.search(plain.text) for one in (_ASKS, _GIVES, _TAKES))
    match = asks or takes or gives or _YIELDS.search(plain.text)
    if match is None or (not asks and around.is_quoted(*plain.span(match))):
        return
    who = _who(refs, ledger, powerful=True)
    freed = _is_freed(plain.text, gives)
    giver = _passes_on(plain.text, who, refs, ledger)
    victims: tuple[str, ...] = ()
    if giver:
        who = giver
    elif takes is not None and not asks:
        if not who or not _is_subject(who, refs):
            return
        victims = _who(refs, ledger, powerful=False, cases=(AGENT,))
    elif asks or freed:
        victims = _who(refs, ledger, powerful=False)
        victims = victims or context_victim(ledger.resolver, around.scene.narrator, around.near)
    else:
        return
    if freed or (asks and not who):
        who = who or context_accused(ledger.resolver, victims, ledger.news)
    if not who or not (victims or _is_subject(who, refs)):
        return
    told = around.told(act, who, tuple(key for key in victims if key not in who), around.span)
    told.rule, told.confidence = "acts.money", 0.6
    told.apart = asks is not None and bool(around.amounts)
    ledger.keep(told)


def _who(
    refs: Sequence[Ref],
    ledger: Ledger,
    *,
    powerful: bool,
    cases: tuple[str, ...] = (SUBJECT, DATIVE),
) -> tuple[str, ...]:
    """Give the first told who acts for a power, or whoever can be harmed."""
    people = ledger.resolver.cast.people
    for ref in refs:
        if ref.case not in cases or not ref.person:
            continue
        one = people[ref.person[0]]
        if (one.powerful and one.specific) if powerful else one.may_be_harmed:
            return ref.person
    return ()


def _is_freed(text: str, gives: re.Match[str] | None) -> bool:
    """Say whether money is given up: words of tribute, or somebody is let go for it."""
    if _YIELDS.search(text) is not None:
        return True
    return gives is not None and _FREED.search(text, gives.end() - 2) is not None


def _passes_on(
    text: str, who: tuple[str, ...], refs: Sequence[Ref], ledger: Ledger
) -> tuple[str, ...]:
    """Give the official who passes money on; left out, it is whoever was told of last."""
    if not who or not _PASSES_ON.search(text):
        return ()
    if _is_subject(who, refs):
        return who
    if any(ref.case == SUBJECT for ref in refs):
        return ()
    before = next((one for one in ledger.resolver.cast.latest() if one.key not in who), None)
    return (before.key,) if before is not None and before.powerful else ()


def _is_subject(keys: Sequence[str], refs: Sequence[Ref]) -> bool:
    """Say whether it is told of somebody that they do it; a pronoun is enough."""
    told = [ref for ref in refs if ref.case == SUBJECT]
    return any(set(ref.person) & set(keys) for ref in told) or any(
        ref.form == PRONOUN for ref in told
    )
