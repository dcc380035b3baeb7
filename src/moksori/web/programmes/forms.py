"""Forms of programmes: planning, takes, hand-over, what was on air."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moksori.broadcast.names import CODE
from moksori.broadcast.reading import READER
from moksori.broadcast.sound.obfuscate import Way
from moksori.broadcast.template import LONGEST_SLOT, templates
from moksori.desk.programme.planning import SHORTEST, Wish
from moksori.desk.programme.stations import LONGEST
from moksori.desk.programme.takes import MACHINE, OWN
from moksori.web.stories.words import LANGUAGES

SLOT = re.compile(r"(\d{1,3}):([0-5]\d)")
MOST_HOURS = 60
WHOLE_CODE = rf"\A{READER.pattern}\Z"
NO_NAME = _("A code of letters and figures such as R2, never a name.")
MACHINES = _("This code stands for a machine, or for a source's own voice, and for no reader.")


class ZoneField(forms.CharField):
    """A time zone by its name."""

    def clean(self, value: Any) -> ZoneInfo:
        """Return the zone."""
        try:
            return ZoneInfo(super().clean(value).strip())
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise forms.ValidationError(
                _("There is no time zone of this name. Write it as Asia/Seoul or UTC.")
            ) from None


class WishForm(forms.Form):
    """What a programme is to be, and when it is played."""

    clock = forms.ChoiceField(label=_("Clock"), help_text=_("Which parts follow each other."))
    code = forms.RegexField(
        CODE,
        label=_("Name in files"),
        max_length=12,
        initial="voice",
        help_text=_("Small letters and figures. Everybody who gets a file sees it."),
    )
    slot = forms.RegexField(
        SLOT,
        label=_("Slot"),
        required=False,
        help_text=_("Minutes and seconds, as 29:30. Left empty: as long as the clock says."),
    )
    shortest = forms.BooleanField(
        label=_("As short as it can be"),
        required=False,
        help_text=_("The fewest whole minutes that everything fits, instead of a slot."),
    )
    scratch = forms.BooleanField(
        label=_("A machine reads what nobody has read"),
        required=False,
        help_text=_("For trying only. The opening says it, and listeners never get it."),
    )
    hours = forms.CharField(
        label=_("Hours of broadcast"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "2031-06-01 20:00"}),
        help_text=_("One a line, as 2031-06-01 20:00. Lists for stations are made of them."),
    )
    zone = ZoneField(
        label=_("Time zone of these hours"),
        initial="Asia/Seoul",
        help_text=_("As Asia/Seoul or UTC."),
    )
    cart = forms.IntegerField(
        label=_("Cart in Rivendell"), required=False, min_value=1, max_value=999_999
    )
    folder = forms.RegexField(
        r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$",
        label=_("Folder in the station's media folder"),
        required=False,
        max_length=120,
        help_text=_("As AzuraCast knows it; letters, figures and / only."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        clocks = self.fields["clock"]
        if isinstance(clocks, forms.ChoiceField):
            clocks.choices = [(code, self.clock_name(code)) for code in templates()]

    @staticmethod
    def clock_name(code: str) -> str:
        """Return what a clock is called, in the language of the screen."""
        one = templates().get(code)
        return one.names.get(get_language() or "en", one.names["en"]) if one else code

    def clean_slot(self) -> int:
        """Return milliseconds; 0 where nothing was said."""
        told = str(self.cleaned_data["slot"])
        found = SLOT.fullmatch(told)
        if found is None:
            return 0
        seconds = int(found[1]) * 60 + int(found[2])
        if not 0 < seconds <= LONGEST_SLOT:
            raise forms.ValidationError(_("A slot is between one second and six hours."))
        return seconds * 1000

    def clean(self) -> dict[str, Any]:
        """Return what was told, with its hours in their zone."""
        told = super().clean() or self.cleaned_data
        lines = [one.strip() for one in str(told.get("hours", "")).splitlines() if one.strip()]
        try:
            hours = [datetime.fromisoformat(one.replace(" ", "T", 1)) for one in lines]
        except ValueError:
            self.add_error("hours", _("Write each hour as 2031-06-01 20:00, one a line."))
            return told
        if len(hours) > MOST_HOURS:
            self.add_error("hours", _("At most 60 hours."))
        zone = told.get("zone")
        told["starts"] = [one if one.tzinfo else one.replace(tzinfo=zone) for one in hours]
        return told

    def wish(self) -> Wish:
        """Return what the programme is to be."""
        told = self.cleaned_data
        slot = SHORTEST if told["shortest"] else int(told["slot"])
        return Wish(told["clock"], told["code"], slot, told["scratch"])


class PlanForm(WishForm):
    """Planning the programme of an edition in a language."""

    field_order = ("edition", "language")
    edition = forms.ChoiceField(label=_("Edition"))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=list(LANGUAGES.items()),
        help_text=_("A story that stands in another language only is shown as missing."),
    )

    def __init__(self, *args: Any, editions: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        chosen = self.fields["edition"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = list(editions)


class ReadersForm(forms.Form):
    """Who reads which role."""

    def __init__(self, *args: Any, roles: Mapping[str, str], **more: Any) -> None:
        """Make the form; `roles` are role → what the screen calls it."""
        super().__init__(*args, **more)
        for role, name in roles.items():
            self.fields[role] = forms.RegexField(
                WHOLE_CODE,
                label=name,
                required=False,
                max_length=16,
                error_messages={"invalid": NO_NAME},
            )

    def clean(self) -> dict[str, Any]:
        """Return what was told; the machine is nobody who is asked to read."""
        told = super().clean() or self.cleaned_data
        for role, code in list(told.items()):
            if code in {MACHINE, OWN}:
                self.add_error(role, MACHINES)
        return told


class TakeForm(forms.Form):
    """A recording of a line."""

    reader = forms.RegexField(
        WHOLE_CODE,
        label=_("Reader"),
        max_length=16,
        error_messages={"invalid": NO_NAME},
        help_text=_("A code such as R2, never a name."),
    )
    sound = forms.FileField(
        label=_("Recording"),
        help_text=_("A file of any usual kind of sound, at most 128 MB and 30 minutes."),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
    )

    def say_too_large(self) -> None:
        """Say of a recording that was not read, because of its size, that it was too large."""
        self.fields["sound"].error_messages["required"] = str(
            _(
                "The recording is larger than 128 MB and was not kept. Save it as FLAC or MP3, or "
                "hand in each turn of the script by itself."
            )
        )

    def clean_reader(self) -> str:
        """Return the code of a person."""
        code = str(self.cleaned_data["reader"])
        if code in {MACHINE, OWN}:
            raise forms.ValidationError(MACHINES)
        return code


class OwnVoiceForm(forms.Form):
    """A recording of a source's own voice."""

    sound = forms.FileField(
        label=_("Recording of the source's own voice"),
        help_text=_("This line alone, five minutes at most. It is destroyed after the decision."),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
    )
    way = forms.ChoiceField(
        label=_("How it would be changed"),
        choices=[
            (Way.MCADAMS.value, _("Obfuscation: the resonances move, by a secret that changes")),
            (Way.PITCH.value, _("Only higher or lower: a pitch shift")),
        ],
        initial=Way.MCADAMS.value,
        widget=forms.RadioSelect,
    )


class StationForm(forms.Form):
    """Giving a programme to a station."""

    station = forms.CharField(
        label=_("Station"),
        max_length=LONGEST,
        help_text=_("What the desk calls it. It stands on the list of what is out."),
    )
    folder = forms.CharField(
        label=_("Folder on this machine"),
        max_length=400,
        required=False,
        help_text=_("A new folder, as /srv/stations/river/may. Left empty: one ZIP to download."),
    )


class LogForm(forms.Form):
    """A station's log of what it played."""

    station = forms.CharField(label=_("Station"), max_length=LONGEST)
    log = forms.FileField(
        label=_("Its log"),
        help_text=_(
            "LibreTime's or AzuraCast's CSV, Rivendell's report, or the log of our script."
        ),
    )
    zone = ZoneField(label=_("Time zone of the station's clock"), initial="UTC")
    day = forms.DateField(
        label=_("Day of the report"),
        required=False,
        help_text=_("Of Rivendell's reports, which give hours only; as 2031-06-01."),
    )


class AiredForm(forms.Form):
    """A programme was on air, as somebody knows."""

    station = forms.CharField(label=_("Station"), max_length=LONGEST)
    hour = forms.DateTimeField(
        label=_("When it began"),
        help_text=_("As 2031-06-01 20:00."),
        input_formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"],
    )
    zone = ZoneField(label=_("Time zone of this hour"), initial="Asia/Seoul")

    def clean(self) -> dict[str, Any]:
        """Return what was told, with the hour in its zone."""
        told = super().clean() or self.cleaned_data
        if told.get("hour") and told.get("zone"):
            told["start"] = told["hour"].replace(tzinfo=told["zone"])
        return told
