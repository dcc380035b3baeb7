"""Pages that say no: what happened, what was kept, what to do next. None repeats what was sent."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _

from moksori.records.working import where
from moksori.terms.errors import MoksoriError
from moksori.web.frame.rail import without_counts

KEPT_BACK = {"csrfmiddlewaretoken", "once", "password", "password1", "password2", "code"}


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that something is not there, or not for the one who asks: one answer for both."""
    return _page(
        request,
        404,
        _("Not here"),
        _("There is nothing here, or it is not for you."),
        _("Check the address. If it is right, ask an administrator whether you may see it."),
    )


def not_your_role(request: HttpRequest) -> HttpResponse:
    """Say that another role does this."""
    return _page(
        request,
        403,
        _("Not your part"),
        _("Your role at this desk does not do this. Nothing was changed."),
        _("Ask an administrator if it belongs to your work."),
    )


def wrong_method(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponse:
    """Say that an address is not asked in this way."""
    answer = _page(
        request,
        405,
        _("Not like this"),
        _("This address cannot be opened by itself. Nothing was changed."),
        _("Go back and use the button on the page."),
    )
    answer.headers["Allow"] = ", ".join(methods)
    return answer


def refused(request: HttpRequest, error: MoksoriError) -> HttpResponse:
    """Say what the desk refused and what to do; the words are the error's own and hold no name."""
    title, what = _("This was not done"), sentence(error.message)
    return _page(request, 409, title, what, _(error.hint), code=error.code)


def sentence(message: str) -> str:
    """Return what an error says as a sentence in the language of the screen."""
    told = _(message) if message else ""
    if not told:
        return ""
    return told[0].upper() + told[1:] + ("" if told.endswith((".", "?", "!")) else ".")


def signed_out(request: HttpRequest) -> HttpResponse:
    """Keep what somebody typed while their session ended: in the page itself, nowhere else."""
    return _typed_again(
        request,
        401,
        _("You were signed out"),
        _("Your session ended before this was sent. What you typed is not lost: it is here."),
        signed_out=True,
    )


def signed_out_meanwhile(request: HttpRequest) -> HttpResponse:
    """Say on a page that asks by itself that nobody is in any more; it stops, and stays as it is.

    286 is how HTMX is told to ask no more.
    """
    answer = render(request, "frame/meanwhile.html", status=286)
    answer.headers["HX-Reselect"] = "p"
    answer.headers["HX-Reswap"] = "afterbegin"
    return answer


def not_from_a_form_of_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose mark is out of date; from a page of another site it is only refused."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site == "same-origin":
        return _typed_again(
            request,
            403,
            _("Send it once more"),
            _("The page was open for long, or you signed in again. Nothing you typed is lost."),
            signed_out=not request.user.is_authenticated,
        )
    return _page(
        request,
        403,
        _("Not from this desk"),
        _("This form did not come from a page of the desk. Nothing was changed."),
        _("Open the desk yourself and try there."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the programme failed; where it lay is written on the terminal, without a word."""
    fault = sys.exc_info()[1]
    if fault is not None:
        sys.stderr.write(f"moksori: {where(fault)}\n")
    return _page(
        request,
        500,
        _("Something went wrong"),
        _("A fault of the programme stopped this. What was saved before is kept."),
        _("Try again; if it happens again, tell an administrator the time it happened."),
    )


def _page(
    request: HttpRequest, status: int, title: str, what: str, then: str, *, code: str = ""
) -> HttpResponse:
    htmx = getattr(request, "htmx", False)
    template = "frame/refusal_fragment.html" if htmx else "frame/refusal.html"
    context = {
        "title": title, "what": what, "then": then, "code": code,
        "stages": without_counts(request),
    }  # fmt: skip
    return render(request, template, context, status=status)


def _typed_again(
    request: HttpRequest, status: int, title: str, what: str, *, signed_out: bool
) -> HttpResponse:
    get_token(request)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in KEPT_BACK
    ]
    context = {"title": title, "what": what, "fields": fields, "signed_out": signed_out}
    return render(request, "frame/typed.html", context, status=status)
