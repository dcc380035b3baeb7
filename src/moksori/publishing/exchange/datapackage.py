"""CSV tables with a Frictionless data package: what each column means, and what is in it.

The shape of `datapackage.json` follows Data Package 1.0 and Table Schema 1.0 (Frictionless Data).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from moksori.publishing.exchange import rows
from moksori.publishing.exchange.made import INVENTED, Made, json_bytes
from moksori.publishing.exchange.tables import Row, harmless, table
from moksori.terms.bundle import Bundle, Loss, RecordKind

STANDINGS = ("done", "threatened", "negated", "habitual")
TEXT, MONTH, COUNT, FLAG = "string", "yearmonth", "integer", "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means in both languages, its type, what may stand in it."""

    name: str
    en: str
    ko: str
    type: str = TEXT
    allowed: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, its rows, and the columns that point at other tables."""

    name: str
    kind: RecordKind
    columns: tuple[Column, ...]
    rows: Callable[[Bundle], Iterable[Row]]
    key: tuple[str, ...] = ("id",)
    points: dict[str, str] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """The column that holds the id of the record a row is of."""
        return "document" if self.name == "passages" else self.key[0]


_ID = Column("id", "id in this bundle", "이 묶음 안의 번호", required=True)
_NAMES = (
    # Korean first: an id beside English words reads like a name.
    Column("name_ko", "name, pseudonym or role in Korean", "한국어 이름, 가명 또는 역할"),
    Column("name_en", "name, pseudonym or role in English", "영어 이름, 가명 또는 역할"),
)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "acts",
        RecordKind.ACT,
        (
            _ID,
            Column("type", "type of act, see codebook", "행위 유형 (codebook)", required=True),
            Column("label_en", "the type in English", "영어 유형 이름"),
            Column("label_ko", "the type in Korean", "한국어 유형 이름"),
            Column("huridocs", "HURIDOCS list 4, 12 digits", "HURIDOCS 분류표 4, 열두 자리"),
            Column("pattern", "pattern of the UN inquiry of 2014", "유엔 조사위원회 유형"),
            Column("standing", "what became of it", "행위의 상태", allowed=STANDINGS),
            Column("victim", "the one victim", "피해자", required=True),
            Column("when_edtf", "date, EDTF level 1", "날짜, EDTF 1단계"),
            Column("when_told", "date in the words told", "말한 그대로의 날짜"),
            Column("first_month", "month of the first day", "첫날이 든 달", MONTH),
            Column("last_month", "month of the last day", "마지막 날이 든 달", MONTH),
            Column("every_day", "on every day between", "그 사이 날마다", FLAG),
            Column("place", "where, as far as may be told", "장소"),
            Column("place_rung", "how far the place may be told", "장소 공개 범위"),
            Column("place_told", "place in the words told", "말한 그대로의 장소"),
        ),
        rows.acts,
        points={"type": "codebook.code", "victim": "persons.id", "place": "places.id"},
    ),
    Sheet(
        "involvements",
        RecordKind.ACT,
        (
            Column("act", "the act", "행위", required=True),
            Column("person", "the accused", "가해 혐의자", required=True),
            Column("number", "order in the act", "순서", COUNT),
            Column("degree", "HURIDOCS list 18", "HURIDOCS 분류표 18"),
            Column("latest_status", "HURIDOCS list 26", "HURIDOCS 분류표 26"),
        ),
        rows.involvements,
        key=("act", "person"),
        points={"act": "acts.id", "person": "persons.id"},
    ),
    Sheet(
        "persons",
        RecordKind.PERSON,
        (
            _ID,
            *_NAMES,
            Column("naming", "what the name is", "이름의 종류"),
            Column("roles", "what they are in these acts", "이 행위들에서의 역할"),
            Column("sex", "sex", "성별", allowed=("male", "female")),
            Column("age_en", "age, as far as may be told", "나이 (영어)"),
            Column("age_ko", "age in Korean", "나이 (한국어)"),
            Column("group", "1 one person, 0 unknown number", "1은 한 사람, 0은 수를 모름", COUNT),
            Column("label", "how the account introduces them", "증언의 소개말"),
        ),
        rows.persons,
    ),
    Sheet(
        "posts",
        RecordKind.PERSON,
        (
            Column("person", "who held it", "사람", required=True),
            Column("number", "order", "순서", COUNT),
            Column("organisation", "where", "기관"),
            Column("role", "role", "직책"),
            Column("rank", "rank", "계급"),
            Column("since", "from this year", "시작한 해"),
            Column("until", "until this year", "끝난 해"),
        ),
        rows.posts,
        key=("person", "number"),
        points={"person": "persons.id"},
    ),
    Sheet(
        "organisations",
        RecordKind.ORGANISATION,
        (
            _ID,
            *_NAMES,
            Column("kind", "what it is", "종류"),
            Column("parent", "what it belongs to", "상급 기관"),
            Column("country", "ISO 3166-1", "나라"),
        ),
        rows.organisations,
    ),
    Sheet(
        "places",
        RecordKind.PLACE,
        (
            _ID,
            *_NAMES,
            Column("level", "level of the place", "행정 단위"),
            Column("parent", "the place that holds it", "상위 장소"),
            Column("country", "ISO 3166-1", "나라"),
        ),
        rows.places,
    ),
    Sheet(
        "statements",
        RecordKind.STATEMENT,
        (
            _ID,
            Column("act", "what it is about", "행위", required=True),
            Column("document", "the account", "증언", required=True),
            Column("passage", "the passage, as in passages", "대목"),
            Column("tellers", "who told whom, nearest first", "전한 순서"),
            Column("reliability", "source, A to F", "출처 등급", allowed=tuple("ABCDEF")),
            Column("credibility", "information, 1 to 6", "정보 등급", allowed=tuple("123456")),
            Column("agrees", "false where it denies it", "부정하면 false", FLAG),
        ),
        rows.statements,
        points={"act": "acts.id", "document": "documents.id"},
    ),
    Sheet(
        "documents",
        RecordKind.DOCUMENT,
        (
            _ID,
            Column("format", "kind of text", "글의 종류"),
            Column("language", "BCP 47", "언어"),
            Column("month", "month of receipt", "접수한 달", MONTH),
            Column("mark", "keyed mark of the sealed original", "봉인한 원본의 표식"),
            Column("has_text", "its passages are given", "대목이 있는지", FLAG),
        ),
        rows.documents,
    ),
    Sheet(
        "passages",
        RecordKind.DOCUMENT,
        (
            # The id stands between figure and words: beside them it would read as a sum.
            Column("passage", "p and its number", "p와 대목 번호", required=True),
            Column("document", "the account", "증언", required=True),
            Column("text", "the passage as you may read it", "읽을 수 있는 대로의 대목"),
        ),
        rows.passages,
        key=("passage", "document"),
        points={"document": "documents.id"},
    ),
    Sheet(
        "codebook",
        RecordKind.ACT,
        (
            Column("code", "our code", "유형 부호", required=True),
            Column("huridocs", "HURIDOCS list 4", "HURIDOCS 분류표 4"),
            Column("label_en", "label", "영어 이름"),
            Column("label_ko", "label in Korean", "한국어 이름"),
            Column("definition_en", "what it means", "영어 뜻풀이"),
            Column("definition_ko", "what it means, in Korean", "한국어 뜻풀이"),
        ),
        rows.codebook,
        key=("code",),
    ),
)
"""The tables, in the order of the package; a reader of the package needs nothing else."""


def csv_package(bundle: Bundle) -> Made:
    """Return the bundle as CSV tables with a data package that describes them."""
    files: list[tuple[str, bytes]] = []
    resources: list[dict[str, Any]] = []
    losses: list[Loss] = []
    for sheet in SHEETS:
        safe, changed = harmless(sheet.kind, sheet.rows(bundle), sheet.record)
        content = table([one.name for one in sheet.columns], safe)
        files.append((f"{sheet.name}.csv", content))
        resources.append(_resource(sheet, content))
        losses += changed
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"moksori-{bundle.audience.value}",
        "title": "Acts, people, places and sources · 행위, 사람, 장소, 출처",
        "resources": resources,
    }
    if bundle.invented:
        package["description"] = INVENTED
    return Made((("datapackage.json", json_bytes(package)), *files), tuple(losses))


def _resource(sheet: Sheet, content: bytes) -> dict[str, Any]:
    keys: list[dict[str, Any]] = []
    for column, target in sheet.points.items():
        resource, _, name = target.partition(".")
        keys.append({"fields": [column], "reference": {"resource": resource, "fields": [name]}})
    schema: dict[str, Any] = {
        "fields": [_field(one) for one in sheet.columns],
        "primaryKey": list(sheet.key),
        "missingValues": [""],
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.ko,
        "description": f"{column.en} · {column.ko}",
    }
    rules: dict[str, Any] = {}
    if column.required:
        rules["required"] = True
    if column.allowed:
        rules["enum"] = list(column.allowed)
    return told | ({"constraints": rules} if rules else {})
