"""Organisations: the list, one of them, entering, correcting, and judging that two are one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from moksori.desk import organisations as hand
from moksori.desk import organisations_merging
from moksori.desk.rights import Right
from moksori.desk.seeing import organisations as seeing
from moksori.desk.seeing import postings
from moksori.desk.seeing.organisations import Organisation, Typed
from moksori.records.trail import ConflictError
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show
from moksori.web.people import wrong
from moksori.web.people.record_forms import (
    CommandForm,
    OrganisationForm,
    ReasonForm,
    SameForm,
    known_as,
)
from moksori.web.people.words import HISTORY


@screen(Right.PEOPLE)
def organisations(request: DeskRequest) -> HttpResponse:
    """Show the organisations of which accounts that may be seen tell, or something published."""
    found = seeing.organisations(request.user)
    return show(
        request,
        "people/organisations.html",
        organisations=found,
        withdrawn=seeing.withdrawn(request.user),
        may_enter=postings.may_enter(request.user),
    )


@screen(Right.PEOPLE)
def organisation(request: DeskRequest, organisation_id: str) -> HttpResponse:
    """Show one organisation."""
    return _page(request, seeing.organisation(request.user, organisation_id))


@form_screen(Right.CODE)
def new(request: DeskRequest) -> HttpResponse:
    """Enter an organisation; the address may say what it belongs to."""
    above = request.GET.get("above", "")
    form = _form(request, {"parent": above, "account": request.GET.get("account", "")})
    if request.method == "POST" and form.is_valid():
        try:
            made = hand.enter(form.described(_names(form)), who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        else:
            said = _("The organisation is on the record.")
            return back(request, "people:organisation", said, organisation_id=made)
    return _show(request, form)


@form_screen(Right.CODE)
def change(request: DeskRequest, organisation_id: str) -> HttpResponse:
    """Correct an organisation; the second of two writers is shown both."""
    one = seeing.organisation(request.user, organisation_id)
    if one.withdrawn:
        return redirect("people:organisation", organisation_id=one.id)
    form = _form(request, _initial(one.typed), but=one.id)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            described = form.described(_names(form))
            hand.change(one.id, described, seen=seen, who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        except ConflictError:
            form.data = again(request, one.typed.seen)
            return _show(request, form, one=one, conflict=True, status=409)
        else:
            said = _("Changed. What stood there is in the history.")
            return back(request, "people:organisation", said, organisation_id=one.id)
    return _show(request, form, one=one)


@deed(Right.CODE)
def withdraw(request: DeskRequest, organisation_id: str) -> HttpResponse:
    """Let an organisation stand no longer, with a reason; not while something points at it."""
    one = seeing.organisation(request.user, organisation_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        why = form.cleaned_data["why"]
        try:
            hand.withdraw(one.id, why, who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        else:
            said = _("The organisation is withdrawn. It is kept, and can be put back.")
            return back(request, "people:organisation", said, organisation_id=one.id)
    return _page(request, one, withdraw=form)


@deed(Right.CODE)
def undo(request: DeskRequest, organisation_id: str) -> HttpResponse:
    """Put an organisation back as it stood before its last change."""
    hand.undo(organisation_id, who=request.user, at=request.at)
    said = _("It stands again as it stood before the last change.")
    return back(request, "people:organisation", said, organisation_id=organisation_id)


@deed(Right.CODE)
def command(request: DeskRequest, organisation_id: str) -> HttpResponse:
    """Say that this organisation commands another."""
    one = seeing.organisation(request.user, organisation_id)
    form = CommandForm(seeing.choices(request.user, but=one.id), request.POST)
    if form.is_valid():
        try:
            hand.put_under(form.cleaned_data["part"], one.id, who=request.user, at=request.at)
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        else:
            return back(request, "people:organisation", _("It is kept."), organisation_id=one.id)
    return _page(request, one, command=form)


@deed(Right.CODE)
def merge(request: DeskRequest, organisation_id: str) -> HttpResponse:
    """Judge that another organisation is this one."""
    one = seeing.organisation(request.user, organisation_id)
    form = SameForm(seeing.choices(request.user, but=one.id), request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            organisations_merging.merge(
                one.id, told["other"], told["why"], who=request.user, at=request.at
            )
        except wrong.REFUSALS as error:
            wrong.say(form, error)
        else:
            said = _("They are one now. It can be undone here.")
            return back(request, "people:organisation", said, organisation_id=one.id)
    return _page(request, one, same=form)


@deed(Right.CODE)
def part(request: DeskRequest, organisation_id: str, judgement_id: str) -> HttpResponse:
    """Take back that two organisations are one."""
    one = seeing.organisation(request.user, organisation_id)
    seeing.judgement_of(one, judgement_id)
    organisations_merging.part(judgement_id, who=request.user, at=request.at)
    said = _("They are two again; each has what was its own.")
    return back(request, "people:organisation", said, organisation_id=one.id)


def again(request: DeskRequest, seen: int) -> QueryDict:
    """Return what was typed, made from how the thing stands now."""
    typed = QueryDict(mutable=True)
    for name in request.POST:
        typed.setlist(name, request.POST.getlist(name))
    typed["seen"] = str(seen)
    return typed


def _names(form: OrganisationForm) -> tuple[str, str]:
    pack, code, _kind = form.cleaned_data["known"]
    return seeing.names_known(pack, code) if pack else ("", "")


def _form(request: DeskRequest, initial: dict[str, Any], *, but: str = "") -> OrganisationForm:
    parents = seeing.choices(request.user, but=but)
    return OrganisationForm(parents, seeing.known(), request.POST or None, initial=initial)


def _initial(typed: Typed) -> dict[str, Any]:
    known = next((one for one in seeing.known() if one[:2] == typed.known), None)
    return {
        "known": known_as(known) if known else "", "name_en": typed.name_en,
        "name_ko": typed.name_ko, "short": typed.short, "kind": typed.kind,
        "parent": typed.parent, "since": typed.since, "until": typed.until,
        "cited": typed.cited, "seen": typed.seen,
    }  # fmt: skip


def _page(request: DeskRequest, one: Organisation, **typed: Any) -> HttpResponse:
    others = seeing.choices(request.user, but=one.id)
    forms: dict[str, Any] = {
        "same": SameForm(others),
        "command": CommandForm(others),
        "withdraw": ReasonForm(),
    }
    return show(
        request,
        "people/organisation.html",
        one=one,
        forms=forms | typed,
        others=others,
        may_enter=postings.may_enter(request.user),
        history=one.changes,
        verbs=HISTORY,
        parts=HISTORY,
    )


def _show(
    request: DeskRequest,
    form: OrganisationForm,
    *,
    one: Organisation | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    known = [(known_as(each), each[4]) for each in seeing.known()]
    return show(
        request,
        "people/organisation_form.html",
        status=status,
        form=form,
        one=one,
        known=known,
        conflict=conflict,
    )
