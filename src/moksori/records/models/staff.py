"""Who works at the desk."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from moksori.records.models.columns import choice_field, has_id_of, id_field, is_one_of
from moksori.records.states import Role


class UserManager(BaseUserManager["User"]):
    """Makes users; there is no superuser, only the role of administrator."""

    def create_user(self, desk_name: str, password: str | None, role: Role) -> User:
        """Enter somebody who works at the desk; without a password nobody can sign in as them."""
        user = self.model(desk_name=desk_name, role=role.value)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def at_work(self) -> models.QuerySet[User]:
        """Return those who may sign in."""
        return self.filter(is_active=True)

    def in_role(self, role: Role) -> models.QuerySet[User]:
        """Return those at work in one role."""
        return self.at_work().filter(role=role.value)


class User(AbstractBaseUser):
    """Somebody who works at the desk, under the name they chose for it: no mail, no true name."""

    id = id_field("usr")
    desk_name = models.CharField(max_length=64, unique=True)
    role = choice_field(Role)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=16, default="en")
    # The minute of a sign-in says when somebody works; the audit chain keeps what has to be kept.
    last_login = None

    USERNAME_FIELD = "desk_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["role"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            has_id_of("usr", "user_id_is_a_user"),
            is_one_of("role", Role, "user_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.id

    def has_role(self, *roles: Role) -> bool:
        """Say whether the user works in one of these roles."""
        return self.role in {role.value for role in roles}

    @classmethod
    def get_email_field_name(cls) -> str:
        """Return nothing: the desk keeps no address of anybody."""
        return ""
