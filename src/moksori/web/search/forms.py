"""What somebody looks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moksori.desk.searching import Order, Query
from moksori.desk.seeing import keeping
from moksori.terms.account import AccountState

STATES = [
    ("", _("any state")),
    (AccountState.READ.value, _("read, to be coded")),
    (AccountState.CODED.value, _("coded")),
]
ORDERS = [(Order.DATE.value, _("the newest first")), (Order.RELEVANCE.value, _("the best first"))]


class SearchForm(forms.Form):
    """Words and filters."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=200,
        help_text=_('Korean or English; "in quotation marks" for words that follow one another.'),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    language = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    since = forms.DateField(
        label=_("Received since"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Received until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    act = forms.ChoiceField(label=_("Kind of act"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)
    names = forms.BooleanField(
        label=_("True names too"),
        required=False,
        help_text=_("Opens the vault for this one search; that is written in the log."),
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, may_see_names: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = [(code, label) for code, label, *_rest in keeping.codebook(get_language() or "en")]
        self.fields["act"].choices = [("", _("any")), *types]  # type: ignore[attr-defined]
        if not may_see_names:
            del self.fields["names"]

    def query(self) -> Query:
        """Return the question of a valid form."""
        told = self.cleaned_data
        return Query(
            words=told["q"],
            language=told["language"],
            since=told["since"],
            until=told["until"],
            state=AccountState(told["state"]) if told["state"] else None,
            act=told["act"],
            order=Order(told["order"] or Order.DATE.value),
            after=told["after"],
            names=told.get("names", False),
        )
