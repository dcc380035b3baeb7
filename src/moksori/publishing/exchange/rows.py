"""The rows of a bundle's tables: every value as a string, every column by its name.

A passage is `p4` and not 4: beside its words a bare figure would read as a sum.
"""

from __future__ import annotations

from collections.abc import Iterable

from moksori.publishing.exchange.made import month_of
from moksori.publishing.exchange.tables import Row
from moksori.terms.bundle import Bundle


def acts(bundle: Bundle) -> Iterable[Row]:
    """Yield acts, one a row."""
    for one in bundle.acts:
        first, last = month_of(one.when.edtf)
        yield {
            "id": one.id,
            "type": one.type,
            "label_en": one.labels.en,
            "label_ko": one.labels.ko,
            "huridocs": one.huridocs,
            "pattern": one.pattern,
            "standing": one.standing,
            "victim": one.victim,
            "when_edtf": one.when.edtf,
            "when_told": one.when.told,
            "first_month": first,
            "last_month": last,
            "every_day": "true" if one.when.every_day else "false",
            "place": one.place,
            "place_rung": one.place_rung,
            "place_told": one.place_told,
        }


def involvements(bundle: Bundle) -> Iterable[Row]:
    """Yield who took part in which act, one a row."""
    for act in bundle.acts:
        for number, one in enumerate(act.accused, start=1):
            yield {
                "act": act.id,
                "person": one.person,
                "number": str(number),
                "degree": one.degree,
                "latest_status": one.latest_status,
            }


def persons(bundle: Bundle) -> Iterable[Row]:
    """Yield persons."""
    for one in bundle.persons:
        yield {
            "id": one.id,
            "name_en": one.names.en,
            "name_ko": one.names.ko,
            "naming": one.naming,
            "roles": ";".join(one.roles),
            "sex": one.sex,
            "age_en": one.age.en,
            "age_ko": one.age.ko,
            "group": str(one.group),
            "label": one.label,
        }


def posts(bundle: Bundle) -> Iterable[Row]:
    """Yield posts of persons."""
    for person in bundle.persons:
        for number, one in enumerate(person.posts, start=1):
            yield {
                "person": person.id,
                "number": str(number),
                "organisation": one.organisation,
                "role": one.role,
                "rank": one.rank,
                "since": one.since,
                "until": one.until,
            }


def organisations(bundle: Bundle) -> Iterable[Row]:
    """Yield organisations."""
    for one in bundle.organisations:
        yield {
            "id": one.id,
            "name_en": one.names.en,
            "name_ko": one.names.ko,
            "kind": one.kind,
            "parent": one.parent,
            "country": one.country,
        }


def places(bundle: Bundle) -> Iterable[Row]:
    """Yield places."""
    for one in bundle.places:
        yield {
            "id": one.id,
            "name_en": one.names.en,
            "name_ko": one.names.ko,
            "level": one.level,
            "parent": one.parent,
            "country": one.country,
        }


def statements(bundle: Bundle) -> Iterable[Row]:
    """Yield statements."""
    for one in bundle.statements:
        yield {
            "id": one.id,
            "act": one.act,
            "document": one.document,
            "passage": f"p{one.passage}",
            "tellers": ";".join(one.tellers),
            "reliability": one.reliability,
            "credibility": one.credibility,
            "agrees": "true" if one.agrees else "false",
        }


def documents(bundle: Bundle) -> Iterable[Row]:
    """Yield documents, without their text."""
    for one in bundle.documents:
        yield {
            "id": one.id,
            "format": one.format,
            "language": one.language,
            "month": one.month,
            "mark": one.mark,
            "has_text": "true" if one.text else "false",
        }


def passages(bundle: Bundle) -> Iterable[Row]:
    """Yield passages, one a row."""
    for one in bundle.documents:
        for number, text in one.text:
            yield {"document": one.id, "passage": f"p{number}", "text": text}


def codebook(bundle: Bundle) -> Iterable[Row]:
    """Yield the types that the acts have."""
    for one in bundle.codebook:
        yield {
            "code": one.code,
            "huridocs": one.huridocs,
            "label_en": one.labels.en,
            "label_ko": one.labels.ko,
            "definition_en": one.definitions.en,
            "definition_ko": one.definitions.ko,
        }
