"""The standing cast: one person a role, an outsider, and a desk with two accounts."""

from __future__ import annotations

from datetime import UTC, datetime

from moksori.desk import house, staff
from moksori.records.models import User
from moksori.records.states import Role

NOW = datetime(2031, 5, 2, 9, 0, tzinfo=UTC)
NAMES = {
    Role.REPORTER: "reporter",
    Role.CODER: "coder",
    Role.EDITOR: "editor",
    Role.TRANSLATOR: "translator",
    Role.PROTECTION_OFFICER: "officer",
    Role.PRODUCER: "producer",
    Role.READER: "reader",
    Role.ADMINISTRATOR: "administrator",
}


def person(role: Role, name: str = "") -> User:
    """Somebody at the desk in a role; the same person each time it is asked."""
    name = name or NAMES[role]
    found = User.objects.filter(desk_name=name).first()
    return found or staff.enter(name, role, by="cli", at=NOW)


def everybody() -> dict[Role, User]:
    """One person for each role."""
    return {role: person(role) for role in Role}


def demo_desk() -> None:
    """Say that this desk was made by a demo: nobody needs a second factor."""
    house.made(by_demo=True, at=NOW)


def signed_in(client, user):
    """Return the client with somebody signed in, in a demo's desk."""
    demo_desk()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
