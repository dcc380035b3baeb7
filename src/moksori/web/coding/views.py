"""The list of what is to be coded, an account's coding page, and decisions about mentions."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import coders, judging, settling
from moksori.desk.coding import Rest, StillWaitingError
from moksori.desk.mentions import MarkedInvalidError
from moksori.desk.rights import Right
from moksori.desk.seeing import coding, coding_list
from moksori.web.accounts.words import SPEAKERS, STATES
from moksori.web.coding import showing, words
from moksori.web.coding.forms import FinishForm, MentionForm
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show


@screen(Right.CODE)
def listing(request: DeskRequest) -> HttpResponse:
    """Show the accounts to be coded, what waits first."""
    rows, page, pages = coding_list.listed(request.user, number_of(request, "page"))
    told = [(one, STATES[one.state], words_of_state(one)) for one in rows]
    return show(request, "coding/list.html", rows=told, page=page, pages=pages)


@screen(Right.CODE)
def page(request: DeskRequest, account_id: str) -> HttpResponse:
    """Show a stretch of an account with what is proposed in it."""
    number = number_of(request, "page")
    everybody = request.GET.get("everybody") == "1"
    shown = coding.page(request.user, account_id, number, showing.language(), everybody=everybody)
    return show(
        request,
        "coding/page.html",
        page=shown,
        items=[showing.of_item(one) for one in shown.items],
        acts=[showing.of_act(one) for one in shown.acts],
        kinds=words.KINDS,
        roles=words.ROLES,
        speakers=SPEAKERS,
        at=request.GET.get("at", "")[:40],
        finish_form=FinishForm(),
    )


@deed(Right.CODE)
def finish(request: DeskRequest, account_id: str) -> HttpResponse:
    """Say that coding is done."""
    look = coding.eyes(request.user, account_id)
    if look.coding:
        coders.end(look.coding, by=request.user.id, at=request.at)
        said = _("Your second coding is done. Both are compared when the first is done too.")
        return back(request, "coding:list", said)
    told = request.POST.get("rest", "")
    rest = Rest(told) if told in set(Rest) else None
    try:
        settling.finish(account_id, rest, by=request.user.id, at=request.at)
    except StillWaitingError:
        said = _("Some proposals still wait. Decide about them, or say what becomes of them.")
        return back(request, "coding:page", said, account_id=account_id)
    said = _("Coding is done. Protection takes its first decisions now.")
    return back(request, "coding:page", said, account_id=account_id)


@deed(Right.CODE)
def accept(request: DeskRequest, account_id: str, item_id: str) -> HttpResponse:
    """Accept a proposal."""
    look = coding.eyes(request.user, account_id)
    item = coding.reach_item(request.user, account_id, item_id)
    judging.accept(item, look.coding, by=request.user.id, at=request.at)
    return showing.decided(request, account_id, item, _("Accepted."))


@deed(Right.CODE)
def refuse(request: DeskRequest, account_id: str, item_id: str) -> HttpResponse:
    """Refuse a proposal."""
    look = coding.eyes(request.user, account_id)
    item = coding.reach_item(request.user, account_id, item_id)
    judging.refuse(item, look.coding, by=request.user.id, at=request.at)
    return showing.decided(request, account_id, item, _("Refused. It stays here, marked as such."))


@deed(Right.CODE)
def undo(request: DeskRequest, account_id: str, item_id: str) -> HttpResponse:
    """Take a decision back."""
    look = coding.eyes(request.user, account_id)
    item = coding.reach_item(request.user, account_id, item_id)
    was, start = coding.by_hand(request.user, account_id, item)
    judging.undo(item, look.coding, by=request.user.id, at=request.at)
    if was:
        return showing.changed(request, account_id, item, start, _("Taken back."))
    return showing.decided(request, account_id, item, _("Taken back: it waits again."))


@form_screen(Right.CODE)
def mark(request: DeskRequest, account_id: str) -> HttpResponse:
    """Mark words that the machine missed."""
    look = coding.eyes(request.user, account_id)
    people = showing.people_of(request, account_id)
    initial = {name: request.GET.get(name, "") for name in ("words", "start", "end")}
    form = MentionForm(people, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        span = showing.stretch_in(look, form)
        if span is not None:
            try:
                by, at = request.user.id, request.at
                new = judging.mark(account_id, form.marked(span), look.coding, by=by, at=at)
                return showing.changed(request, account_id, new, span.start, _("Marked."))
            except MarkedInvalidError:
                form.add_error("words", _("These words are marked as this already."))
    return show(request, "coding/mark.html", account=account_id, form=form, new=True)


@form_screen(Right.CODE)
def mention(request: DeskRequest, account_id: str, item_id: str) -> HttpResponse:
    """Correct a mention: other words, another kind, somebody else's."""
    look = coding.eyes(request.user, account_id)
    one = coding.item(request.user, account_id, item_id)
    people = showing.people_of(request, account_id)
    initial = {
        "words": one.told, "start": one.start, "end": one.end, "kind": one.kind,
        "persons": [key for key, _label in one.persons], "named": one.named,
    }  # fmt: skip
    form = MentionForm(people, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        span = showing.stretch_in(look, form)
        if span is not None:
            by, at = request.user.id, request.at
            marked = form.marked(span)
            new = judging.correct(item_id, marked, look.coding, by=by, at=at)
            return showing.changed(request, account_id, new, span.start, _("Corrected."))
    return show(request, "coding/mark.html", account=account_id, form=form, one=one)


def number_of(request: DeskRequest, name: str) -> int:
    """Return a number of an address; 1 where it is none."""
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) < 9 else 1


def words_of_state(one: coding_list.Row) -> str:
    """Return the shape of the state of an account in the list."""
    return "approved" if one.state == "coded" else "waiting"
