"""What is heard beside what is read: programmes and podcast feeds of an edition, or of a site."""

from __future__ import annotations

from dataclasses import dataclass, replace

from moksori.broadcast.podcast import Show
from moksori.desk.programme.hearing import Sounds, sounds
from moksori.desk.programme.podcasts import Programmes, feeds
from moksori.publishing.addresses import Addresses
from moksori.publishing.beside import Beside
from moksori.records.models import EditionRecord
from moksori.terms.draft import Draft
from moksori.terms.edition import EditionPlan, SitePlan


@dataclass(frozen=True, slots=True)
class Heard:
    """Editions with what of them may be heard now.

    Attributes:
        editions: As they were, each with its programmes.
        beside: The files that go with them.
        attested: SHA-256 of the sound files, made of nothing but what the gate let out.
        drafts: What else the gate has to know of those files.
    """

    editions: tuple[EditionPlan, ...]
    beside: tuple[Beside, ...]
    attested: frozenset[str]
    drafts: tuple[Draft, ...] = ()


def heard_in(plan: EditionPlan) -> tuple[EditionPlan, Heard]:
    """Return an edition by itself, with its programmes and with what stations get of them.

    Args:
        plan: What of it may leave now.
    """
    found = _heard((plan,), for_stations=True)
    return found.editions[0], found


def heard_on(plan: SitePlan) -> tuple[SitePlan, Heard]:
    """Return a site with the programmes of its editions.

    Args:
        plan: What of them may leave now.
    """
    found = _heard(plan.editions)
    return replace(plan, editions=found.editions), found


def _heard(plans: tuple[EditionPlan, ...], *, for_stations: bool = False) -> Heard:
    rows = [EditionRecord.objects.filter(series=p.series, number=p.number).first() for p in plans]
    told = [sounds(row, plan) if row else Sounds() for row, plan in zip(rows, plans, strict=True)]
    editions = tuple(
        replace(plan, heard=one.heard, silenced=one.silenced)
        for plan, one in zip(plans, told, strict=True)
    )
    known = [(row, plan) for row, plan in zip(rows, editions, strict=True) if row]
    beside = [file for one in told for file in one.files]
    if for_stations:
        beside += [file for one in told for file in one.for_stations]
    return Heard(
        editions=editions,
        beside=(*beside, *_feeds(known, editions)),
        drafts=tuple(one for part in told for one in part.hours) if for_stations else (),
        attested=frozenset(digest for one in told for digest in one.attested),
    )


def _feeds(known: Programmes, editions: tuple[EditionPlan, ...]) -> tuple[Beside, ...]:
    """Return the podcast of the series that came out last, in every language of it."""
    last = editions[-1]
    addresses = Addresses(last.languages[0], last.base_url)
    shows = [
        Show(
            series=last.series,
            publisher=last.publisher,
            language=language,
            feed=addresses.podcast(language),
            page=addresses.index(language),
            base_url=last.base_url,
        )
        for language in last.languages
    ]
    return tuple(feeds(known, shows))
