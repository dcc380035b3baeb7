"""What came in: accounts, and the passages read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.access import accounts_seen_by
from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_a_span,
    is_one_of,
)
from moksori.terms.account import (
    AccountFormat,
    AccountState,
    Damage,
    Decoded,
    Structure,
    Withheld,
)
from moksori.terms.disguise import Audience
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span

if TYPE_CHECKING:
    from moksori.records.models.staff import User


class AccountReads(models.QuerySet["AccountRecord"]):
    """Reads of accounts."""

    def seen_by(self, user: User) -> Self:
        """Return what somebody may see: the one way by which a screen comes to an account."""
        return self.filter(accounts_seen_by(user))

    def awaiting_reading(self) -> Self:
        """Return what is sealed and not yet read."""
        return self.filter(state=AccountState.SEALED.value)

    def awaiting_coding(self) -> Self:
        """Return what is read and not yet coded."""
        return self.filter(state=AccountState.READ.value)

    def unreadable(self) -> Self:
        """Return what nobody could read; each row says why in `error_code`."""
        return self.filter(state=AccountState.UNREADABLE.value)

    def originals_only(self) -> Self:
        """Return accounts that are no double of another."""
        return self.filter(double_of__isnull=True)

    def of_one_case_with(self, account_id: str) -> Self:
        """Return the other accounts of the cases that an account belongs to, no doubles."""
        shared = self.filter(cases__accounts=account_id).exclude(pk=account_id)
        return shared.filter(double_of__isnull=True).distinct().order_by("id")

    def with_mac(self, mac: str) -> Self:
        """Return the accounts whose bytes are the same, the first received first."""
        return self.filter(mac=mac).order_by("received_on", "id")


class AccountRecord(Record):
    """One telling, exactly as it came in: where it is sealed, and what reading it gave.

    `open_to_desk` lets every role that reads accounts see it; without it only whoever received it,
    whom it was given to, and protection officers do. `text` is the decoded text that every offset
    counts in. `published` is an ISO day or empty.
    """

    id = id_field("acc")
    sealed_file = models.CharField(max_length=64, unique=True)
    cipher_sha256 = models.CharField(max_length=64)
    mac = models.CharField(max_length=64, db_index=True)
    double_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="doubles"
    )
    translation_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    received_on = models.DateField()
    received_by = by_field(blank=True)
    open_to_desk = models.BooleanField(default=False)
    medium = models.CharField(max_length=32, blank=True, default="")
    told_name = models.TextField(blank=True, default="")
    state = choice_field(AccountState, AccountState.SEALED)
    error_code = models.CharField(max_length=64, blank=True, default="")
    pack = models.CharField(max_length=16, blank=True, default="")
    language = models.CharField(max_length=16, blank=True, default="")
    format = choice_field(AccountFormat, blank=True)
    container = models.CharField(max_length=32, blank=True, default="")
    encoding = models.CharField(max_length=32, blank=True, default="")
    text = models.TextField(blank=True, default="")
    metadata = models.JSONField(default=dict, blank=True)
    turns = models.JSONField(default=list, blank=True)
    title_start = models.PositiveIntegerField(null=True, blank=True)
    title_end = models.PositiveIntegerField(null=True, blank=True)
    published = models.CharField(max_length=10, blank=True, default="")
    furniture = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    damage = models.JSONField(default=list, blank=True)
    invented = models.BooleanField(default=False)

    objects = AccountReads.as_manager()

    class Meta:
        indexes = [
            # All that the queues of every page ask, so that no text is read to count them.
            models.Index(
                fields=["state", "double_of", "open_to_desk", "received_by", "received_on", "id"],
                name="account_by_state",
            ),
            # A search asks of each row whether it may be seen, and reads nothing else of it.
            models.Index(fields=["id", "open_to_desk", "received_by"], name="account_rights"),
        ]
        constraints = [
            has_id_of("acc", "account_id_is_an_account"),
            is_one_of("state", AccountState, "account_state_is_known"),
            is_one_of("format", AccountFormat, "account_format_is_known", blank=True),
            is_a_span("title_start", "title_end", "account_title_is_a_span"),
            models.CheckConstraint(
                condition=Q(state=AccountState.UNREADABLE.value) ^ Q(error_code=""),
                name="account_error_where_unreadable",
            ),
            models.CheckConstraint(
                condition=Q(double_of__isnull=True) | ~Q(double_of=F("id")),
                name="account_is_no_double_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(translation_of__isnull=True) | ~Q(translation_of=F("id")),
                name="account_is_no_translation_of_itself",
            ),
        ]

    @property
    def title(self) -> Span | None:
        """The stretch of the title, if the text has one."""
        if self.title_start is None or self.title_end is None:
            return None
        return Span(self.title_start, self.title_end)

    def take_decoded(self, decoded: Decoded) -> None:
        """Fill the columns from what a reader gave; the caller saves."""
        self.text = decoded.text
        self.container = decoded.container
        self.encoding = decoded.encoding
        self.metadata = dict(decoded.metadata)
        self.turns = [[speaker, span.start, span.end] for speaker, span in decoded.turns]
        self.damage = _damage_rows(decoded.damage)

    def take_structure(self, structure: Structure) -> None:
        """Fill the columns from who speaks where; passages are rows of their own."""
        title = structure.title
        self.format = structure.format.value
        self.language = structure.language
        self.title_start, self.title_end = (title.start, title.end) if title else (None, None)
        self.published = structure.published
        self.furniture = [[span.start, span.end] for span in structure.furniture]
        self.notes = dict(structure.notes)
        # What the reader and the structure both flagged is one hurt, not two.
        rows = _damage_rows(structure.damage)
        self.damage = self.damage + [row for row in rows if row not in self.damage]

    def to_decoded(self) -> Decoded:
        """Return the decoded text with what its container said."""
        return Decoded(
            text=self.text,
            container=self.container,
            encoding=self.encoding,
            damage=self._damage(),
            metadata=dict(self.metadata),
            turns=tuple((speaker, Span(start, end)) for speaker, start, end in self.turns),
        )

    def to_structure(self, audience: Audience = Audience.PUBLIC) -> Structure:
        """Return who speaks where, with the passages in order.

        Args:
            audience: For whom something is made of it; what is withheld from them is in it.

        Raises:
            ValueError: the account has not been read.
        """
        return Structure(
            format=AccountFormat(self.format),
            language=self.language,
            title=self.title,
            published=self.published,
            furniture=tuple(Span(start, end) for start, end in self.furniture),
            passages=tuple(row.to_value() for row in self.passages.order_by("number")),
            damage=self._damage(),
            notes=dict(self.notes),
            withheld=tuple(
                Withheld(Span(row.start, row.end), self.text[row.start : row.end])
                for row in self.withheld.standing().held_from(audience)
            ),
        )

    def _damage(self) -> tuple[Damage, ...]:
        return tuple(Damage(Span(start, end), kind) for start, end, kind in self.damage)


class PassageReads(models.QuerySet["PassageRecord"]):
    """Reads of passages."""

    def in_order(self) -> Self:
        """Return passages account by account, as they were spoken."""
        return self.order_by("account", "number")

    def holding(self, account_id: str, span: Span) -> Self:
        """Return the passages of an account that share a character with a stretch."""
        return self.filter(account_id=account_id, start__lt=span.end, end__gt=span.start)


class PassageRecord(Record):
    """A turn or paragraph of an account. An empty `speaker` is what nobody says."""

    id = id_field("pas")
    account = models.ForeignKey(AccountRecord, on_delete=models.PROTECT, related_name="passages")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    speaker = models.TextField(blank=True, default="")
    role = choice_field(SpeakerRole, SpeakerRole.OTHER)

    objects = PassageReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("pas", "passage_id_is_a_passage"),
            is_one_of("role", SpeakerRole, "passage_role_is_known"),
            models.UniqueConstraint(fields=["account", "number"], name="passage_number_once"),
            is_a_span("start", "end", "passage_is_a_span"),
            models.CheckConstraint(condition=Q(number__gte=1), name="passage_counts_from_one"),
        ]

    @classmethod
    def from_value(cls, account: AccountRecord, passage: Passage) -> PassageRecord:
        """Return the row of a passage, not yet saved."""
        return cls(
            account=account,
            number=passage.number,
            start=passage.span.start,
            end=passage.span.end,
            text=passage.text,
            speaker=passage.speaker or "",
            role=passage.role.value,
        )

    def to_value(self) -> Passage:
        """Return the passage as the rules read it."""
        return Passage(
            number=self.number,
            span=Span(self.start, self.end),
            text=self.text,
            speaker=self.speaker or None,
            role=SpeakerRole(self.role),
        )


def _damage_rows(damage: tuple[Damage, ...]) -> list[list[Any]]:
    return [[hurt.span.start, hurt.span.end, hurt.kind] for hurt in damage]
