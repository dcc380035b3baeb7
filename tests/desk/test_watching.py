"""What the gate is told to look for."""

import pytest

from moksori.packs.loader import load
from moksori.terms.watch import Scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def watched(desk, clock, monkeypatch):
    """The watch list of a vault that holds these names of one person."""
    from moksori.desk import vault, watching
    from moksori.records.states import VaultKind

    def watched(*names):
        held = {"per-1": [(f"v-{n}", VaultKind.NAME, name) for n, name in enumerate(names)]}
        monkeypatch.setattr(vault, "open_for_watching", lambda **_: held)
        made = watching.watch_list([], frozenset(), [load("kp")], by="usr-1", at=clock())
        return {value.forms[0]: value.scope for value in made.values}

    return watched


def test_a_whole_name_is_looked_for_everywhere_and_a_surname_where_its_bearer_is(watched):
    found = watched("림은철", "Rim Un-chol", "림", "Rim")
    assert found["림은철"] is found["Rim Un-chol"] is Scope.EVERYWHERE
    assert found["림"] is found["Rim"] is Scope.TOUCHING


def test_a_word_that_our_own_pages_explain_is_no_name(watched):
    glossed = next(
        word for entry in load("kp").glossary for word in entry.words["ko"] if len(word) > 2
    )
    assert set(watched(glossed, "the", "림은철")) == {"림은철"}


def test_a_country_is_no_name(watched):
    assert set(watched("North Korea", "량강도", "Rim Un-chol")) == {"Rim Un-chol"}


def test_who_is_named_by_his_own_wish_has_not_opened_his_telephone(desk, clock, monkeypatch):
    from moksori.desk import vault, watching
    from moksori.records.states import VaultKind

    held = [
        ("v-1", VaultKind.NAME, "림은철"),
        ("v-2", VaultKind.PHONE, "010-5550-1234"),
        ("v-3", VaultKind.IDENTIFIER, "KP-771204"),
    ]
    monkeypatch.setattr(vault, "open_for_watching", lambda **_: {"per-1": held})
    made = watching.watch_list([], frozenset({"per-1"}), [load("kp")], by="usr-1", at=clock())
    assert {value.forms[0] for value in made.values} == {"010-5550-1234", "KP-771204"}
