"""What each role may do. Who may see which record is another question: `records.models.access`."""

from __future__ import annotations

from enum import StrEnum

from moksori.records.models import User
from moksori.records.states import Role
from moksori.terms.errors import RefusedError


class Right(StrEnum):
    """Something a screen lets somebody do."""

    RECEIVE = "receive"
    READ = "read"
    CODE = "code"
    PEOPLE = "people"
    PROTECT = "protect"
    WRITE = "write"
    APPROVE = "approve"
    RELEASE = "release"
    STORIES = "stories"
    PRODUCE = "produce"
    VOICE = "voice"
    FIGURES = "figures"
    ADMINISTER = "administer"
    LOG = "log"
    RETAIN = "retain"
    DESK = "desk"


R, C, E = Role.REPORTER, Role.CODER, Role.EDITOR
T, P, A = Role.TRANSLATOR, Role.PROTECTION_OFFICER, Role.ADMINISTRATOR

ROLES: dict[Right, frozenset[Role]] = {
    Right.RECEIVE: frozenset({R, E, P}),
    Right.READ: frozenset({R, C, E, T, P}),
    Right.CODE: frozenset({C, E, P}),
    Right.PEOPLE: frozenset({R, C, E, P}),
    Right.PROTECT: frozenset({P}),
    Right.WRITE: frozenset({R, E, T}),
    Right.APPROVE: frozenset({E, P}),
    Right.RELEASE: frozenset({E, P}),
    Right.STORIES: frozenset({R, E, T, P, Role.PRODUCER, Role.READER}),
    Right.PRODUCE: frozenset({E, Role.PRODUCER}),
    Right.VOICE: frozenset({E, Role.PRODUCER, Role.READER}),
    Right.FIGURES: frozenset(Role) - {Role.READER},
    Right.ADMINISTER: frozenset({A}),
    Right.LOG: frozenset({A, P}),
    Right.RETAIN: frozenset({A, P}),
    Right.DESK: frozenset(Role),
}
"""Which roles have a right; nobody else has it. `DESK` is what everybody at work may do."""


class NotYourRoleError(RefusedError):
    """Somebody asked for what another role does."""

    code = "desk.not_your_role"
    hint = "Ask an administrator if this belongs to your work."


def has(who: User, right: Right) -> bool:
    """Say whether somebody may do something."""
    return who.is_active and who.has_role(*ROLES[right])


def require(who: User, right: Right) -> None:
    """Let somebody go on who may do something.

    Raises:
        NotYourRoleError: their role does not do this.
    """
    if not has(who, right):
        raise NotYourRoleError("your role does not do this")
