"""A programme made in the background, its files, its hand-over, and when it was on air."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moksori.broadcast.names import names
from moksori.desk.programme import jobs, making, parcels, stations
from moksori.desk.programme.hearing import as_made
from moksori.desk.programme.seen import programme_of, programmes_seen
from moksori.desk.rights import Right, has
from moksori.desk.seeing import programme_files as seeing
from moksori.desk.seeing import programmes
from moksori.terms.errors import InvalidError
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show
from moksori.web.programmes import sounds
from moksori.web.programmes.forms import AiredForm, LogForm, StationForm
from moksori.web.programmes.views import PAGE, work_in_words
from moksori.web.programmes.words import STATES

MADE = "programmes:made"


@deed(Right.PRODUCE)
def make(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Have a programme made in the background."""
    row = programmes.planned_one(request.user, programme_id)
    jobs.ask_making(row, by=request.user.pk, at=request.at)
    said = _("It is being made. You can leave this page and come back.")
    return back(request, PAGE, said, programme_id=programme_id)


@deed(Right.PRODUCE)
def stop(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Have the making end; what was done of it is kept."""
    making.ask_to_stop(programme_of(request.user, programme_id))
    said = _("It stops at the next step. What was done is kept, and goes on from there.")
    return back(request, PAGE, said, programme_id=programme_id)


@screen(Right.VOICE)
def progress(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Show how far it came: a piece of the page, asked for again while it goes on."""
    found = programmes.page(request.user, programme_id)
    works = [work_in_words(found.planning), work_in_words(found.making)]
    return show(
        request,
        "programmes/progress.html",
        programme=found,
        planning=works[0],
        making=works[1],
        ended=not any(one and one["goes_on"] for one in works),
        may_arrange=has(request.user, Right.PRODUCE),
    )


@screen(Right.PRODUCE)
def made(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Show what was made: files, loudness, the outline of the sound, where it is."""
    return _made(request, programme_id)


@screen(Right.PRODUCE)
def file(request: DeskRequest, programme_id: str, name: str) -> HttpResponseBase:
    """Answer with one file, as the gate read it."""
    path = parcels.file_of(seeing.made_one(request.user, programme_id), name)
    kind = sounds.TYPES.get(path.suffix.removeprefix("."), "application/octet-stream")
    answer = sounds.sent(request, path, kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{path.name}"'
    return answer


@deed(Right.PRODUCE, fresh=True)
def hand_over(request: DeskRequest, programme_id: str) -> HttpResponseBase:
    """Give a programme to a station: into a folder of this machine, or as one ZIP."""
    row = seeing.made_one(request.user, programme_id)
    form = StationForm(request.POST)
    if not form.is_valid():
        return _made(request, programme_id, station=form, status=409)
    told, who, at = form.cleaned_data, request.user.pk, request.at
    try:
        if not told["folder"]:
            answer = StreamingHttpResponse(
                parcels.parcel(row, told["station"], by=who, at=at), content_type="application/zip"
            )
            stem = names(row.code, as_made(row)).stem
            answer.headers["Content-Disposition"] = f'attachment; filename="{stem}.zip"'
            return answer
        count = parcels.hand_over(row, told["station"], told["folder"], by=who, at=at)
    except InvalidError as error:
        form.add_error("folder", f"{_(error.message)} {_(error.hint)}")
        return _made(request, programme_id, station=form, status=409)
    said = ngettext("%(n)s file was handed over.", "%(n)s files were handed over.", count)
    return back(request, MADE, said % {"n": count}, programme_id=programme_id)


@deed(Right.PRODUCE)
def aired(request: DeskRequest, programme_id: str) -> HttpResponse:
    """Write down by hand that a programme was on air."""
    row = seeing.made_one(request.user, programme_id)
    form = AiredForm(request.POST)
    if not form.is_valid():
        return _made(request, programme_id, aired=form, status=409)
    told = form.cleaned_data
    new = stations.note_on_air(
        row, told["station"], told["start"], by=request.user.pk, at=request.at
    )
    said = _("Written down.") if new else _("This was known already.")
    return back(request, MADE, said, programme_id=programme_id)


@form_screen(Right.PRODUCE)
def log(request: DeskRequest) -> HttpResponse:
    """Read a station's log of what it played."""
    form = LogForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, "programmes/log.html", form=form)
    told = form.cleaned_data
    among = [row.pk for row, whole in programmes_seen(request.user) if whole]
    log = stations.Log(told["station"], told["zone"], told["day"])
    try:
        read, new = stations.on_air(
            told["log"].read(), log, by=request.user.pk, at=request.at, among=among
        )
    except InvalidError as error:
        form.add_error("log", f"{_(error.message)} {_(error.hint)}")
        return show(request, "programmes/log.html", form=form)
    said = _(
        "%(aired)s times on air, %(new)s of them new. %(others)s rows name something else, and "
        "%(unread)s lines could not be read."
    ) % {
        "aired": len(read.aired),
        "new": new,
        "others": read.others,
        "unread": len(read.unread),
    }
    return back(request, "programmes:list", said)


def _made(
    request: DeskRequest,
    programme_id: str,
    *,
    station: StationForm | None = None,
    aired: AiredForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = programmes.page(request.user, programme_id)
    answer = show(
        request,
        "programmes/made.html",
        status=status,
        programme=found,
        state=STATES[found.state],
        made=seeing.made(request.user, programme_id),
        station_form=station or StationForm(),
        aired_form=aired or AiredForm(auto_id="aired_%s"),
    )
    return sounds.listening(answer)
