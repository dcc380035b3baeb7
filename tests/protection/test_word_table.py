"""What is known of a word stays with it, however many words there are and however often."""

import pytest

from moksori.protection import word_table
from moksori.protection.matching_names import NameKeys
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.token_row import TokenRow
from moksori.protection.word_table import ALONE, EMPTY, LETTER, NUMBER, SURNAME, WordTable
from moksori.terms.watch import Scope, WatchKind, WatchValue


def table():
    values = [
        (0, WatchValue("p", WatchKind.PERSON, Scope.EVERYWHERE, ("김철수", "Kim Chol-su"))),
        (1, WatchValue("d", WatchKind.DATE, Scope.EVERYWHERE, ("2016-03-14",))),
    ]
    return WordTable(NameKeys(values), ReckonedValues(values))


def test_words_are_weighed():
    words = "Kim Cholsu — K 14 bread KimCholsu"
    weights = table().look_up(TokenRow(words)).weights.tolist()
    wanted = (SURNAME, 0, EMPTY, LETTER, NUMBER, 0, ALONE)
    assert all(weight & bits == bits for weight, bits in zip(weights, wanted, strict=True))
    assert not weights[5]


@pytest.mark.parametrize("most", [1 << 18, 50])
def test_what_is_known_stays_with_its_word(monkeypatch, most):
    monkeypatch.setattr(word_table, "_SLOTS", 16)
    monkeypatch.setattr(word_table, "_MOST_KNOWN", most)
    small, row = table(), TokenRow(" ".join(f"word{number} Kim, {number}" for number in range(900)))
    monkeypatch.undo()
    wanted = table().look_up(row)
    for _ in range(3):
        found = small.look_up(row)
        assert all((one == other).all() for one, other in zip(found, wanted, strict=True))
        small.make_room()


def test_a_word_met_twice_in_one_text_is_learnt_once():
    fresh = table()
    found = fresh.look_up(TokenRow("Kim Kim bread Kim"))
    assert len(set(found.first.tolist())) == 2
    assert (fresh.look_up(TokenRow("bread Kim")).first == found.first[[2, 0]]).all()
