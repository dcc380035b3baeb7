"""Who is who in an account: described, merged and parted by judgement."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import coders, persons
from moksori.desk.postings import HOLDERS
from moksori.desk.rights import Right
from moksori.desk.seeing import coding_people
from moksori.desk.seeing.coding_people import PersonPage
from moksori.web.coding.forms import DescribeForm, MergeForm, SplitOffForm
from moksori.web.coding.words import ROLES
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show


@screen(Right.CODE)
def page(request: DeskRequest, account_id: str, key: str) -> HttpResponse:
    """Show a person of an account."""
    return _show(request, coding_people.page(request.user, account_id, key))


@deed(Right.CODE)
def describe(request: DeskRequest, account_id: str, key: str) -> HttpResponse:
    """Say what a person is in an account."""
    shown = _changeable(request, account_id, key)
    form = DescribeForm(request.POST)
    if not form.is_valid():
        return _show(request, shown, describe=form)
    persons.describe(account_id, key, form.described(), by=request.user.id, at=request.at)
    return _back(request, account_id, key, _("Changed. What stood there is in the history."))


@deed(Right.CODE)
def merge(request: DeskRequest, account_id: str, key: str) -> HttpResponse:
    """Judge that two persons are one; the one whose page it is stays."""
    shown = _changeable(request, account_id, key)
    form = MergeForm([*shown.here, *shown.elsewhere], request.POST)
    if not form.is_valid():
        return _show(request, shown, merge=form)
    other = coding_people.reach_person(request.user, form.cleaned_data["other"])
    why = form.cleaned_data["why"]
    persons.merge(shown.person.id, other, why, by=request.user.id, at=request.at)
    said = _("They are one person now, everywhere: one pseudonym, watched for together.")
    return _back(request, account_id, shown.person.key, said)


@deed(Right.CODE)
def split(request: DeskRequest, account_id: str, key: str) -> HttpResponse:
    """Judge that some mentions are of somebody else."""
    shown = _changeable(request, account_id, key)
    form = SplitOffForm([(one.id, one.told) for one in shown.mentions], request.POST)
    if not form.is_valid():
        return _show(request, shown, split=form)
    chosen = form.cleaned_data["mentions"]
    new = persons.split_off(account_id, key, chosen, by=request.user.id, at=request.at)
    return _back(request, account_id, new, _("This is somebody else now. Say who they are."))


@deed(Right.CODE)
def part(request: DeskRequest, account_id: str, judgement_id: str) -> HttpResponse:
    """Take back that two persons are one."""
    merging = coding_people.reach_merging(request.user, account_id, judgement_id)
    coders.require_eyes(account_id, request.user)
    persons.part(merging, by=request.user.id, at=request.at)
    said = _("They are two again. Each has what was theirs; what came since stays where it is.")
    return back(request, "coding:page", said, account_id=account_id)


def _changeable(request: DeskRequest, account_id: str, key: str) -> PersonPage:
    shown = coding_people.page(request.user, account_id, key)
    coders.require_eyes(account_id, request.user)
    return shown


def _back(request: DeskRequest, account_id: str, key: str, said: str) -> HttpResponse:
    return back(request, "coding:person", said, account_id=account_id, key=key)


def _show(
    request: DeskRequest,
    shown: PersonPage,
    *,
    describe: DescribeForm | None = None,
    merge: MergeForm | None = None,
    split: SplitOffForm | None = None,
) -> HttpResponse:
    one = shown.person
    initial = {"role": one.role, "label": one.label, "sex": one.sex, "group": one.group}
    mentions = [(each.id, f"{each.told}: … {each.around} …") for each in shown.mentions]
    return show(
        request,
        "coding/person.html",
        shown=shown,
        role=ROLES.get(one.role, one.role),
        may_post=one.role in HOLDERS,
        blind=coders.blind_coding(shown.account, request.user) is not None,
        describe_form=describe or DescribeForm(initial=initial),
        merge_form=merge or MergeForm([*shown.here, *shown.elsewhere]),
        split_form=split or SplitOffForm(mentions),
    )
