"""Threats and payments that the build of a sentence tells, whatever words it uses for them.

"He told her that her father would lose his post unless she kept silent" threatens without any word
for a threat; "both of them receive cloth from him" tells of bribes without the word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.ledger import Ledger
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.telling import Surroundings
from moksori.coding.words_ko import DATIVE, GENITIVE, OBJECT, SUBJECT
from moksori.packs.model import ActType

_TOLD_IF = re.compile(
    r"\b(?:told|tells|warned|reminded|informed|assured|promised|let)\s"
    r"(?=[^.;]{0,160}\b(?:if|unless|or else|otherwise|as long as|until|the next time)\b)"
    r"(?=[^.;]{0,220}\b(?:would|will|could|can|['’]ll|might)\b)",
    re.IGNORECASE,
)
"""Told something that will be, if: the hearer stands behind it."""
_HER_BODY = re.compile(
    r"\b(?:if|unless) (?:she|he) (?:did|does|went along with|gave in to) (?:what|whatever|as)\b"
    r"|\b(?:sle(?:ep|pt)|sp(?:end|ent) the night|lie down|lay down) with (?:him|her)\b",
    re.IGNORECASE,
)
_GOODS = (
    r"(?:cash|bribes?|gifts?|money|cigarettes?|liquor|alcohol|cloth|coats?|envelopes?|cartons?"
    r"|bottles?|sacks?|bags?|pigs?|goats?|gold|rings?|watch|television|refrigerator"
    r"|rmb|yuan|won|usd|dollars?|euros?|kyats?)"
)
_GETS = re.compile(
    rf"\b(?:receiv(?:e|es|ed)|accept(?:s|ed)?|gets?|got|takes?|took)\b(?=[^.;]{{0,60}}\b{_GOODS}\b)"
    r"[^.;]{0,80}?\bfrom\s",
    re.IGNORECASE,
)
_GAVE = re.compile(
    rf"\b(?:g[ai]ves?|gave|paid|pays?|hand(?:s|ed)|slip(?:s|ped)|sen[dt]s?|brought|brings?|took"
    rf"|offer(?:s|ed)|deliver(?:s|ed))\b(?=[^.;]{{0,80}}\b{_GOODS}\b)"
    r"|\b(?:handed|gave|brought) (?:it|them)(?: over)? to\b",
    re.IGNORECASE,
)
_PAID_IT = re.compile(
    r"\b(?:paid|handed over|had to pay|was charged|were charged) (?:him |her |them )?"
    r"(?:another |a further |about |some |over |nearly |almost |US)*[$€£]?\d[\d,.]*"
    r"(?![^.;]{0,50}\b(?:to (?:a|an|the|his|her|their)|for (?:a|an|the) (?:\w+ )?(?:boat|car|house"
    r"|flat|ticket|phone|coat|meal|bicycle|horse|cow|ox|pig|field))\b)",
    re.IGNORECASE,
)
_ANY_PAYER = re.compile(
    rf"\b(?:those|anyone|families|people|prisoners|workers|soldiers|drivers|traders|students) who "
    rf"(?:pa(?:y|ys|id)|gave|give|hand(?:ed)?)\b[^.;]{{0,40}}\b{_GOODS}\b",
    re.IGNORECASE,
)


def leverage(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
    """Take in the threats and payments of one sentence that no word of its own tells.

    Only an account of which it is known whom it is about is read so: he is one of the two.

    Args:
        ledger: The acts of the account.
        around: The sentence.
        refs: Everything in it that refers to people.
        before: How many acts were told before it.
    """
    if not ledger.resolver.thread.main or around.scene.narrator or ledger.news:
        return
    told = {one.act.coarse for one in ledger.acts[before:]}
    if not told & {"threat_intimidation", "sexual_violence"}:
        _threat(ledger, around, refs)
    if "extortion_bribery" not in told:
        _payment(ledger, around, refs)


def _threat(ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> None:
    match = _TOLD_IF.search(around.text)
    if match is None or around.is_quoted(*match.span()):
        return
    place = around.scene.start + match.end()
    heard = next((ref for ref in refs if place - 1 <= ref.start <= place + 1), None)
    speaker = _subject(refs, place)
    if heard is None or speaker is None:
        return
    who = _keys(ledger, around, speaker, "powerful")
    whom = tuple(key for key in _keys(ledger, around, heard, "at_risk") if key not in who)
    people = ledger.resolver.cast.people
    if not (who and whom and people[who[0]].powerful and people[whom[0]].may_be_harmed):
        return
    code = "sexual_coercion" if _HER_BODY.search(around.text) else "threat"
    _keep(ledger, around, code, who, whom)


def _payment(ledger: Ledger, around: Surroundings, refs: Sequence[Ref]) -> None:
    main = ledger.resolver.thread.main
    if around.asked:
        return
    general = _ANY_PAYER.search(around.text)
    if general is not None:
        paid = _after(refs, around, general.start(), (OBJECT, DATIVE))
        if any(main in _keys(ledger, around, ref, "powerful") for ref in paid):
            _keep(ledger, around, "bribery", (main,), ())
        return
    got = _GETS.search(around.text)
    if got is not None:
        start = around.scene.start + got.end()
        giver = next((ref for ref in refs if start - 1 <= ref.start <= start + 1), None)
        if giver is not None and main in _keys(ledger, around, giver, "powerful"):
            _keep(ledger, around, "bribery", (main,), ())
        return
    payment = _PAID_IT.search(around.text)
    if payment is not None and around.amounts and not around.is_quoted(*payment.span()):
        _paid(ledger, around, refs, payment.start())
        return
    gave = _GAVE.search(around.text)
    if gave is not None and not around.is_quoted(*gave.span()):
        _given(ledger, around, refs, gave.start())


def _paid(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], at: int) -> None:
    """As in "A woman paid 1,750 dollars in April": to whom is left out, so to him it is about."""
    payer = _subject(refs, around.scene.start + at)
    if payer is None or not around.scene.past:
        return
    main, people = ledger.resolver.thread.main, ledger.resolver.cast.people
    by = _keys(ledger, around, payer, "at_risk")
    risked = tuple(key for key in by if people[key].may_be_harmed and key != main)
    if risked:
        _keep(ledger, around, "bribery", (main,), risked)


def _given(ledger: Ledger, around: Surroundings, refs: Sequence[Ref], at: int) -> None:
    """Money or goods given: to whom the account is about, or by him to another official."""
    main = ledger.resolver.thread.main
    people = ledger.resolver.cast.people
    giver = _subject(refs, around.scene.start + at)
    if giver is None or not around.scene.past:
        return
    takers = _after(refs, around, at, (OBJECT, DATIVE, GENITIVE))
    by = _keys(ledger, around, giver, "")
    if giver.form == PRONOUN and not by:
        return
    for ref in takers:
        if ref is giver or (ref.form == PRONOUN and ref.case == GENITIVE):
            continue
        if main in by and ref.form == PRONOUN:
            one = ledger.resolver.antecedent(ref, around.scene, "powerful", by)
            to = ledger.resolver.cast.keys_of(one) if one is not None else ()
        else:
            to = _keys(ledger, around, ref, "powerful")
        if main in by and to and to[0] != main and people[to[0]].official:
            _keep(ledger, around, "bribery", (main,), ())
            return
        # Who only tells of it until here gave it nevertheless: "In the end she gave him …".
        risked = tuple(k for k in by if people[k].at_risk and people[k].specific and k != main)
        if main in to and risked:
            _keep(ledger, around, "bribery", (main,), risked)
            return


def _subject(refs: Sequence[Ref], place: int) -> Ref | None:
    before = [ref for ref in refs if ref.case == SUBJECT and ref.end <= place and not ref.nested]
    return before[-1] if before else None


def _after(refs: Sequence[Ref], around: Surroundings, at: int, cases: Sequence[str]) -> list[Ref]:
    return [ref for ref in refs if ref.start >= around.scene.start + at and ref.case in cases]


def _keys(ledger: Ledger, around: Surroundings, ref: Ref, want: str) -> tuple[str, ...]:
    """Give whom a reference means; a pronoun that nobody asked about is asked about here."""
    if ref.person:
        return ref.person
    if ref.form != PRONOUN:
        return ()
    one = ledger.resolver.antecedent(ref, around.scene, want)
    return ledger.resolver.cast.keys_of(one) if one is not None else ()


def _keep(
    ledger: Ledger,
    around: Surroundings,
    code: str,
    accused: tuple[str, ...],
    victims: tuple[str, ...],
) -> None:
    act: ActType | None = next(
        (one for one in ledger.lexicon.pack.common.codebook if one.code == code), None
    )
    if act is not None:
        told = around.told(act, accused, victims, around.span)
        told.rule, told.confidence = "acts.leverage", 0.6
        ledger.keep(told)
