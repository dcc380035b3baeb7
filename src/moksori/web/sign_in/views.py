"""Links that work once, and the language of the screens."""

from __future__ import annotations

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from moksori.desk import staff
from moksori.records.states import Invitation
from moksori.web.frame.language import CHOSEN
from moksori.web.frame.screens import BACKEND, back, show
from moksori.web.sign_in.forms import PasswordForm


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what a link is for; only the button uses it, so that no preview of it can."""
    at = timezone.now()
    try:
        user, kind = staff.invited(secret, at)
    except staff.LinkOverError:
        return show(request, "sign_in/over.html", status=404)
    told = request.POST if request.method == "POST" else None
    form = PasswordForm(told, asks=kind is Invitation.ENROL)
    if request.method == "POST" and form.is_valid():
        try:
            who = staff.use(secret, password=form.cleaned_data.get("password1", ""), at=at)
        except staff.PasswordWeakError:
            form.add_error("password1", _("This password is too easy to guess. Take five words."))
        except staff.LinkOverError:
            return show(request, "sign_in/over.html", status=404)
        else:
            login(request, who, backend=BACKEND)
            if kind is Invitation.ENROL:
                # The password was just typed: the first key may be set up without asking again.
                record_authentication(request, who, method="password", reauthenticated=True)
            return HttpResponseRedirect("/", status=303)
    return show(request, "sign_in/welcome.html", form=form, name=user.desk_name, kind=kind.value)


def password(request: HttpRequest) -> HttpResponseBase:
    """Change one's own password; whoever came in by a demo's link has none to change."""
    user = request.user
    if user.is_authenticated and not user.has_usable_password():
        return back(request, "mfa_index", _("You came in by a link and have no password."))
    answer: HttpResponseBase = account.password_change(request)
    return answer


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language of the screens and go back to where somebody was."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated:
        staff.choose_language(request.user, chosen)
    elif chosen in staff.LANGUAGES:
        request.session[CHOSEN] = chosen
    to = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith("/")
    return HttpResponseRedirect(to if safe else "/", status=303)
