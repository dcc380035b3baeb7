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
BODIES: dict[str, Any] = {
    "": _("not said"),
    "party": _("party"),
    "state": _("office of the state"),
    "state_security": _("state security"),
    "police": _("police"),
    "army": _("army"),
    "prosecution": _("prosecution"),
    "court": _("court"),
    "detention": _("place of detention"),
    "prison": _("prison"),
    "prison_camp": _("prison camp"),
    "labour_brigade": _("labour brigade"),
    "inspection": _("inspection group"),
    "neighbourhood_unit": _("neighbourhood unit"),
    "mass_organisation": _("mass organisation"),
    "militia": _("militia"),
    "armed_group": _("armed group"),
    "opposition": _("opposition"),
    "movement": _("movement"),
    "rights_group": _("human rights group"),
    "relief": _("relief organisation"),
    "religious": _("religious body"),
    "enterprise": _("enterprise"),
    "hospital": _("hospital"),
    "school": _("school"),
    "abroad": _("body abroad"),
}
"""What the kinds of organisations of the country packs are called."""
HISTORY: dict[str, Any] = {
    "organisation.changed": _("Organisation corrected"),
    "organisation.withdrawn": _("Organisation withdrawn"),
    "posting.changed": _("Posting corrected"),
    "posting.withdrawn": _("Posting withdrawn"),
    "name_en": _("Name in English"),
    "name_ko": _("Name in Korean"),
    "short": _("Abbreviation"),
    "kind": _("Kind"),
    "pack": _("Country pack"),
    "code": _("In the country pack"),
    "parent": _("Belongs to"),
    "organisation": _("Organisation"),
    "role": _("Post"),
    "rank": _("Rank or title"),
    "since_told": _("From"),
    "until_told": _("To"),
    "cited": _("Published in"),
    "withdrawn": _("Withdrawn"),
    "withdrawn_why": _("Why it is withdrawn"),
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
