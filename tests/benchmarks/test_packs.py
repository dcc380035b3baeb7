"""What `bin/bench packs` counts as read again."""

from benchmarks.packs import COLUMNS, DATA, accounts, again, bare

from moksori.packs.loader import load


def test_only_what_stands_in_the_same_place_and_is_the_same_is_read_again():
    own = {"sums": [(10, 20, "SYP"), (30, 35, "SYP")], "places": [(1, 4, "")]}
    other = {"sums": [(12, 20, "SYP"), (30, 35, "EGP")], "places": [(4, 9, "")]}
    for each in (own, other):
        each |= {name: [] for name in COLUMNS if name not in each}
    kept, more = again(own, other)
    assert (kept["sums"], more["sums"]) == (1, 1)
    assert (kept["places"], more["places"]) == (0, 1)


def test_the_accounts_are_of_three_countries_and_none_is_left_of_a_bare_pack():
    assert {account.pack for account in accounts(DATA)} == {"kp", "mm", "sy"}
    pack = bare(load("sy"))
    assert not pack.organisations
    assert {place.level for place in pack.places} == {"country"}
    assert not any(money.local for money in pack.currencies)
