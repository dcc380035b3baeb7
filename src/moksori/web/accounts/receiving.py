"""Receiving: files (in pieces where scripts run), pasted words, a note of a call."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moksori.desk import intake, notes, uploads
from moksori.desk.rights import Right
from moksori.desk.seeing import reach
from moksori.intake.phonenote import Note
from moksori.terms.errors import InvalidError, MissingError
from moksori.web.accounts.forms import ArrivalForm, FilesForm, NoteForm, PasteForm
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show

FILE = "file"


@form_screen(Right.RECEIVE)
def files(request: DeskRequest) -> HttpResponse:
    """Receive many files; without a script all in one request."""
    if request.method != "POST":
        return show(request, "accounts/receive.html", form=FilesForm(), piece=uploads.PIECE)
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, "accounts/receive.html", form=form, piece=uploads.PIECE)
    known = 0
    for one in form.cleaned_data["chosen"]:
        got = intake.receive_account(
            one.read(), one.name or "-", form.arrival(FILE), by=request.user.id, at=request.at
        )
        known += got.known
    count = len(form.cleaned_data["chosen"])
    said = ngettext("%(n)s file was received.", "%(n)s files were received.", count) % {"n": count}
    if known:
        said += " " + _("%(n)s of them had come in before; nothing was doubled.") % {"n": known}
    return back(request, "accounts:list", said)


@form_screen(Right.RECEIVE)
def paste(request: DeskRequest) -> HttpResponse:
    """Receive words that somebody pastes."""
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        first = told["translation_of"]
        try:
            first = reach.account(request.user, first).pk if first else ""
        except MissingError:
            form.add_error("translation_of", _("There is no such account, or it is not for you."))
            return show(request, "accounts/paste.html", form=form)
        arrival = form.arrival(told["medium"], first)
        got = notes.paste(told["words"], arrival, by=request.user.id, at=request.at)
        return back(request, "accounts:page", _said(got), account_id=got.account)
    return show(request, "accounts/paste.html", form=form)


@form_screen(Right.RECEIVE)
def note(request: DeskRequest) -> HttpResponse:
    """Take down a call."""
    form = NoteForm(request.POST or None, initial={"called_on": request.at.date().isoformat()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        tellers = [line.strip() for line in told["told_by"].splitlines() if line.strip()]
        header = Note(told["called"], tuple(tellers), told["how"], told["called_on"].isoformat())
        try:
            got = notes.take_down(
                header, told["words"], form.arrival("phone"), by=request.user.id, at=request.at
            )
        except notes.NoteInvalidError:
            form.add_error("told_by", _("At most eight lines, each of at most 500 characters."))
        else:
            return back(request, "accounts:page", _said(got), account_id=got.account)
    return show(request, "accounts/note.html", form=form)


@deed(Right.RECEIVE)
def begin(request: DeskRequest) -> HttpResponse:
    """Announce a file that comes in pieces; tell how much of it is there already."""
    form = ArrivalForm(request.POST)
    size = request.POST.get("size", "")
    if not form.is_valid() or not size.isdecimal() or len(size) > 15:
        return _no(_("The file could not be announced. Load the page again."))
    try:
        told = uploads.begin(
            request.POST.get("name", ""), int(size), form.arrival(FILE),
            by=request.user.id, at=request.at,
        )  # fmt: skip
    except InvalidError:
        return _no(_("This file cannot be received: it is empty, or too large for one file."))
    return _told(told)


@screen(Right.RECEIVE)
def progress(request: DeskRequest, upload_id: str) -> HttpResponse:
    """Tell how much of a file is there."""
    return _told(uploads.progress(upload_id, by=request.user.id))


@deed(Right.RECEIVE)
def piece(request: DeskRequest, upload_id: str) -> HttpResponse:
    """Take one piece of a file."""
    place = request.GET.get("at", "")
    number = int(place) if place.isdecimal() and len(place) < 15 else -1
    return _told(uploads.add_piece(upload_id, number, request.body, by=request.user.id))


@deed(Right.RECEIVE)
def finish(request: DeskRequest, upload_id: str) -> HttpResponse:
    """Seal a file that is whole as an account."""
    got = uploads.finish(upload_id, by=request.user.id, at=request.at)
    address = reverse("accounts:page", kwargs={"account_id": got.account})
    return JsonResponse({"account": got.account, "address": address, "said": _said(got)})


@deed(Right.RECEIVE)
def give_up(request: DeskRequest, upload_id: str) -> HttpResponse:
    """Remove what came of a file."""
    uploads.give_up(upload_id, by=request.user.id, at=request.at)
    return JsonResponse({"gone": True})


def _told(told: uploads.Progress) -> HttpResponse:
    return JsonResponse({"id": told.id, "got": told.got, "size": told.size})


def _no(words: str) -> HttpResponse:
    return JsonResponse({"no": words}, status=409)


def _said(got: intake.Received) -> str:
    if got.known:
        return _("This very file came in before. Nothing was doubled; here it is.")
    if got.double_of:
        return _("Received and sealed. The same words came in before under another name.")
    return _("Received and sealed. It is being read.")
