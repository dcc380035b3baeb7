"""What kinds, roles and states are called on the screens of coding."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {
    "person": _("Person"),
    "nickname": _("Nickname"),
    "place": _("Place"),
    "organisation": _("Organisation"),
    "occupation": _("Post or work"),
    "date": _("Day or time"),
    "age": _("Age"),
    "duration": _("Duration"),
    "amount": _("Sum of money"),
    "share": _("Share"),
    "quantity": _("Quantity"),
    "injury": _("Injury"),
    "sentence": _("Sentence of a court"),
    "speech": _("Words said"),
    "continuing": _("Still goes on"),
    "phone": _("Telephone"),
    "identifier": _("Number of a paper"),
}
STATES = {"proposed": _("waits"), "accepted": _("accepted"), "refused": _("refused")}
SHAPES = {"proposed": "waiting", "accepted": "approved", "refused": "recalled"}
ROLES = {
    "source": _("Source"),
    "victim": _("Victim"),
    "witness": _("Witness"),
    "accused": _("Accused"),
    "official": _("Official"),
    "reporter": _("Reporter"),
    "host": _("Host"),
    "editor": _("Editor"),
    "public_figure": _("Public figure"),
    "other": _("Somebody else"),
}
SEXES = {"": _("not told"), "female": _("Woman"), "male": _("Man")}
STANDINGS = {
    "done": _("It happened"),
    "habitual": _("It happens again and again"),
    "threatened": _("It was threatened"),
    "negated": _("The words say that it did not happen"),
}
