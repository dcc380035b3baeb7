"""What codes of protection are called on the screens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Any] = {
    "person": _("name"),
    "organisation": _("organisation"),
    "place": _("place"),
    "date": _("date"),
    "amount": _("sum of money"),
    "quantity": _("quantity"),
    "duration": _("duration"),
    "age": _("age"),
    "share": _("share"),
    "occupation": _("post or occupation"),
    "speech": _("speech"),
    "nickname": _("nickname"),
    "continuing": _("what still goes on"),
    "phone": _("telephone number"),
    "identifier": _("number or address"),
}
RUNGS: dict[str, Any] = {
    "as_told": _("as told"),
    "plus_minus_two": _("within four years"),
    "five_years": _("within five years"),
    "decade": _("the decade"),
    "adult": _("adult or child"),
    "third_of_month": _("third of the month"),
    "month": _("the month"),
    "season": _("the season"),
    "year": _("the year"),
    "city": _("the city"),
    "province": _("the province"),
    "region": _("the region"),
    "country": _("the country"),
    "two_figures": _("two figures"),
    "one_figure": _("one figure"),
    "magnitude": _("how large"),
    "occupation_group": _("group of occupations"),
    "official": _("“an official”"),
    "resident": _("“a resident”"),
    "pseudonym": _("a pseudonym"),
    "role": _("what they are"),
    "initial": _("an initial"),
    "reported": _("in other words"),
    "weeks": _("in weeks"),
    "months": _("in months"),
    "years": _("in years"),
    "nothing": _("nothing"),
}
LEVELS: dict[str, Any] = {
    "mention": _("this one place only"),
    "person": _("this person, in every account"),
    "kind": _("everything of this kind in this account"),
}
AUDIENCES: dict[str, Any] = {
    "public": _("the public"),
    "partner": _("a partner"),
    "court": _("a court"),
}
WITHHELD_FROM: dict[str, Any] = {
    "public": _("from the public"),
    "partner": _("from the public and from partners"),
    "court": _("from everybody outside the desk"),
}
SCOPES: dict[str, Any] = {
    "story": _("in this story only"),
    "series": _("in the whole series"),
    "desk": _("in everything of this desk"),
}
USES: dict[str, Any] = {
    "record": _("kept on record"),
    "share_with_body": _("shared with a named body"),
    "united_nations": _("given to the United Nations"),
    "court": _("given to a court"),
    "publish_disguised": _("published, disguised"),
    "publish_named": _("published with the name"),
    "broadcast_revoiced": _("aired in another voice"),
    "broadcast_own_voice": _("aired in their own voice"),
}
METHODS: dict[str, Any] = {
    "oral": _("by word of mouth"),
    "written": _("in writing"),
    "recorded": _("recorded"),
    "through_somebody": _("through somebody"),
    "assumed_by_demo": _("assumed by the demo"),
}
SAID: dict[str, tuple[str, Any]] = {
    "allowed": ("approved", _("allowed")),
    "refused": ("recalled", _("refused")),
    "withdrawn": ("recalled", _("withdrawn")),
    "over": ("held", _("over")),
}
STORY_STATES: dict[str, tuple[str, Any]] = {
    "drafted": ("draft", _("draft")),
    "ready": ("approved", _("may leave")),
    "released": ("released", _("released")),
    "held": ("held", _("kept back by the gate")),
    "": ("draft", _("no story yet")),
}
ROLES: dict[str, Any] = {
    "source": _("source"),
    "victim": _("victim"),
    "witness": _("witness"),
    "accused": _("accused"),
    "official": _("official"),
    "reporter": _("reporter"),
    "host": _("host"),
    "editor": _("editor of the text"),
    "public_figure": _("public figure"),
    "other": _("other"),
}
PLACES: dict[str, Any] = {
    "site": _("our site"),
    "folder": _("a folder of ours"),
    "rsync": _("a server of ours"),
    "sftp": _("a server of ours"),
    "s3": _("a store of ours"),
    "edition": _("an edition that was handed out"),
    "mail": _("readers by mail"),
    "partner": _("a partner"),
    "archive": _("an archive of others"),
    "reprint": _("a reprint"),
}
WORDS = {
    "kind": KINDS,
    "rung": RUNGS,
    "level": LEVELS,
    "audience": AUDIENCES,
    "withheld_from": WITHHELD_FROM,
    "scope": SCOPES,
    "use": USES,
    "method": METHODS,
    "role": ROLES,
    "outlet": PLACES,
}
