"""A composed story on its way out: its parts and accounts as one telling, to be disguised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from moksori.desk.coding import entities_of, proposal_of
from moksori.desk.naming import Names
from moksori.desk.originals import naming_key
from moksori.desk.stories import Telling, decisions_of
from moksori.packs.loader import load
from moksori.protection.composing import STANDFIRST, Source, composed
from moksori.protection.disguise import Disguised, disguise
from moksori.protection.pseudonyms import Naming
from moksori.records.models import AccountRecord, StoryRecord
from moksori.terms.composition import Composition, Part, PartKind, StoryForm, Voice
from moksori.terms.disguise import Disguise
from moksori.terms.errors import RefusedError


class NoAccountsError(RefusedError):
    """A story has no accounts, so there is nothing to hold its words against."""

    code = "stories.no_accounts"
    hint = "Put a passage of an account into the story."


class PacksMixedError(RefusedError):
    """The accounts of a story belong to several countries."""

    code = "stories.packs_mixed"
    hint = "Make one story for each country; an edition can hold them all."


def composition_of(story: StoryRecord) -> Composition | None:
    """Return of what a story is made; None where it is its account, whole."""
    return from_json(story.composition) if story.composition else None


def telling_of_story(story: StoryRecord, names: Names) -> Telling:
    """Return a composed story with its disguises, made anew from the decisions that stand.

    Raises:
        NoAccountsError: it has no accounts, or no composition.
        PacksMixedError: its accounts belong to several countries.
        PartMissingError: a part names what the accounts do not have.
        UndecidedError: nobody decided about something in one of the accounts.
    """
    composition, accounts = composition_of(story), accounts_of(story)
    if composition is None or not accounts:
        raise NoAccountsError("the story has no accounts")
    if len({account.pack for account in accounts}) > 1:
        raise PacksMixedError("the accounts of the story belong to several countries")
    sources = [source_of(account) for account in accounts]
    told = composed(composition, sources)
    naming = Naming(
        key=naming_key(),
        pack=load(accounts[0].pack),
        protected=names.protected,
        story=story.public_id,
        series=names.series,
        entities=told.entities,
        kept=names.kept,
    )
    structure = replace(told.structure, language=story.language)
    disguised = disguise(structure, told.proposal, told.decisions, naming, title=told.title)
    standfirst = next(one for one in disguised.passages if one.number == STANDFIRST)
    telling = Telling(accounts[0], story, structure, told.proposal, _without_first(disguised))
    return replace(
        telling,
        decisions=told.decisions,
        accounts=accounts,
        composed=told,
        standfirst=" ".join(standfirst.text.split()),
        content_note=composition.content_note,
        beyond=tuple(_changes_of(sources, naming)),
    )


def _changes_of(sources: Sequence[Source], naming: Naming) -> Iterator[tuple[str, Disguise]]:
    """Give all that is told otherwise of the accounts, whole: the gate looks for it in the story.

    Which words change is found by disguising them: a city that may be told stands as it is.
    """
    for source in sources:
        title = source.structure.title
        words = source.text[title.start : title.end] if title else ""
        own = replace(naming, entities=source.entities)
        whole = disguise(source.structure, source.proposal, source.decisions, own, title=words)
        for change in whole.title_changes:
            yield source.id, change
        for passage in whole.passages:
            yield from ((source.id, change) for change in passage.changes)


def _without_first(disguised: Disguised) -> Disguised:
    """Return a disguised story without its standfirst, which stands apart from its passages."""
    rest = tuple(one for one in disguised.passages if one.number != STANDFIRST)
    return replace(disguised, passages=rest)


def accounts_of(story: StoryRecord) -> tuple[AccountRecord, ...]:
    """Return the accounts of a story, in the order in which its parts first name them."""
    named = [part.get("account", "") for part in (story.composition or {}).get("parts", ())]
    # A version that is looked at before it is saved may name an account more.
    held = AccountRecord.objects.filter(Q(stories=story.pk) | Q(pk__in=named)).distinct()
    found = {account.id: account for account in held.order_by("received_on", "id")}
    return tuple(found[id_] for id_ in dict.fromkeys([*named, *found]) if id_ in found)


def source_of(account: AccountRecord) -> Source:
    """Return one account as a composed story takes it."""
    proposal = proposal_of(account)
    ids = [row.id for row in account.mentions.standing()]
    return Source(
        id=account.id,
        text=account.text,
        structure=account.to_structure(),
        proposal=proposal,
        entities=entities_of(account),
        decisions=decisions_of(account),
        mentions=dict(zip(ids, proposal.mentions, strict=True)),
    )


def to_json(composition: Composition) -> dict[str, Any]:
    """Return a composition as the record keeps it: what is empty is left out."""
    told = {
        name: getattr(composition, name)
        for name in ("title", "standfirst", "content_note", "byline", "editor")
    }
    kept = {name: value for name, value in told.items() if value}
    parts = [_part_to_json(part) for part in composition.parts]
    return {"form": composition.form.value, "parts": parts, **kept}


def from_json(told: Mapping[str, Any]) -> Composition:
    """Return what `to_json` gave."""
    return Composition(
        form=StoryForm(told["form"]),
        parts=tuple(_part_from_json(part) for part in told.get("parts", ())),
        title=told.get("title", ""),
        standfirst=told.get("standfirst", ""),
        content_note=told.get("content_note", ""),
        byline=told.get("byline", ""),
        editor=told.get("editor", ""),
    )


def _part_to_json(part: Part) -> dict[str, Any]:
    if part.kind is PartKind.PASSAGE:
        told: dict[str, Any] = {
            "kind": part.kind.value,
            "account": part.account,
            "number": part.number,
        }
        told |= {"start": part.start, "end": part.end} if part.end else {}
        return told | ({"without": [list(one) for one in part.without]} if part.without else {})
    told = {"kind": part.kind.value, "text": part.text}
    return told | ({"voice": part.voice.value} if part.kind is PartKind.TEXT else {})


def _part_from_json(told: Mapping[str, Any]) -> Part:
    return Part(
        kind=PartKind(told["kind"]),
        text=told.get("text", ""),
        account=told.get("account", ""),
        number=told.get("number", 0),
        start=told.get("start", 0),
        end=told.get("end", 0),
        voice=Voice(told.get("voice", Voice.PARAGRAPH.value)),
        without=tuple((start, end) for start, end in told.get("without", ())),
    )
