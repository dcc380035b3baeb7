"""What codes of people are called on the screens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

RISKS: dict[str, Any] = {
    "unjudged": _("not judged"),
    "low": _("low"),
    "raised": _("raised"),
    "high": _("high"),
    "acute": _("acute: act today"),
}
WAYS: dict[str, Any] = {
    "call": _("a call"),
    "chat": _("a chat"),
    "letter": _("a letter"),
    "meeting": _("a meeting"),
    "through_somebody": _("through somebody"),
}
RELIABILITY: dict[str, Any] = {
    "A": _("A: completely reliable"),
    "B": _("B: usually reliable"),
    "C": _("C: fairly reliable"),
    "D": _("D: not usually reliable"),
    "E": _("E: unreliable"),
    "F": _("F: cannot be judged"),
}
CREDIBILITY: dict[str, Any] = {
    "1": _("1: confirmed by others"),
    "2": _("2: probably true"),
    "3": _("3: possibly true"),
    "4": _("4: doubtful"),
    "5": _("5: improbable"),
    "6": _("6: cannot be judged"),
}
VERDICTS: dict[str, Any] = {
    "same": _("the same"),
    "not_same": _("not the same"),
    "maybe": _("maybe the same"),
}
STANDINGS: dict[str, Any] = {
    "done": _("happened"),
    "threatened": _("was threatened"),
    "negated": _("is said not to have happened"),
    "habitual": _("happened again and again"),
}
STATUSES: dict[str, tuple[str, Any]] = {
    "proposed": ("waiting", _("proposed")),
    "accepted": ("approved", _("on the record")),
    "corrected": ("approved", _("corrected")),
    "refused": ("recalled", _("refused")),
}
TELLERS: dict[str, Any] = {
    "victim": _("victim"),
    "witness": _("witness"),
    "source": _("source"),
    "reporter": _("reporter"),
    "host": _("host"),
    "narrator": _("narrator"),
}
CHANGES: dict[str, Any] = {
    "person.risk": _("Risk"),
    "person.contact": _("Next contact"),
    "person.minor": _("Age"),
    "risk": _("level"),
    "risk_why": _("because"),
    "contact_on": _("day"),
    "contact_way": _("way"),
    "minor": _("a child"),
}
