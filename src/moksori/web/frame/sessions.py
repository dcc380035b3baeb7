"""How long somebody is in, and that they came in by two factors."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from moksori.desk import house, staff

BEGAN = "began"
SEEN = "seen"
BY_ITSELF = "X-By-Itself"
OPEN_TO_ALL = ("/sign-in/", "/sign-out/", "/me/", "/static/", "/welcome/")


class SessionsMiddleware:
    """Ends a session that began long ago; one in use is written once a minute.

    What a page asks by itself, so that it shows how far some work is, is no use: a page that is
    left open keeps nobody in. The header can only make a session shorter.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer somebody whose session is not over."""
        if request.user.is_authenticated:
            now = int(time.time())
            began = request.session.setdefault(BEGAN, now)
            if now - began > settings.SESSION_LONGEST:
                logout(request)
            elif BY_ITSELF not in request.headers and now - request.session.get(SEEN, 0) > 60:
                request.session[SEEN] = now
        return self.get_response(request)


class SecondFactorMiddleware:
    """Leads somebody who has a password alone to the page where a second factor is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Lead aside before the view is asked; in a demo's desk nobody is."""
        user = request.user
        if not user.is_authenticated or request.path.startswith(OPEN_TO_ALL):
            return None
        if staff.has_second_factor(user) or house.is_demo():
            return None
        return HttpResponseRedirect(reverse("mfa_index"))
