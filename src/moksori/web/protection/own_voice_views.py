"""Own voices that wait for a protection officer: listened to, approved or refused."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from moksori.desk.programme import obfuscating
from moksori.desk.programme.own_voice import NoOwnVoiceError
from moksori.desk.programme.sealing import RecordingGoneError
from moksori.desk.programme.seen import own_voice_of
from moksori.desk.rights import Right
from moksori.desk.seeing import own_voices as seeing
from moksori.terms.errors import InvalidError, RefusedError
from moksori.web.frame.refusals import sentence
from moksori.web.frame.screens import DeskRequest, back, form_screen, screen, show
from moksori.web.programmes import sounds
from moksori.web.programmes.words import WISHES, strengths
from moksori.web.protection.forms import OwnVoiceDecisionForm


@screen(Right.PROTECT)
def waiting(request: DeskRequest) -> HttpResponse:
    """Show the own voices that wait for a decision."""
    return show(request, "protection/own_voices.html", wishes=seeing.waiting(request.user))


@form_screen(Right.PROTECT)
def decide(request: DeskRequest, own_id: str) -> HttpResponse:
    """Show what a decision about an own voice rests on, and take it."""
    found = seeing.deciding(request.user, own_id)
    form = OwnVoiceDecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = _decided(request, own_id, form)
        if said:
            return back(request, "protection:own_voices", said)
    answer = show(
        request,
        "protection/own_voice.html",
        status=409 if request.method == "POST" else 200,
        found=found,
        state=WISHES[found.wish.state],
        strengths=strengths(),
        form=form,
    )
    return sounds.listening(answer)


@screen(Right.PROTECT)
def hear(request: DeskRequest, own_id: str) -> HttpResponseBase:
    """Answer a player with the untouched recording; not a window, so that nobody saves it there."""
    own_voice_of(request.user, own_id)
    if request.headers.get("Sec-Fetch-Dest") != "audio":
        raise NoOwnVoiceError("a recording is played on its page only")
    data = obfuscating.heard(own_id, request.user, at=request.at)
    answer = sounds.played(request, data, "audio/wav")
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _decided(request: DeskRequest, own_id: str, form: OwnVoiceDecisionForm) -> str:
    """Decide; return what was done, or nothing where the form says what is wrong."""
    reason, read = form.cleaned_data["reason"], form.cleaned_data["read"]
    try:
        if form.approves:
            obfuscating.approve(own_id, request.user, reason, read=read, at=request.at)
            return _("Approved. The recording is destroyed; its changed copy is a take to check.")
        obfuscating.refuse(own_id, request.user, reason, at=request.at)
    except (InvalidError, RefusedError, RecordingGoneError) as error:
        form.add_error(None, f"{sentence(error.message)} {_(error.hint)}")
        return ""
    return _("Refused. The recording is destroyed; another person reads the line.")
