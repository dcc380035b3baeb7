"""Editions by e-mail: who gets them, how the server is reached, and what became of each message.

The addresses are as well guarded as the vault: they stand in the encrypted database and nowhere
else. Whoever leaves is taken off; a keyed code of the address is kept, so that no old list brings
it back.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Count, Q

from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import MailingKind, MailState, TlsMode


class SubscriberRecord(Record):
    """One person who gets editions.

    `key` is a keyed code of the address in its plainest form: two ways of writing one address have
    one key. `token` is what the person sends to leave; letters that name nobody. `despite` says
    that a person of the desk allowed an address that holds a protected word.
    """

    number = models.BigAutoField(primary_key=True)
    address = models.TextField()
    key = models.CharField(max_length=64, unique=True)
    token = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=16)
    despite = models.BooleanField(default=False)
    by = by_field()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(address=""), name="subscriber_has_an_address"),
            models.CheckConstraint(condition=~Q(token=""), name="subscriber_has_a_token"),
        ]


class LeftRecord(Record):
    """Somebody who left the list: the keyed code of the address, and nothing else."""

    key = models.CharField(max_length=64, primary_key=True)


class MailSettingsRecord(Record):
    """How the desk sends. There is one row or none.

    `password` is empty where the desk keeps none and asks each time.
    """

    number = models.PositiveSmallIntegerField(primary_key=True, default=1)
    host = models.CharField(max_length=255)
    port = models.PositiveIntegerField()
    tls = choice_field(TlsMode)
    user = models.CharField(max_length=255, blank=True, default="")
    password = models.TextField(blank=True, default="")
    sender = models.CharField(max_length=254)
    leave_to = models.CharField(max_length=254)
    leave_url = models.CharField(max_length=500, blank=True, default="")
    pause = models.FloatField(default=0)
    per_connection = models.PositiveIntegerField(default=100)

    class Meta:
        constraints = [
            is_one_of("tls", TlsMode, "mail_tls_is_known"),
            models.CheckConstraint(condition=Q(number=1), name="mail_settings_once"),
            models.CheckConstraint(
                condition=Q(port__gte=1, port__lte=65535), name="mail_port_is_one"
            ),
            models.CheckConstraint(condition=Q(pause__gte=0), name="mail_pause_is_a_time"),
            models.CheckConstraint(condition=Q(per_connection__gte=1), name="mail_sends_something"),
        ]


class MailingRecord(Record):
    """An edition, or a notice about one, on its way to the people on the list.

    `items` is what the messages hold that leave now: story, language, fingerprint of its text.
    `told` is the state in which every story was told so far: how many corrections it had, or -1
    where it was withdrawn. `noted` counts, by language, the copies that are on the list of what is
    out.
    """

    id = id_field("mai")
    edition = models.ForeignKey("records.EditionRecord", on_delete=models.PROTECT, related_name="+")
    kind = choice_field(MailingKind)
    number = models.PositiveIntegerField(default=0)
    items = models.JSONField(default=list, blank=True)
    told = models.JSONField(default=dict, blank=True)
    noted = models.JSONField(default=dict, blank=True)
    by = by_field()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            has_id_of("mai", "mailing_id_is_one"),
            is_one_of("kind", MailingKind, "mailing_kind_is_known"),
            models.UniqueConstraint(fields=["edition", "kind", "number"], name="mailing_once"),
        ]


class DispatchReads(models.QuerySet["DispatchRecord"]):
    """Reads of what became of messages."""

    def of(self, mailing: MailingRecord) -> Self:
        """Return the messages of one mailing."""
        return self.filter(mailing=mailing)

    def in_state(self, *states: MailState) -> Self:
        """Return the messages that are in one of these states."""
        return self.filter(state__in=[state.value for state in states])

    def counts(self) -> dict[MailState, int]:
        """Return how many messages are in each state; states without one are missing."""
        rows = self.order_by().values_list("state").annotate(many=Count("number"))
        return {MailState(state): many for state, many in rows}


class DispatchRecord(Record):
    """One message to one person: at most one a mailing, whatever happens.

    It knows the person by the key alone, so that it can stay when the person leaves. `code` is the
    last reply of the server.
    """

    number = models.BigAutoField(primary_key=True)
    mailing = models.ForeignKey(MailingRecord, on_delete=models.PROTECT, related_name="messages")
    key = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    state = choice_field(MailState, MailState.WAITING)
    code = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)

    objects = DispatchReads.as_manager()

    class Meta:
        indexes = [models.Index(fields=["mailing", "state", "number"], name="dispatch_by_state")]
        constraints = [
            is_one_of("state", MailState, "dispatch_state_is_known"),
            models.UniqueConstraint(fields=["mailing", "key"], name="dispatch_once_a_person"),
        ]
