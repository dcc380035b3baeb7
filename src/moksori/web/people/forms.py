"""Forms of people and cases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moksori.web.people.words import CREDIBILITY, RELIABILITY, RISKS, VERDICTS, WAYS
from moksori.web.protection.words import ROLES


class FilterForm(forms.Form):
    """What the list of people is narrowed to."""

    word = forms.CharField(label=_("Words of the label"), required=False, max_length=80)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("all")), *ROLES.items()]
    )
    risk = forms.ChoiceField(
        label=_("Risk"), required=False, choices=[("", _("all")), *RISKS.items()]
    )
    due = forms.BooleanField(label=_("Contact is due"), required=False)


class GradeForm(forms.Form):
    """How far a source can be relied upon."""

    reliability = forms.ChoiceField(label=_("Grade"), choices=list(RELIABILITY.items()))
    why = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000,
        help_text=_("How long they are known, what proved right, who confirmed it."),
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class RiskForm(forms.Form):
    """How near somebody is to being found."""

    risk = forms.ChoiceField(label=_("Risk"), choices=list(RISKS.items()))
    why = forms.CharField(
        label=_("Because"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class ContactForm(forms.Form):
    """The next day on which it is safe to speak with somebody."""

    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: no contact is planned."),
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("Way"), required=False, choices=[("", _("none")), *WAYS.items()],
        help_text=_("The way only. Never write a number or an address here."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """See that a day has a way, and a way a day."""
        told = super().clean() or {}
        if not self.errors and bool(told.get("on")) != bool(told.get("way")):
            self.add_error("way", _("Give a day and a way, or neither."))
        return told


class MinorForm(forms.Form):
    """Whether somebody is under eighteen."""

    minor = forms.ChoiceField(
        label=_("Under eighteen"),
        required=False,
        choices=[
            ("", _("as the age told says")),
            ("yes", _("yes, a child")),
            ("no", _("no, an adult")),
        ],
    )


class StatementForm(forms.Form):
    """The two grades of one statement."""

    reliability = forms.ChoiceField(label=_("Source"), choices=list(RELIABILITY.items()))
    credibility = forms.ChoiceField(label=_("Information"), choices=list(CREDIBILITY.items()))
    why = forms.CharField(label=_("Why"), max_length=2000)


class AskForm(forms.Form):
    """What a name is needed for."""

    why = forms.CharField(
        label=_("What the name is needed for"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A second person of another role must agree; both stay on the record."),
    )  # fmt: skip


class JudgeForm(forms.Form):
    """Whether two things are the same."""

    one = forms.ChoiceField(label=_("This"))
    other = forms.ChoiceField(label=_("and this"))
    verdict = forms.ChoiceField(
        label=_("are"), choices=list(VERDICTS.items()), widget=forms.RadioSelect
    )
    why = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)

    def __init__(self, things: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the types alone
            field.choices = things
