"""Own voices as screens show them: a line for whoever asks, what waits for whoever decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moksori.broadcast.running import Item
from moksori.desk import rights
from moksori.desk.programme import own_voice, sealing
from moksori.desk.programme.lines import spoken, stories_of
from moksori.desk.programme.own_voice import NoStoryLineError
from moksori.desk.programme.seen import is_seen, own_voice_of
from moksori.desk.rights import Right
from moksori.desk.seeing.people_names import name_of
from moksori.desk.seeing.programme_lines import LinePage, line
from moksori.desk.seeing.programmes import planned_one
from moksori.records.models import AccountRecord, OwnVoiceRecord, StoryRecord, User
from moksori.records.states import OwnVoiceState

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody asked that a line be heard in its source's own voice.

    Attributes:
        length: Of the recording, in milliseconds.
        by: Desk name of who asked.
        decided_by: Desk name of who decided; empty while it waits.
        reason: Of the decision.
    """

    id: str
    series: str
    number: int
    language: str
    state: str
    length: int
    by: str
    at: datetime
    decided_by: str
    decided_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A line whose source might be heard in their own voice.

    Attributes:
        page: The line.
        of_story: It is words of one story; of others nothing can be asked.
        consented: Every source of that story allows it today.
        wishes: What was asked of this line before, the last first.
        waits: One of them waits for a decision.
    """

    page: LinePage
    of_story: bool
    consented: bool
    wishes: tuple[Wish, ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class Deciding:
    """A wish as a protection officer decides about it.

    Attributes:
        item: The line; None where it says something else now, or is gone.
        story: Id of the story's row, where they may open it.
        accounts: Ids of the accounts whose sources must allow it, where they may open them.
        consented: Every source allows it today.
        here: Its recording is on this machine; without it, it can only be refused.
        own: They asked for it themselves, so another one decides.
    """

    wish: Wish
    item: Item | None
    story: str
    accounts: tuple[str, ...]
    consented: bool
    here: bool
    own: bool

    @property
    def waits(self) -> bool:
        """Nobody decided yet."""
        return self.wish.state == OwnVoiceState.ASKED.value

    @property
    def may_be_approved(self) -> bool:
        """Nothing stands against it but the decision."""
        return self.consented and self.here and self.item is not None


def asking(who: User, programme_id: str, item_id: str) -> Asking:
    """Return a line with what was asked of it.

    Raises:
        NoProgrammeError: there is no such line, or a story in the programme is not for them.
    """
    rights.require(who, Right.PRODUCE)
    row = planned_one(who, programme_id)
    page = line(who, programme_id, item_id)
    script = page.line.told.fingerprint
    rows = OwnVoiceRecord.objects.filter(programme=row, script=script).order_by("-at", "-id")
    wishes = tuple(_wish(one) for one in rows.select_related("programme__edition"))
    try:
        story = own_voice.story_of(script, stories_of(row))
    except NoStoryLineError:
        story = ""
    return Asking(
        page=page,
        of_story=bool(story),
        consented=bool(story) and bool(own_voice.consents_for(story, own_voice.today())),
        wishes=wishes,
        waits=any(one.state == OwnVoiceState.ASKED.value for one in wishes),
    )


def waiting(who: User) -> tuple[Wish, ...]:
    """Return the wishes about which somebody may decide, the oldest first."""
    rights.require(who, Right.PROTECT)
    rows = OwnVoiceRecord.objects.waiting().exclude(by=who.pk)
    found = rows.select_related("programme__edition")[:SHOWN]
    return tuple(_wish(one) for one in found if is_seen(who, one.programme))


def deciding(who: User, own_id: str) -> Deciding:
    """Return a wish with what the decision rests on.

    Raises:
        NoOwnVoiceError: there is none, or a story in the programme is not for them.
    """
    rights.require(who, Right.PROTECT)
    own = own_voice_of(who, own_id)
    same = stories_of(own.programme).get(own.script) == frozenset({own.story})
    stories = StoryRecord.objects.seen_by(who).filter(public_id=own.story, language=own.language)
    accounts = AccountRecord.objects.seen_by(who).filter(stories__public_id=own.story)
    return Deciding(
        wish=_wish(own),
        item=spoken(own.programme)[own.script] if same else None,
        story=stories.values_list("id", flat=True).first() or "",
        accounts=tuple(sorted(set(accounts.values_list("id", flat=True)))),
        consented=bool(own_voice.consents_for(own.story, own_voice.today())),
        here=sealing.is_here(own),
        own=own.by == who.pk,
    )


def _wish(own: OwnVoiceRecord) -> Wish:
    edition = own.programme.edition
    return Wish(
        id=own.pk,
        series=edition.series,
        number=edition.number,
        language=own.language,
        state=own.state,
        length=own.length,
        by=name_of(own.by),
        at=own.at,
        decided_by=name_of(own.decided_by) if own.decided_at else "",
        decided_at=own.decided_at,
        reason=own.reason,
    )
