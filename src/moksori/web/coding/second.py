"""A second coder, blind; what two coders agree on, and differences settled."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import coders, settling
from moksori.desk.rights import Right
from moksori.desk.seeing import agreement as seeing
from moksori.desk.seeing import reach
from moksori.web.coding import showing
from moksori.web.coding.words import KINDS
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show


@deed(Right.CODE)
def ask(request: DeskRequest, account_id: str) -> HttpResponse:
    """Ask somebody for a second coding; gives them the account."""
    account = reach.account(request.user, account_id).pk
    coders.require_eyes(account, request.user)
    user = request.POST.get("user", "")[:40]
    coders.ask_second(account, user, by=request.user.id, at=request.at)
    said = _("They were asked. They see what is proposed, and nothing of what you decide.")
    return back(request, "coding:page", said, account_id=account)


@screen(Right.CODE)
def agreement(request: DeskRequest, account_id: str) -> HttpResponse:
    """Show two codings of an account beside each other."""
    page = seeing.page(request.user, account_id, showing.language())
    return show(request, "coding/agreement.html", page=page, kinds=KINDS)


@deed(Right.CODE)
def settle(request: DeskRequest, account_id: str) -> HttpResponse:
    """Say what holds of a difference."""
    seeing.page(request.user, account_id, showing.language())
    unit, kind = request.POST.get("unit", "")[:40], request.POST.get("kind", "")[:90]
    by, at = request.user.id, request.at
    settled = settling.settle(account_id, unit, kind, by=by, at=at)
    said = (
        _("Settled, and on the record.")
        if settled
        else _("Your word is kept. It is settled when the other coder says the same, or a third.")
    )
    return back(request, "coding:agreement", said, account_id=account_id)
