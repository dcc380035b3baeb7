"""The table of nouns for people gives every form."""

import pytest

from moksori.coding.nouns import plural_of
from moksori.coding.words_en import NOUNS


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("lady", "ladies"), ("boy", "boys"), ("policeman", "policemen"), ("boss", "bosses")],
)
def test_plurals_follow_the_rules(singular, plural):
    assert plural_of(singular) == plural
    assert NOUNS[plural].lemma == singular
    assert NOUNS[plural].plural


def test_a_noun_knows_sex_and_kin():
    assert NOUNS["daughters"].sex == "female"
    assert NOUNS["daughters"].kin
    assert not NOUNS["resident"].sex
    assert NOUNS["family"].plural
