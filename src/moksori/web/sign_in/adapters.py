"""What the library of signing in asks of this desk."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from moksori.desk import originals, staff


class DeskAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody enters themselves, no address is known or kept, and nothing is sent by mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an administrator enters people."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return one address for everybody: tries are counted together, none is looked at."""
        return "::1"

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Return nothing: the desk does not know people's browsers."""
        return ""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing."""

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Let somebody in, and forget the hour at which they used their second factor."""
        answer = super().post_login(request, user, **kwargs)
        staff.forget_hours(user)
        return answer


class DeskMfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the secrets of second factors encrypted under a key that no database holds."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it is kept."""
        return base64.b64encode(originals.sealed_secret(text.encode())).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret as it is used."""
        return originals.opened_secret(base64.b64decode(encrypted_text)).decode()

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: nobody's address is known."""
