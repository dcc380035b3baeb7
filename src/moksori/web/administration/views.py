"""Keeping the desk: its people, log, codebook and health."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from moksori.desk import audit, staff
from moksori.desk.rights import Right
from moksori.desk.seeing import keeping
from moksori.records.states import Invitation, Role
from moksori.web.administration.deeds import DEEDS
from moksori.web.administration.forms import MemberForm, RoleForm
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show
from moksori.web.frame.words import ROLE_WORDS

FACTS = {
    "version": gettext_lazy("Version"),
    "encrypted": gettext_lazy("The database is encrypted"),
    "room": gettext_lazy("Room left"),
    "waiting": gettext_lazy("Jobs that wait"),
    "running": gettext_lazy("Jobs at work"),
    "failed": gettext_lazy("Jobs that failed"),
    "chain": gettext_lazy("Lines of the log, none changed"),
    "head": gettext_lazy("Hash of the last line"),
    "verified": gettext_lazy("The whole log was last verified, and up to which line"),
    "administrators": gettext_lazy("Administrators (two are safer than one)"),
}


@screen(Right.ADMINISTER)
def page(request: DeskRequest) -> HttpResponse:
    """Show who works here."""
    members = [
        (one, ROLE_WORDS[Role(one.role)]) for one in keeping.members(request.user, request.at)
    ]
    return show(request, "administration/page.html", members=members)


@form_screen(Right.ADMINISTER, fresh=True)
def enter(request: DeskRequest) -> HttpResponse:
    """Enter somebody, and show the link by which they come in: once."""
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            user = staff.enter(
                told["name"],
                Role(told["role"]),
                language=told["language"],
                by=request.user.id,
                at=request.at,
            )
        except staff.NameNotFreeError:
            form.add_error("name", _("This name is not free. Choose another."))
        else:
            secret = staff.invite(user.id, Invitation.ENROL, by=request.user.id, at=request.at)
            return _link(request, user.desk_name, secret)
    return show(request, "administration/enter.html", form=form)


@screen(Right.ADMINISTER)
def member(request: DeskRequest, user_id: str) -> HttpResponse:
    """Show one person and what can be done for them."""
    one = keeping.member(request.user, user_id, request.at)
    form = RoleForm(initial={"role": one.role})
    return show(
        request, "administration/member.html", one=one, form=form, role=ROLE_WORDS[Role(one.role)]
    )


@deed(Right.ADMINISTER, fresh=True)
def role(request: DeskRequest, user_id: str) -> HttpResponse:
    """Give somebody another role."""
    form = RoleForm(request.POST)
    if form.is_valid():
        chosen = Role(form.cleaned_data["role"])
        staff.change_role(user_id, chosen, by=request.user.id, at=request.at)
    return back(request, "administration:member", _("The role was changed."), user_id=user_id)


@deed(Right.ADMINISTER, fresh=True)
def stop(request: DeskRequest, user_id: str) -> HttpResponse:
    """Let somebody in no more."""
    staff.stop(user_id, by=request.user.id, at=request.at)
    return back(request, "administration:page", _("They can no longer come in."))


@deed(Right.ADMINISTER, fresh=True)
def again(request: DeskRequest, user_id: str) -> HttpResponse:
    """Give somebody who lost key or password a new link."""
    one = keeping.member(request.user, user_id, request.at)
    secret = staff.begin_again(user_id, by=request.user.id, at=request.at)
    return _link(request, one.name, secret)


@form_screen(Right.LOG)
def log(request: DeskRequest) -> HttpResponse:
    """Show the log, the newest line first; what is looked for is sent, and stands in no address."""
    told = request.POST if request.method == "POST" else {}
    word = told.get("q", "")[:80]
    number = told.get("before", "")
    before = int(number) if number.isdecimal() and len(number) < 15 else None
    found = keeping.log(request.user, word=word, before=before)
    return show(request, "administration/log.html", log=found, word=word, deeds=DEEDS)


@deed(Right.LOG, fresh=True)
def export(request: DeskRequest) -> HttpResponseBase:
    """Give the whole log as lines of JSON; that it was taken is its last line."""
    lines = audit.exported(by=request.user.pk, at=request.at)
    answer = StreamingHttpResponse(lines, content_type="application/x-ndjson")
    answer.headers["Content-Disposition"] = 'attachment; filename="log.jsonl"'
    return answer


@screen(Right.CODE)
def codebook(request: DeskRequest) -> HttpResponse:
    """Show the act types with their definitions."""
    types = keeping.codebook(get_language() or "en")
    return show(request, "administration/codebook.html", types=types, packs=keeping.packs())


@screen(Right.ADMINISTER)
def health(request: DeskRequest) -> HttpResponse:
    """Show how the desk does, and what failed."""
    facts = [(fact, FACTS[fact.name]) for fact in keeping.health(request.user, request.at)]
    failed = keeping.failed_jobs(request.user)
    return show(request, "administration/health.html", facts=facts, failed=failed)


@deed(Right.ADMINISTER)
def verify_log(request: DeskRequest) -> HttpResponse:
    """Verify every line of the log now."""
    found = keeping.verify_log(request.user, request.at)
    if found.broken is None:
        said = _("Every line of the log is as it was written: %(lines)s.") % {"lines": found.lines}
    else:
        said = _(
            "Line %(line)s of the log is not as it was written. Keep a copy of the desk as it is "
            "now, and compare it with the last backup."
        ) % {"line": found.broken}
    return back(request, "administration:health", said)


@deed(Right.ADMINISTER)
def try_again(request: DeskRequest, job_id: str) -> HttpResponse:
    """Let failed work wait again."""
    keeping.try_again(request.user, job_id, request.at)
    return back(request, "administration:health", _("It waits for the worker again."))


def _link(request: DeskRequest, name: str, secret: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("welcome", kwargs={"secret": secret}))
    return show(request, "administration/link.html", name=name, address=address, days=3)
