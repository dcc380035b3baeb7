"""Both readings of an account side by side, ladders, findings, embargoes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moksori.desk import decisions, exceptions, holding, recalls
from moksori.desk.rights import Right
from moksori.desk.seeing import consents, protecting, protection, reach, withholding
from moksori.desk.seeing import ladder as ladders
from moksori.records.states import RecallReason
from moksori.terms.disguise import Audience, Decision
from moksori.terms.errors import MoksoriError
from moksori.terms.mention import MentionKind
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show
from moksori.web.protection.forms import DecisionForm, HoldForm, LetPassForm, LevelsForm
from moksori.web.protection.words import LEVELS


@screen(Right.PROTECT)
def entries(request: DeskRequest) -> HttpResponse:
    """Show the accounts that protection answers for."""
    told = request.GET.get("page", "1")
    number = int(told) if told.isdecimal() and len(told) < 7 else 1
    state = request.GET.get("state", "")
    found = protecting.entries(request.user, page=number, state=state[:32])
    return show(request, "protection/list.html", list=found)


@screen(Right.PROTECT)
def page(request: DeskRequest, account_id: str) -> HttpResponse:
    """Show one account as told and as the public would read it."""
    return _page(request, account_id)


@screen(Right.PROTECT)
def look(request: DeskRequest, account_id: str) -> HttpResponse:
    """Show how it would read with another step: nothing is decided by it."""
    form = DecisionForm(request.GET)
    reach.account(request.user, account_id)
    if not form.is_valid() or form.cleaned_data["audience"] != Audience.PUBLIC.value:
        return HttpResponseRedirect(reverse("protection:page", args=[account_id]), status=303)
    one = form.choice()
    tried = Decision(one.entity, one.kind, one.rung, one.reason, request.user.id, scope=one.scope)
    try:
        seen = protection.page(request.user, account_id, request.at, instead=[tried])
    except MoksoriError as error:
        return show(request, "protection/cannot.html", account=account_id, error=error)
    template = "protection/readings.html" if request.htmx else "protection/page.html"
    return show(request, template, page=seen, **_forms(request, seen))


@screen(Right.PROTECT)
def ladder(request: DeskRequest, account_id: str, kind: str, start: int) -> HttpResponse:
    """Show the ladder of one mention with what would stand there at each step."""
    return _ladder(request, account_id, (kind, start), {})


@deed(Right.PROTECT)
def decide(request: DeskRequest, account_id: str) -> HttpResponse:
    """Decide how far something may be told."""
    reach.account(request.user, account_id)
    form = DecisionForm(request.POST)
    told = request.POST.get("start", "")
    start = int(told) if told.isdecimal() and len(told) < 10 else 0
    if not form.is_valid():
        return _ladder(request, account_id, (request.POST.get("kind", ""), start), request.POST)
    choice = form.choice()
    seen = request.POST.get(f"seen:{choice.entity}")
    try:
        decisions.decide(account_id, choice, seen=seen, by=request.user.id, at=request.at)
    except MoksoriError as error:
        return _ladder(request, account_id, (choice.kind.value, start), request.POST, error=error)
    return back(request, "protection:page", _("It is decided."), account_id=account_id)


@deed(Right.PROTECT)
def take_back(request: DeskRequest, account_id: str, decision_id: str) -> HttpResponse:
    """Take a decision back; what it had taken the place of stands again."""
    reach.account(request.user, account_id)
    decisions.withdraw(decision_id, within=account_id, by=request.user.id, at=request.at)
    return back(request, "protection:page", _("It is taken back."), account_id=account_id)


@deed(Right.PROTECT)
def let_pass(request: DeskRequest, account_id: str) -> HttpResponse:
    """Let one kind of finding pass in the story of an account."""
    seen = protection.page(request.user, account_id, request.at)
    form = LetPassForm(request.POST)
    if not form.is_valid():
        return show(
            request, "protection/page.html", page=seen, **(_forms(request, seen) | {"pass": form})
        )
    told = form.cleaned_data
    exceptions.allow(
        seen.story,
        told["finding"],
        told["reason"],
        audience=Audience.PUBLIC,
        by=request.user.id,
        at=request.at,
    )
    return back(request, "protection:page", _("It may pass in this story."), account_id=account_id)


@deed(Right.PROTECT)
def no_more(request: DeskRequest, account_id: str, exception_id: str) -> HttpResponse:
    """Let an exception stand no longer."""
    reach.account(request.user, account_id)
    exceptions.withdraw(exception_id, within=account_id, by=request.user.id, at=request.at)
    return back(request, "protection:page", _("It may pass no more."), account_id=account_id)


@deed(Right.PROTECT)
def hold(request: DeskRequest, account_id: str) -> HttpResponse:
    """Keep the story of an account back until a day."""
    seen = protection.page(request.user, account_id, request.at)
    form = HoldForm(request.POST)
    if form.is_valid():
        until: date = form.cleaned_data["until"]
        try:
            holding.hold(seen.story, until, by=request.user.id, at=request.at)
        except holding.DayPastError:
            form.add_error("until", _("Give a day that has not come yet."))
        else:
            said = _("It stays back until that day.")
            return back(request, "protection:page", said, account_id=account_id)
    return show(
        request, "protection/page.html", page=seen, **(_forms(request, seen) | {"hold": form})
    )


@deed(Right.PROTECT)
def let_go(request: DeskRequest, account_id: str) -> HttpResponse:
    """Take the embargo off the story of an account."""
    seen = protection.page(request.user, account_id, request.at)
    holding.let_go(seen.story, by=request.user.id, at=request.at)
    return back(request, "protection:page", _("The embargo is off."), account_id=account_id)


@deed(Right.RELEASE)
def recall(request: DeskRequest) -> HttpResponse:
    """Take stories back whose ids are named; nothing of them leaves from now on."""
    known = consents.story_rows(request.user, request.POST.getlist("story")[:500])
    if not known:
        raise reach.NotReachedError("no story is named that is here for you")
    told = request.POST.get("reason", "")
    reason = RecallReason(told) if told in set(RecallReason) else RecallReason.DANGER
    recalls.recall(sorted(known), reason, by=request.user.id, at=request.at)
    said = _(
        "The stories are taken back. What stands on places of ours goes with the next showing or"
        " delivery; the list says whom to ask about the rest."
    )
    return back(request, "today:page", said)


def _page(request: DeskRequest, account_id: str) -> HttpResponse:
    seen = protection.page(request.user, account_id, request.at)
    return show(request, "protection/page.html", page=seen, **_forms(request, seen))


def _forms(request: DeskRequest, seen: protection.Page) -> dict[str, Any]:
    return {
        "hold": HoldForm(initial={"until": seen.not_before}),
        "pass": LetPassForm(),
        "held": withholding.held_of(request.user, seen.account),
    }


def _ladder(
    request: DeskRequest,
    account_id: str,
    where: tuple[str, int],
    typed: object,
    *,
    error: MoksoriError | None = None,
) -> HttpResponse:
    kind, start = where
    if kind not in set(MentionKind):
        raise reach.NotReachedError("nothing of that kind has a ladder")
    asked = request.GET.get("audience", "") or request.POST.get("audience", "")
    audience = Audience(asked) if asked in {"partner", "court"} else Audience.PUBLIC
    seen = ladders.ladder(
        request.user, account_id, MentionKind(kind), start, audience=audience, at=request.at
    )
    levels = [
        (one.entity, f"{LEVELS[one.name]} ({one.label or one.entity})")
        if one.name == "person"
        else (one.entity, LEVELS[one.name])
        for one in seen.levels
    ]
    form = LevelsForm(seen, levels, data=typed) if typed else LevelsForm(seen, levels)
    template = "protection/ladder.html" if request.htmx else "protection/ladder_page.html"
    return show(
        request, template, status=409 if error else 200, ladder=seen, form=form, error=error
    )
