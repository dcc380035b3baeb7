"""Forms of the screens of coding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moksori.desk.act_building import Building
from moksori.desk.mentions import Marked
from moksori.desk.persons import NEW, Described
from moksori.terms.act import Standing
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole
from moksori.terms.span import Span
from moksori.web.coding.words import KINDS, ROLES, SEXES, STANDINGS

Choices = Sequence[tuple[str, Any]]


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    """Give a field of a form what it can be chosen from."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class Stretch(forms.Form):
    """Words of the account; `start` and `end` say which of several places is meant."""

    words = forms.CharField(
        label=_("The words"),
        help_text=_("As they stand in the account. Select them there, or type them."),
        max_length=2_000,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def chosen(self) -> tuple[str, int | None, int | None]:
        """Return the words and where they were selected."""
        told = self.cleaned_data
        return told["words"], told.get("start"), told.get("end")


class MentionForm(Stretch):
    """A mention by hand."""

    kind = forms.ChoiceField(label=_("What they name"), choices=list(KINDS.items()))
    persons = forms.MultipleChoiceField(
        label=_("Whose it is"),
        help_text=_("More than one where it is about several."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    named = forms.BooleanField(
        label=_("These words are a name"),
        help_text=_("Of a person. It goes into the vault and is watched for in all that leaves."),
        required=False,
    )

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "persons", [*people, (NEW, _("somebody not in the list yet"))])

    def marked(self, span: Span) -> Marked:
        """Return what was marked."""
        told = self.cleaned_data
        return Marked(span, MentionKind(told["kind"]), tuple(told["persons"]), told["named"])


class ActForm(Stretch):
    """An act by hand, or changed."""

    type = forms.CharField(
        label=_("What was done"),
        help_text=_("Type some letters of the codebook's word and choose."),
        max_length=120,
        widget=forms.TextInput({"list": "codebook", "autocomplete": "off", "dir": "auto"}),
    )
    accused = forms.MultipleChoiceField(
        label=_("Accused"), required=False, widget=forms.CheckboxSelectMultiple
    )
    victims = forms.MultipleChoiceField(
        label=_("To whom"),
        help_text=_("One act for each. Nobody where the account does not say."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    when = forms.CharField(
        label=_("When"),
        help_text=_("2031-03-14, 2031-03, 2031, or words of the account."),
        required=False,
        max_length=64,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    place = forms.CharField(
        label=_("Where, in the words of the account"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    standing = forms.ChoiceField(
        label=_("What the words say of it"), choices=list(STANDINGS.items())
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    field_order = ("words", "type", "accused", "victims", "when", "place", "standing")

    def __init__(
        self, people: Choices, codebook: Sequence[tuple[str, str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("accused", "victims"):
            choose(self, name, people)
        self._codes = {label.casefold(): code for code, label, _definition in codebook}
        self._codes |= {code: code for code, _label, _definition in codebook}

    def clean_type(self) -> str:
        """Return the code of a type that was typed by its word."""
        code = self._codes.get(self.cleaned_data["type"].strip().casefold())
        if code is None:
            raise forms.ValidationError(_("The codebook has no such word. Choose one of the list."))
        return code

    def building(self, span: Span | None) -> Building:
        """Return the act as the desk builds it."""
        told = self.cleaned_data
        return Building(
            type=told["type"],
            victims=tuple(told["victims"]),
            accused=tuple(told["accused"]),
            when=told["when"],
            place=told["place"],
            evidence=span,
            standing=Standing(told["standing"]),
        )


class DescribeForm(forms.Form):
    """What a person is in an account."""

    role = forms.ChoiceField(label=_("In this account they are"), choices=list(ROLES.items()))
    label = forms.CharField(
        label=_("How the account calls them"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"dir": "auto"}),
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=list(SEXES.items()), required=False)
    group = forms.IntegerField(
        label=_("How many they are"),
        help_text=_("1 for one person, 0 where nobody says how many."),
        min_value=0,
        max_value=1_000_000,
        initial=1,
    )

    def described(self) -> Described:
        """Return it as the desk keeps it."""
        told = self.cleaned_data
        return Described(PersonRole(told["role"]), told["label"], told["sex"], told["group"])


class MergeForm(forms.Form):
    """Who is the same person."""

    other = forms.ChoiceField(label=_("The same person as"))
    why = forms.CharField(
        label=_("Why you think so"),
        help_text=_("For whoever looks later; it stays inside the desk."),
        required=False,
        max_length=500,
        widget=forms.TextInput({"dir": "auto"}),
    )

    def __init__(self, others: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "other", others)


class SplitOffForm(forms.Form):
    """Which mentions are of somebody else."""

    mentions = forms.MultipleChoiceField(
        label=_("These are of somebody else"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, mentions: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "mentions", mentions)


class FinishForm(forms.Form):
    """What becomes of what waits, when coding ends."""

    rest = forms.ChoiceField(
        label=_("What still waits"),
        choices=[
            ("leave", _("stays proposed: protection disguises it as if it were accepted")),
            ("refuse", _("is refused: it is told as it stands")),
        ],
        initial="leave",
        widget=forms.RadioSelect,
    )
