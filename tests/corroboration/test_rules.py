from dataclasses import replace

from moksori.corroboration.rules import Telling, weigh
from moksori.terms.support import SupportKind

HERE = Telling("acc-1", "act-1", "beating", "mill town", "2031-03-01", "2031-03-31", True, {})
THERE = replace(HERE, account="acc-2", act="act-2", earliest="2031-03-10", latest="2031-04-02")


def kinds(*tellings):
    return [support.kind for support in weigh(tellings)]


def test_two_tellings_in_words_of_their_own_may_support_each_other():
    assert kinds(HERE, THERE) == [SupportKind.INDEPENDENT]


def test_a_copy_is_no_second_witness():
    copied = replace(THERE, likeness={"acc-1": 0.8})
    assert kinds(copied, HERE) == [SupportKind.COPIED]


def test_a_denial_stands_beside_what_it_denies():
    assert kinds(HERE, replace(THERE, agrees=False)) == [SupportKind.CONTRADICTS]


def test_other_types_places_and_times_have_nothing_to_say_to_each_other():
    assert kinds(HERE, replace(THERE, type="theft")) == []
    assert kinds(HERE, replace(THERE, place="harbour")) == []
    assert kinds(HERE, replace(THERE, earliest="2031-05-01", latest="2031-05-31")) == []
    assert kinds(HERE, replace(THERE, place="", earliest="", latest="")) == []


def test_an_account_does_not_support_itself():
    assert kinds(HERE, replace(HERE, act="act-9")) == []
