"""The list of accounts, an account's page, and what can be done there."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import cases, coders, giving, passages, retrying, rights
from moksori.desk.rights import Right
from moksori.desk.seeing import accounts, history, reach
from moksori.records.states import Role
from moksori.records.trail import ConflictError
from moksori.terms.passage import SpeakerRole
from moksori.web.accounts import words
from moksori.web.accounts.forms import CaseForm, FilterForm, GiveForm, SplitForm, VoiceForm
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show
from moksori.web.frame.words import ROLE_WORDS


@screen(Right.READ)
def listing(request: DeskRequest) -> HttpResponse:
    """Show the accounts that somebody may see."""
    filters = FilterForm.filters_of(request.GET)
    found = accounts.listed(request.user, filters, _number(request.GET.get("page", "")))
    form = FilterForm(initial=request.GET.dict())
    form.choose_from(found)
    asked = request.GET.copy()
    asked.pop("page", None)
    rows = [
        (row, words.STATES[row.state], words.SHAPES[row.state],
         words.MEDIA.get(row.medium, row.medium))
        for row in found.rows
    ]  # fmt: skip
    return show(
        request,
        "accounts/list.html",
        form=form,
        found=found,
        rows=rows,
        asked=asked.urlencode(),
        may_receive=rights.has(request.user, Right.RECEIVE),
    )


@screen(Right.READ)
def page(request: DeskRequest, account_id: str) -> HttpResponse:
    """Show an account: its passages beside the original, who may see it, its cases."""
    shown = accounts.page(request.user, account_id, _number(request.GET.get("page", "")))
    people = [
        (one, f"{name} · {ROLE_WORDS[Role(role)]}") for one, name, role in shown.access.givable
    ]
    given = [(one, ROLE_WORDS[Role(one.role)]) for one in shown.access.given]
    return show(
        request,
        "accounts/page.html",
        page=shown,
        state=(words.SHAPES[shown.state], words.STATES[shown.state]),
        why=words.UNREADABLE.get(shown.error, words.OTHERWISE) if shown.error else None,
        medium=words.MEDIA.get(shown.medium, shown.medium),
        speakers=words.SPEAKERS,
        others=[(words.OTHERS[kind], one) for kind, one in shown.others],
        call=[(words.CALL[key], told) for key, told in shown.call],
        given=given,
        give_form=GiveForm(people),
        history=history.of(shown.id),
        verbs=words.VERBS,
        parts=words.PARTS,
        case_form=CaseForm(shown.access.more),
    )


@deed(Right.RECEIVE)
def retry(request: DeskRequest, account_id: str) -> HttpResponse:
    """Try again what failed."""
    account = reach.account(request.user, account_id).pk
    done = retrying.retry(account, by=request.user.id, at=request.at)
    said = _("It waits to be read again.") if done else _("Nothing had failed.")
    return back(request, "accounts:page", said, account_id=account)


@deed(Right.RECEIVE)
def give(request: DeskRequest, account_id: str) -> HttpResponse:
    """Give an account to somebody."""
    account = reach.account(request.user, account_id).pk
    user = request.POST.get("user", "")[:40]
    giving.give(account, user, by=request.user.id, at=request.at)
    return back(request, "accounts:page", _("They see it now."), account_id=account)


@deed(Right.RECEIVE)
def take_back(request: DeskRequest, account_id: str, grant_id: str) -> HttpResponse:
    """Take an account back from somebody."""
    grant = reach.grant_id(request.user, account_id, grant_id)
    giving.take_back(grant, by=request.user.id, at=request.at)
    said = _("It was taken back. What they read before, they have read.")
    return back(request, "accounts:page", said, account_id=account_id)


@deed(Right.RECEIVE)
def open_to_desk(request: DeskRequest, account_id: str) -> HttpResponse:
    """Open an account to the desk, or close it."""
    account = reach.account(request.user, account_id).pk
    opened = request.POST.get("open") == "yes"
    giving.open_to_desk(account, opened, by=request.user.id, at=request.at)
    said = (
        _("Everybody whose role reads accounts sees it now.")
        if opened
        else _("It is closed: only those who were named see it.")
    )
    return _to_page_or_list(request, account, said)


@deed(Right.RECEIVE)
def case(request: DeskRequest, account_id: str) -> HttpResponse:
    """Put an account into a case, or into a new one."""
    account = reach.account(request.user, account_id).pk
    title, chosen = request.POST.get("title", "").strip(), request.POST.get("case", "")[:40]
    if title:
        chosen = cases.begin(title[:300], by=request.user.id, at=request.at)
    chosen = reach.case(request.user, chosen).pk
    cases.put_in(chosen, account, by=request.user.id, at=request.at)
    return back(request, "accounts:page", _("It is in the case now."), account_id=account)


@deed(Right.RECEIVE)
def take_out(request: DeskRequest, account_id: str, case_id: str) -> HttpResponse:
    """Take an account out of a case."""
    account = reach.account(request.user, account_id).pk
    chosen = reach.case(request.user, case_id).pk
    cases.take_out(chosen, account, by=request.user.id, at=request.at)
    return _to_page_or_list(request, account, _("It was taken out of the case."))


@deed(Right.RECEIVE)
def restrict(request: DeskRequest, case_id: str) -> HttpResponse:
    """Close a case to all but its members, or open it."""
    chosen = reach.case(request.user, case_id).pk
    restricted = request.POST.get("restricted") == "yes"
    cases.restrict(chosen, restricted, by=request.user.id, at=request.at)
    said = (
        _("The case is restricted: its members alone see it and its accounts.")
        if restricted
        else _("The case is no longer restricted.")
    )
    account = request.POST.get("account", "")[:40]
    return _to_page_or_list(request, account, said)


@screen(Right.CODE)
def passage(request: DeskRequest, account_id: str, passage_id: str) -> HttpResponse:
    """Show what can be corrected of a passage."""
    return _passage(request, account_id, passage_id)


@deed(Right.CODE)
def voice(request: DeskRequest, account_id: str, passage_id: str) -> HttpResponse:
    """Say who speaks a passage."""
    row = _correctable(request, account_id, passage_id)
    form = VoiceForm(request.POST)
    if not form.is_valid():
        return _passage(request, account_id, passage_id, voice_form=form)
    told = passages.Voice(form.cleaned_data["speaker"], SpeakerRole(form.cleaned_data["role"]))
    try:
        passages.give_voice(row, told, by=request.user.id, at=request.at, seen=_seen(request))
    except ConflictError:
        return _passage(request, account_id, passage_id, voice_form=form, conflict=True)
    return _corrected(request, account_id, _("The speaker was corrected."))


@deed(Right.CODE)
def split(request: DeskRequest, account_id: str, passage_id: str) -> HttpResponse:
    """Cut a passage in two."""
    row = _correctable(request, account_id, passage_id)
    form = SplitForm(request.POST)
    if form.is_valid():
        begins = form.cleaned_data["begins_with"]
        try:
            passages.split(row, begins, by=request.user.id, at=request.at, seen=_seen(request))
        except passages.CannotSplitError:
            form.add_error(
                "begins_with", _("Not found there once. Give more words, as they stand.")
            )
        except ConflictError:
            return _passage(request, account_id, passage_id, split_form=form, conflict=True)
        else:
            return _corrected(request, account_id, _("The passage was cut in two."))
    return _passage(request, account_id, passage_id, split_form=form)


@deed(Right.CODE)
def join(request: DeskRequest, account_id: str, passage_id: str) -> HttpResponse:
    """Join a passage with the one that follows."""
    row = _correctable(request, account_id, passage_id)
    passages.join(row, by=request.user.id, at=request.at, seen=_seen(request))
    return _corrected(request, account_id, _("The two passages are one."))


def _correctable(request: DeskRequest, account_id: str, passage_id: str) -> str:
    row = reach.passage_id(request.user, account_id, passage_id)
    coders.require_eyes(account_id, request.user)
    return row


def _passage(
    request: DeskRequest,
    account_id: str,
    passage_id: str,
    *,
    voice_form: VoiceForm | None = None,
    split_form: SplitForm | None = None,
    conflict: bool = False,
) -> HttpResponse:
    one = accounts.passage(request.user, account_id, passage_id)
    told = one.passage
    return show(
        request,
        "accounts/passage.html",
        one=one,
        voice_form=voice_form
        or VoiceForm(initial={"speaker": told.speaker, "role": told.role}, auto_id="voice_%s"),
        split_form=split_form or SplitForm(),
        conflict=conflict,
    )


def _corrected(request: DeskRequest, account_id: str, said: str) -> HttpResponse:
    said += " " + _("What stood there before is in the history.")
    return back(request, "accounts:page", said, account_id=account_id)


def _to_page_or_list(request: DeskRequest, account: str, said: str) -> HttpResponse:
    """Lead to the account, or to the list where whoever did it sees it no longer."""
    try:
        reach.account(request.user, account)
    except reach.NotReachedError:
        return back(request, "accounts:list", said)
    return back(request, "accounts:page", said, account_id=account)


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 8 else 1


def _seen(request: DeskRequest) -> int | None:
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() and len(told) < 15 else None
