"""Withholding sentences of an account, and telling them again."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import withholding
from moksori.desk.rights import Right
from moksori.desk.seeing import reach
from moksori.desk.seeing import withholding as seeing
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, show
from moksori.web.protection.forms import WithholdForm


@form_screen(Right.PROTECT)
def withhold(request: DeskRequest, account_id: str, number: int) -> HttpResponse:
    """Choose sentences of one passage, from whom they are withheld, and why."""
    seen = seeing.choosing(request.user, account_id, number)
    form = WithholdForm([(one.value, one.words) for one in seen.sentences], request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withholding.withhold(account_id, form.holding(), by=request.user.id, at=request.at)
        except withholding.WithheldBeforeError:
            form.add_error("spans", _("All of this is withheld from them already."))
        else:
            said = _("It is withheld, in every story and export for them.")
            return back(request, "protection:page", said, account_id=account_id)
    held = [one for one in seeing.held_of(request.user, account_id) if one.row == number]
    return show(request, "protection/withhold.html", seen=seen, form=form, held=held)


@deed(Right.PROTECT)
def tell_again(request: DeskRequest, account_id: str, withheld_id: str) -> HttpResponse:
    """Take back that a sentence is withheld."""
    reach.account(request.user, account_id)
    withholding.tell_again(account_id, withheld_id, by=request.user.id, at=request.at)
    said = _("It is no longer withheld. What was decided about its words holds again.")
    return back(request, "protection:page", said, account_id=account_id)
