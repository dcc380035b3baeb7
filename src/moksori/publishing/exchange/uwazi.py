"""Uwazi: one ZIP a template, with `import.csv` at its root, and a description of the templates.

Uwazi reads a header as the name of a property, so headers are ASCII; a property in two languages
has two columns. It imports ranges with a colon though it exports them with another sign, reads a
year as its first of January, and finds related entities by their titles: so titles are unique and
the same in every language, and dates are ranges with the words beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moksori.publishing.exchange.made import (
    INVENTED,
    INVENTED_KO,
    Made,
    archive,
    each,
    json_bytes,
    lost,
    titles,
)
from moksori.publishing.exchange.tables import Row, harmless, table
from moksori.terms.bundle import Bundle, BundleAct, Loss, LossKind, RecordKind

TEXT, LONG, SELECT, MANY, RANGE, NUMBER, LINKED = (
    "text", "markdown", "select", "multiselect", "daterange", "numeric", "relationship",
)  # fmt: skip

STANDINGS = {
    "done": ("Done", "행해짐"),
    "threatened": ("Threatened", "위협"),
    "negated": ("Denied", "부인됨"),
    "habitual": ("Habitual", "되풀이됨"),
}
SEXES = {"male": ("Male", "남성"), "female": ("Female", "여성")}
ROLES = {"victim": ("Victim", "피해자"), "accused": ("Accused", "가해 혐의자")}
NAMINGS = {
    "as_told": ("Name", "이름"),
    "pseudonym": ("Pseudonym", "가명"),
    "role": ("Role", "역할"),
    "nothing": ("Withheld", "비공개"),
    "unnamed": ("Not named", "이름 없음"),
}
LEVELS = {
    "facility": ("Facility", "시설"),
    "neighbourhood": ("Neighbourhood", "동네"),
    "county": ("County", "군"),
    "city": ("City", "시"),
    "province": ("Province", "도"),
    "region": ("Region", "지역"),
    "country": ("Country", "나라"),
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a template: its name, its labels, its type; `to` is what it leads to."""

    name: str
    en: str
    ko: str
    type: str = TEXT
    two: bool = False
    to: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers of its columns; Korean first: an id beside English reads like a name."""
        return (f"{self.name}__ko", f"{self.name}__en") if self.two else (self.name,)


_INVENTED = Property("note", "Note", "알림", two=True)
ACTS = (
    Property("type", "Type of act", "행위 유형", SELECT, two=True, to="types"),
    Property("huridocs", "HURIDOCS code", "HURIDOCS 부호"),
    Property("standing", "Standing", "상태", SELECT, two=True, to="standings"),
    Property("when", "When", "때", RANGE),
    Property("when_edtf", "Date (EDTF)", "날짜 (EDTF)"),
    Property("when_told", "When, as told", "말한 그대로의 때"),
    Property("place", "Place", "장소", SELECT, two=True, to="places"),
    Property("place_level", "Level of place", "장소 단위", SELECT, two=True, to="levels"),
    Property("place_told", "Place, as told", "말한 그대로의 장소"),
    Property("victim", "Victim", "피해자", LINKED, to="persons"),
    Property("accused", "Accused", "가해 혐의자", LINKED, to="persons"),
    Property("accounts", "Accounts", "증언", LINKED, to="documents"),
    Property("support", "Statements and grades", "진술과 등급", LONG),
    _INVENTED,
)
PERSONS = (
    Property("name", "Name", "이름", two=True),
    Property("naming", "What the name is", "이름의 종류", SELECT, two=True, to="namings"),
    Property("roles", "Role", "역할", MANY, two=True, to="roles"),
    Property("sex", "Sex", "성별", SELECT, two=True, to="sexes"),
    Property("age", "Age", "나이", two=True),
    Property("people", "How many (0: not known)", "사람 수 (0: 모름)", NUMBER),
    Property("introduced_as", "Introduced as", "소개말"),
    Property("posts", "Posts", "직책", LONG),
    _INVENTED,
)
ORGANISATIONS = (
    Property("name", "Name", "이름", two=True),
    Property("kind", "Kind", "종류"),
    Property("parent", "Belongs to", "상급 기관", LINKED, to="organisations"),
    Property("country", "Country", "나라"),
    _INVENTED,
)
DOCUMENTS = (
    Property("kind", "Kind of text", "글의 종류"),
    Property("written_in", "Language", "언어"),
    Property("month", "Month of receipt", "접수한 달"),
    Property("mark", "Mark of the original", "원본의 표식"),
    Property("text", "Text", "내용", LONG),
    _INVENTED,
)
TEMPLATES: Mapping[str, tuple[tuple[str, str], tuple[Property, ...], RecordKind]] = {
    "organisations": (("Organisation", "기관"), ORGANISATIONS, RecordKind.ORGANISATION),
    "persons": (("Person", "사람"), PERSONS, RecordKind.PERSON),
    "documents": (("Account", "증언"), DOCUMENTS, RecordKind.DOCUMENT),
    "acts": (("Act", "행위"), ACTS, RecordKind.ACT),
}
"""The templates in the order of import: what is led to comes before what leads there."""


def uwazi(bundle: Bundle) -> Made:
    """Return the bundle as files that Uwazi imports."""
    named = titles(bundle)
    rows = {
        "organisations": _organisations(bundle, named),
        "persons": _persons(bundle, named),
        "documents": _documents(bundle, named),
        "acts": _acts(bundle, named),
    }
    files: list[tuple[str, bytes]] = [("templates.json", json_bytes(_description(bundle)))]
    losses: list[Loss] = [*_lost_dates(bundle)]
    for name, (_, properties, kind) in TEMPLATES.items():
        safe, changed = harmless(kind, (_noted(row, bundle) for row in rows[name]), "title")
        by_title = {title: record for record, title in named.items()}
        losses += [lost(kind, one.field, one.reason, by_title.get(one.record, ""), one.how)
                   for one in changed]  # fmt: skip
        columns = ["title", *(column for one in properties for column in one.columns)]
        files.append((f"{name}.zip", archive([("import.csv", table(columns, safe))])))
    return Made(tuple(files), (*losses, *_without_a_field(bundle)))


def _without_a_field(bundle: Bundle) -> Iterable[Loss]:
    """Say what these templates have no property for."""
    used = {act.place for act in bundle.acts}
    for place in bundle.places:
        fields = ("id", "parent", "country", *(() if place.id in used else ("names", "level")))
        yield from (lost(RecordKind.PLACE, field, "no_field", place.id) for field in fields)
    yield from each(RecordKind.ACT, "definition", "no_field", (one.code for one in bundle.codebook))
    yield from each(RecordKind.STATEMENT, "id", "no_field", (one.id for one in bundle.statements))
    for act in bundle.acts:
        present = {
            "degree": any(one.degree or one.latest_status for one in act.accused),
            "every_day": act.when.every_day,
            "pattern": bool(act.pattern),
            "place_rung": bool(act.place_rung),
            "place": bool(act.place),
        }
        for field, told in present.items():
            if told:
                how = LossKind.BENT if field == "place" else LossKind.DROPPED
                yield lost(RecordKind.ACT, field, "no_field", act.id, how)


def _lost_dates(bundle: Bundle) -> Iterable[Loss]:
    """Say of which dates the range says more than is known: it has days at both ends."""
    for act in bundle.acts:
        first, _, last = act.when.days.partition(":")
        if first != last:
            yield lost(RecordKind.ACT, "when", "no_uncertain_date", act.id, LossKind.BENT)


def _acts(bundle: Bundle, named: Mapping[str, str]) -> Iterable[Row]:
    places = {one.id: one for one in bundle.places}
    said: dict[str, list[str]] = {}
    for one in bundle.statements:
        sign = "" if one.agrees else " (denies)"
        told = " > ".join(one.tellers)
        grades = f"{one.reliability}{one.credibility}"
        line = f"{one.document}, p{one.passage}: {grades}{sign} {told}".rstrip()
        said.setdefault(one.act, []).append(line)
    for act in bundle.acts:
        place = places.get(act.place)
        yield {
            "title": named[act.id],
            **_both("type", (act.labels.en or act.type, act.labels.ko or act.type)),
            "huridocs": act.huridocs,
            **_both("standing", STANDINGS.get(act.standing, ("", ""))),
            "when": act.when.days,
            "when_edtf": act.when.edtf,
            "when_told": act.when.told,
            **_both("place", (place.names.en, place.names.ko) if place else ("", "")),
            **_both("place_level", LEVELS.get(place.level, ("", "")) if place else ("", "")),
            "place_told": act.place_told,
            "victim": named.get(act.victim, ""),
            "accused": _linked(act, named),
            "accounts": "|".join(named[one] for one in act.documents),
            "support": "\n".join(said.get(act.id, ())),
        }


def _linked(act: BundleAct, named: Mapping[str, str]) -> str:
    return "|".join(named[one.person] for one in act.accused if one.person in named)


def _persons(bundle: Bundle, named: Mapping[str, str]) -> Iterable[Row]:
    for one in bundle.persons:
        roles = [ROLES[role] for role in one.roles if role in ROLES]
        posts = (
            " ".join(
                part
                for part in (
                    named.get(post.organisation, ""), post.role, post.rank, post.since, post.until
                )
                if part
            )
            for post in one.posts
        )  # fmt: skip
        yield {
            "title": named[one.id],
            **_both("name", (one.names.en or one.names.ko, one.names.ko or one.names.en)),
            **_both("naming", NAMINGS.get(one.naming, ("", ""))),
            **_both("roles", ("|".join(en for en, _ in roles), "|".join(ko for _, ko in roles))),
            **_both("sex", SEXES.get(one.sex, ("", ""))),
            **_both("age", (one.age.en, one.age.ko)),
            "people": str(one.group),
            "introduced_as": one.label,
            "posts": "\n".join(posts),
        }


def _organisations(bundle: Bundle, named: Mapping[str, str]) -> Iterable[Row]:
    for one in bundle.organisations:
        yield {
            "title": named[one.id],
            **_both("name", (one.names.en or one.names.ko, one.names.ko or one.names.en)),
            "kind": one.kind,
            "parent": named.get(one.parent, ""),
            "country": one.country,
        }


def _documents(bundle: Bundle, named: Mapping[str, str]) -> Iterable[Row]:
    for one in bundle.documents:
        yield {
            "title": named[one.id],
            "kind": one.format,
            "written_in": one.language,
            "month": one.month,
            "mark": one.mark,
            "text": "\n\n".join(text for _, text in one.text),
        }


def _both(name: str, words: tuple[str, str]) -> dict[str, str]:
    return {f"{name}__en": words[0], f"{name}__ko": words[1]}


def _noted(row: Row, bundle: Bundle) -> Row:
    note = (INVENTED, INVENTED_KO) if bundle.invented else ("", "")
    return {**row, **_both("note", note)}


def _description(bundle: Bundle) -> dict[str, Any]:
    """Return which template has which property of which type, for whoever sets Uwazi up."""
    return {
        "invented": bundle.invented,
        "languages": ["en", "ko"],
        "date_format": "YYYY-MM-DD",
        "import_in_this_order": list(TEMPLATES),
        "templates": [
            {
                "file": f"{name}.zip",
                "label": {"en": labels[0], "ko": labels[1]},
                "properties": [_of_property(one) for one in properties],
            }
            for name, (labels, properties, _) in TEMPLATES.items()
        ],
    }


def _of_property(one: Property) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": one.name,
        "label": {"en": one.en, "ko": one.ko},
        "type": one.type,
        "columns": list(one.columns),
    }
    if one.type == LINKED:
        told["template"] = one.to
    elif one.to:
        told["thesaurus"] = one.to
    return told
