"""What leaves for partners and courts: only what consents cover, only as far as decided."""

import pytest

from moksori.terms.disguise import Audience
from tests.flows.exported import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TOLD = (
    "Baek", "Pongsan", "March 14", "30,000", "4,200", "70%", "Heron", "Friday", "47-year",
    "2031-03-14", "백", "봉산", "14일", "3만", "왜가리", "마흔일곱", "스물세", "금요일",
)  # fmt: skip
"""Words of the two invented accounts that are withheld by the demo's policy."""


def exported(tmp_path, clock, form, audience=Audience.PARTNER, name="out", **more):
    from moksori.desk import exchange

    out = tmp_path / name
    made = exchange.export(audience, form, out, by="usr-officer", at=clock(), **more)
    return out, made


FORMS = ["uwazi", "ftm", "csv"]


@pytest.mark.parametrize("form", FORMS)
def test_a_partner_gets_the_acts_and_no_word_that_is_withheld(consented, clock, tmp_path, form):
    out, made = exported(tmp_path, clock, form)
    assert made.counts["acts"] >= 4
    words = words_of(out)
    assert words
    assert [told for told in TOLD if any(told in text for text in words.values())] == []
    assert "losses.md" in words
    assert "losses.json" in words
