"""Days that hang on another day of the telling: "In September", "the next morning", "that year".

A telling that has named its year goes on in it: after "in April 2016", "in September" is that of
2016. In a news report such a month is counted from the day of publication instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from moksori.coding.hanging import hanging_value
from moksori.coding.reading import Draft
from moksori.language.dates import bounds
from moksori.language.numbers import read_number
from moksori.terms.mention import MentionKind

_BARE_MONTH = re.compile(
    r"(?:(?:in|on|early in|late in|by|since|until|around)\s)?(?:the\s)?"
    r"(?:(?:early|late|mid)[\s-]|(?:beginning|start|middle|end|first half|second half) of\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?|[a-z]{4,8}(?:-[a-z]{4,7})?\sof\s)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?"
    r"|\d{1,2}월(?:\s?\d{1,2}일)?",
    re.IGNORECASE,
)
_OF_THAT_YEAR = re.compile(r"\s?of (?:that|the same|the following|the next) year\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"(?:following|next)", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:the )?(?:next|following|very next) (?:day|morning|night|evening|afternoon)"
    r"|the (?:day|night|morning|evening) after",
    re.I,
)
_BEFORE = re.compile(
    r"the (?:previous|preceding) (?:day|night|evening|afternoon|morning)"
    r"|the (?:day|night|evening|morning) before",
    re.I,
)
_SAME = re.compile(
    r"(?:the (?:very )?same|that(?: very)?(?: same)?) (?:day|night|morning|evening|afternoon)",
    re.I,
)
_NOW = re.compile(r"today|tomorrow|tonight|the day after tomorrow", re.I)
"""Counted from whoever speaks, not from what is told."""
_LATER = re.compile(r"(\w+) (day|night|week)s? later", re.IGNORECASE)
_SEASON = re.compile(
    r"(?:(?:in|during|over|by|since|until|late|early|throughout)\s)*"
    r"(?:(?:that|the|the same|this same|the following|the next)\s)?(?:same\s)?"
    r"(?:spring|summer|autumn|fall|winter)(?:\s(?:of that|of the same) year)?"
    r"|(?:그해|이듬해|같은 해)\s?(?:봄|여름|가을|겨울)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}(?=\Z|/|~|-\d\d)")
_FIRST_MONTHS = {"21": 3, "22": 6, "23": 9, "24": 12}
"""EDTF's numbers of the seasons, and the month in which each begins."""
_YEAR_KO = re.compile(
    r"(?P<year>그 ?해|같은 ?해|이듬해|그 ?이듬해|다음 ?해)"
    r"(?: ?(?P<month>\d{1,2})월(?: ?(?P<day>\d{1,2})일)?"
    r"| ?(?P<season>봄|여름|가을|겨울))?"
)
_TIME_KO = r"(?: ?(?:밤|낮|새벽|아침|저녁|오전|오후))?"
_SAME_KO = re.compile(rf"(?:그날|같은 ?날|당일|이날){_TIME_KO}")
_NEXT_KO = re.compile(rf"(?:그 ?)?(?:이튿날|다음 ?날){_TIME_KO}")
_BEFORE_KO = re.compile(rf"전날{_TIME_KO}")
_SEASONS_KO = {"봄": 21, "여름": 22, "가을": 23, "겨울": 24}
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = len("2000-01-01")
_MONTHS = 12
_MONTH = len("2000-01")


@dataclass(slots=True)
class Timeline:
    """The last day or month that was told.

    Attributes:
        latest: No day of the telling is later.
        at: EDTF of a month or a day, or empty.
        year: The last year told, or 0.
        months: How many months from `at` on may be meant: three of a season, twelve of a year.
    """

    latest: date
    at: str = ""
    year: int = 0
    months: int = 1

    def follow(self, drafts: Sequence[Draft], text: str, *, news: bool = False) -> None:
        """Work out the days that hang on the one told before.

        Args:
            drafts: Mentions of one passage, in order; values are filled in and changed.
            text: The decoded original.
            news: A month alone is that of the day of publication, whatever was told before.
        """
        for draft in drafts:
            if draft.kind is not MentionKind.DATE:
                continue
            told = text[draft.start : draft.end]
            after = text[draft.end : draft.end + 30]
            value = self._of_that_year(told) if self.year else ""
            if not value and not (news and draft.value):
                value = self._hanging(draft, told, after)
            if value:
                draft.value = value
                draft.detail["follows"] = True
            if not _NOW.fullmatch(told):
                counted = draft.detail.get("relative") is True and not value
                self._goes_to(str(draft.value or ""), counted)

    def _goes_to(self, value: str, relative: bool) -> None:
        """Take a day, a month, a season or a year as the one that the telling is at."""
        value = value.split("T")[0].rstrip("~?")
        if _ANY_YEAR.match(value):
            self.year = int(value[:4])
        months = 1
        if value[5:] in _FIRST_MONTHS:
            value, months = f"{value[:4]}-{_FIRST_MONTHS[value[5:]]:02d}", 3
        if "/" in value and _YEAR.match(value):
            value = value.split("/")[0]
        if len(value) in (_MONTH, _DAY):
            self.at, self.months = value, months
        elif len(value) == len("2000") and value.isdigit() and not relative:
            # Of a year alone nothing is known but that: its first month waits for a later one.
            self.at, self.months = f"{value}-01", _MONTHS

    def _of_that_year(self, told: str) -> str:
        """As in 그해 10월, 이듬해 봄: the year that was told last, or the one after it."""
        match = _YEAR_KO.match(told)
        if match is None:
            return ""
        year = self.year + (match["year"].replace(" ", "") not in ("그해", "같은해"))
        if match["season"]:
            return f"{year}-{_SEASONS_KO[match['season']]}"
        month = int(match["month"] or 0)
        if not 1 <= month <= _MONTHS:
            return str(year)
        day = int(match["day"] or 0)
        return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"

    def _hanging(self, draft: Draft, told: str, after: str) -> str:
        if draft.value:
            return self._month(str(draft.value), told, after) if self.at else ""
        hanging = hanging_value(told, self.at, self.year, self.months)
        if hanging:
            ends = bounds(hanging)
            return hanging if ends is not None and ends[0] <= self.latest else ""
        if len(self.at) != _DAY:
            return ""
        day = date.fromisoformat(self.at)
        if _SAME.fullmatch(told) or _SAME_KO.fullmatch(told):
            return self.at
        if _NEXT.fullmatch(told) or _NEXT_KO.fullmatch(told):
            return (day + timedelta(1)).isoformat()
        if _BEFORE.fullmatch(told) or _BEFORE_KO.fullmatch(told):
            return (day - timedelta(1)).isoformat()
        later = _LATER.fullmatch(told)
        number = read_number(later[1].lower()) if later else None
        if later is None or number is None:
            return ""
        days = int(number) * (7 if later[2].lower() == "week" else 1)
        return (day + timedelta(days)).isoformat()

    def _month(self, value: str, told: str, after: str) -> str:
        """Put a month without a year into the year that the telling is in."""
        if value[5:] in _FIRST_MONTHS and _SEASON.fullmatch(told.strip()):
            return self._season(value[5:], told)
        same = _OF_THAT_YEAR.search(told) or _OF_THAT_YEAR.match(after)
        bare = _OF_THAT_YEAR.sub("", told)
        first, _, last = value.partition("/")
        if first[:4] != last[:4] and last:
            return ""
        if len(first) not in (_MONTH, _DAY) or not _BARE_MONTH.fullmatch(bare):
            return ""
        year, rest = int(self.at[:4]), value[4:]
        if same is not None:
            year += _FOLLOWING.search(same[0]) is not None
        elif rest[:3] < self.at[4:7]:
            year += 1
        found = f"{year}{rest}".replace(f"/{value[:4]}", f"/{year}")
        ends = bounds(found)
        return found if ends is not None and ends[0] <= self.latest else ""

    def _season(self, season: str, told: str) -> str:
        """Put "that summer" into the year that the telling is in, or the next one that has it."""
        year = int(self.at[:4])
        later = _FOLLOWING.search(told) is not None
        if later or _FIRST_MONTHS[season] + 2 < int(self.at[5:7]):
            year += 1
        found = f"{year}-{season}"
        first = date(year, _FIRST_MONTHS[season], 1)
        return found if first <= self.latest else ""
