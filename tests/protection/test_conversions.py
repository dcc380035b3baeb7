"""A sum and its printed conversion: decided once, told alike."""

import pytest

from moksori.protection.conversions import tied
from moksori.terms.disguise import Decision, Rung
from moksori.terms.mention import MentionKind
from tests.protection.telling import decide, mark, person, public

ENGLISH = ("He took 43,512 yuan (6,390 dollars) from her.", "43,512 yuan", "6,390 dollars")
KOREAN = ("그는 4만 3512위안(6390달러)을 빼앗았다.", "4만 3512위안", "6390달러")


def marks(text, told, beside, persons=()):
    start = text.index(told)
    return (
        mark(text, told, "amount", {"value": 43512, "currency": "CNY"}, persons=persons),
        mark(text, beside, "amount", {"value": 6390, "currency": "USD"}, conversion_of=0,
             conversion_span=[start, start + len(told)]),
    )  # fmt: skip


def single(mention, rung, reason="test"):
    start = mention.span.start
    return Decision(f"amount:{start}", MentionKind.AMOUNT, Rung(rung), reason, "somebody")


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    ("account", "wanted"),
    [
        (ENGLISH, "He took tens of thousands of yuan (thousands of dollars) from her."),
        (KOREAN, "그는 수만위안(수천달러)을 빼앗았다."),
    ],
)
def test_what_is_decided_of_one_holds_for_the_other(account, wanted, which):
    both = marks(*account)
    decisions = (*decide(amount="as_told"), single(both[which], "magnitude"))
    assert public(account[0], *both, decisions=decisions) == wanted


def test_of_two_decisions_the_coarser_holds_for_both():
    both = marks(*ENGLISH)
    decisions = (*decide(), single(both[0], "one_figure"), single(both[1], "magnitude"))
    seen = public(ENGLISH[0], *both, decisions=decisions)
    assert seen == "He took tens of thousands of yuan (thousands of dollars) from her."


def test_a_decision_about_the_person_holds_for_the_conversion_too():
    both = marks(*ENGLISH, persons=("p1",))
    of_person = Decision("p1", MentionKind.AMOUNT, Rung.NOTHING, "test", "somebody")
    seen = public(ENGLISH[0], *both, people=(person("p1"),), decisions=(*decide(), of_person))
    assert "43" not in seen
    assert "6,390" not in seen


def test_a_conversion_is_reckoned_from_the_sum_that_is_told():
    # 6,390 by itself would be "about 6,400": together with "about 44,000" that says too much.
    seen = public(ENGLISH[0], *marks(*ENGLISH), decisions=decide(amount="two_figures"))
    assert seen == "He took about 44,000 yuan (about 6,500 dollars) from her."


def test_sums_that_convert_nothing_stay_apart():
    text = "He took 40,000 yuan and 900 dollars."
    one = mark(text, "40,000 yuan", "amount", {"value": 40000, "currency": "CNY"})
    other = mark(text, "900 dollars", "amount", {"value": 900, "currency": "USD"})
    assert tied((one, other)) == [one, other]
    seen = public(text, one, other, decisions=(*decide(), single(one, "magnitude")))
    assert seen == "He took tens of thousands of yuan and 900 dollars."


def test_a_chain_of_conversions_has_one_decision():
    text = "He took 400 yuan (60 dollars, 50 euros)."
    first = mark(text, "400 yuan", "amount", {"value": 400, "currency": "CNY"})
    span = [first.span.start, first.span.end]
    second = mark(text, "60 dollars", "amount", {"value": 60, "currency": "USD"},
                  conversion_span=span)  # fmt: skip
    third = mark(text, "50 euros", "amount", {"value": 50, "currency": "EUR"},
                 conversion_span=[second.span.start, second.span.end])  # fmt: skip
    seen = public(text, third, first, second, decisions=(*decide(), single(third, "magnitude")))
    assert seen == "He took hundreds of yuan (tens of dollars, tens of euros)."
