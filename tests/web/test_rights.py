"""Every address × every role × every method, against the table written by hand."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from moksori.records.states import Role
from tests.web.cast import person, signed_in
from tests.web.rights_table import OPEN, OWN, TABLE

pytestmark = pytest.mark.django_db
LETTERS = dict(zip("RCETPDVA", Role, strict=True))
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NOBODYS = "0123456789abcdef"


def addresses(patterns=None, space="", taken=()):
    """Every name of an address with the names of what it takes."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        takes = (*taken, *one.pattern.converters.items())
        if isinstance(one, URLPattern):
            yield space + str(one.name), takes
        else:
            inner = f"{one.namespace}:" if one.namespace else ""
            yield from addresses(one.url_patterns, space + inner, takes)


ALL = dict(addresses())


def address_of(name):
    """The address with things in it that are not there."""
    made = {}
    for key, converter in ALL[name]:
        kind = type(converter).__name__
        taken = {"IntConverter": 987654, "IdConverter": f"abc-{NOBODYS}", "KeptConverter": "forms"}
        made[key] = taken.get(kind, "none")
    return reverse(name, kwargs=made or None)


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(ALL) == OPEN | OWN | set(TABLE)


def expected(name, letter, method):
    """The answers that the table allows."""
    methods, roles = TABLE[name]
    if letter == "nobody":
        return {302, 401, 403}
    if letter not in roles:
        return {403}
    return {200, 303, 404, 409} if method in methods.split() else {405}


@pytest.mark.parametrize("letter", ["nobody", *LETTERS])
def test_a_role_gets_what_the_table_says(client, letter):
    # One test a role and not one an address: who comes in once does not come in 150 times.
    if letter != "nobody":
        signed_in(client, person(LETTERS[letter]))
    wrong = []
    for name in sorted(TABLE):
        path = address_of(name)
        for method in METHODS:
            status = client.generic(method, path).status_code
            if status not in expected(name, letter, method):
                wrong.append((name, method, status))
    assert wrong == []


def test_ones_own_keys_are_for_who_has_come_in(client):
    for name in sorted(OWN):
        answer = client.get(address_of(name))
        assert (name, answer.status_code) == (name, 302)
        assert answer.headers["Location"].startswith("/sign-in/")


def of_single_things():
    """Addresses that show one thing, named by its id."""
    return [
        name
        for name, (methods, _) in sorted(TABLE.items())
        if "id:" in path_of(name) and "GET" in methods
    ]


def path_of(name):
    """What an address takes, as it is written: `user_id:id`."""
    return " ".join(f"id:{key}" for key, kind in ALL[name] if type(kind).__name__ == "IdConverter")


@pytest.mark.parametrize("letter", LETTERS)
def test_what_is_not_there_is_answered_alike_for_all_who_may_ask(client, letter):
    signed_in(client, person(LETTERS[letter]))
    names = [name for name in of_single_things() if letter in TABLE[name][1]]
    answers = {name: client.get(address_of(name)).status_code for name in names}
    assert answers == dict.fromkeys(names, 404)
