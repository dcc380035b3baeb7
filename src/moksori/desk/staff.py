"""Who works at the desk: entering them, their role, the links by which they first come in."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from moksori.desk import audit, house
from moksori.records import trail
from moksori.records.models import GrantRecord, InvitationRecord, User
from moksori.records.states import Invitation, Role
from moksori.terms.errors import InvalidError, MissingError, RefusedError

ENROL_FOR = timedelta(days=3)
DEMO_FOR = timedelta(hours=12)
LANGUAGES = ("en", "ko")


class NoSuchPersonError(MissingError):
    """Nobody at the desk has this id."""

    code = "staff.no_such_person"


class NameNotFreeError(InvalidError):
    """The name is empty, too long, or somebody at the desk has it."""

    code = "staff.name_not_free"
    hint = "Choose another name; it need not be a true one."


class LinkOverError(MissingError):
    """A link that works once was used, is over, or never was."""

    code = "staff.link_over"
    hint = "Ask an administrator for a new link; nothing else was changed."


class LastAdministratorError(RefusedError):
    """The desk would be left without anybody who can let people in."""

    code = "staff.last_administrator"
    hint = "Make somebody else an administrator first."


class PasswordWeakError(InvalidError):
    """A password is too easy to guess."""

    code = "staff.password_weak"
    hint = "Take at least twelve characters, such as five words that do not belong together."


def enter(name: str, role: Role, *, language: str = "en", by: str, at: datetime) -> User:
    """Enter somebody who works at the desk; they come in by a link from `invite`.

    Raises:
        NameNotFreeError: the name is empty, too long or taken.
    """
    told = unicodedata.normalize("NFC", name).strip()
    if not told or len(told) > 64 or any(unicodedata.category(one)[0] == "C" for one in told):
        raise NameNotFreeError("the name has 1 to 64 characters that can be seen")
    try:
        with transaction.atomic():
            user = User.objects.create_user(told, None, role)
            user.language = language if language in LANGUAGES else "en"
            user.save(update_fields=["language"])
            audit.write_line(
                "staff.entered", by=by, at=at, subjects=[user.id], detail={"role": role.value}
            )
    except IntegrityError:
        raise NameNotFreeError("somebody at the desk has this name") from None
    return user


def invite(user_id: str, kind: Invitation, *, by: str, at: datetime) -> str:
    """Return the secret of a link that works once; earlier links of the person are over.

    Raises:
        NoSuchPersonError: nobody at work has this id.
        house.NotADemoError: a link that lets somebody in at once is for a demo's desk alone.
    """
    if kind is Invitation.DEMO:
        house.require_demo()
    user = _at_work(user_id)
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        InvitationRecord.objects.open_at(at).filter(user=user).update(used_at=at)
        InvitationRecord.objects.create(
            code=_code_of(secret),
            user=user,
            kind=kind.value,
            until=at + (DEMO_FOR if kind is Invitation.DEMO else ENROL_FOR),
            by=by,
            at=at,
        )
        audit.write_line("staff.invited", by=by, at=at, subjects=[user.id])
    return secret


def invited(secret: str, at: datetime) -> tuple[User, Invitation]:
    """Return whom a link is for, and what it is for; it is not used up by this.

    Raises:
        LinkOverError: it was used, is over, or never was.
    """
    row = InvitationRecord.objects.open_at(at).filter(code=_code_of(secret)).first()
    if row is None or not row.user.is_active:
        raise LinkOverError("this link is no longer good")
    kind = Invitation(row.kind)
    if kind is Invitation.DEMO and not house.is_demo():
        raise LinkOverError("this link is no longer good")
    return row.user, kind


def use(secret: str, *, password: str = "", at: datetime) -> User:
    """Use a link up: choose a password by it, or come in by it in a demo's desk.

    Raises:
        LinkOverError: it was used, is over, or never was.
        PasswordWeakError: the password is too easy to guess.
    """
    user, kind = invited(secret, at)
    if kind is Invitation.ENROL:
        _check(password, user)
    with transaction.atomic():
        used = InvitationRecord.objects.open_at(at).filter(code=_code_of(secret)).update(used_at=at)
        if not used:
            raise LinkOverError("this link is no longer good")
        if kind is Invitation.ENROL:
            user.set_password(password)
            user.save(update_fields=["password"])
        audit.write_line("staff.came_in_by_link", by=user.id, at=at, subjects=[user.id])
    return user


def change_role(user_id: str, role: Role, *, by: str, at: datetime) -> None:
    """Give somebody another role.

    Raises:
        NoSuchPersonError: nobody at work has this id.
        LastAdministratorError: nobody would be left who administers the desk.
    """
    with transaction.atomic():
        user = _at_work(user_id)
        if role.value == user.role:
            return
        _keep_an_administrator(user)
        _noted(user, "staff.role", {"role": user.role}, {"role": role.value}, by=by, at=at)
        user.role = role.value
        user.save(update_fields=["role"])


def stop(user_id: str, *, by: str, at: datetime) -> None:
    """Let somebody in no more; what they did stays on the record under their id.

    Raises:
        NoSuchPersonError: nobody at work has this id.
        LastAdministratorError: nobody would be left who administers the desk.
    """
    with transaction.atomic():
        user = _at_work(user_id)
        _keep_an_administrator(user)
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        InvitationRecord.objects.open_at(at).filter(user=user).update(used_at=at)
        GrantRecord.objects.of(user).update(withdrawn_at=at, withdrawn_by=by)
        _noted(user, "staff.stopped", {"at_work": True}, {"at_work": False}, by=by, at=at)


def begin_again(user_id: str, *, by: str, at: datetime) -> str:
    """Take password and second factors from somebody who lost them; return a new link's secret.

    Raises:
        NoSuchPersonError: nobody at work has this id.
    """
    with transaction.atomic():
        user = _at_work(user_id)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.authenticator_set.all().delete()  # type: ignore[attr-defined]
        audit.write_line("staff.began_again", by=by, at=at, subjects=[user.id])
        return invite(user.id, Invitation.ENROL, by=by, at=at)


def has_administrator() -> bool:
    """Say whether somebody keeps the desk."""
    return User.objects.in_role(Role.ADMINISTRATOR).exists()


def demo_people(*, at: datetime) -> dict[Role, User]:
    """Return one invented person a role of a demo's desk; who is not there yet is entered.

    Raises:
        house.NotADemoError: the desk is a real one.
    """
    house.require_demo()
    return {
        role: User.objects.in_role(role).first()
        or enter(role.value.replace("_", " "), role, by="cli", at=at)
        for role in Role
    }


def go_on_as(role: Role, language: str, *, by: str, at: datetime) -> User:
    """Let somebody at a demo's desk be the person of another role, who is returned.

    Raises:
        house.NotADemoError: the desk is a real one.
    """
    other = demo_people(at=at)[role]
    choose_language(other, language)
    audit.write_line("staff.went_on_as", by=by, at=at, subjects=[other.id])
    return other


def demo_links(*, at: datetime) -> list[tuple[str, str]]:
    """Return each invented person of a demo's desk by name, and the secret of a link for each.

    Raises:
        house.NotADemoError: the desk is a real one.
    """
    people = demo_people(at=at).values()
    return [(one.desk_name, invite(one.id, Invitation.DEMO, by="cli", at=at)) for one in people]


def choose_language(user: User, language: str) -> None:
    """Remember in which language somebody reads the screens; an unknown one changes nothing."""
    if language in LANGUAGES and language != user.language:
        user.language = language
        user.save(update_fields=["language"])


def forget_hours(user: User) -> None:
    """Drop the hour at which a second factor was last used: it says when somebody works."""
    user.authenticator_set.update(last_used_at=None)  # type: ignore[attr-defined]


def has_second_factor(user: User) -> bool:
    """Say whether somebody has set up a key or an app besides the password."""
    factors = user.authenticator_set.exclude(type="recovery_codes")  # type: ignore[attr-defined]
    return bool(factors.exists())


def _at_work(user_id: str) -> User:
    user = User.objects.at_work().filter(pk=user_id).first()
    if user is None:
        raise NoSuchPersonError("nobody at work has this id")
    return user


def _keep_an_administrator(user: User) -> None:
    others = User.objects.in_role(Role.ADMINISTRATOR).exclude(pk=user.pk)
    if user.has_role(Role.ADMINISTRATOR) and not others.exists():
        raise LastAdministratorError("nobody else administers the desk")


def _noted(
    user: User, verb: str, before: dict[str, object], after: dict[str, object], *, by: str,
    at: datetime,
) -> None:  # fmt: skip
    trail.note_change(user.id, verb, before=before, after=after, by=by, at=at)
    audit.write_line(verb, by=by, at=at, subjects=[user.id])


def _check(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError:
        raise PasswordWeakError("the password is too easy to guess") from None


def _code_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
