"""Every rung of every ladder: how many true things a public text may stand for.

The oracle knows nothing of how things are disguised. It disguises everything that could have been
told, and counts: as long as forty days give the same sentence, the sentence says none of them.
"""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.packs.loader import load
from moksori.protection.pseudonyms import Naming
from moksori.terms.disguise import LADDERS, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from tests.protection.telling import KEY, decide, mark, person, public, run
from tests.protection.telling import one as disguised

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든")
ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
MANY = 80
DAY = {"precision": "day"}
CLOCK = {"clock": True, "precision": "time"}


def together(rows, rung, **more):
    """Disguise many lines at once: each is a text, the words in it, kind, value and detail."""
    if len(rows) > MANY:
        return together(rows[:MANY], rung, **more) + together(rows[MANY:], rung, **more)
    text, marks = "", []
    for line, told, kind, value, detail in rows:
        start = len(text) + line.index(told)
        marks.append(
            Mention(Span(start, start + len(told)), MentionKind(kind), told, value, detail)
        )
        text += line + "\n"
    seen = run(text, *marks, decisions=decide(**{rows[0][2]: rung}), **more)
    return [passage.text for passage in seen.passages]


def standing_for(values, texts):
    """Give, for each public text, the values that it may stand for."""
    meant = defaultdict(list)
    for value, text in zip(values, texts, strict=True):
        meant[text].append(value)
    return meant


def fewest(values, row_of, rung):
    """Give the least number of values that share one public text."""
    texts = together([row_of(value) for value in values], rung)
    return min(map(len, standing_for(values, texts).values()))


# ------------------------------------------------------------------ ages

AGES = (
    ("A {}-year-old woman left.", "{}-year-old"),
    ("She was {} then.", "{}"),
    ("A man aged {} stayed.", "{}"),
    ("The trader ({}) paid.", "{}"),
    ("{}세 여성이 왔다.", "{}세"),
    ("그는 {}살이다.", "{}살"),
)
WIDTH_OF_AGE = {"plus_minus_two": 4, "five_years": 5, "decade": 10, "adult": 60, "nothing": 60}


@pytest.mark.parametrize(("rung", "width"), WIDTH_OF_AGE.items())
@pytest.mark.parametrize(("frame", "words"), AGES)
def test_an_age_may_be_any_of_its_band(frame, words, rung, width):
    def row(years):
        return frame.format(years), words.format(years), "age", years, {}

    assert fewest(range(20, 80), row, rung) >= width


@pytest.mark.parametrize(("rung", "width"), WIDTH_OF_AGE.items())
def test_an_age_in_korean_words_may_be_any_of_its_band(rung, width):
    def row(years):
        told = (TENS[years // 10] + ONES[years % 10] + " 살").replace("스물 살", "스무 살")
        return f"그 여성은 {told}이었다.", told, "age", years, {}

    assert fewest(range(20, 80), row, rung) >= width


@pytest.mark.parametrize("rung", ["adult", "nothing"])
def test_a_minor_may_be_of_any_age_under_eighteen(rung):
    def row(years):
        return f"A {years}-year-old pupil left.", f"{years}-year-old", "age", years, {}

    assert fewest(range(10, 18), row, rung) == 8


# ------------------------------------------------------------------ dates

DAYS = [date(2016, 1, 1) + timedelta(days=number) for number in range(731)]
WIDTH_OF_DAY = {"third_of_month": 8, "month": 28, "season": 59, "year": 365, "nothing": 731}


@pytest.mark.parametrize(("rung", "width"), WIDTH_OF_DAY.items())
def test_a_day_may_be_any_of_its_span(rung, width):
    def english(day):
        told = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
        return f"They left on {told}.", told, "date", day.isoformat(), DAY

    def korean(day):
        told = f"{day.year}년 {day.month}월 {day.day}일"
        return f"그들은 {told}에 떠났다.", told, "date", day.isoformat(), DAY

    assert fewest(DAYS, english, rung) >= width
    assert fewest(DAYS, korean, rung) >= width


@pytest.mark.parametrize("rung", list(WIDTH_OF_DAY))
def test_a_clock_tells_no_hour(rung):
    def row(hour):
        return f"They came at {hour} p.m. and left.", f"{hour} p.m.", "date", "", CLOCK

    assert fewest(range(1, 12), row, rung) == 11


# ------------------------------------------------------------------ sums, quantities, shares, spans

CELLS = {"two_figures": 2, "one_figure": 1}


def cell(value, keep):
    """Give all whole numbers that are told alike with so many figures, halves upwards."""
    unit = 10 ** (len(str(value)) - keep)
    middle = (value + unit // 2) // unit * unit
    return range(max(10 ** (len(str(value)) - 1), middle - unit // 2), middle + (unit + 1) // 2)


def in_yuan(value, rung):
    told = f"{value:,} yuan"
    return disguised(f"He took {told} from her.", told, "amount",
                     {"value": value, "currency": "CNY"}, rung)  # fmt: skip


def in_won(value, rung):
    man, rest = divmod(value, 10_000)
    told = (f"{man}만 " if man else "") + (f"{rest}원" if rest else "원")
    told = told.replace(" 원", "원")
    return disguised(f"그는 {told}을 빼앗았다.", told, "amount",
                     {"value": value, "currency": "KPW"}, rung)  # fmt: skip


@pytest.mark.parametrize("rung", CELLS)
@given(st.integers(1_000, 9_999_999), st.data())
def test_a_sum_may_be_any_that_is_told_with_as_many_figures(rung, value, data):
    alike = cell(value, CELLS[rung])
    other = data.draw(st.integers(alike[0], alike[-1]))
    assert in_yuan(value, rung) == in_yuan(other, rung)
    assert in_won(value, rung) == in_won(other, rung)


@given(st.integers(10, 9_999_999), st.data())
def test_a_magnitude_may_be_any_sum_of_as_many_digits(value, data):
    digits = len(str(value))
    other = data.draw(st.integers(10 ** (digits - 1), 10**digits - 1))
    assert in_yuan(value, "magnitude") == in_yuan(other, "magnitude")
    assert in_won(value, "magnitude") == in_won(other, "magnitude")
    assert in_yuan(value, "nothing") == in_yuan(10, "nothing")


@pytest.mark.parametrize("rung", CELLS)
@settings(max_examples=400)
@given(st.integers(1_000, 999_999), st.integers(110, 190), st.data())
def test_a_conversion_says_no_more_than_its_sum(rung, value, rate, data):
    alike = cell(value, CELLS[rung])
    other = data.draw(st.integers(alike[0], alike[-1]))

    def text_of(yuan):
        told, beside = f"{yuan:,} yuan", f"{yuan * rate / 1000:,.2f} dollars"
        text = f"He took {told} ({beside}) from her."
        start = text.index(told)
        marks = (
            mark(text, told, "amount", {"value": yuan, "currency": "CNY"}),
            mark(text, beside, "amount", {"value": yuan * rate / 1000, "currency": "USD"},
                 conversion_span=[start, start + len(told)], conversion_of=0),
        )  # fmt: skip
        return public(text, *marks, decisions=decide(amount=rung))

    assert text_of(value) == text_of(other)


@pytest.mark.parametrize(
    ("rung", "least"), [("one_figure", 50), ("magnitude", 850), ("nothing", 850)]
)
def test_a_quantity_may_be_many(rung, least):
    def row(grams):
        return f"He hid {grams} grams there.", f"{grams} grams", "quantity", grams, {}

    assert fewest(range(100, 950), row, rung) >= least


def test_a_share_says_no_number():
    def row(part):
        return f"He kept {part}% of it.", f"{part}%", "share", part / 100, {}

    texts = together([row(part) for part in range(1, 100)], "magnitude")
    assert min(map(len, standing_for(range(1, 100), texts).values())) >= 5
    assert not [text for text in texts if any(map(str.isdigit, text))]


@pytest.mark.parametrize(
    ("rung", "least"), [("weeks", 3), ("months", 20), ("years", 250), ("nothing", 729)]
)
def test_a_span_of_days_may_be_many(rung, least):
    def english(days):
        return f"They were held {days} days.", f"{days} days", "duration", f"P{days}D", {}

    def korean(days):
        return f"그들은 {days}일 동안 갇혔다.", f"{days}일", "duration", f"P{days}D", {}

    for row in (english, korean):
        texts = together([row(days) for days in range(2, 731)], rung)
        sizes = [len(days) for days in standing_for(range(2, 731), texts).values()]
        # The last band is cut where we stop counting.
        assert min(sizes[:-1] or sizes) >= least


# ------------------------------------------------------------------ places, posts

KP = load("kp")
PARENT = {place.id: place.parent for place in KP.places}
LEVEL = {place.id: place.level for place in KP.places}
STOP = {"city": ("city", "county"), "province": ("province",), "region": ("region",),
        "country": ("country",)}  # fmt: skip


def holder(place, rung):
    """Give what of a place may be told at a rung: the nearest place above that is as coarse."""
    order = ("neighbourhood", "facility", "city", "county", "province", "region", "country")
    while place and order.index(LEVEL[place]) < order.index(STOP[rung][0]):
        place = PARENT[place]
    return place


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("rung", STOP)
def test_a_place_may_be_any_in_what_is_told(rung, language):
    frame = {"en": "She hid in {}.", "ko": "그는 {}에 숨었다."}[language]
    places = [
        place
        for place in KP.places
        if place.level not in {"country", "region"}
        and place.names.get(language)
        and holder(place.id, rung) != place.id
        and (place.level, rung) != ("facility", "city")  # it is what the story is about
    ]
    names = [place.names[language][0] for place in places]
    rows = [
        (frame.format(told), told, "place", place.id, {"level": place.level})
        for place, told in zip(places, names, strict=True)
    ]
    texts = together(rows, rung, naming=Naming(KEY, KP, frozenset(), "s", "x"))
    told_of = standing_for([holder(place.id, rung) for place in places], texts)
    assert len({one for each in told_of.values() for one in each}) == len(told_of)
    for each in told_of.values():
        assert len(set(each)) == 1


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("rung", ["occupation_group", "official", "resident", "nothing"])
def test_a_post_may_be_any_of_its_group(rung, language):
    frame = {"en": "There stood the {}.", "ko": "거기 {}도 있었다."}[language]
    told = [
        (post, name)
        for post in KP.posts
        for name in post.names.get(language, ())[:2]
        if name[-1:] != "s"
    ]
    rows = [(frame.format(name), name, "occupation", post.id, {}) for post, name in told]
    texts = together(rows, rung, naming=Naming(KEY, KP, frozenset(), "s", "x"))
    seen = defaultdict(set)
    for (post, _), text in zip(told, texts, strict=True):
        key = {"occupation_group": post.group[language], "official": post.official}.get(rung)
        seen[key].add(text)
    assert all(len(texts) == 1 for texts in seen.values()), seen


# ------------------------------------------------------------------ names, speech


@pytest.mark.parametrize("rung", ["role", "nothing"])
def test_a_name_may_be_anybodys(rung):
    def text_of(names):
        who = (person("p1", "victim", names, "female"),)
        topic = "은" if (ord(names[1][-1]) - 0xAC00) % 28 else "는"
        text = f"{names[0]} left, and {names[0]}'s child stayed. {names[1]}{topic} 떠났다."
        return public(text, people=who, decisions=decide(person=rung))

    names = [("Kim Mi-ran", "김미란"), ("Pak Ok-sun", "박옥순"), ("Choe Un-hui", "최은희"),
             ("Hwang Sol-hwa", "황설화"), ("Ri Kum-ok", "리금옥")]  # fmt: skip
    assert len({text_of(each) for each in names}) == 1


def test_an_initial_may_be_anybodys_with_it():
    def text_of(name):
        who = (person("p1", "victim", (name,), "female"),)
        return public(f"{name} left, and they beat {name}.", people=who,
                      decisions=decide(person="initial"))  # fmt: skip

    latin = ["Kim Mi-ran", "Kang Ok-sun", "Kwon Un-hui", "Ko Sol-hwa"]
    assert len({text_of(name) for name in latin}) == 1
    assert len({text_of(name) for name in ["김미란", "강옥순", "권은희", "고설화"]}) == 1


SAID = ("you", "will", "pay", "me", "before", "winter", "or", "lose", "your", "house")
WORDS = st.lists(st.sampled_from(SAID), min_size=3, max_size=12).map(" ".join)


@given(WORDS, WORDS, st.sampled_from([("nothing", ""), ("reported", "he threatened her")]))
def test_speech_may_have_been_any(one, other, how):
    rung, report = how

    def text_of(words):
        told = f"“{words.capitalize()}.”"
        return disguised(f"He said, {told} Then he left.", told, "speech", None, rung,
                         reported=report)  # fmt: skip

    def korean(words):
        told = f"“{words}”"
        return disguised(f"그는 {told}라고 말했다.", told, "speech", None, rung,
                         reported="돈을 내라고" if report else "")  # fmt: skip

    assert text_of(one) == text_of(other)
    assert korean(one) == korean(other)


def test_every_rung_of_every_ladder_is_built():
    tested = {
        MentionKind.AGE: set(WIDTH_OF_AGE),
        MentionKind.DATE: set(WIDTH_OF_DAY),
        MentionKind.AMOUNT: {*CELLS, "magnitude", "nothing"},
        MentionKind.PLACE: {*STOP, "nothing"},
        MentionKind.OCCUPATION: {"occupation_group", "official", "resident", "nothing"},
        MentionKind.PERSON: {"pseudonym", "role", "initial", "nothing"},
        MentionKind.SPEECH: {"reported", "nothing"},
        MentionKind.QUANTITY: {"one_figure", "magnitude", "nothing"},
        MentionKind.DURATION: {"weeks", "months", "years", "nothing"},
    }
    for kind, rungs in tested.items():
        assert {str(rung) for rung in LADDERS[kind]} - {str(Rung.AS_TOLD)} == rungs, kind
