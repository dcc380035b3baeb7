"""Cases: accounts that concern the same matter, side by side, and what was judged of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import judgements
from moksori.desk.rights import Right
from moksori.desk.seeing import cases as seeing
from moksori.records.states import Verdict
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show
from moksori.web.people.forms import JudgeForm


@screen(Right.PEOPLE)
def cases(request: DeskRequest) -> HttpResponse:
    """Show the cases."""
    return show(request, "people/cases.html", cases=seeing.cases(request.user))


@screen(Right.PEOPLE)
def case(request: DeskRequest, case_id: str) -> HttpResponse:
    """Show one case with two of its accounts side by side."""
    beside = (request.GET.get("one", ""), request.GET.get("other", ""))
    seen = seeing.case(request.user, case_id, beside)
    return show(request, "people/case.html", case=seen, form=JudgeForm(_things(seen)))


@deed(Right.PEOPLE)
def judge(request: DeskRequest, case_id: str) -> HttpResponse:
    """Judge of two things of a case whether they are the same."""
    seen = seeing.case(request.user, case_id)
    form = JudgeForm(_things(seen), request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            judgements.judge(
                told["one"], told["other"], Verdict(told["verdict"]), told["why"],
                by=request.user.id, at=request.at,
            )  # fmt: skip
        except judgements.JudgementInvalidError:
            form.add_error("other", _("Choose two different things of one kind."))
        else:
            return back(request, "people:case", _("The judgement is kept."), case_id=case_id)
    return show(request, "people/case.html", case=seen, form=form)


@deed(Right.PEOPLE)
def take_back(request: DeskRequest, case_id: str, judgement_id: str) -> HttpResponse:
    """Take a judgement back."""
    seeing.judgement_here(request.user, case_id, judgement_id)
    judgements.take_back(judgement_id, by=request.user.id, at=request.at)
    return back(request, "people:case", _("The judgement is taken back."), case_id=case_id)


def _things(seen: seeing.Case) -> list[tuple[str, str]]:
    """Return accounts and acts of a case to choose from."""
    accounts = [(one, seen.heads[one]) for one, *_ in seen.accounts]
    acts = [(one.id, f"{one.type} · {one.when or one.id}") for one in seen.acts]
    return accounts + acts
