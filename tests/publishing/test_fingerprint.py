"""Fingerprints tell different values apart and the same ones not."""

import pytest

from moksori.publishing.fingerprint import fingerprint
from moksori.terms.story import Block, BlockKind
from tests.publishing.plans import FERRY, FERRY_KO


def test_the_same_value_has_the_same_fingerprint():
    again = Block(BlockKind.ANSWER, "a" + "b", "c")
    assert fingerprint(Block(BlockKind.ANSWER, "ab", "c")) == fingerprint(again)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "bc"), ("ab", "c")),
        ((("a",), "b"), ("a", ("b",))),
        (("1",), (1,)),
        ((None,), ("",)),
        ((True,), (1,)),
        (FERRY, FERRY_KO),
        ("\ud800", "\ud801"),
    ],
)
def test_different_values_have_different_fingerprints(one, other):
    assert fingerprint(one) != fingerprint(other)


def test_what_has_no_order_has_no_fingerprint():
    with pytest.raises(TypeError):
        fingerprint({"a", "b"})
