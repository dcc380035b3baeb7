"""Days told from the day of publication: yesterday, last Tuesday, 사흘 전, 지난 14일."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.planting import containers, hiding
from benchmarks.planting.drawing import CHEAP
from benchmarks.planting.figures import ORDINALS, UNITS, ending
from benchmarks.planting.values import MONTHS

PUBLISHED = (
    date(2026, 11, 1), date(2026, 3, 4), date(2025, 12, 31), date(2026, 1, 6), date(2024, 3, 1),
    date(2026, 7, 17),
)  # fmt: skip
"""Days of publication: a Sunday, a Wednesday, ends and beginnings of years, behind a leap day."""
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
KOREAN_WEEKDAYS = "월화수목금토일"
KOREAN_DAYS = [
    "_", "하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘",
]  # fmt: skip
WAYS = ("plain", "nfd", "zero_width", "soft_hyphens", "dashes", "full_width", "upper")
LEFT_OUT = (containers.html_style, containers.html_script, containers.script, containers.subtitles)
"""Code, where nobody tells a day from now; subtitles cut in two: a day cut in two is no day."""
WRITTEN = tuple(one for one in CHEAP if one not in LEFT_OUT)
UNREAD = (containers.xml_attribute,)
"""Where a word may be the name of something else: a person is asked."""


@dataclass(frozen=True)
class Phrase:
    """Words that mean one day where they are published on another."""

    family: str
    words: str
    published: date
    day: date
    sure: bool = True


@dataclass(frozen=True)
class RelativeLeak:
    """A phrase in a container; a list without the day makes the same file a clean one."""

    phrase: Phrase
    hide: str
    container: object

    @property
    def sure(self):
        """Whether a release must stop by itself; else it is enough that a person is asked."""
        return self.phrase.sure and self.container not in UNREAD

    @property
    def name(self):
        """How lists of misses call it."""
        hidden = f" + {self.hide}" if self.hide != "plain" else ""
        return f"{self.phrase.family}{hidden} in {self.container.__name__}"

    def leak(self):
        """The file: name, bytes, attested."""
        return self.container(hiding.PLAIN[self.hide](self.phrase.words))


def phrases(published):
    """Every phrase that means a day before this day of publication."""
    for back in range(1, 11):
        day = published - timedelta(days=back)
        for family, words in (*counted(back), *of_the_week(published, day)):
            yield Phrase(family, words, published, day)
        if back <= 7 and published.weekday() > 0:
            before = day - timedelta(days=7)  # told of the week before, by some
            for words in (f"last {WEEKDAYS[day.weekday()]}", f"지난 {korean_weekday(day)}"):
                yield Phrase("weekday, the one before", words, published, before, sure=False)
    for back in (3, 9, 12, 17, 24, 30, 44, 200, 365, 400, 700):
        day = published - timedelta(days=back)
        for family, words in of_the_calendar(published, day):
            yield Phrase(family, words, published, day)


def korean_weekday(day):
    return f"{KOREAN_WEEKDAYS[day.weekday()]}요일"


SAID = {
    1: ("yesterday", "yesterday evening", "last night", "Yesterday", "어제", "어젯밤", "어제 저녁",
        "어제저녁", "엊저녁", "어저께"),
    2: ("the day before yesterday", "the night before last", "그저께", "그제", "그제 밤"),
    3: ("그끄저께", "그끄제"),
    7: ("a week ago today", "exactly a week ago", "one week ago today", "일주일 전 오늘"),
    8: ("a week ago yesterday", "일주일 전 어제"),
}  # fmt: skip
"""Days that have a word or a phrase of their own."""


def counted(back):
    """So many days before: in words, in figures, in Korean."""
    for words in SAID.get(back, ()):
        yield "yesterday", words
    unit = "day" if back == 1 else "days"
    for count in (UNITS[back], str(back)):
        yield "days ago", f"{count} {unit} ago"
    for words in (f"{KOREAN_DAYS[back]} 전", f"{KOREAN_DAYS[back]}전", f"{back}일 전"):
        yield "days ago korean", words


def of_the_week(published, day):
    """By its name, within a week; and as a day of the week before."""
    name, korean = WEEKDAYS[day.weekday()], korean_weekday(day)
    monday = published - timedelta(days=published.weekday())
    if (published - day).days <= 7:
        yield "weekday", f"on {name}"
        yield "weekday", f"{name} night"
        yield "weekday", f"this past {name}"
        yield "weekday", f"last {name}"
        yield "weekday korean", f"지난 {korean}"
        yield "weekday korean", f"{korean}에"
    if monday <= day:
        yield "weekday of this week", f"{name} this week"
        yield "weekday of this week korean", f"이번 주 {korean}"
        yield "weekday of this week korean", f"이번주 {korean}"
    elif monday - timedelta(days=7) <= day:
        yield "weekday of last week", f"{name} of last week"
        yield "weekday of last week", f"last week on {name}"
        yield "weekday of last week", f"on {name} last week"
        yield "weekday of last week korean", f"지난주 {korean}"
        yield "weekday of last week korean", f"지난 주 {korean}"
        yield "weekday of last week", f"{name} last week"
        yield "weekday of last week korean", f"저번 주 {korean}"
    elif monday - timedelta(days=14) <= day:
        yield "weekday before last week", f"{name} of the week before last"
        yield "weekday before last week korean", f"지지난주 {korean}"


def of_the_calendar(published, day):
    """With parts of the date left out, or told from now."""
    yield from in_the_month(published, day)
    yield from in_the_year(published, day)


def in_the_month(published, day):
    """By the number of the day: of this month, of the last one, or of the one it must be."""
    th = f"{day.day}{ending(day.day)}"
    months = published.year * 12 + published.month - day.year * 12 - day.month
    if (published - day).days < 28:
        yield "day of month", f"on the {th}"
        if day.day > 10:  # "on the third" is mostly a floor or a try
            yield "day of month", f"on the {ORDINALS[day.day - 1]}"
        yield "day of month korean", f"지난 {day.day}일"
    if months == 0:
        yield "day of this month", f"the {th} of this month"
        for words in (f"이달 {day.day}일", f"이번 달 {day.day}일"):
            yield "day of this month korean", words
    if months == 1:
        yield "day of last month", f"the {th} of last month"
        for words in (f"지난달 {day.day}일", f"지난 달 {day.day}일"):
            yield "day of last month korean", words


def in_the_year(published, day):
    """With its month: of this year, of the last one, of the one before, or of none told."""
    name, th = MONTHS[day.month - 1], f"{day.day}{ending(day.day)}"
    told = (f"{name} {day.day}", f"{name} {th}", f"{day.day} {name}", f"the {th} of {name}")
    korean = f"{day.month}월 {day.day}일"
    years = published.year - day.year
    own = {0: ("this", "올해 금년"), 1: ("last", "작년 지난해"), 2: ("", "재작년")}[years]
    if (published - day).days < 365:
        for words in (*told, f"last {name} {day.day}"):
            yield "day without its year", words
        for words in (korean, f"지난 {korean}", f"{korean}에"):
            yield "day without its year korean", words
    if years and (published.month, published.day) == (day.month, day.day):
        yield "years ago today", f"{UNITS[years]} year{'s' * (years > 1)} ago today"
        yield "years ago today korean", f"{years}년 전 오늘"
    if own[0]:
        for words in told:
            yield f"day of {own[0]} year", f"{words} {own[0]} year"
            yield f"day of {own[0]} year", f"{words} of {own[0]} year"
        yield f"day of {own[0]} year", f"{own[0]} year on {told[0]}"
    for year in own[1].split():
        yield "day of a year korean", f"{year} {korean}"
        yield "day of a year korean", f"{year} {korean}에"


def drawn_relative(count, seed):
    """Every phrase once, in a container and a way of writing that are drawn; the rest anyhow."""
    dice = random.Random(seed)
    known = [one for published in PUBLISHED for one in dict.fromkeys(phrases(published))]
    dice.shuffle(known)
    made = {}
    while len(made) < count:
        phrase = known[len(made)] if len(made) < len(known) else dice.choice(known)
        hide = dice.choice(WAYS) if dice.random() < 0.5 else "plain"
        made.setdefault(RelativeLeak(phrase, hide, dice.choice(WRITTEN)))
    return list(made)
