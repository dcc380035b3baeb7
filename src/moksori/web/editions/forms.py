"""Forms of editions and of what is out."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from moksori.desk.about import LONGEST
from moksori.records.states import CopyState, OutletKind, RecallReason


class EditionForm(forms.Form):
    """Beginning an edition."""

    series = forms.CharField(
        label=_("Series"), max_length=120, help_text=_("Its public name. Readers see it.")
    )
    month = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label=_("Month"),
        help_text=_("As 2031-05. Readers see the month, never a day."),
    )
    publisher = forms.CharField(label=_("Publisher"), max_length=120, required=False)


class RecallForm(forms.Form):
    """Taking a story back."""

    reason = forms.ChoiceField(
        label=_("Why"),
        help_text=_("It stays inside the desk."),
        choices=[
            (RecallReason.DANGER.value, _("Somebody is in danger")),
            (RecallReason.CONSENT.value, _("Whoever told it took it back")),
            (RecallReason.ERROR.value, _("Something in it is wrong")),
            (RecallReason.LEGAL.value, _("A law or a court demands it")),
        ],
    )


class CorrectionForm(forms.Form):
    """Putting a released story right."""

    note = forms.CharField(
        label=_("What was wrong, and what is right"),
        max_length=2_000,
        help_text=_("Readers see it beneath the story. It passes the gate like the story itself."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class AboutForm(forms.Form):
    """What the desk says of itself in one language."""

    words = forms.CharField(
        label=_("What readers find under “About”"),
        required=False,
        max_length=LONGEST,
        help_text=_(
            "Who you are, how you work, how to reach you safely. An empty line begins a new"
            " paragraph. Left empty, the page says how such reports are made in general."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )


class SettleForm(forms.Form):
    """What became of a copy that is not ours."""

    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            (CopyState.ASKED.value, _("Asked to take it down")),
            (CopyState.GONE.value, _("It is gone")),
        ],
    )


class CopyForm(forms.Form):
    """A copy that somebody else made."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (OutletKind.ARCHIVE.value, _("An archive's copy")),
            (OutletKind.REPRINT.value, _("A reprint")),
        ],
    )
    place = forms.CharField(
        label=_("Where it stands"),
        max_length=120,
        help_text=_("Its address, or the paper and its number."),
    )
