"""Rules about days: told as a date, or counted from the day on which the story comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.found import Found
from moksori.protection.calendar_words import told_month
from moksori.protection.rules_page import BLOCK, REVIEW, Mark, Page, Reading
from moksori.terms.finding import FindingClass

_FINE = frozenset({"time", "day", "third"})
_THE_DAY_ITSELF = frozenset({"today", "tonight", "오늘", "오늘밤", "금일"})
_MONTH_AND_DAY = re.compile(r"\d월\s?\d{1,2}(?:일|\b)|\d\s?월\s?(?:초|열|스무|그믐)[가-힣]*날")
_NUMERIC = re.compile(r"\d[./-]\d")
_BARE_DAY = re.compile(r"\W*\d{1,2}(?:st|nd|rd|th|일)?\W*|\W*[A-Z]?[a-z-]+(?:th|st|nd|rd)\W*")
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_DAYS_KO = r"(?:하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|\d{1,2}일)"
_COUNTED = re.compile(
    rf"\b(?:over|in|within|during|for) the (?:last|past) {_NUMBER} (?:hours|days|nights)\b(?! of)"
    r"|\b(?:over|on|at|during|since) (?:the|this|last) weekend\b"
    rf"|\b(?:\w+ )?(?:hours?|days?|weeks?) before (?:this|our|the) (?:report|story|article"
    r"|broadcast|programme|program|publication)\b"
    r"|\b(?:as|when|while) (?:this (?:report|story|article) |we )(?:was |were )?(?:being )?"
    r"(?:written|published|broadcast|went to (?:press|air))\b"
    rf"|(?:최근|지난|요) ?{_DAYS_KO} ?(?:동안|사이(?!트)|(?:간|새)(?![가-힣]))"
    rf"|(?:방송|보도|기사)(?:이|가)? ?나(?:가|오)기 ?(?:바로 )?{_DAYS_KO} ?전"
    r"|\d{1,2} ?시간 (?:안|이내|내)에",
    re.IGNORECASE,
)
_ROUGHLY_COUNTED = re.compile(
    r"\b(?:over|in|within|during|for) the (?:last|past) (?:few|couple of|several) (?:hours|days"
    r"|nights)\b(?! of)"
    r"|요 ?며칠|최근 ?며칠|그끄제|그끄저께|방금 전|일전에",
    re.IGNORECASE,
)


def date_too_exact(page: Page) -> Iterator[Mark]:
    """A date is given to the day, or finer than a month.

    Whoever keeps the duty rosters and the registers of that day knows who was there. Say the
    month or the season.
    """
    for reading in page.told:
        for date in reading.dates:
            if date.detail.get("precision") in _FINE and not _is_counted(reading, date):
                yield Mark(reading, date.start, date.end, _class_of_date(reading, date))


def day_counted_from_publication(page: Page) -> Iterator[Mark]:
    """A day counts from the day on which the story comes out: "yesterday", "last Tuesday".

    The story does not print its day, but whoever listens knows it, and reckons back. Say the
    month, or leave the time out. "Today" in a greeting may stay.
    """
    for reading in page.told:
        counted = [
            date
            for date in reading.dates
            if date.detail.get("precision") in _FINE and _is_counted(reading, date)
        ]
        for date in counted:
            yield Mark(reading, date.start, date.end, _class_of_date(reading, date))
        for pattern, cls in ((_COUNTED, BLOCK), (_ROUGHLY_COUNTED, REVIEW)):
            for found in pattern.finditer(reading.words):
                if not any(one.start < found.end() and found.start() < one.end for one in counted):
                    yield Mark(reading, found.start(), found.end(), cls)


def _is_counted(reading: Reading, date: Found) -> bool:
    """Say whether a day is told by its distance from another: that of publication."""
    told = reading.text[date.start : date.end]
    if not date.detail.get("relative") or date.detail.get("anaphoric"):
        return False
    is_clock = date.detail.get("precision") == "time" and not date.value
    is_named = date.detail.get("holiday") or told_month(told) or _NUMERIC.search(told)
    return not is_clock and not is_named and _BARE_DAY.fullmatch(told) is None


def _class_of_date(reading: Reading, date: Found) -> FindingClass:
    """Say how sure a date gives a day away: a clock, "that day" and "today" do not alone."""
    told = reading.text[date.start : date.end].casefold()
    if _MONTH_AND_DAY.search(told):
        return BLOCK
    if date.detail.get("anaphoric") or told.strip() in _THE_DAY_ITSELF:
        return REVIEW
    is_clock_only = date.detail.get("precision") == "time" and not date.value
    is_feast = date.detail.get("holiday") and date.detail.get("lunar")
    return REVIEW if is_clock_only or is_feast else BLOCK
