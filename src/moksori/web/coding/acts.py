"""Building an act from words that say so, and changing one; the second writer is shown both."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from moksori.desk import act_building, judging
from moksori.desk.rights import Right
from moksori.desk.seeing import coding, coding_acts, history
from moksori.desk.seeing.coding_acts import ActItem
from moksori.records.trail import ConflictError
from moksori.terms.span import Span
from moksori.web.accounts.words import PARTS, VERBS
from moksori.web.coding import showing
from moksori.web.coding.forms import ActForm
from moksori.web.frame.screens import DeskRequest, form_screen, show


@form_screen(Right.CODE)
def new(request: DeskRequest, account_id: str) -> HttpResponse:
    """Build an act: one for each person it was done to."""
    look = coding.eyes(request.user, account_id)
    form = _form(request, account_id, _prefilled(request, account_id))
    if request.method == "POST" and form.is_valid():
        span = showing.stretch_in(look, form)
        if span is not None:
            by, at = request.user.id, request.at
            try:
                building = form.building(span)
                act = judging.build(account_id, building, look.coding, by=by, at=at)
            except act_building.ActInvalidError:
                form.add_error("when", _("Nobody can read this time. Write it like 2031-03."))
            except act_building.NoEvidenceError:
                form.add_error("words", _("These words stand in no passage."))
            else:
                return showing.changed(request, account_id, act, span.start, _("The act is built."))
    return _show(request, account_id, form)


@form_screen(Right.CODE)
def change(request: DeskRequest, account_id: str, item_id: str) -> HttpResponse:
    """Change an act."""
    look = coding.eyes(request.user, account_id)
    one = coding_acts.item(request.user, account_id, item_id, showing.language())
    form = _form(request, account_id, _initial(one))
    if request.method == "POST" and form.is_valid():
        by, at = request.user.id, request.at
        seen = form.cleaned_data["seen"] or 0
        try:
            if look.coding:
                judging.retype(item_id, form.cleaned_data["type"], look.coding, at=at)
            else:
                building = form.building(None)
                act_building.change(account_id, item_id, building, by=by, at=at, seen=seen)
        except act_building.ActInvalidError:
            form.add_error("when", _("Nobody can read this time. Write it like 2031-03."))
        except ConflictError:
            return _show(request, account_id, _again(request, form, one), one=one, conflict=True)
        else:
            return showing.changed(
                request, account_id, item_id, one.start, _("The act is changed.")
            )
    return _show(request, account_id, form, one=one)


def _form(request: DeskRequest, account_id: str, initial: dict[str, object]) -> ActForm:
    people = showing.people_of(request, account_id)
    book = coding_acts.codebook(showing.language())
    return ActForm(people, book, request.POST or None, initial=initial)


def _again(request: DeskRequest, form: ActForm, one: ActItem) -> ActForm:
    """Return a form with what was typed, made from how the act stands now."""
    typed = QueryDict(mutable=True)
    for name in form.data:
        typed.setlist(name, request.POST.getlist(name))
    typed["seen"] = str(one.seen)
    form.data = typed
    return form


def _show(
    request: DeskRequest,
    account_id: str,
    form: ActForm,
    *,
    one: ActItem | None = None,
    conflict: bool = False,
) -> HttpResponse:
    look = coding.eyes(request.user, account_id)
    return show(
        request,
        "coding/act.html",
        account=account_id,
        form=form,
        one=one,
        shown=showing.of_act(one) if one else None,
        conflict=conflict,
        codebook=coding_acts.codebook(showing.language()),
        history=() if one is None or look.coding else history.of(one.id),
        verbs=VERBS,
        parts=PARTS,
    )


def _prefilled(request: DeskRequest, account_id: str) -> dict[str, object]:
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 18):
        return {"words": request.GET.get("words", "")[:2000]}
    span = Span(int(start), max(int(start), int(end)))
    told = coding_acts.prefilled(request.user, account_id, span)
    return {
        "words": told.words, "start": told.start, "end": told.end, "when": told.when,
        "place": told.place, "victims": list(told.people), "accused": list(told.accused),
    }  # fmt: skip


def _initial(one: ActItem) -> dict[str, object]:
    return {
        "words": one.evidence, "start": one.start, "end": one.end, "type": one.label,
        "accused": [key for key, _label in one.accused],
        "victims": [key for key, _label in one.victims],
        "when": one.when, "place": one.place, "standing": one.standing, "seen": one.seen,
    }  # fmt: skip
