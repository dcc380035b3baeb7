"""Forms of protection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from moksori.desk.decisions import Choice
from moksori.desk.seeing.ladder import Ladder, reasons_for
from moksori.desk.withholding import Holding
from moksori.terms.consent import Use
from moksori.terms.disguise import Audience, PseudonymScope, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span
from moksori.web.protection.words import (
    AUDIENCES,
    METHODS,
    RUNGS,
    SCOPES,
    USES,
    WITHHELD_FROM,
)


class DecisionForm(forms.Form):
    """A step of a ladder, for whom it holds, and why."""

    kind = forms.ChoiceField(choices=[(one.value, one.value) for one in MentionKind])
    entity = forms.CharField(max_length=64)
    rung = forms.ChoiceField(choices=list(RUNGS.items()))
    reason = forms.ChoiceField(required=False)
    why = forms.CharField(required=False, max_length=2000, strip=True)
    audience = forms.ChoiceField(choices=list(AUDIENCES.items()))
    scope = forms.ChoiceField(choices=list(SCOPES.items()), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)  # noqa: S101  # for the types alone
        reason.choices = reasons_for()

    def choice(self) -> Choice:
        """Return what was chosen, of a valid form."""
        told = self.cleaned_data
        return Choice(
            told["entity"],
            MentionKind(told["kind"]),
            Rung(told["rung"]),
            told["reason"] or "own_words",
            told["why"],
            Audience(told["audience"]),
            PseudonymScope(told["scope"] or PseudonymScope.STORY.value),
        )


class LevelsForm(forms.Form):
    """What the panel of one mention asks beside the step itself."""

    entity = forms.ChoiceField(label=_("Holds for"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("Reason"))
    why = forms.CharField(
        label=_("In your own words"),
        help_text=_("Needed for a reason of your own, and for a pseudonym beyond this story."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    scope = forms.ChoiceField(
        label=_("The pseudonym is the same"), choices=list(SCOPES.items()), required=False
    )

    def __init__(self, ladder: Ladder, levels: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        entity, reason = self.fields["entity"], self.fields["reason"]
        assert isinstance(entity, forms.ChoiceField)  # noqa: S101  # for the types alone
        assert isinstance(reason, forms.ChoiceField)  # noqa: S101
        entity.choices, reason.choices = levels, ladder.reasons
        self.initial.setdefault("entity", ladder.levels[0].entity)
        if ladder.kind != MentionKind.PERSON.value:
            del self.fields["scope"]


class LetPassForm(forms.Form):
    """Why a finding may pass."""

    finding = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why nobody comes to harm by it"),
        help_text=_("Your name and this reason stay on the record. Who wrote the story cannot."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class HoldForm(forms.Form):
    """The first day on which a story may leave."""

    until = forms.DateField(
        label=_("Not before"),
        help_text=_("The first day on which it may leave, in every language."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class ConsentForm(forms.Form):
    """What somebody said about one use."""

    person = forms.ChoiceField(label=_("Who"))
    use = forms.ChoiceField(
        label=_("What they were asked"), choices=list(USES.items()), initial="publish_disguised"
    )
    allowed = forms.ChoiceField(
        label=_("What they said"),
        choices=[("yes", _("allowed")), ("no", _("refused"))],
        widget=forms.RadioSelect,
    )
    by_guardian = forms.BooleanField(label=_("Who answers for a child said it"), required=False)
    for_all = forms.BooleanField(
        label=_("It is about everything they told us, not this account alone"), required=False
    )
    to_whom = forms.CharField(
        label=_("To which body"), required=False, max_length=200,
        help_text=_("Where they named one; it then holds for that body alone."),
    )  # fmt: skip
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day on which it holds."),
    )  # fmt: skip
    method = forms.ChoiceField(
        label=_("How they said it"),
        choices=[(code, words) for code, words in METHODS.items() if code != "assumed_by_demo"],
    )
    explained = forms.CharField(
        label=_("What was explained to them"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
    )  # fmt: skip
    conditions = forms.CharField(
        label=_("Conditions they made"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}), max_length=4000,
    )  # fmt: skip

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)  # noqa: S101  # for the types alone
        person.choices = people

    def use_chosen(self) -> Use:
        """Return the use, of a valid form."""
        return Use(self.cleaned_data["use"])


class EndForm(forms.Form):
    """The last day of a consent."""

    until = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))


class WithholdForm(forms.Form):
    """Which sentences are withheld, from whom, and why."""

    spans = forms.MultipleChoiceField(
        label=_("These sentences"), widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(
        label=_("Withheld"), choices=list(WITHHELD_FROM.items()), widget=forms.RadioSelect,
        initial="public",
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For whoever looks later; it stays inside the desk."),
    )  # fmt: skip

    def __init__(
        self, sentences: list[tuple[str, str]], language: str, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["spans"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  # for the types alone
        told = '<span class="told" lang="{}" dir="auto">{}</span>'
        field.choices = [(value, format_html(told, language, words)) for value, words in sentences]

    def holding(self) -> Holding:
        """Return what was chosen, of a valid form."""
        told = self.cleaned_data
        places = (one.partition("-") for one in told["spans"])
        spans = tuple(Span(int(start), int(end)) for start, _dash, end in places)
        return Holding(spans, Audience(told["audience"]), told["why"])


class OwnVoiceDecisionForm(forms.Form):
    """Whether a source may be heard in their own voice, changed; by which button is in `do`."""

    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever asked reads it, and whoever looks later; it stays inside the desk."),
    )  # fmt: skip
    read = forms.BooleanField(
        label=_("I read above how little the change protects, and what it cannot hide"),
        required=False,
        help_text=_("Needed to approve."),
    )

    @property
    def approves(self) -> bool:
        """True where the button was the one that approves."""
        return str(self.data.get("do", "")) == "approve"

    def clean(self) -> dict[str, Any]:
        """Return what was told, where it goes with its button."""
        told = super().clean() or self.cleaned_data
        if str(self.data.get("do", "")) not in {"approve", "refuse"}:
            raise forms.ValidationError(_("Use one of the two buttons. Nothing was decided."))
        if self.approves and not told.get("read"):
            self.add_error("read", _("Read the measured strengths first, and confirm it here."))
        return told
