"""FollowTheMoney: one entity a line, as its library of version 4 takes them.

Its events know who was involved and not in which role, so every involvement is a link of its own.
Its dates know no season, range or doubt: what its library would cut or drop without a word is cut
here, and said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from moksori.publishing.exchange.made import INVENTED, Made, each, lost, month_of, titles
from moksori.terms.bundle import (
    Bundle,
    BundleAct,
    BundleDocument,
    BundlePerson,
    BundlePlace,
    Loss,
    LossKind,
    RecordKind,
)

Entity = dict[str, Any]
LANGUAGES = {"ko": "kor", "en": "eng", "my": "mya", "ar": "ara", "zh": "zho", "ja": "jpn"}
"""ISO 639-3 for the languages of accounts; another one is left out and said."""
GENDERS = frozenset({"male", "female"})
_PREFIX = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def followthemoney(bundle: Bundle) -> Made:
    """Return the bundle as entities of FollowTheMoney, one JSON object a line."""
    losses: list[Loss] = []
    lines = [
        json.dumps(one, ensure_ascii=False, sort_keys=True) for one in _entities(bundle, losses)
    ]
    content = "".join(f"{line}\n" for line in lines)
    losses += [lost(RecordKind.ACT, "definition", "no_field", one.code) for one in bundle.codebook]
    # A file of nothing would be no file: nobody could tell it from one that was cut off.
    files = (("entities.ftm.json", content.encode()),) if lines else ()
    return Made(files, tuple(losses))


def _entities(bundle: Bundle, losses: list[Loss]) -> Iterator[Entity]:
    named = titles(bundle)
    places = {one.id: one for one in bundle.places}
    for document in bundle.documents:
        yield _document(bundle, document, losses)
    for body in bundle.organisations:
        yield _entity(
            body.id,
            "Organization",
            name=[body.names.en, body.names.ko],
            country=[body.country.lower()],
            classification=[body.kind],
            parent=[body.parent],
        )
    for place in bundle.places:
        yield _place(place, places)
    for person in bundle.persons:
        yield from _person(person, losses)
    for act in bundle.acts:
        yield from _act(act, named, places, losses)
    for one in bundle.statements:
        denies = [] if one.agrees else ["denies it"]
        told = [" > ".join(one.tellers)] if one.tellers else []
        yield _entity(
            one.id,
            "Documentation",
            document=[one.document],
            entity=[one.act],
            role=[f"passage {one.passage}", *denies],
            status=[f"{one.reliability}{one.credibility}"],
            description=told,
        )


def _entity(made: str, schema: str, **properties: list[str]) -> Entity:
    """Return one entity without empty values."""
    told = {
        name: kept
        for name, values in properties.items()
        if (kept := list(dict.fromkeys(value for value in values if value)))
    }
    return {"id": made, "schema": schema, "properties": told}


def _document(bundle: Bundle, one: BundleDocument, losses: list[Loss]) -> Entity:
    language = LANGUAGES.get(one.language.split("-")[0], "")
    if one.language and not language:
        losses.append(lost(RecordKind.DOCUMENT, "language", "no_code", one.id))
    losses += each(RecordKind.DOCUMENT, "passage_numbers", "no_field", [one.id] if one.text else [])
    return _entity(
        one.id,
        "PlainText",
        fileName=[f"{one.id}.txt"],
        title=[f"Account {one.id}"],
        language=[language],
        date=[one.month],
        keywords=[one.format],
        bodyText=["\n\n".join(text for _, text in one.text)],
        notes=[f"Mark of the sealed original: {one.mark}", INVENTED if bundle.invented else ""],
    )


def _place(one: BundlePlace, places: Mapping[str, BundlePlace]) -> Entity:
    chain = [one.names.en or one.names.ko]
    at, seen = one, {one.id}
    while (holder := places.get(at.parent)) is not None and holder.id not in seen:
        seen.add(holder.id)
        chain.append(holder.names.en or holder.names.ko)
        at = holder
    field = {"city": "city", "province": "state", "region": "region"}.get(one.level, "remarks")
    return _entity(
        one.id,
        "Address",
        name=[one.names.en, one.names.ko],
        full=[", ".join(chain)],
        country=[one.country.lower()],
        **{field: [one.names.en or one.names.ko]},
    )


def _person(one: BundlePerson, losses: list[Loss]) -> Iterator[Entity]:
    schema = "Person" if one.group == 1 else "LegalEntity"
    names = [one.names.en, one.names.ko]
    if one.naming != "as_told":
        # A role is nobody's name: with its id it names this person and nobody else.
        shown = (
            names if one.naming == "pseudonym" else [f"{name} {one.id}" for name in names if name]
        )
        names = shown or [one.id]
    details = [one.age.en, one.age.ko, one.label]
    notes = [f"Name: {one.naming}", f"Roles: {', '.join(one.roles)}", *details]
    if one.group != 1:
        notes.append(f"A group of {one.group}" if one.group else "A group of unknown size")
    gender = [one.sex] if one.sex in GENDERS and schema == "Person" else []
    if one.sex and not gender:
        losses.append(lost(RecordKind.PERSON, "sex", "no_field", one.id))
    yield _entity(one.id, schema, name=names, gender=gender, notes=notes)
    for number, post in enumerate(one.posts, start=1):
        if not post.organisation:
            losses.append(lost(RecordKind.PERSON, "post", "no_field", one.id))
            continue
        yield _entity(
            f"{one.id}-post-{number}",
            "Membership",
            member=[one.id],
            organization=[post.organisation],
            role=[post.role, post.rank],
            startDate=[post.since],
            endDate=[post.until],
        )


def _act(
    act: BundleAct,
    named: Mapping[str, str],
    places: Mapping[str, BundlePlace],
    losses: list[Loss],
) -> Iterator[Entity]:
    start, end = _dates(act, losses)
    told = {"place_rung": bool(act.place_rung), "every_day": act.when.every_day}
    losses += [lost(RecordKind.ACT, name, "no_field", act.id) for name in told if told[name]]
    place = places.get(act.place)
    code = [f"MT4:{act.huridocs}"] if act.huridocs else []
    pattern = [f"pattern:{act.pattern}"] if act.pattern else []
    yield _entity(
        act.id,
        "Event",
        name=[named[act.id]],
        startDate=[start],
        endDate=[end],
        summary=[act.labels.en, act.labels.ko],
        location=[place.names.en, place.names.ko] if place else [],
        addressEntity=[act.place],
        country=[place.country.lower()] if place else [],
        involved=[act.victim, *(one.person for one in act.accused)],
        keywords=[f"type:{act.type}", *code, *pattern, f"standing:{act.standing}"],
        notes=[
            f"Date (EDTF): {act.when.edtf}" if act.when.edtf else "",
            f"When, as told: {act.when.told}" if act.when.told else "",
            f"Place, as told: {act.place_told}" if act.place_told else "",
        ],
        proof=list(act.documents),
    )
    yield from _links(act, (start, end), losses)


def _links(act: BundleAct, when: tuple[str, str], losses: list[Loss]) -> Iterator[Entity]:
    """Yield who did it to whom; an act without accused has nobody to link its victim to."""
    if not act.accused:
        losses.append(lost(RecordKind.ACT, "victim", "no_role", act.id, LossKind.BENT))
    for number, one in enumerate(act.accused, start=1):
        yield _entity(
            f"{act.id}-link-{number}",
            "UnknownLink",
            subject=[one.person],
            object=[act.victim],
            role=[f"MT18:{one.degree}" if one.degree else "accused"],
            status=[f"MT26:{one.latest_status}"] if one.latest_status else [],
            startDate=[when[0]],
            endDate=[when[1]],
            recordId=[act.id],
            proof=list(act.documents),
        )


def _dates(act: BundleAct, losses: list[Loss]) -> tuple[str, str]:
    """Return the first and last date of an act as prefixes; say where that is not all."""
    edtf = act.when.edtf
    if not edtf:
        return "", ""
    if _PREFIX.fullmatch(edtf):
        return edtf, edtf
    losses.append(lost(RecordKind.ACT, "when", "no_uncertain_date", act.id, LossKind.BENT))
    return month_of(edtf)
