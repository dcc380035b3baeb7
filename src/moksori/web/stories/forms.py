"""Forms of stories, and how the parts of one travel through a form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from moksori.records.states import CheckKind
from moksori.terms.composition import Composition, Part, PartKind, StoryForm, Voice
from moksori.web.stories.words import FORMS, LANGUAGES, OUTCOMES

_PASSAGE = re.compile(r"passage:(acc-[0-9a-f]{8,32}):(\d{1,6}):(\d{1,9}):(\d{1,9})")
_ADDED = re.compile(r"passage:(acc-[0-9a-f]{8,32}):(\d{1,6})(?::(\d{1,9}):(\d{1,9}))?")
_LEFT_OUT = re.compile(r"(acc-[0-9a-f]{8,32}):(\d{1,6}):(\d{1,9}):(\d{1,9})")
_MOVED = re.compile(r"(up|down|out):(\d{1,4})")
MOST = 400
MOST_LEFT_OUT = 4000
Choice = tuple[str, str]


class BeginForm(forms.Form):
    """Beginning a story."""

    accounts = forms.MultipleChoiceField(
        label=_("Accounts"),
        help_text=_("All passages of these accounts are put in; take out what you do not need."),
        widget=forms.CheckboxSelectMultiple,
    )
    form = forms.ChoiceField(label=_("Told as"), choices=list(FORMS.items()))
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))

    def __init__(
        self, *args: object, choices: Sequence[tuple[str, str]] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["accounts"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(choices)
            field.widget.attrs["dir"] = "auto"


class HeadForm(forms.Form):
    """What stands over and beside the parts of a story."""

    form = forms.ChoiceField(label=_("Told as"), choices=list(FORMS.items()))
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        required=False,
        help_text=_("Live mentions may stand in it, as in your own texts."),
    )
    standfirst = forms.CharField(
        label=_("Standfirst"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    content_note = forms.CharField(
        label=_("Content note"),
        required=False,
        max_length=2_000,
        help_text=_("What readers are told before hard passages. Empty: the desk finds it."),
    )
    byline = forms.CharField(
        label=_("By-line"),
        required=False,
        max_length=300,
        help_text=_("As the reporter has chosen to be named."),
    )
    editor = forms.CharField(label=_("Editor's credit"), required=False, max_length=300)


class RemarkForm(forms.Form):
    """A remark on a story."""

    text = forms.CharField(
        label=_("Your remark"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    part = forms.IntegerField(
        label=_("About block number"), required=False, min_value=1, max_value=MOST
    )


class CheckForm(forms.Form):
    """A right of reply or a legal check."""

    what = forms.ChoiceField(
        label=_("What came of it"),
        choices=[
            (
                _("Right of reply"),
                [
                    (f"{CheckKind.REPLY}:{key}", OUTCOMES[key])
                    for key in ("asked", "answered", "declined", "unreachable")
                ],
            ),
            (
                _("Legal check"),
                [
                    (f"{CheckKind.LEGAL}:{key}", OUTCOMES[key])
                    for key in ("passed", "changes", "stopped")
                ],
            ),
        ],
    )
    person = forms.ChoiceField(label=_("Whose right of reply"), required=False, choices=[("", "—")])
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("How, with whom, on which day. It stays inside the desk."),
    )

    def __init__(
        self, *args: object, people: Sequence[tuple[str, str]] = (), **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *people]


def head_of(composition: Composition) -> dict[str, str]:
    """Return what the head form begins with."""
    return {
        "form": composition.form.value,
        "title": composition.title,
        "standfirst": composition.standfirst,
        "content_note": composition.content_note,
        "byline": composition.byline,
        "editor": composition.editor,
    }


def code_of(part: Part) -> str:
    """Return a part as the form carries it; own words travel beside it."""
    if part.kind is PartKind.PASSAGE:
        return f"passage:{part.account}:{part.number}:{part.start}:{part.end}"
    return "heading" if part.kind is PartKind.HEADING else f"text:{part.voice.value}"


def composition_in(sent: QueryDict) -> Composition:
    """Return the composition that a form carries, whatever was typed into it.

    What is no part is left out; whether the rest can be kept is the desk's to say.
    """
    texts = [text.replace("\r\n", "\n") for text in sent.getlist("text")]
    codes = sent.getlist("part")[: MOST + 1]
    left_out = _left_out_in(sent.getlist("leave"))
    parts = (_part_in(code, text, left_out) for code, text in zip(codes, texts, strict=False))
    form = sent.get("form", "")
    known = {one.value for one in StoryForm}
    return Composition(
        form=StoryForm(form) if form in known else StoryForm.INTERVIEW,
        parts=tuple(part for part in parts if part is not None),
        title=" ".join(sent.get("title", "").split()),
        standfirst=sent.get("standfirst", "").replace("\r\n", "\n").strip(),
        content_note=" ".join(sent.get("content_note", "").split()),
        byline=" ".join(sent.get("byline", "").split()),
        editor=" ".join(sent.get("editor", "").split()),
    )


def changed(composition: Composition, what: str) -> Composition:
    """Return a composition after one button of the form: a part moved, taken out or put in."""
    parts = list(composition.parts)
    moved, added = _MOVED.fullmatch(what), _ADDED.fullmatch(what)
    if moved and int(moved[2]) < len(parts):
        at = int(moved[2])
        part = parts.pop(at)
        if moved[1] != "out":
            parts.insert(max(0, at - 1) if moved[1] == "up" else at + 1, part)
    elif added:
        start, end = int(added[3] or 0), int(added[4] or 0)
        number = int(added[2])
        parts.append(Part(PartKind.PASSAGE, "", added[1], number, start, end))
    elif what in {"text", "heading"}:
        parts.append(Part(PartKind(what)))
    return replace(composition, parts=tuple(parts))


_LeftOut = dict[tuple[str, int], tuple[tuple[int, int], ...]]


def _left_out_in(codes: Sequence[str]) -> _LeftOut:
    """Return the stretches that were ticked to be left out, by account and passage."""
    found: _LeftOut = {}
    for code in codes[:MOST_LEFT_OUT]:
        told = _LEFT_OUT.fullmatch(code)
        if told:
            key = (told[1], int(told[2]))
            found[key] = (*found.get(key, ()), (int(told[3]), int(told[4])))
    return {key: tuple(sorted(set(stretches))) for key, stretches in found.items()}


def _part_in(code: str, text: str, left_out: _LeftOut) -> Part | None:
    told = _PASSAGE.fullmatch(code)
    if told:
        start, end = int(told[3]), int(told[4])
        account, number = told[1], int(told[2])
        without = tuple(
            one
            for one in left_out.get((account, number), ())
            if not end or (start <= one[0] and one[1] <= end)
        )
        return Part(PartKind.PASSAGE, "", account, number, start, end, without=without)
    if code == "heading":
        return Part(PartKind.HEADING, text=" ".join(text.split()))
    kind, _, voice = code.partition(":")
    if kind == "text" and voice in {one.value for one in Voice}:
        return Part(PartKind.TEXT, text=text, voice=Voice(voice))
    return None
