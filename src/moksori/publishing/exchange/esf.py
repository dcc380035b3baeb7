"""HURIDOCS Events Standard Formats as XML.

Element names are the field names of the formats, and the outer shape is the one that OpenEvSys
wrote; the schema that it named was never published with it, so there is none to validate against.
A coded field holds the 12 digits of its list. Sources: HURIDOCS Events Standard Formats (2001),
micro-thesauri 4, 7, 18, 26, 39, 42 and 48.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from moksori.publishing.exchange.made import INVENTED, Made, each, lost, month_of, titles
from moksori.terms.bundle import (
    Bundle,
    BundleAct,
    BundleOrganisation,
    BundlePerson,
    BundlePlace,
    BundleStatement,
    Loss,
    LossKind,
    RecordKind,
)

_NAMESPACE = "http://www.huridocs.org/"
_SEX = {"male": "01", "female": "02"}
_UNIT = {1: "01"}
_GROUP = "03"
"""Micro-thesaurus 7: an individual, or a group."""
_GRADES = {"A": "01", "B": "02", "C": "03", "D": "04", "E": "05", "F": "99"}
"""Micro-thesaurus 42 has six words for how far somebody can be relied upon, as we have letters."""
_INFORMATION = {"1": "01", "2": "02", "3": "03", "4": "04", "5": "05", "6": "99"}
_ESTIMATE, _NO_DAY, _NO_MONTH = "01", "02", "03"
_CONNECTION = {"victim": "0101", "witness": "0102", "reporter": "0301"}
_PLAIN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Tree = tuple[str, "str | list[Tree]"]


def events_standard_formats(bundle: Bundle) -> Made:
    """Return the bundle as one XML document: an event an act, and the persons."""
    named = titles(bundle)
    places = {one.id: one for one in bundle.places}
    said: dict[str, list[BundleStatement]] = {}
    for one in bundle.statements:
        said.setdefault(one.act, []).append(one)
    trees: list[Tree] = [("meta_data", [("instance", INVENTED if bundle.invented else "")])]
    trees += [_event(act, named, places, said.get(act.id, [])) for act in bundle.acts]
    trees += [_person(one) for one in bundle.persons]
    trees += [_organisation(one) for one in bundle.organisations]
    body = "".join(_written(tree, 1) for tree in trees)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<events xmlns="{_NAMESPACE}">\n{body}</events>\n'
    )
    return Made((("events.xml", document.encode()),), tuple(_losses(bundle)))


def _event(
    act: BundleAct,
    named: Mapping[str, str],
    places: Mapping[str, BundlePlace],
    said: list[BundleStatement],
) -> Tree:
    fields: list[Tree] = [
        ("event_record_number", f"E-{act.id}"),
        ("event_title", named[act.id]),
        *_places(act, places, "geographical_term"),
        *_dates(act),
        _act(act, places),
    ]
    fields += [_information(act, one) for one in said]
    return "event", fields


def _act(act: BundleAct, places: Mapping[str, BundlePlace]) -> Tree:
    place = places.get(act.place)
    location = (place.names.ko or place.names.en) if place else act.place_told
    fields: list[Tree] = [
        ("act_record_number", act.id),
        ("event", f"E-{act.id}"),
        ("victim", act.victim),
        ("type_of_act", _code(act.huridocs)),
        ("type_of_act_words", f"{act.labels.ko} ({act.labels.en}) [{act.type}]"),
        *_dates(act),
        ("exact_location", act.place_told or location),
        ("remarks", _remarks(act)),
    ]
    for number, one in enumerate(act.accused, start=1):
        fields.append(
            (
                "involvement",
                [
                    ("involvement_record_number", f"{act.id}-{number}"),
                    ("act", act.id),
                    ("perpetrator", one.person),
                    ("degree_of_involvement", _code(one.degree)),
                    ("latest_status_as_perpetrator_in_the_act", _code(one.latest_status)),
                ],
            )
        )
    return "act", fields


def _remarks(act: BundleAct) -> str:
    told = {
        "standing": act.standing,
        "EDTF": act.when.edtf,
        "as told": act.when.told,
        "documents": ", ".join(act.documents),
    }
    return "; ".join(f"{name}: {words}" for name, words in told.items() if words)


def _dates(act: BundleAct) -> list[Tree]:
    """Return first and last date, each with the type that says what of it nobody knows."""
    edtf = act.when.edtf
    if not edtf:
        return []
    first, last = month_of(edtf)
    if _PLAIN.fullmatch(edtf):
        kind = {4: _NO_MONTH, 7: _NO_DAY}.get(len(edtf), "")
        first = last = edtf
    else:
        kind = _ESTIMATE
    return [
        ("initial_date", first),
        ("initial_date_type", _code(kind)),
        ("final_date", last),
        ("final_date_type", _code(kind)),
    ]


def _places(act: BundleAct, places: Mapping[str, BundlePlace], name: str) -> list[Tree]:
    place = places.get(act.place)
    return [(name, place.names.en or place.names.ko)] if place else []


def _information(act: BundleAct, one: BundleStatement) -> Tree:
    connection = next((_CONNECTION[role] for role in one.tellers if role in _CONNECTION), "")
    return "information", [
        ("information_record_number", one.id),
        ("source", one.document),
        ("event", f"E-{act.id}"),
        ("source_connection_to_information", _code(connection)),
        ("reliability_of_source", _code(_GRADES.get(one.reliability, ""))),
        ("reliability_of_information", _code(_INFORMATION.get(one.credibility, ""))),
        (
            "remarks",
            f"p{one.passage}; {' > '.join(one.tellers)}; {'' if one.agrees else 'denies it'}",
        ),
    ]


def _person(one: BundlePerson) -> Tree:
    group = one.group != 1
    fields: list[Tree] = [
        ("person_record_number", one.id),
        ("counting_unit", _code(_UNIT.get(one.group, _GROUP))),
        ("person_name", one.names.ko or one.names.en),
        ("other_names", one.names.en if one.names.ko else ""),
        ("sex", _code(_SEX.get(one.sex, ""))),
        ("number_of_persons_in_group", str(one.group) if group and one.group else ""),
        ("group_description", one.label if group else ""),
        (
            "remarks",
            "; ".join(
                part
                for part in (
                    f"name: {one.naming}",
                    f"roles: {', '.join(one.roles)}",
                    one.age.ko,
                    one.age.en,
                    "" if group else one.label,
                )
                if part
            ),
        ),
    ]
    fields += [
        (
            "biographic_details",
            [
                ("person", one.id),
                ("affiliation", post.organisation),
                ("position", post.role),
                ("rank", post.rank),
                ("initial_date", post.since),
                ("final_date", post.until),
            ],
        )
        for post in one.posts
    ]
    return "person", fields


def _losses(bundle: Bundle) -> list[Loss]:
    losses: list[Loss] = []
    for act in bundle.acts:
        absent = {
            "pattern": bool(act.pattern),
            "place": bool(act.place),
            "place_rung": bool(act.place_rung),
            "every_day": act.when.every_day,
        }
        losses += [
            lost(RecordKind.ACT, name, "no_field", act.id) for name in absent if absent[name]
        ]
        if act.when.edtf and not _PLAIN.fullmatch(act.when.edtf):
            losses.append(lost(RecordKind.ACT, "when", "no_uncertain_date", act.id, LossKind.BENT))
    ids = [one.id for one in bundle.places]
    for name in ("id", "names", "level", "parent", "country"):
        losses += each(RecordKind.PLACE, name, "no_field", ids)
    ids = [one.id for one in bundle.documents]
    for name in ("format", "language", "month", "mark", "text"):
        losses += each(RecordKind.DOCUMENT, name, "no_field", ids)
    losses += each(RecordKind.ACT, "definition", "no_field", (one.code for one in bundle.codebook))
    return losses


def _organisation(one: BundleOrganisation) -> Tree:
    """Return an organisation: in these formats it is a person that counts as a group."""
    words = (
        one.kind,
        one.country,
        f"belongs to {one.parent}" if one.parent else "",
    )
    return "person", [
        ("person_record_number", one.id),
        ("counting_unit", _code(_GROUP)),
        ("person_name", one.names.ko or one.names.en),
        ("other_names", one.names.en if one.names.ko else ""),
        ("remarks", "; ".join(word for word in words if word)),
    ]


def _code(short: str) -> str:
    """Return a code as the lists print it: twelve digits."""
    return short.ljust(12, "0") if short else ""


def _written(tree: Tree, depth: int) -> str:
    """Return an element; empty ones are left out."""
    name, content = tree
    pad = " " * depth
    if isinstance(content, str):
        text = escape(_NOT_OF_XML.sub("\ufffd", content).strip())
        return f"{pad}<{name}>{text}</{name}>\n" if text else ""
    inner = "".join(_written(part, depth + 1) for part in content)
    return f"{pad}<{name}>\n{inner}{pad}</{name}>\n" if inner else ""
