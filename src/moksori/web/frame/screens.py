"""The two kinds of view: a screen that shows, and a deed that does something once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from moksori.desk import house, rights
from moksori.desk.rights import Right
from moksori.records.models import User
from moksori.terms.errors import MissingError, MoksoriError
from moksori.web.frame import refusals
from moksori.web.frame.sessions import BY_ITSELF

P = ParamSpec("P")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
"""By which Django knows that somebody came in through the library of signing in."""


class DeskRequest(HttpRequest):
    """A request of somebody at work, with the time it came in."""

    user: User
    at: datetime
    htmx: HtmxDetails


View = Callable[Concatenate[DeskRequest, P], HttpResponseBase]
Shown = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def screen(right: Right) -> Callable[[View[P]], Shown[P]]:
    """Let a view be asked by whoever has a right, and only shown: nothing changes by it.

    Args:
        right: Others get the answer that their role does not do this, whatever they asked for.
    """

    def of(view: View[P]) -> Shown[P]:
        @wraps(view)
        def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            turned_away = _turned_away(request, right, ("GET", "HEAD"))
            if turned_away is not None:
                return turned_away
            try:
                return view(_at_work(request), *args, **kwargs)
            except MissingError:
                return refusals.missing(request)
            except MoksoriError as error:
                return refusals.refused(request, error)

        return shown

    return of


def deed(right: Right, *, fresh: bool = False) -> Callable[[View[P]], Shown[P]]:
    """Let a view do something, once: a form that is sent twice leads to the same page.

    Args:
        right: As for `screen`.
        fresh: Ask for password or key again where that was more than five minutes ago.
    """

    def of(view: View[P]) -> Shown[P]:
        @wraps(view)
        def done(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            turned_away = _turned_away(request, right, ("POST",)) or (
                _stale(request) if fresh else None
            )
            if turned_away is not None:
                return turned_away
            return _once(_at_work(request), lambda asked: view(asked, *args, **kwargs))

        return done

    return of


def form_screen(right: Right, *, fresh: bool = False) -> Callable[[View[P]], Shown[P]]:
    """Let a view show a form and take it, at one address; what is taken is taken once.

    Args:
        right: As for `screen`.
        fresh: As for `deed`.
    """

    def of(view: View[P]) -> Shown[P]:
        showing, taking = screen(right)(view), deed(right, fresh=fresh)(view)

        @wraps(view)
        def both(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            chosen = taking if request.method == "POST" else showing
            return chosen(request, *args, **kwargs)

        return both

    return of


def show(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Return a page; `context` holds values of `desk.seeing`, never rows."""
    return render(request, template, context, status=status)


def back(request: HttpRequest, to: str, said: str = "", **where: str) -> HttpResponse:
    """Lead on to another page after a deed, and say there what was done.

    Args:
        request: The request.
        to: Name of an address.
        said: What was done, in words.
        where: What the address needs.
    """
    if said:
        messages.success(request, said)
    return HttpResponseRedirect(reverse(to, kwargs=where or None), status=303)


def _turned_away(
    request: HttpRequest, right: Right, methods: tuple[str, ...]
) -> HttpResponseBase | None:
    if not request.user.is_authenticated:
        if request.method == "POST":
            return refusals.signed_out(request)
        if BY_ITSELF in request.headers:
            return refusals.signed_out_meanwhile(request)
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    if not rights.has(request.user, right):
        return refusals.not_your_role(request)
    if request.method not in methods:
        return refusals.wrong_method(request, methods)
    return None


def _stale(request: HttpRequest) -> HttpResponseBase | None:
    from allauth.account.internal.flows.reauthentication import (
        raise_if_reauthentication_required,
    )

    if not house.is_demo():
        raise_if_reauthentication_required(request, app="moksori")
    return None


def _at_work(request: HttpRequest) -> DeskRequest:
    asked = cast("DeskRequest", request)
    asked.at = timezone.now()
    return asked


def _once(
    request: DeskRequest, view: Callable[[DeskRequest], HttpResponseBase]
) -> HttpResponseBase:
    token = request.POST.get("once", "")
    if not token:
        return _guarded(request, view)
    key = f"{request.user.pk}:{token}"
    before = house.sent_before(key, request.at)
    if before is not None:
        return HttpResponseRedirect(before or "/", status=303)
    try:
        answer = _guarded(request, view)
    except BaseException:
        house.may_be_sent_again(key)
        raise
    if answer.status_code == 200 or answer.status_code >= 400:
        # Nothing was done: the form is shown again, or the desk refused.
        house.may_be_sent_again(key)
    else:
        house.led_to(key, answer.headers.get("Location", ""))
    return answer


def _guarded(
    request: DeskRequest, view: Callable[[DeskRequest], HttpResponseBase]
) -> HttpResponseBase:
    try:
        return view(request)
    except MissingError:
        return refusals.missing(request)
    except MoksoriError as error:
        return refusals.refused(request, error)
