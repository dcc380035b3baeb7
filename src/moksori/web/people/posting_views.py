"""Postings: entered for a person, corrected, withdrawn, put back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import postings as hand
from moksori.desk.rights import Right
from moksori.desk.seeing import organisations
from moksori.desk.seeing import postings as seeing
from moksori.desk.seeing.postings import Holder, Page
from moksori.records.trail import ConflictError
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, show
from moksori.web.people import wrong
from moksori.web.people.organisation_views import again
from moksori.web.people.record_forms import Choices, PostingForm, ReasonForm
from moksori.web.people.words import HISTORY
from moksori.web.protection.words import ROLES


@form_screen(Right.CODE)
def new(request: DeskRequest) -> HttpResponse:
    """Enter a posting; the address says whose, else it is asked first."""
    where = request.GET.get("organisation", "")
    person = request.POST.get("person", "") or request.GET.get("person", "")
    if not person:
        return _whose(request, where)
    holder = seeing.new_holder(request.user, person)
    initial = {"organisation": where, "account": request.GET.get("account", "")}
    form = _form(request, holder, initial)
    if request.method == "POST" and form.is_valid():
        try:
            hand.enter(holder.id, form.posted(), who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        else:
            said = _("The posting is on the record.")
            return back(request, "people:person", said, person_id=holder.id)
    return show(request, "people/posting.html", form=form, holder=holder)


@form_screen(Right.CODE)
def posting(request: DeskRequest, posting_id: str) -> HttpResponse:
    """Show a posting and correct it; the second of two writers is shown both."""
    page = seeing.page(request.user, posting_id)
    form = _form(request, seeing.holder(request.user, page.one.person), _initial(page))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            hand.change(posting_id, form.posted(), seen=seen, who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        except ConflictError:
            form.data = again(request, page.seen)
            return _show(request, page, form, conflict=True, status=409)
        else:
            said = _("Changed. What stood there is in the history.")
            return back(request, "people:person", said, person_id=page.one.person)
    return _show(request, page, form)


@deed(Right.CODE)
def withdraw(request: DeskRequest, posting_id: str) -> HttpResponse:
    """Let a posting stand no longer, with a reason."""
    page = seeing.page(request.user, posting_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        why = form.cleaned_data["why"]
        try:
            hand.withdraw(posting_id, why, who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        else:
            said = _("The posting is withdrawn. It is kept, and can be put back.")
            return back(request, "people:person", said, person_id=page.one.person)
    holder = seeing.holder(request.user, page.one.person)
    return _show(request, page, _clean_form(request, holder, page), reason=form)


@deed(Right.CODE)
def undo(request: DeskRequest, posting_id: str) -> HttpResponse:
    """Put a posting back as it stood before its last change."""
    page = seeing.page(request.user, posting_id)
    hand.undo(posting_id, who=request.user, at=request.at)
    said = _("It stands again as it stood before the last change.")
    return back(request, "people:person", said, person_id=page.one.person)


def _whose(request: DeskRequest, where: str) -> HttpResponse:
    people = [
        (id_, f"{label or id_} · {ROLES.get(role, role)}")
        for id_, label, role in seeing.holders(request.user)
    ]
    return show(request, "people/posting_whose.html", people=people, organisation=where)


def _form(request: DeskRequest, holder: Holder, initial: dict[str, Any]) -> PostingForm:
    return PostingForm(*_to_choose(request, holder), request.POST or None, initial=initial)


def _clean_form(request: DeskRequest, holder: Holder, page: Page) -> PostingForm:
    """Return the form of a posting as it stands, whatever another form of the page sent."""
    return PostingForm(*_to_choose(request, holder), initial=_initial(page))


def _to_choose(request: DeskRequest, holder: Holder) -> tuple[Choices, Choices]:
    accounts = [(id_, f"{id_} · {day.isoformat()}") for id_, _language, day in holder.accounts]
    return organisations.choices(request.user), accounts


def _initial(page: Page) -> dict[str, Any]:
    one = page.one
    return {
        "organisation": one.organisation[0], "role": one.role, "rank": one.rank,
        "since": one.since_told, "until": one.until_told, "cited": one.cited, "seen": page.seen,
    }  # fmt: skip


def _show(
    request: DeskRequest,
    page: Page,
    form: PostingForm,
    *,
    conflict: bool = False,
    status: int = 200,
    reason: ReasonForm | None = None,
) -> HttpResponse:
    return show(
        request,
        "people/posting.html",
        status=status,
        form=form,
        page=page,
        reason=reason or ReasonForm(),
        conflict=conflict,
        history=page.changes,
        verbs=HISTORY,
        parts=HISTORY,
    )
