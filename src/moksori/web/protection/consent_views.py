"""Who allowed what: the matrix of an account, entering, ending and withdrawing."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import consenting
from moksori.desk.rights import Right
from moksori.desk.seeing import consents
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show
from moksori.web.protection.forms import ConsentForm, EndForm
from moksori.web.protection.words import ROLES


@screen(Right.RECEIVE)
def matrix(request: DeskRequest, account_id: str) -> HttpResponse:
    """Show who of an account allowed what."""
    seen = consents.matrix(request.user, account_id, request.at)
    form = ConsentForm(_people(seen))
    return show(request, "protection/consents.html", matrix=seen, form=form)


@deed(Right.RECEIVE)
def enter(request: DeskRequest, account_id: str) -> HttpResponse:
    """Enter what somebody said about one use."""
    seen = consents.matrix(request.user, account_id, request.at)
    form = ConsentForm(_people(seen), request.POST)
    if form.is_valid():
        told = form.cleaned_data
        word = consenting.Word(
            told["person"],
            form.use_chosen(),
            told["allowed"] == "yes",
            told["method"],
            account="" if told["for_all"] else account_id,
            to_whom=told["to_whom"],
            until=told["until"],
            language=seen.told_language,
            explained=told["explained"],
            conditions=told["conditions"],
            by_guardian=told["by_guardian"],
        )
        try:
            consenting.enter(word, by=request.user.id, at=request.at)
        except consenting.ConsentInvalidError:
            form.add_error("until", _("This day is over. Give a day to come, or none."))
        else:
            said = _("It is written down.")
            return back(request, "protection:consents", said, account_id=account_id)
    return show(request, "protection/consents.html", matrix=seen, form=form)


@screen(Right.RECEIVE)
def consent(request: DeskRequest, consent_id: str) -> HttpResponse:
    """Show what is out that rests on a consent, and what to do about it."""
    return _consent(request, consent_id, EndForm())


@deed(Right.RECEIVE)
def end(request: DeskRequest, consent_id: str) -> HttpResponse:
    """Let a consent hold until a day."""
    consents.one(request.user, consent_id, request.at)
    form = EndForm(request.POST)
    if form.is_valid():
        consenting.end(consent_id, form.cleaned_data["until"], by=request.user.id, at=request.at)
        said = _("It ends on that day.")
        return back(request, "protection:consent", said, consent_id=consent_id)
    return _consent(request, consent_id, form)


@deed(Right.RECEIVE)
def withdraw(request: DeskRequest, consent_id: str) -> HttpResponse:
    """Write down that somebody took a consent back, and show what is out."""
    consents.one(request.user, consent_id, request.at)
    consenting.withdraw(consent_id, by=request.user.id, at=request.at)
    said = _("It is withdrawn. The next release leaves it out. Look at what is out already.")
    return back(request, "protection:consent", said, consent_id=consent_id)


def _consent(request: DeskRequest, consent_id: str, form: EndForm) -> HttpResponse:
    seen = consents.one(request.user, consent_id, request.at)
    return show(request, "protection/consent.html", consent=seen, form=form)


def _people(seen: consents.Matrix) -> list[tuple[str, str]]:
    known = [
        (line.person, f"{ROLES[line.role]}: {line.label or line.person}") for line in seen.lines
    ]
    return known + [
        (person, f"{ROLES[role]}: {label or person}") for person, role, label in seen.others
    ]
