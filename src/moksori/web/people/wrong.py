"""What is said at a field when the desk refuses what was entered by hand."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from moksori.desk import evidence, organisations, organisations_merging, postings, typed
from moksori.terms.errors import MoksoriError

REFUSALS = (
    typed.TimeInvalidError,
    typed.TimeOrderError,
    evidence.SourceMissingError,
    evidence.WordsNotThereError,
    evidence.WordsTwiceError,
    evidence.NoAccountError,
    organisations.OrganisationInvalidError,
    organisations.OrganisationThereError,
    organisations.CircleError,
    organisations.HangingError,
    organisations.WithdrawalInvalidError,
    organisations_merging.SameOrganisationError,
    postings.PostingInvalidError,
    postings.PostingThereError,
)
"""What a form is shown again for, with all that was typed."""


def say(form: forms.Form, error: MoksoriError) -> None:
    """Say at the field concerned what is wrong and what to do."""
    if isinstance(error, typed.TimeInvalidError):
        form.add_error(error.part, _("Nobody can read this time. Write it like 2031-03."))
        return
    field, said = _words()[type(error)]
    form.add_error(field if field in form.fields else None, said)


def _words() -> dict[type[MoksoriError], tuple[str, str]]:
    return {
        typed.TimeOrderError: ("until", _("The end lies before the beginning.")),
        evidence.SourceMissingError: (
            "words",
            _("Give the words of an account that say so, or where it was published."),
        ),
        evidence.WordsNotThereError: (
            "words",
            _("These words do not stand in one passage of this account. Copy them from it."),
        ),
        evidence.WordsTwiceError: (
            "words",
            _("These words stand there more than once. Give more of them."),
        ),
        evidence.NoAccountError: ("account", _("No account of this number is here for you.")),
        **_of_organisations(),
        postings.PostingInvalidError: (
            "role",
            _("Choose an organisation or write the post, in at most 200 letters."),
        ),
        postings.PostingThereError: (
            "role",
            _("The same posting stands there already. Open that one and add what is new."),
        ),
    }


def _of_organisations() -> dict[type[MoksoriError], tuple[str, str]]:
    return {
        organisations.OrganisationInvalidError: (
            "name_en",
            _("Give a name in English or Korean, of at most 200 letters."),
        ),
        organisations.OrganisationThereError: (
            "name_en",
            _("One of this name stands in the same place already. Open that one and correct it."),
        ),
        organisations.CircleError: (
            "parent",
            _("It would belong to itself, by way of others. Choose another one."),
        ),
        organisations.HangingError: (
            "why",
            _("Something still points at it: see the list. Move or withdraw that first."),
        ),
        organisations.WithdrawalInvalidError: ("why", _("Write why it should not stand.")),
        organisations_merging.SameOrganisationError: ("why", _("Write what speaks for it.")),
    }
