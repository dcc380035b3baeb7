"""What is read: the script, one line with its takes, a take brought, listened to, put aside."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moksori.broadcast.reading import READER
from moksori.broadcast.running import Role
from moksori.desk.programme import ageing, takes
from moksori.desk.programme.seen import programme_of, take_of
from moksori.desk.rights import Right, has
from moksori.desk.seeing import programme_lines as seeing
from moksori.desk.seeing import programmes
from moksori.desk.seeing.programme_lines import Asked
from moksori.terms.errors import InvalidError, RefusedError
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show
from moksori.web.programmes import sounds
from moksori.web.programmes.forms import TakeForm
from moksori.web.programmes.words import wrong_with_take

MOST_ASKS = 40
"""How often a page asks by itself what a machine says of a take: for two minutes."""


@screen(Right.VOICE)
def script(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Show the script in large type, all of it or what one role reads."""
    asked, found = _asked(request), programmes.page(request.user, programme_id)
    return show(
        request,
        "programmes/script.html",
        programme=found,
        lines=seeing.script(request.user, programme_id, asked),
        asked=asked,
        narrowed=_narrowed(asked),
        roles=[one.value for one in Role],
        readers=sorted(set(found.readers.values())),
    )


@screen(Right.VOICE)
def line(request: DeskRequest, programme_id: str, item_id: str) -> HttpResponse:
    """Show one line, with what is needed to record it and what was read of it."""
    found = seeing.line(request.user, programme_id, item_id)
    reader = seeing.last_reader(request.user) or found.line.reader
    form = TakeForm(initial={"reader": reader})
    return _line(request, programme_id, item_id, form)


@deed(Right.VOICE)
def take(request: DeskRequest, programme_id: str, item_id: str) -> HttpResponse:
    """Keep a recording of a line; what was recorded stays in the page where it is refused."""
    row = programme_of(request.user, programme_id)
    form = TakeForm(request.POST, request.FILES)
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        form.say_too_large()
    if form.is_valid():
        told = form.cleaned_data
        script = request.POST.get("script", "")
        try:
            takes.add_take(
                row, script, told["sound"].read(), told["reader"],
                by=request.user.pk, at=request.at,
            )  # fmt: skip
        except InvalidError as error:
            form.add_error("sound", wrong_with_take(error))
        except RefusedError as error:
            form.add_error(None, wrong_with_take(error))
    if not form.is_valid():
        return _refused(request, programme_id, item_id, form)
    said = _("The recording was kept. It is used when somebody has listened to it.")
    if request.htmx:
        return _takes(request, programme_id, item_id, said)
    return back(request, "programmes:line", said, programme_id=programme_id, item_id=item_id)


@screen(Right.VOICE)
def hear(request: DeskRequest, programme_id: str, take_id: str) -> HttpResponseBase:
    """Answer with a take, to be listened to."""
    _row, found = take_of(request.user, programme_id, take_id)
    return sounds.played(request, takes.sound_of(found), "audio/wav")


@screen(Right.VOICE)
def compared(request: DeskRequest, programme_id: str, take_id: str) -> HttpResponse:
    """Show what a machine says of a take: a piece of the page, asked for until it is known.

    A page that is left open asks some times and no more: each time is a sign that somebody is here.
    """
    _row, found = take_of(request.user, programme_id, take_id)
    left = request.GET.get("asks", "")
    return show(
        request,
        "programmes/compared.html",
        programme_id=programme_id,
        take_id=found.pk,
        compared=seeing.comparison(found),
        asks=min(int(left), MOST_ASKS) - 1 if re.fullmatch(r"[1-9][0-9]?", left) else 0,
    )


@deed(Right.PRODUCE)
def check(request: DeskRequest, programme_id: str, take_id: str) -> HttpResponse:
    """Write down that a take says the line."""
    take_of(request.user, programme_id, take_id)
    takes.check_take(take_id, by=request.user.pk, at=request.at)
    return _back_to_line(request, programme_id, _("Noted: it says the line. It is used now."))


@deed(Right.VOICE)
def put_aside(request: DeskRequest, programme_id: str, take_id: str) -> HttpResponse:
    """Use a take no more; readers do that with their own only."""
    _row, found = take_of(request.user, programme_id, take_id)
    if found.by != request.user.pk and not has(request.user, Right.PRODUCE):
        raise takes.NoTakeError("there is no such take")
    takes.put_aside(take_id, by=request.user.pk, at=request.at)
    said = _("The take is put aside. Nobody can hear it again.")
    return _back_to_line(request, programme_id, said)


@deed(Right.PRODUCE)
def lost(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Put every take aside whose recording is not on this machine."""
    row = programme_of(request.user, programme_id)
    many = ageing.put_lost_aside(row, by=request.user.pk, at=request.at)
    told = ngettext(
        "%(many)s take is put aside. Its line can be read again.",
        "%(many)s takes are put aside. Their lines can be read again.",
        many,
    )
    return back(request, "programmes:page", told % {"many": many}, programme_id=programme_id)


def _back_to_line(request: DeskRequest, programme_id: str, said: str) -> HttpResponse:
    item = request.POST.get("item", "")
    if not item:
        return back(request, "programmes:script", said, programme_id=programme_id)
    return back(request, "programmes:line", said, programme_id=programme_id, item_id=item)


def _asked(request: DeskRequest) -> Asked:
    role, reader = request.GET.get("role", ""), request.GET.get("reader", "")
    return Asked(
        Role(role) if role in set(Role) else None, reader if READER.fullmatch(reader) else ""
    )


def _narrowed(asked: Asked) -> str:
    """Return what an address ends with so that the same lines are shown."""
    if asked.reader:
        return f"?reader={asked.reader}"
    return f"?role={asked.role.value}" if asked.role else ""


def _line(
    request: DeskRequest, programme_id: str, item_id: str, form: TakeForm, status: int = 200
) -> HttpResponse:
    asked = _asked(request)
    answer = show(
        request,
        "programmes/line.html",
        status=status,
        programme=programmes.page(request.user, programme_id),
        page=seeing.line(request.user, programme_id, item_id, asked),
        narrowed=_narrowed(asked),
        form=form,
        may_check=has(request.user, Right.PRODUCE),
    )
    return sounds.listening(answer, records=True)


def _takes(request: DeskRequest, programme_id: str, item_id: str, said: str) -> HttpResponse:
    """Return the takes of a line alone: the page with the recorder stays as it is."""
    return show(
        request,
        "programmes/takes.html",
        programme=programmes.page(request.user, programme_id),
        page=seeing.line(request.user, programme_id, item_id),
        said=said,
        may_check=has(request.user, Right.PRODUCE),
    )


def _refused(request: DeskRequest, programme_id: str, item_id: str, form: TakeForm) -> HttpResponse:
    """Say what is wrong: beside the recorder where a script runs, else on the page of the line."""
    if not request.htmx:
        return _line(request, programme_id, item_id, form, 409)
    address = reverse("programmes:line", args=[programme_id, item_id])
    answer = show(request, "programmes/take_refused.html", form=form, address=address, status=409)
    answer.headers["HX-Retarget"] = "#take-wrong"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
