"""Composing a story: begun, written, and put back; every version kept and signed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from moksori.desk import audit
from moksori.desk.coding import entities_of
from moksori.desk.composed import composition_of, to_json
from moksori.protection.composing import tokens_of
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    HistoryRecord,
    ReleaseRecord,
    StoryRecord,
    User,
)
from moksori.records.states import StoryStage
from moksori.terms.composition import Composition, Part, PartKind, StoryForm
from moksori.terms.errors import InvalidError, MissingError, RefusedError

LONGEST_LINE, LONGEST_TEXT, MOST_PARTS = 300, 20_000, 400
BEGUN, WRITTEN, PUT_BACK = "story.begun", "story.written", "story.put_back"
TAKEN_OUT = "story.account_out"
WRITING = (BEGUN, WRITTEN, PUT_BACK, TAKEN_OUT)
"""What makes somebody a writer of a story."""


class NoStoryError(MissingError):
    """There is no such story, or it is not for you."""

    code = "stories.no_story"


class NoSuchAccountError(MissingError):
    """A part names an account or a passage that is not there, or is not for you."""

    code = "stories.no_such_account"


class CompositionError(InvalidError):
    """A story cannot be kept as it was written."""

    code = "stories.composition"
    hint = "Give every part words, no longer than the page says; nothing was changed."


class LanguageTakenError(RefusedError):
    """The story is there in this language already."""

    code = "stories.language_taken"
    hint = "Open the story in that language and go on there."


class NothingBeforeError(RefusedError):
    """There is no earlier version to put back."""

    code = "stories.nothing_before"
    hint = "Choose a version out of the story's history."


class AccountStaysError(RefusedError):
    """An account stays: something of it is told live, it was let out, or it is the last one."""

    code = "stories.account_stays"
    hint = (
        "Take its live mentions out of titles and own texts first. A story that was let out keeps "
        "its accounts, and a story has one at least."
    )


def story_of(who: User, story_id: str) -> StoryRecord:
    """Return a story that somebody may see.

    Raises:
        NoStoryError: there is none, or it is not for them.
    """
    story = StoryRecord.objects.seen_by(who).filter(pk=story_id).first()
    if story is None:
        raise NoStoryError("no such story")
    return story


@transaction.atomic
def begin(
    who: User, accounts: Sequence[str], form: StoryForm, language: str, *, at: datetime
) -> str:
    """Begin a story with all passages of some accounts; return its id.

    Args:
        who: Who writes it.
        accounts: Ids, in the order in which they are told.
        form: How it is told.
        language: In which language, such as `en` or `ko`.
        at: When.

    Raises:
        NoSuchAccountError: one of them is not there, or not for them.
        CompositionError: none is named, or the language is none of a story.
    """
    if not accounts or not 2 <= len(language) <= 16:
        raise CompositionError("a story begins with an account and a language")
    parts = tuple(
        Part(PartKind.PASSAGE, account=id_, number=number)
        for id_ in dict.fromkeys(accounts)
        for number in _account(who, id_).passages.in_order().values_list("number", flat=True)
    )
    story = StoryRecord.objects.create(
        language=language,
        invented=all(_account(who, id_).invented for id_ in accounts),
    )
    _write(story, who, Composition(form, parts), BEGUN, at=at, accounts=accounts)
    return story.pk


@transaction.atomic
def begin_translation(who: User, story_id: str, language: str, *, at: datetime) -> str:
    """Begin a story in another language; it shares the public id, and has headings to fill.

    The passages are those of the account's own translation where there is one; what has none is a
    named hole on the screen until somebody writes it.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        LanguageTakenError: it is there in this language already.
        CompositionError: the language is none of a story.
    """
    first = story_of(who, story_id)
    if not 2 <= len(language) <= 16:
        raise CompositionError("a story begins with a language")
    if StoryRecord.objects.filter(public_id=first.public_id, language=language).exists():
        raise LanguageTakenError("the story is there in this language")
    of_first = composition_of(first) or Composition(StoryForm.INTERVIEW, ())
    parts = tuple(_translated(who, part, language) for part in of_first.parts)
    story = StoryRecord.objects.create(
        public_id=first.public_id, language=language, series=first.series, invented=first.invented
    )
    accounts = list(first.accounts.order_by("received_on", "id").values_list("pk", flat=True))
    composition = Composition(of_first.form, parts)
    _write(story, who, composition, BEGUN, at=at, accounts=accounts)
    return story.pk


@transaction.atomic
def write(who: User, story_id: str, composition: Composition, *, seen: int, at: datetime) -> None:
    """Keep a new version of a story; what was approved before has to be approved again.

    Args:
        who: Who wrote it; they approve nothing of this story from now on.
        story_id: The story.
        composition: Of what it is made now.
        seen: The number of the change that the form was made from.
        at: When.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        NoSuchAccountError: a part or a live mention names what is not there, or not for them.
        CompositionError: it cannot be kept as it is.
        ConflictError: somebody wrote meanwhile; nothing was changed.
    """
    story = story_of(who, story_id)
    trail.require_version(story.pk, seen)
    checked(who, story, composition)
    _write(story, who, composition, WRITTEN, at=at)


@transaction.atomic
def put_back(who: User, story_id: str, change_id: str, *, seen: int, at: datetime) -> None:
    """Let a story be as it was before one of its changes: that is a new change.

    Args:
        who: Who.
        story_id: The story.
        change_id: Id of the change to undo.
        seen: The number of the last change they saw.
        at: When.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        NothingBeforeError: that change has nothing before it, or is of another story.
        ConflictError: somebody wrote meanwhile; nothing was changed.
    """
    story = story_of(who, story_id)
    trail.require_version(story.pk, seen)
    row = HistoryRecord.objects.of(story.pk).filter(id=change_id, verb__in=WRITING).first()
    if row is None or not row.before:
        raise NothingBeforeError("there is no earlier version of this story")
    before = StoryRecord(composition=row.before)
    composition = composition_of(before)
    if composition is None:
        raise NothingBeforeError("there is no earlier version of this story")
    _write(story, who, composition, PUT_BACK, at=at)


@transaction.atomic
def take_account_out(who: User, story_id: str, account_id: str, *, seen: int, at: datetime) -> None:
    """Take an account with all its passages out of a story: it rests on that account no more.

    A story that was let out keeps its accounts: by them the desk finds what is out of a source.

    Args:
        who: Who.
        story_id: The story.
        account_id: The account.
        seen: The number of the last change they saw.
        at: When.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        NoSuchAccountError: it is no account of the story.
        AccountStaysError: it is its last, it was let out, or a live mention names something of it.
        ConflictError: somebody wrote meanwhile; nothing was changed.
    """
    story = story_of(who, story_id)
    trail.require_version(story.pk, seen)
    composition = composition_of(story)
    others = story.accounts.exclude(pk=account_id)
    account = story.accounts.filter(pk=account_id).first()
    if composition is None or account is None:
        raise NoSuchAccountError("the story does not rest on this account")
    if ReleaseRecord.objects.filter(edition__stories=story).exists() or not others.exists():
        raise AccountStaysError("the story keeps this account")
    kept = tuple(part for part in composition.parts if part.account != account_id)
    left = replace(composition, parts=kept)
    if not _live_in(left) <= _known(others):
        raise AccountStaysError("a live mention is of this account")
    story.accounts.remove(account)
    _write(story, who, left, TAKEN_OUT, at=at)
    audit.write_line("story.rests_no_more", by=who.pk, at=at, subjects=[story.pk, account_id])


def checked(who: User, story: StoryRecord, composition: Composition) -> None:
    """See that a composition can be kept.

    Raises:
        NoSuchAccountError: a part or a live mention names what is not there, or not for them.
        CompositionError: it is too long, empty somewhere, or holds what cannot be printed.
    """
    lines = (composition.title, composition.byline, composition.editor)
    _check_words(lines, LONGEST_LINE)
    _check_words((composition.standfirst, composition.content_note), LONGEST_TEXT)
    if len(composition.parts) > MOST_PARTS:
        raise CompositionError("the story has more parts than it may")
    own = [part for part in composition.parts if part.kind is not PartKind.PASSAGE]
    if any(not part.text.strip() for part in own):
        raise CompositionError("a part has no words")
    _check_words([part.text for part in own], LONGEST_TEXT)
    if tokens_of(composition.content_note) or tokens_of("".join(lines[1:])):
        raise CompositionError("live mentions stand in titles, standfirsts and texts alone")
    _check_passages(who, composition)
    _check_tokens(who, story, composition)


def _check_words(texts: Sequence[str], longest: int) -> None:
    for text in texts:
        if len(text) > longest:
            raise CompositionError("a text of the story is too long")
        # Marks that turn or hide letters have no place in what an editor writes.
        if any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} for char in _plain(text)):
            raise CompositionError("a text holds characters that cannot be seen")


def _plain(text: str) -> str:
    return text.replace("\n", "").replace("\r", "").replace("\t", "")


def _check_passages(who: User, composition: Composition) -> None:
    wanted: dict[str, set[int]] = {}
    for part in composition.parts:
        if part.kind is PartKind.PASSAGE:
            wanted.setdefault(part.account, set()).add(part.number)
    for id_, numbers in wanted.items():
        lengths = {
            number: end - start
            for number, start, end in _account(who, id_).passages.values_list(
                "number", "start", "end"
            )
        }
        if not numbers <= set(lengths):
            raise NoSuchAccountError("no such passage")
        for part in composition.parts:
            if part.kind is PartKind.PASSAGE and part.account == id_:
                _check_stretches(part, lengths[part.number])


def _check_stretches(part: Part, length: int) -> None:
    inside = 0 <= part.start < part.end <= length
    if not inside and (part.start or part.end):
        raise CompositionError("a stretch lies outside of its passage")
    if len(part.without) > MOST_PARTS or any(
        not 0 <= start < end <= length for start, end in part.without
    ):
        raise CompositionError("what is left out lies outside of its passage")


def _check_tokens(who: User, story: StoryRecord, composition: Composition) -> None:
    """See that every live mention is of an account of the story."""
    tokens = _live_in(composition)
    if not tokens:
        return
    ids = [*_named(composition), *story.accounts.values_list("pk", flat=True)]
    if not tokens <= _known(AccountRecord.objects.seen_by(who).filter(pk__in=ids)):
        raise NoSuchAccountError("a live mention is of no account of this story")


def _live_in(composition: Composition) -> set[str]:
    """Return the ids that titles and own texts name live."""
    texts = (
        composition.title,
        composition.standfirst,
        *(part.text for part in composition.parts if part.kind is not PartKind.PASSAGE),
    )
    return {token for text in texts for token in tokens_of(text)}


def _known(accounts: Iterable[AccountRecord]) -> set[str]:
    """Return the ids of the mentions and persons of some accounts."""
    known: set[str] = set()
    for account in accounts:
        known |= set(account.mentions.standing().values_list("pk", flat=True))
        known |= set(entities_of(account).values())
    return known


def _account(who: User, account_id: str) -> AccountRecord:
    account = AccountRecord.objects.seen_by(who).filter(pk=account_id).first()
    if account is None or not account.passages.exists():
        raise NoSuchAccountError("no such account")
    return account


def _named(composition: Composition) -> list[str]:
    return list(dict.fromkeys(part.account for part in composition.parts if part.account))


def _translated(who: User, part: Part, language: str) -> Part:
    """Return a part in another language: the translation's passage, or the same to be replaced."""
    if part.kind is not PartKind.PASSAGE:
        return part
    rows = AccountRecord.objects.seen_by(who).filter(language=language)
    here = rows.filter(translation_of=part.account) | rows.filter(translations=part.account)
    other = here.order_by("id").first()
    if part.end or part.without:
        # Which words of the translation these are, nobody has said: what was cut stays cut.
        return part
    if other is None or not other.passages.filter(number=part.number).exists():
        return part
    return Part(PartKind.PASSAGE, account=other.pk, number=part.number)


def _write(
    story: StoryRecord,
    who: User,
    composition: Composition,
    verb: str,
    *,
    at: datetime,
    accounts: Sequence[str] = (),
) -> None:
    before: dict[str, Any] = story.composition
    story.composition = to_json(composition)
    if story.stage == StoryStage.PROTECTION.value:
        story.stage = StoryStage.EDIT.value
    story.save()
    named = AccountRecord.objects.filter(pk__in=[*accounts, *_named(composition)])
    story.accounts.add(*named)
    taken = story.approvals.standing().update(withdrawn_at=at, withdrawn_by=who.pk)
    trail.note_change(story.pk, verb, before=before, after=story.composition, by=who.pk, at=at)
    audit.write_line(
        verb,
        by=who.pk,
        at=at,
        subjects=[story.pk],
        detail={
            "parts": len(composition.parts),
            "left_out": sum(len(part.without) for part in composition.parts),
            "approvals_taken": taken,
        },
    )
