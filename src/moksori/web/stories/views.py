"""A story on its way: looked at, talked about, checked, approved."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import approving, previewing, remarks
from moksori.desk.rights import Right
from moksori.desk.seeing import composing as seeing_composing
from moksori.desk.seeing import stories as seeing
from moksori.records.states import CheckKind, CheckOutcome
from moksori.terms.finding import LeakError
from moksori.web.frame.screens import DeskRequest, back, deed, screen, show
from moksori.web.stories import words
from moksori.web.stories.forms import CheckForm, RemarkForm

SANDBOX = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


@screen(Right.STORIES)
def listing(request: DeskRequest) -> HttpResponse:
    """Show the stories somebody may see."""
    number = request.GET.get("page", "1")
    found = seeing.listing(request.user, int(number) if number.isdecimal() else 1, request.at)
    return show(request, "stories/list.html", listing=found, places=words.PLACES)


@screen(Right.STORIES)
def page(request: DeskRequest, story_id: str) -> HttpResponse:
    """Show one story, and what can be done with it."""
    return _page(request, story_id)


@deed(Right.WRITE)
def hand_on(request: DeskRequest, story_id: str) -> HttpResponse:
    """Hand a draft on to an editor."""
    return _step(request, story_id, "to_editor")


@deed(Right.APPROVE)
def step(request: DeskRequest, story_id: str) -> HttpResponse:
    """Take another step of the way."""
    return _step(request, story_id, request.POST.get("step", ""))


@deed(Right.APPROVE)
def approve(request: DeskRequest, story_id: str) -> HttpResponse:
    """Approve the story as it was read."""
    told = request.POST.get("told", "")
    approving.approve(request.user, story_id, told, at=request.at)
    return back(request, "stories:page", _("You approved this story."), story_id=story_id)


@deed(Right.READ)
def remark(request: DeskRequest, story_id: str) -> HttpResponse:
    """Keep a remark."""
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _page(request, story_id, remark=form)
    told = form.cleaned_data
    remarks.remark(request.user, story_id, told["text"], told["part"], at=request.at)
    return back(request, "stories:page", _("Your remark was kept."), story_id=story_id)


@deed(Right.READ)
def resolve(request: DeskRequest, story_id: str, remark_id: str) -> HttpResponse:
    """Settle a remark."""
    remarks.resolve(request.user, story_id, remark_id, at=request.at)
    return back(request, "stories:page", _("The remark is settled."), story_id=story_id)


@deed(Right.APPROVE)
def check(request: DeskRequest, story_id: str) -> HttpResponse:
    """Write down a right of reply or a legal check."""
    people = seeing.page(request.user, story_id, request.at).accused
    form = CheckForm(request.POST, people=people)
    if not form.is_valid():
        return _page(request, story_id, check=form)
    told = form.cleaned_data
    kind, _colon, outcome = told["what"].partition(":")
    person = told["person"] if kind == CheckKind.REPLY else ""
    found = (CheckKind(kind), CheckOutcome(outcome), person, told["note"])
    approving.note_check(request.user, story_id, found, at=request.at)
    return back(request, "stories:page", _("The check is written down."), story_id=story_id)


@screen(Right.READ)
def history(request: DeskRequest, story_id: str) -> HttpResponse:
    """Show the versions of a story, each with its difference to the one before."""
    edits = seeing_composing.history(request.user, story_id)
    line = seeing.page(request.user, story_id, request.at)
    return show(request, "stories/history.html", edits=edits, story=line)


@screen(Right.STORIES)
def preview(request: DeskRequest, story_id: str) -> HttpResponse:
    """Show the finished page in a frame of its own, with the way to the paper."""
    return show(
        request,
        "stories/preview.html",
        story=seeing.page(request.user, story_id, request.at),
    )


@screen(Right.STORIES)
def finished(request: DeskRequest, story_id: str) -> HttpResponse:
    """Answer with the finished page itself: it can do nothing and ask nobody."""
    return _finished(
        request, lambda: previewing.page_of(request.user, story_id, at=request.at), "text/html"
    )


@screen(Right.STORIES)
def paper(request: DeskRequest, story_id: str) -> HttpResponse:
    """Answer with the finished PDF, to be kept: it is never opened inside the desk."""
    answer = _finished(
        request,
        lambda: previewing.paper_of(request.user, story_id, at=request.at),
        "application/pdf",
    )
    if answer.status_code == 200:
        answer.headers["Content-Disposition"] = f'attachment; filename="{story_id}.pdf"'
    return answer


@screen(Right.STORIES)
def style(request: DeskRequest, story_id: str) -> HttpResponse:
    """Answer with the style sheet of finished pages."""
    seeing.seen(request.user, story_id)
    return HttpResponse(previewing.style_sheet(), content_type="text/css; charset=utf-8")


def _finished(request: DeskRequest, make: Callable[[], bytes], kind: str) -> HttpResponse:
    try:
        answer = HttpResponse(make(), content_type=kind)
    except LeakError as leak:
        answer = show(request, "stories/kept_back.html", count=len(leak.findings), status=409)
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _step(request: DeskRequest, story_id: str, name: str) -> HttpResponse:
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() else -1
    approving.take_step(request.user, story_id, name, seen=number, at=request.at)
    return back(request, "stories:page", _("The story was handed on."), story_id=story_id)


def _page(
    request: DeskRequest,
    story_id: str,
    *,
    remark: RemarkForm | None = None,
    check: CheckForm | None = None,
) -> HttpResponse:
    found = seeing.page(request.user, story_id, request.at)
    return show(
        request,
        "stories/page.html",
        story=found,
        chip=words.PLACES[found.place],
        steps=[(name, words.STEPS[name]) for name in found.steps],
        missing=[words.MISSING[name] for name in found.missing],
        remark_form=remark or RemarkForm(),
        check_form=check or CheckForm(people=found.accused),
        outcomes=words.OUTCOMES,
        checks=words.CHECKS,
        roles=words.ROLES,
        languages=words.LANGUAGES,
    )
