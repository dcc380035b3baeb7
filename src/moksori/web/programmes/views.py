"""Programmes: the list, planning, and one with its running order."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from moksori.broadcast.fitting import CutError
from moksori.broadcast.running import Role
from moksori.broadcast.wording import wording
from moksori.desk.programme import jobs, planning, readers, stations
from moksori.desk.programme.seen import programme_of
from moksori.desk.rights import Right, has
from moksori.desk.seeing import programmes as seeing
from moksori.desk.seeing.editions import Work
from moksori.desk.seeing.programmes import Order, Page
from moksori.records.trail import ConflictError
from moksori.terms.errors import InvalidError, MoksoriError
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show
from moksori.web.programmes import words
from moksori.web.programmes.forms import PlanForm, ReadersForm, WishForm
from moksori.web.programmes.moves import Sent, after, sent_in
from moksori.web.stories.words import LANGUAGES

PAGE = "programmes:page"


@screen(Right.VOICE)
def listing(request: DeskRequest) -> HttpResponse:
    """Show the programmes somebody may see."""
    return show(
        request,
        "programmes/list.html",
        programmes=[(one, words.STATES[one.state]) for one in seeing.listing(request.user)],
        may_plan=has(request.user, Right.PRODUCE),
    )


@form_screen(Right.PRODUCE)
def plan(request: DeskRequest) -> HttpResponse:
    """Plan the programme of an edition in a language."""
    editions = [
        (one.pk, f"{one.series} {one.number} ({one.month})")
        for one in seeing.plannable(request.user)
    ]
    form = PlanForm(request.POST or None, editions=editions)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        made = _planned(request, form, told["edition"], told["language"])
        if made:
            return back(request, PAGE, _begun(), programme_id=made)
    return show(request, "programmes/plan.html", form=form, any=bool(editions))


@form_screen(Right.PRODUCE)
def plan_anew(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Plan a programme anew: another clock, another slot, other hours."""
    found = seeing.page(request.user, programme_of(request.user, programme_id).pk)
    form = WishForm(request.POST or None, initial=_wished(found))
    if request.method == "POST" and form.is_valid():
        seen = sent_in(request.POST).seen
        made = _planned(request, form, found.edition, found.language, seen)
        if made:
            return back(request, PAGE, _begun(), programme_id=made)
    clock = form.clock_name(found.template)
    return show(request, "programmes/plan.html", form=form, any=True, programme=found, clock=clock)


@screen(Right.VOICE)
def page(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Show a programme with its running order."""
    found = seeing.page(request.user, programme_id)
    order = seeing.saved(request.user, programme_id) if found.planned else None
    return _page(request, found, order)


@deed(Right.PRODUCE)
def attempt(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Show the running order as it would be, with its balance; nothing is kept."""
    before = sent_in(request.POST)
    sent = _after(request, programme_id, before)
    try:
        order = seeing.tried(request.user, programme_id, sent.order, sent.cuts)
    except CutError as error:
        order = seeing.tried(request.user, programme_id, before.order, before.cuts)
        return _tried(request, programme_id, order, sent, error)
    return _tried(request, programme_id, order, sent)


@deed(Right.PRODUCE)
def arrange(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Keep an order, or the order after one button; the second of two people is shown both."""
    sent = _after(request, programme_id, sent_in(request.POST))
    row = programme_of(request.user, programme_id)
    try:
        planning.arrange(
            row, sent.order, sent.cuts, seen=sent.seen, by=request.user.pk, at=request.at
        )
    except (ConflictError, CutError) as error:
        order = _as_sent(request, programme_id, sent)
        found = seeing.page(request.user, programme_id)
        saved = seeing.saved(request.user, programme_id)
        theirs = saved if isinstance(error, ConflictError) else None
        return _page(request, found, order, error=error, theirs=theirs)
    return back(request, PAGE, _("The running order was saved."), programme_id=programme_id)


@deed(Right.PRODUCE)
def read_by(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Say which reader reads which role; the second of two people is told."""
    row = programme_of(request.user, programme_id)
    found = seeing.page(request.user, programme_id)
    form, seen = _readers(found, request.POST), sent_in(request.POST).seen
    error: MoksoriError | None = None
    if form.is_valid():
        told = {Role(role): code for role, code in form.cleaned_data.items()}
        try:
            readers.assign(row, told, seen=seen, by=request.user.pk, at=request.at)
        except ConflictError as refused:
            error = refused
        else:
            said = _("Noted who reads what. Reading times are theirs where they are known.")
            return back(request, PAGE, said, programme_id=programme_id)
    order = seeing.saved(request.user, programme_id) if found.planned else None
    return _page(request, found, order, error=error, form=form)


@deed(Right.PRODUCE)
def look(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Write down that somebody looked at a line whose other language was edited."""
    row = programme_of(request.user, programme_id)
    planning.looked_at(row, request.POST.get("item", ""))
    return back(request, PAGE, _("Noted: you looked at it."), programme_id=programme_id)


@deed(Right.PRODUCE)
def look_again(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Have the running orders made anew from what may leave now."""
    programme_of(request.user, programme_id)
    jobs.ask_looking(by=request.user.pk, at=request.at)
    said = _("The lines are made anew from what may leave now. Look again in a moment.")
    return back(request, PAGE, said, programme_id=programme_id)


def work_in_words(work: Work | None) -> dict[str, Any] | None:
    """Return how far work in the background is, in words; None where there is none."""
    if work is None:
        return None
    return {
        "state": words.WORK[work.state],
        "doing": words.DOING.get(work.doing, work.doing),
        "done": work.done,
        "total": work.total,
        "goes_on": work.state in {"waiting", "running"},
        "failed": work.state == "failed",
        "error": work.error,
        "way_out": words.way_out(work.error),
        "attempt": work.attempt,
        "last": work.last,
    }


def _after(request: DeskRequest, programme_id: str, sent: Sent) -> Sent:
    """Return a running order after the button of its form."""
    return after(
        sent,
        lambda item, down: seeing.stepped(request.user, programme_id, sent.order, item, down=down),
    )


def _as_sent(request: DeskRequest, programme_id: str, sent: Sent) -> Order:
    """Return somebody's order as they sent it; what cannot be left out now is put back."""
    try:
        return seeing.tried(request.user, programme_id, sent.order, sent.cuts)
    except CutError:
        rows = seeing.tried(request.user, programme_id, sent.order, ()).rows
        free = [row.id for row in rows if row.may_go and row.id in sent.cuts]
        return seeing.tried(request.user, programme_id, sent.order, free)


def _planned(
    request: DeskRequest, form: WishForm, edition_id: str, language: str, seen: int | None = None
) -> str:
    """Have a programme planned; return its id, or nothing where the form says what is wrong."""
    edition = seeing.edition_to_plan(request.user, edition_id)
    told = form.cleaned_data
    who, at = request.user.pk, request.at
    try:
        row = jobs.ask_planning(edition, language, form.wish(), seen=seen, by=who, at=at)
    except (InvalidError, ConflictError) as error:
        form.add_error(None, f"{_(error.message)} {_(error.hint)}")
        return ""
    stations.set_station(
        row, told["starts"], cart=told["cart"] or 0, folder=told["folder"], by=who, at=at
    )
    return row.pk


def _begun() -> str:
    return _("The programme is being planned. You can leave this page and come back.")


def _wished(found: Page) -> dict[str, Any]:
    return {
        "clock": found.template,
        "code": found.code,
        "slot": f"{found.slot // 60_000}:{found.slot // 1000 % 60:02}",
        "scratch": found.scratch,
        "hours": "\n".join(f"{one:%Y-%m-%d %H:%M%z}" for one in found.starts),
        "zone": "Asia/Seoul",
        "cart": found.cart or None,
        "folder": found.folder,
    }


def _page(
    request: DeskRequest,
    found: Page,
    order: Order | None,
    *,
    error: MoksoriError | None = None,
    theirs: Order | None = None,
    form: ReadersForm | None = None,
) -> HttpResponse:
    return show(
        request,
        "programmes/page.html",
        status=409 if error or form else 200,
        readers_form=form or _readers(found),
        programme=found,
        state=words.STATES[found.state],
        language=LANGUAGES.get(found.language, found.language),
        order=order,
        seen=found.seen,
        cuts=words.CUTS,
        may_arrange=has(request.user, Right.PRODUCE),
        planning=work_in_words(found.planning),
        making=work_in_words(found.making),
        error=error,
        theirs=theirs,
    )


def _readers(found: Page, told: QueryDict | None = None) -> ReadersForm:
    words = wording(get_language() or "en")
    roles = {role.value: words.say(f"role_{role}") for role in Role}
    return ReadersForm(told, initial=dict(found.readers), roles=roles, auto_id="reads_%s")


def _tried(
    request: DeskRequest,
    programme_id: str,
    order: Order,
    sent: Sent,
    error: MoksoriError | None = None,
) -> HttpResponse:
    return show(
        request,
        "programmes/order.html",
        programme=seeing.page(request.user, programme_id),
        order=order,
        seen=sent.seen,
        cuts=words.CUTS,
        may_arrange=True,
        trying=True,
        error=error,
    )
