"""Asking who somebody is once more before a deed that weighs; what they sent is done then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse


class AskAgainMiddleware:
    """Leads to the page that asks for password or key, and keeps the form that was sent.

    The library would keep all that the browser told with it, its address among it; here only where
    the form goes and what was typed into it are kept, in the session and until it is done.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Lead aside where a deed asks for it; every other error is somebody else's."""
        if not isinstance(exception, ReauthenticationRequired):
            return None
        if not request.user.is_authenticated:
            return None  # nobody has come in: the library leads to the way in, and keeps nothing
        request.session.pop(STATE_SESSION_KEY, None)
        if request.method == "POST":
            state = {"path": request.path_info, "typed": request.POST.urlencode()}
            callback = f"{go_on.__module__}.{go_on.__name__}"
            request.session[STATE_SESSION_KEY] = {"state": state, "callback": callback}
        asked = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{asked}")


def go_on(request: HttpRequest, state: dict[str, str]) -> Any:
    """Do what somebody sent before they were asked who they are.

    Args:
        request: The form by which they showed it; its own mark was looked at.
        state: Where the first form went, and what was typed into it.
    """
    request.POST = QueryDict(state["typed"])
    request.path = request.path_info = state["path"]
    found = resolve(state["path"])
    return found.func(request, *found.args, **found.kwargs)
