"""Forms of what is put on the record by hand: organisations and postings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moksori.desk.evidence import Source
from moksori.desk.organisations import Described
from moksori.desk.postings import Posted
from moksori.web.people.words import BODIES

Choices = Sequence[tuple[str, Any]]
WORDS = {"dir": "auto", "autocomplete": "off"}


class RecordForm(forms.Form):
    """What both have in common: from when to when, and where it comes from."""

    since = forms.CharField(
        label=_("From"), required=False, max_length=32, widget=forms.TextInput(WORDS),
        help_text=_("2031-03-14, 2031-03, 2031, or 2031? where it is not sure."),
    )  # fmt: skip
    until = forms.CharField(
        label=_("To"), required=False, max_length=32, widget=forms.TextInput(WORDS),
        help_text=_("Written alike. Empty where it lasts, or nobody knows."),
    )  # fmt: skip
    cited = forms.CharField(
        label=_("Published in"), required=False, max_length=200, widget=forms.TextInput(WORDS),
        help_text=_(
            "A book, a report, a list. With it, everybody at the desk who reads accounts sees this "
            "entry; without it only who may see the account that says so."
        ),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Words of the account that say so"), required=False, max_length=2000,
        widget=forms.TextInput(WORDS),
        help_text=_("Copied from the account, out of one passage. They are added as a source."),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def source(self) -> Source:
        """Return where it comes from."""
        told = self.cleaned_data
        return Source(told["account"] if told["words"] else "", told["words"], told["cited"])


class OrganisationForm(RecordForm):
    """An organisation."""

    known = forms.CharField(
        label=_("In the country pack"), required=False, max_length=200,
        widget=forms.TextInput({**WORDS, "list": "known"}),
        help_text=_("Type some letters and choose: names and kind are taken from there if empty."),
    )  # fmt: skip
    name_en = forms.CharField(
        label=_("Name in English"), required=False, max_length=200, widget=forms.TextInput(WORDS)
    )
    name_ko = forms.CharField(
        label=_("Name in Korean"), required=False, max_length=200,
        widget=forms.TextInput({**WORDS, "lang": "ko"}),
    )  # fmt: skip
    short = forms.CharField(
        label=_("Abbreviation"), required=False, max_length=40, widget=forms.TextInput(WORDS)
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=list(BODIES.items()))
    parent = forms.ChoiceField(label=_("Belongs to"), required=False)
    account = forms.CharField(
        label=_("Account that says so"), required=False, max_length=40,
        widget=forms.TextInput(WORDS),
        help_text=_("Its number, such as acc-0123456789abcdef."),
    )  # fmt: skip
    field_order = (
        "known", "name_en", "name_ko", "short", "kind", "parent", "since", "until", "account",
        "words", "cited",
    )  # fmt: skip

    def __init__(
        self, parents: Choices, known: Sequence[tuple[str, str, str, str, str]], *args: Any,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        _choose(self, "parent", [("", _("nobody knows")), *parents])
        self._known = {known_as(one).casefold(): one for one in known}

    def clean_known(self) -> tuple[str, str, str]:
        """Return pack, id and kind of what was chosen of the country packs; empty for none."""
        told = self.cleaned_data["known"].strip()
        if not told:
            return "", "", ""
        found = self._known.get(told.casefold())
        if found is None:
            raise forms.ValidationError(_("No country pack has this. Choose one of the list."))
        return found[0], found[1], found[3]

    def clean(self) -> dict[str, Any]:
        """See that words come with their account."""
        told = super().clean() or {}
        if not self.errors and told.get("account") and not told.get("words"):
            self.add_error("words", _("Copy the words of this account that say so."))
        return told

    def described(self, names: tuple[str, str]) -> Described:
        """Return it as the desk keeps it.

        Args:
            names: What the country pack calls it, where one was chosen; taken if none was typed.
        """
        told = self.cleaned_data
        typed = told["name_en"].strip(), told["name_ko"].strip()
        name_en, name_ko = typed if any(typed) else names
        pack, code, kind = told["known"]
        return Described(
            name_en=name_en,
            name_ko=name_ko,
            short=told["short"],
            kind=told["kind"] or kind,
            pack=pack,
            code=code,
            parent=told["parent"],
            since=told["since"],
            until=told["until"],
            source=self.source(),
        )


class PostingForm(RecordForm):
    """A posting of one person."""

    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    role = forms.CharField(
        label=_("Post"), required=False, max_length=200, widget=forms.TextInput(WORDS),
        help_text=_("What they were there, such as “section head”. Never a name."),
    )  # fmt: skip
    rank = forms.CharField(
        label=_("Rank or title"), required=False, max_length=200, widget=forms.TextInput(WORDS)
    )
    account = forms.ChoiceField(label=_("Account that says so"), required=False)
    field_order = (
        "organisation", "role", "rank", "since", "until", "account", "words", "cited",
    )  # fmt: skip

    def __init__(
        self, organisations: Choices, accounts: Choices, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "organisation", [("", _("nobody knows")), *organisations])
        _choose(self, "account", [("", _("none")), *accounts])

    def clean(self) -> dict[str, Any]:
        """See that words come with their account."""
        told = super().clean() or {}
        if not self.errors and told.get("words") and not told.get("account"):
            self.add_error("account", _("Choose the account in which these words stand."))
        return told

    def posted(self) -> Posted:
        """Return it as the desk keeps it."""
        told = self.cleaned_data
        return Posted(
            organisation=told["organisation"],
            role=told["role"],
            rank=told["rank"],
            since=told["since"],
            until=told["until"],
            source=self.source(),
        )


class SameForm(forms.Form):
    """Which organisation is the same."""

    other = forms.ChoiceField(label=_("The same as"))
    why = forms.CharField(
        label=_("Why you think so"), max_length=500, widget=forms.TextInput(WORDS),
        help_text=_("For whoever looks later; it stays inside the desk."),
    )  # fmt: skip

    def __init__(self, others: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "other", others)


class ReasonForm(forms.Form):
    """Why something is withdrawn."""

    why = forms.CharField(
        label=_("Why it is withdrawn"), max_length=500, widget=forms.TextInput(WORDS),
        help_text=_("For whoever looks later; it stays inside the desk."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Another form of the page asks why as well.
        self.auto_id = "withdraw_%s"


class CommandForm(forms.Form):
    """Which organisation stands beneath this one."""

    part = forms.ChoiceField(label=_("It commands"))

    def __init__(self, others: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "part", others)


def known_as(one: tuple[str, str, str, str, str]) -> str:
    """Return how an organisation of a country pack is chosen."""
    return f"{one[2]} ({one[0].upper()} {one[1]})"


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
