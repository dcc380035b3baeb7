"""Forms of the administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moksori.web.frame.words import ROLE_WORDS

ROLE_CHOICES = [(role.value, words) for role, words in ROLE_WORDS.items()]


class MemberForm(forms.Form):
    """Entering somebody who works here."""

    name = forms.CharField(
        label=_("Name at the desk"),
        help_text=_("Any name they choose; it need not be a true one."),
        max_length=64,
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
    language = forms.ChoiceField(
        label=_("Language of their screens"), choices=[("en", "English"), ("ko", "한국어")]
    )


class RoleForm(forms.Form):
    """Giving somebody another role."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)


class LimitForm(forms.Form):
    """For how many days something is kept."""

    days = forms.IntegerField(label=_("Kept for how many days"), min_value=1)

    def __init__(self, *args: Any, endless: bool, **kwargs: Any) -> None:
        """Make the form; only what may be kept without end can be left empty."""
        super().__init__(*args, **kwargs)
        self.fields["days"].required = not endless
