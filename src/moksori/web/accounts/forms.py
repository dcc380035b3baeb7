"""Forms of the screens of accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moksori.desk.intake import Arrival
from moksori.desk.seeing.accounts import Filters, Listed, packs
from moksori.web.accounts.words import LANGUAGES, MEDIA, SPEAKERS, STATES

CLOSED, OPEN = "closed", "open"


class FilterForm(forms.Form):
    """Narrowing the list of accounts."""

    state = forms.ChoiceField(label=_("State"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    medium = forms.ChoiceField(label=_("How it came"), required=False)
    case = forms.ChoiceField(label=_("Case"), required=False)
    since = forms.DateField(
        label=_("Received from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    until = forms.DateField(
        label=_("Received until"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def choose_from(self, listed: Listed) -> None:
        """Offer what there is, as far as the one who looks may see it."""
        anything = [("", _("All"))]
        chosen: dict[str, list[tuple[str, Any]]] = {
            "state": list(STATES.items()),
            "language": [(one, LANGUAGES.get(one, one)) for one in listed.languages],
            "medium": [(one, MEDIA.get(one, one)) for one in listed.media],
            "case": list(listed.cases),
        }
        for name, choices in chosen.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*anything, *choices]

    @staticmethod
    def filters_of(asked: Any) -> Filters:
        """Return the filters of an address; what cannot be one narrows nothing."""
        day = forms.DateField(required=False)
        days = {}
        for name in ("since", "until"):
            try:
                days[name] = day.clean(asked.get(name, ""))
            except forms.ValidationError:
                days[name] = None
        told = {name: asked.get(name, "")[:64] for name in ("state", "language", "medium", "case")}
        return Filters(**told, **days)


class ArrivalForm(forms.Form):
    """What is asked of everything that comes in: with which pack it is read, who may see it."""

    pack = forms.ChoiceField(
        label=_("Country it tells of"),
        help_text=_("Its places, ranks and words are read with this country's pack."),
    )
    who = forms.ChoiceField(
        label=_("Who may see it"),
        help_text=_("You can name people on its page, and change this later."),
        choices=[
            (CLOSED, _("Me, those I name, and the protection officer")),
            (OPEN, _("Everybody whose role reads accounts")),
        ],
        initial=CLOSED,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pack"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(packs(get_language() or "en"))
            field.initial = "kp"

    def arrival(self, medium: str, translation_of: str = "") -> Arrival:
        """Return how it came, as the desk takes it."""
        told = self.cleaned_data
        return Arrival(
            medium,
            told["pack"],
            translation_of=translation_of,
            open_to_desk=told["who"] == OPEN,
        )


class PasteForm(ArrivalForm):
    """Words that somebody pastes."""

    words = forms.CharField(
        label=_("The account"),
        help_text=_("As it was told, nothing left out. It is sealed before anybody reads it."),
        widget=forms.Textarea({"rows": 14, "dir": "auto", "class": "told"}),
        strip=False,
        max_length=5_000_000,
    )
    medium = forms.ChoiceField(label=_("How it came"), choices=list(MEDIA.items()),
                               initial="paste")  # fmt: skip
    translation_of = forms.RegexField(
        label=_("It is a translation of"),
        help_text=_("The number of that account, such as acc-9f2c41d07b3e5a66."),
        regex=r"\Aacc-[0-9a-f]{8,32}\Z",
        required=False,
    )
    field_order = ("words", "medium", "pack", "translation_of", "who")


class NoteForm(ArrivalForm):
    """A note of a call."""

    called = forms.CharField(
        label=_("Who called"),
        help_text=_("How you know them, not their name: “a woman we know from the border”."),
        max_length=300,
        widget=forms.TextInput({"dir": "auto"}),
    )
    called_on = forms.DateField(
        label=_("Day of the call"),
        help_text=_("“Yesterday” and “last week” in it are counted from this day."),
        widget=forms.DateInput({"type": "date"}),
    )
    told_by = forms.CharField(
        label=_("Who told them"),
        help_text=_(
            "One line for each, nearest to the event first. Empty if they saw it themselves."
        ),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        required=False,
        max_length=3_000,
    )
    how = forms.CharField(
        label=_("How they know"),
        help_text=_("In the source's words: saw it, heard it, was told at the market."),
        required=False,
        max_length=500,
        widget=forms.TextInput({"dir": "auto"}),
    )
    words = forms.CharField(
        label=_("What they told"),
        help_text=_("In the source's words, as far as you have them."),
        widget=forms.Textarea({"rows": 12, "dir": "auto", "class": "told"}),
        max_length=500_000,
    )
    field_order = ("called", "called_on", "told_by", "how", "words", "pack", "who")


class ManyFiles(forms.ClearableFileInput):
    """A picker of several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files; an empty one is no file here."""
        return [super(FilesField, self).clean(one, initial) for one in data or [None]]


class FilesForm(ArrivalForm):
    """Files, where no script sends them in pieces."""

    chosen = FilesField(
        label=_("Files"),
        help_text=_("Documents, chats, tables, archives. Each is sealed before it is read."),
    )
    field_order = ("chosen", "pack", "who")


class VoiceForm(forms.Form):
    """Who speaks a passage."""

    speaker = forms.CharField(
        label=_("Speaker, as the account names them"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"dir": "auto"}),
    )
    role = forms.ChoiceField(
        label=_("What they are in the telling"), choices=list(SPEAKERS.items())
    )


class SplitForm(forms.Form):
    """Where a passage is cut."""

    begins_with = forms.CharField(
        label=_("The second part begins with"),
        help_text=_("Its first words as they stand in the passage; with a mouse, select them."),
        max_length=500,
        strip=True,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )


class CaseForm(forms.Form):
    """A case to put an account into: one there is, or a new one."""

    case = forms.ChoiceField(label=_("Case"), required=False)
    title = forms.CharField(
        label=_("Or begin a new case"),
        help_text=_("A few words without a name."),
        required=False,
        max_length=200,
        widget=forms.TextInput({"dir": "auto"}),
    )

    def __init__(self, cases: tuple[tuple[str, str], ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["case"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("none of these")), *cases]


class GiveForm(forms.Form):
    """Whom an account is given to."""

    user = forms.ChoiceField(label=_("Somebody of the desk"))

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        if isinstance(field, forms.ChoiceField):
            field.choices = people
