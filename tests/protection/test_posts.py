"""Posts and occupations become groups, officials, residents."""

import pytest

from tests.protection.telling import one

CASES = [
    ("an inspector at the gate", "inspector", "inspector", "occupation_group",
     "a security official at the gate"),
    ("the inspector said", "inspector", "inspector", "occupation_group",
     "the security official said"),
    ("inspectors at the gate", "inspectors", "inspector", "occupation_group",
     "security officials at the gate"),
    ("the inspector said", "inspector", "inspector", "official", "the official said"),
    ("an inspector said", "inspector", "inspector", "resident", "a resident said"),
    ("an inspector said", "inspector", "inspector", "nothing", "a [post withheld] said"),
    ("a baker said", "baker", "baker", "official", "a resident said"),
    ("an unheard-of said", "unheard-of", "", "occupation_group", "a resident said"),
    ("He met an inspector", "an inspector", "inspector", "occupation_group",
     "He met a security official"),
    ("검열관은 왔다", "검열관", "inspector", "occupation_group", "보안 간부는 왔다"),
    ("빵장수가 왔다", "빵장수", "baker", "occupation_group", "장사꾼이 왔다"),
    ("빵장수가 왔다", "빵장수", "baker", "resident", "주민이 왔다"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "value", "rung", "wanted"), CASES)
def test_a_post_climbs_its_ladder(text, told, value, rung, wanted):
    assert one(text, told, "occupation", value, rung) == wanted
