"""Composing a story in the browser: parts moved, put in and taken out; saved; put back."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moksori.desk import composing
from moksori.desk.rights import Right
from moksori.desk.seeing import composing as seeing
from moksori.desk.seeing import stories as seeing_stories
from moksori.desk.seeing.composing import Composing
from moksori.desk.seeing.stories import Draft
from moksori.records.trail import ConflictError
from moksori.terms.composition import Composition, Part, PartKind, StoryForm
from moksori.terms.errors import MoksoriError
from moksori.web.frame.screens import DeskRequest, back, deed, form_screen, show
from moksori.web.stories import words
from moksori.web.stories.forms import (
    BeginForm,
    HeadForm,
    changed,
    code_of,
    composition_in,
    head_of,
)


@form_screen(Right.WRITE)
def begin(request: DeskRequest) -> HttpResponse:
    """Begin a story with accounts that are chosen."""
    choices = _choices(request)
    form = BeginForm(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        story = composing.begin(
            request.user,
            told["accounts"],
            StoryForm(told["form"]),
            told["language"],
            at=request.at,
        )
        return back(request, "stories:write", _("The story is begun."), story_id=story)
    return show(request, "stories/begin.html", form=form, any=bool(choices))


@form_screen(Right.WRITE)
def write(request: DeskRequest, story_id: str) -> HttpResponse:
    """Compose a story; whoever saves second is shown what the first one saved."""
    if request.method != "POST":
        made = seeing.composing(request.user, story_id, request.at)
        return _form(request, made, made.composition, made.seen)
    told = composition_in(request.POST)
    what = request.POST.get("do", "save")
    if what == "account":
        what = f"account:{request.POST.get('more', '')}"
    also = [*(part.account for part in told.parts), what.partition(":")[2]]
    made = seeing.composing(request.user, story_id, request.at, also=also)
    told = _with_account(told, made, what)
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isdecimal() else -1
    if what not in {"save", "look"}:
        return _form(request, made, changed(told, what), seen)
    try:
        if what == "look":
            looked = seeing_stories.draft(request.user, story_id, told, request.at)
            return _form(request, made, told, seen, looked=looked)
        composing.write(request.user, story_id, told, seen=seen, at=request.at)
    except ConflictError as error:
        return _form(request, made, told, made.seen, error=error)
    except MoksoriError as error:
        return _form(request, made, told, seen, error=error)
    return back(request, "stories:page", _("The story was saved."), story_id=story_id)


def _with_account(told: Composition, made: Composing, what: str) -> Composition:
    """Return a composition with all passages of one account more, where that was asked for."""
    verb, _colon, account = what.partition(":")
    passages = [one for each in made.material for one in each.passages if each.account == account]
    if verb != "account":
        return told
    added = (Part(PartKind.PASSAGE, "", one.account, one.number) for one in passages)
    return replace(told, parts=(*told.parts, *added))


@deed(Right.WRITE)
def translate(request: DeskRequest, story_id: str) -> HttpResponse:
    """Begin the story in another language."""
    language = request.POST.get("language", "")
    other = composing.begin_translation(request.user, story_id, language, at=request.at)
    return back(request, "stories:write", _("The other language is begun."), story_id=other)


@deed(Right.WRITE)
def put_back(request: DeskRequest, story_id: str, change_id: str) -> HttpResponse:
    """Let the story be as it was before a change."""
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isdecimal() else -1
    composing.put_back(request.user, story_id, change_id, seen=seen, at=request.at)
    return back(request, "stories:page", _("The earlier version stands again."), story_id=story_id)


@deed(Right.WRITE)
def take_out(request: DeskRequest, story_id: str, account_id: str) -> HttpResponse:
    """Take an account with all its passages out of the story."""
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isdecimal() else -1
    composing.take_account_out(request.user, story_id, account_id, seen=seen, at=request.at)
    said = _("The account is out of the story, with all its passages. The versions keep them.")
    return back(request, "stories:page", said, story_id=story_id)


def _form(
    request: DeskRequest,
    made: Composing,
    composition: Composition,
    seen: int,
    *,
    error: MoksoriError | None = None,
    looked: Draft | None = None,
) -> HttpResponse:
    texts = {(told.account, told.number): told for one in made.material for told in one.passages}
    parts = [
        (code_of(part), part, told, seeing.sentences_of(part, told.text) if told else ())
        for part in composition.parts
        for told in (texts.get((part.account, part.number)),)
    ]
    return show(
        request,
        "stories/write.html",
        status=409 if error else 200,
        made=made,
        head=HeadForm(initial=head_of(composition)),
        parts=parts,
        kinds=list(words.PARTS.items()),
        seen=seen,
        more=_choices(request, made),
        looked=looked,
        error=error,
        theirs=_read(made.composition, texts) if isinstance(error, ConflictError) else (),
    )


def _choices(request: DeskRequest, made: Composing | None = None) -> list[tuple[str, str]]:
    """Return the accounts that may be put into a story, those that are in it left out."""
    inside = {one.account for one in made.material} if made else set()
    return [
        (id_, f"{title} ({words.LANGUAGES.get(language, language)})")
        for id_, language, title in seeing.choices(request.user)
        if id_ not in inside
    ]


def _read(composition: Composition, texts: dict[tuple[str, int], seeing.Told]) -> list[str]:
    """Return what stands saved, line by line, to be read beside what was typed."""
    lines = [composition.title, composition.standfirst, composition.content_note]
    for part in composition.parts:
        told = texts.get((part.account, part.number))
        if part.kind is PartKind.PASSAGE and told:
            lines.append(seeing.without(told.text, part.start, part.end, part.without))
        else:
            lines.append(part.text)
    return [line for line in lines if line]
