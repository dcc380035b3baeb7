"""The list of people, one person, and what to do when a source was arrested."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import caring, grades, openings
from moksori.desk.rights import Right
from moksori.desk.seeing import acts, reach
from moksori.desk.seeing import drill as drills
from moksori.desk.seeing import people as seeing
from moksori.records.states import ContactWay, Risk
from moksori.terms.errors import MoksoriError
from moksori.terms.statement import Credibility, Reliability
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show
from moksori.web.people.forms import (
    AskForm,
    ContactForm,
    FilterForm,
    GradeForm,
    MinorForm,
    RiskForm,
    StatementForm,
)


@form_screen(Right.PEOPLE)
def people(request: DeskRequest) -> HttpResponse:
    """Show the people of accounts that whoever asks may see; words stand in no address."""
    form = FilterForm(request.POST if request.method == "POST" else request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    asked = seeing.Asked(
        told.get("role", ""), told.get("risk", ""), told.get("due", False), told.get("word", "")
    )
    number = request.GET.get("page", "1")
    page = int(number) if number.isdecimal() and len(number) < 7 else 1
    found = seeing.people(request.user, asked, page=page, at=request.at)
    return show(request, "people/list.html", list=found, form=form)


@screen(Right.PEOPLE)
def person(request: DeskRequest, person_id: str) -> HttpResponse:
    """Show one person."""
    return _person(request, person_id)


@deed(Right.PEOPLE)
def grade(request: DeskRequest, person_id: str) -> HttpResponse:
    """Say how far a source can be relied upon."""
    reach.person(request.user, person_id)
    form = GradeForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, grade=form)
    told = form.cleaned_data
    try:
        grades.grade_source(
            person_id,
            Reliability(told["reliability"]),
            told["why"],
            seen=told["seen"],
            by=request.user.id,
            at=request.at,
        )
    except grades.GradedMeanwhileError as error:
        form.add_error(None, _("Somebody else graded this source meanwhile. Look at both."))
        return _person(request, person_id, error=error, grade=form)
    return back(request, "people:person", _("The grade is kept."), person_id=person_id)


@deed(Right.PEOPLE)
def risk(request: DeskRequest, person_id: str) -> HttpResponse:
    """Say how near somebody is to being found."""
    reach.person(request.user, person_id)
    form = RiskForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            caring.judge_risk(
                person_id, Risk(told["risk"]), told["why"], by=request.user.id, at=request.at
            )
        except caring.RiskWithoutReasonError:
            form.add_error("why", _("Write what speaks for it."))
        else:
            return back(request, "people:person", _("The risk is kept."), person_id=person_id)
    return _person(request, person_id, risk=form)


@deed(Right.PEOPLE)
def contact(request: DeskRequest, person_id: str) -> HttpResponse:
    """Plan the next contact, or take it off."""
    reach.person(request.user, person_id)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, contact=form)
    told = form.cleaned_data
    way = ContactWay(told["way"]) if told["way"] else None
    caring.plan_contact(person_id, told["on"], way, by=request.user.id, at=request.at)
    return back(request, "people:person", _("The next contact is kept."), person_id=person_id)


@deed(Right.PEOPLE)
def minor(request: DeskRequest, person_id: str) -> HttpResponse:
    """Say whether somebody is under eighteen."""
    reach.person(request.user, person_id)
    form = MinorForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, minor=form)
    said = {"yes": True, "no": False}.get(form.cleaned_data["minor"])
    caring.say_minor(person_id, said, by=request.user.id, at=request.at)
    return back(request, "people:person", _("It is kept."), person_id=person_id)


@deed(Right.PEOPLE)
def statement(request: DeskRequest, person_id: str, statement_id: str) -> HttpResponse:
    """Grade one statement about an act of a person."""
    reach.person(request.user, person_id)
    seen = acts.touching(request.user, person_id)
    if statement_id not in {said.id for act in seen for said in act.said}:
        raise reach.NotReachedError("no such statement is here for you")
    form = StatementForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, statement=form)
    told = form.cleaned_data
    both = (Reliability(told["reliability"]), Credibility(told["credibility"]))
    grades.grade_statement(statement_id, both, told["why"], by=request.user.id, at=request.at)
    return back(request, "people:person", _("The grades are kept."), person_id=person_id)


@screen(Right.PEOPLE)
def arrested(request: DeskRequest, person_id: str) -> HttpResponse:
    """Show what to do when this person was arrested."""
    seen = drills.drill(request.user, person_id, request.at)
    return show(
        request, "people/arrested.html", drill=seen, may_recall=seeing.may_recall(request.user)
    )


@deed(Right.PEOPLE)
def ask(request: DeskRequest, person_id: str) -> HttpResponse:
    """Ask to see who somebody is; a second person must agree."""
    reach.person(request.user, person_id)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, ask=form)
    openings.ask(person_id, form.cleaned_data["why"], who=request.user, at=request.at)
    said = _("It is asked. Somebody of another role must agree on this page.")
    return back(request, "people:person", said, person_id=person_id)


@deed(Right.APPROVE)
def grant(request: DeskRequest, opening_id: str) -> HttpResponse:
    """Agree, as the second of two, that an identity opens for an hour."""
    person_id = seeing.person_of_opening(request.user, opening_id)
    openings.grant(opening_id, who=request.user, at=request.at)
    said = _("It is open for an hour, for who asked.")
    return back(request, "people:person", said, person_id=person_id)


@deed(Right.PEOPLE)
def end_opening(request: DeskRequest, opening_id: str) -> HttpResponse:
    """Refuse a request, or close an identity before its hour is over."""
    person_id = seeing.person_of_opening(request.user, opening_id)
    openings.end(opening_id, who=request.user, at=request.at)
    return back(request, "people:person", _("It is closed."), person_id=person_id)


@deed(Right.PEOPLE, fresh=True)
def show_names(request: DeskRequest, opening_id: str) -> HttpResponse:
    """Show the names, once for each time it is asked; each time is written down."""
    person_id = seeing.person_of_opening(request.user, opening_id)
    names = openings.shown(opening_id, who=request.user, at=request.at)
    return show(request, "people/names.html", names=names, person=person_id)


def _person(
    request: DeskRequest, person_id: str, *, error: MoksoriError | None = None, **typed: Any
) -> HttpResponse:
    seen = seeing.person(request.user, person_id, request.at)
    last = seen.grades[0].id if seen.grades else ""
    minor_said = {True: "yes", False: "no"}.get(seen.minor_said, "")  # type: ignore[arg-type]
    forms: dict[str, Any] = {
        "grade": GradeForm(initial={"seen": last, "reliability": seen.grade or "F"}),
        "risk": RiskForm(initial={"risk": seen.risk, "why": seen.risk_why}),
        "contact": ContactForm(initial={"on": seen.contact_on, "way": seen.contact_way}),
        "minor": MinorForm(initial={"minor": minor_said}),
        "statement": StatementForm(),
        "ask": AskForm(),
    }
    status = 409 if error else 200
    return show(
        request,
        "people/person.html",
        status=status,
        one=seen,
        forms=forms | typed,
        may_recall=seeing.may_recall(request.user),
        may_post=seeing.may_post(request.user, seen),
    )
