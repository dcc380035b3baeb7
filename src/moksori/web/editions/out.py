"""What is out: where every story stands, put right, taken back, let stand again."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moksori.desk import afterwards, recalling, whereabouts
from moksori.desk.rights import Right
from moksori.desk.seeing import editions as seeing
from moksori.records.states import CopyState, OutletKind, RecallReason
from moksori.web.editions.forms import CopyForm, CorrectionForm, RecallForm, SettleForm
from moksori.web.editions.words import OUTLETS, STATES
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, screen, show


@screen(Right.RELEASE)
def listing(request: DeskRequest) -> HttpResponse:
    """Show everything that is out, and every copy that is known."""
    found = seeing.out(request.user, request.at)
    showing = seeing.work("", recalling.SHOW)
    return show(
        request,
        "editions/out.html",
        stories=found,
        kinds=OUTLETS,
        showing=showing,
        state=STATES[showing.state] if showing else None,
    )


@deed(Right.RELEASE)
def show_anew(request: DeskRequest) -> HttpResponse:
    """Have everything shown anew wherever it stands."""
    recalling.show_anew(request.user, at=request.at)
    return back(request, "editions:out", _("Everything is shown anew, in the background."))


@screen(Right.RELEASE)
def one(request: DeskRequest, story_id: str) -> HttpResponse:
    """Show one story that is out, and what can be done about it."""
    return _one(request, story_id)


@deed(Right.RELEASE, fresh=True)
def recall(request: DeskRequest, story_id: str) -> HttpResponse:
    """Take a story back everywhere."""
    form = RecallForm(request.POST)
    if not form.is_valid():
        return _one(request, story_id, recall=form)
    reason = RecallReason(form.cleaned_data["reason"])
    left = recalling.recall(request.user, story_id, reason, at=request.at)
    said = ngettext(
        "The story is taken back. %(left)s copy is beyond reach: ask for it to be taken down.",
        "The story is taken back. %(left)s copies are beyond reach: ask for them to be taken down.",
        left,
    ) % {"left": left}
    return back(request, "editions:one_out", said, story_id=story_id)


@deed(Right.RELEASE, fresh=True)
def reissue(request: DeskRequest, story_id: str) -> HttpResponse:
    """Let a recalled story stand again."""
    recalling.reissue(request.user, story_id, at=request.at)
    said = _("The story may stand again, if the gate lets it out.")
    return back(request, "editions:one_out", said, story_id=story_id)


@form_screen(Right.RELEASE)
def correct(request: DeskRequest, story_id: str) -> HttpResponse:
    """Put a released story right with a note to its readers."""
    found = seeing.one_out(request.user, story_id, request.at)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recalling.correct(request.user, story_id, form.cleaned_data["note"], at=request.at)
        except afterwards.CorrectionStoppedError as error:
            form.add_error("note", f"{_(error.message)} {_(error.hint)}")
        else:
            said = _("The correction stands beneath the story.")
            return back(request, "editions:one_out", said, story_id=story_id)
    return show(request, "editions/correct.html", form=form, story=found)


@deed(Right.RELEASE)
def add(request: DeskRequest, story_id: str) -> HttpResponse:
    """Write down a copy that somebody else made."""
    found = seeing.one_out(request.user, story_id, request.at)
    form = CopyForm(request.POST)
    if not form.is_valid():
        return _one(request, story_id, copy=form)
    items = whereabouts.items_known(found.public_id, found.language)
    kind = OutletKind(form.cleaned_data["kind"])
    whereabouts.add_elsewhere(
        kind, form.cleaned_data["place"], items, by=request.user.pk, at=request.at
    )
    return back(request, "editions:one_out", _("Written down."), story_id=story_id)


@deed(Right.RELEASE)
def settle(request: DeskRequest, copy_id: str) -> HttpResponse:
    """Write down what became of a copy that is not ours."""
    seeing.copy_seen(request.user, copy_id)
    form = SettleForm(request.POST)
    if form.is_valid():
        state = CopyState(form.cleaned_data["state"])
        whereabouts.settle(copy_id, state, by=request.user.pk, at=request.at)
    return back(request, "editions:out", _("Written down."))


def _one(
    request: DeskRequest,
    story_id: str,
    *,
    recall: RecallForm | None = None,
    copy: CopyForm | None = None,
) -> HttpResponse:
    return show(
        request,
        "editions/one.html",
        story=seeing.one_out(request.user, story_id, request.at),
        recall_form=recall or RecallForm(),
        copy_form=copy or CopyForm(),
        settle_form=SettleForm(),
        kinds=OUTLETS,
    )
