"""A line in its source's own voice: what that would be worth, and asking for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.broadcast.sound.obfuscate import Way
from moksori.desk.programme import obfuscating
from moksori.desk.programme.own_voice import NoOwnVoiceError
from moksori.desk.programme.seen import own_voice_of
from moksori.desk.rights import Right
from moksori.desk.seeing import own_voices as seeing
from moksori.desk.seeing import programmes
from moksori.terms.errors import InvalidError, RefusedError
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, show
from moksori.web.programmes.forms import OwnVoiceForm
from moksori.web.programmes.words import WISHES, strengths, wrong_with_own_voice


@form_screen(Right.PRODUCE)
def ask(request: DeskRequest, programme_id: str, item_id: str) -> HttpResponse:
    """Show what an own voice would be worth, and take a recording of it where that is allowed."""
    found = seeing.asking(request.user, programme_id, item_id)
    if request.method != "POST":
        return _page(request, programme_id, found, OwnVoiceForm())
    form = OwnVoiceForm(request.POST, request.FILES)
    if form.is_valid():
        told = form.cleaned_data
        row = programmes.planned_one(request.user, programme_id)
        script = request.POST.get("script", "")
        try:
            obfuscating.ask(
                row, script, told["sound"].read(), Way(told["way"]),
                by=request.user.pk, at=request.at,
            )  # fmt: skip
        except InvalidError as error:
            form.add_error("sound", wrong_with_own_voice(error))
        except RefusedError as error:
            on_way = error.code == "sound.pitch_only"
            form.add_error("way" if on_way else None, wrong_with_own_voice(error))
    if not form.is_valid():
        return _page(request, programme_id, found, form, 409)
    said = _("It waits for a protection officer. Until they decide, another person reads.")
    where = {"programme_id": programme_id, "item_id": item_id}
    return back(request, "programmes:own_voice", said, **where)


@deed(Right.PRODUCE)
def take_back(request: DeskRequest, programme_id: str, own_id: str) -> HttpResponse:
    """Take a wish back before anybody decided; its recording is destroyed."""
    own = own_voice_of(request.user, own_id)
    if own.programme_id != programme_id:
        raise NoOwnVoiceError("no such own voice")
    obfuscating.take_back(own_id, by=request.user.pk, at=request.at)
    said = _("It is taken back, and the recording is destroyed.")
    item = request.POST.get("item", "")
    if not item:
        return back(request, "programmes:script", said, programme_id=programme_id)
    return back(request, "programmes:line", said, programme_id=programme_id, item_id=item)


def _page(
    request: DeskRequest,
    programme_id: str,
    found: seeing.Asking,
    form: OwnVoiceForm,
    status: int = 200,
) -> HttpResponse:
    return show(
        request,
        "programmes/own_voice.html",
        status=status,
        programme=programmes.page(request.user, programme_id),
        asking=found,
        wishes=[(one, *WISHES[one.state]) for one in found.wishes],
        strengths=strengths(),
        form=form,
    )
