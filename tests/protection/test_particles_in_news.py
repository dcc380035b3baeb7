"""Particles after pseudonyms and places, on Korean sentences that nobody wrote for this test."""

import re
from functools import cache
from itertools import cycle

import pytest

from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from tests.conftest import SHARED
from tests.protection.telling import decide, person, run

FILE = SHARED / "eval" / "klue" / "ner_dev_even.tsv"
PAIRS = (
    ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이나", "나"), ("이랑", "랑"),
    ("이란", "란"), ("이라는", "라는"), ("이라고", "라고"), ("이며", "며"), ("이었다", "였다"),
    ("으로서", "로서"), ("으로부터", "로부터"), ("과의", "와의"), ("과는", "와는"),
)  # fmt: skip
MOST = 12
"""The small pool of the test has names for so many."""
PLACES = cycle(
    (
        ("xx.north.sinsan.b", "neighbourhood", "city"),
        ("xx.north.sinsan", "city", "province"),
        ("xx.north.hwa", "county", "country"),
        (None, "neighbourhood", "city"),
        (None, "neighbourhood", "province"),
        (None, "neighbourhood", "country"),
        (None, "neighbourhood", "nothing"),
    )
)


def sentences():
    """Give sentences with the stretches of their persons' names and of their places."""
    rows = []
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("##"):
            continue
        if line:
            rows.append(line.split("\t"))
        elif rows:
            text = "".join(row[0] for row in rows)
            tags = [row[1] for row in rows]
            yield text, _stretches(text, tags, "PS"), _stretches(text, tags, "LC")
            rows = []


def _stretches(text, tags, kind):
    found = []
    for start, tag in enumerate(tags):
        if tag == f"B-{kind}":
            end = start + 1
            while end < len(tags) and tags[end] == f"I-{kind}":
                end += 1
            if re.fullmatch("[가-힣]{2,12}", text[start:end]):
                found.append((start, end))
    return found


def final(char):
    return (ord(char) - 0xAC00) % 28


def wanted(pair, char):
    """Give the form that a particle takes after a syllable."""
    after_vowel = not final(char) or (pair[0].startswith("으로") and final(char) == 8)
    return pair[1] if after_vowel else pair[0]


def agrees(told, public, after):
    """Say whether a particle told rightly stands rightly; None where none follows."""
    follows = re.match("[가-힣]+", after)
    pair = [pair for pair in PAIRS if follows and follows.group() in pair]
    if not pair or wanted(pair[0], told[-1]) != follows.group():
        return None
    # The longer form first: 서울으로 ends in 로 too.
    shown = [form for form in sorted(pair[0], key=len, reverse=True) if public.endswith(form)]
    return bool(shown) and wanted(pair[0], _last(public[: -len(shown[0])])) == shown[0]


def _last(text):
    return re.sub("[^가-힣]+$", "", text)[-1:] or "가"


def word_around(text, seen, start, end):
    """Give the public word that a replaced stretch begins, up to the end of its particle."""
    shift = 0
    for change in seen.changes:
        if change.span.start <= start < change.span.end:
            first = change.span.start + shift
            tail = re.match("[가-힣]*", text[end:]).end()
            last = change.span.end + shift + len(change.public) - len(change.told)
            return seen.text[first : last + max(0, end + tail - change.span.end)]
        shift += len(change.public) - len(change.told)
    return None


@cache
def material():
    return [each for each in sentences() if each[1] or each[2]]


def renamed(text, spans):
    """Give every name replaced."""
    names = list(dict.fromkeys(text[start:end] for start, end in spans))
    people = [person(f"p{at}", "victim", (name,)) for at, name in enumerate(names)]
    marks = [
        Mention(Span(*span), MentionKind.PERSON, text[slice(*span)], None, {},
                (f"p{names.index(text[slice(*span)])}",))
        for span in spans
    ]  # fmt: skip
    return run(text, *marks, people=people, decisions=decide(person="pseudonym")).passages[0]


def replaced(text, span):
    """Give one place put at the next rung."""
    value, level, rung = next(PLACES)
    mark = Mention(Span(*span), MentionKind.PLACE, text[slice(*span)], value, {"level": level})
    return run(text, mark, decisions=decide(place=rung)).passages[0]


def disagreeing(pairs):
    """Count the particles that were looked at, and give those that do not agree."""
    checked, wrong = 0, []
    assert pairs
    for text, seen, (start, end) in pairs:
        public = word_around(text, seen, start, end)
        assert public is not None
        verdict = agrees(text[start:end], public, text[end:])
        checked += verdict is not None
        if verdict is False:
            wrong.append((text[start : end + 4], public))
    return checked, wrong


@pytest.mark.skipif(not FILE.exists(), reason="no ../shared beside this checkout")
def test_every_name_is_replaced_and_every_particle_agrees():
    rows = []
    for text, names, _ in material():
        if names and len(dict.fromkeys(text[s:e] for s, e in names)) <= MOST:
            seen = renamed(text, names)
            for start, end in names:
                assert any(one.span.start <= start < one.span.end for one in seen.changes)
                rows.append((text, seen, (start, end)))
    checked, wrong = disagreeing(rows)
    assert wrong == []
    assert checked > 370


@pytest.mark.skipif(not FILE.exists(), reason="no ../shared beside this checkout")
def test_every_place_is_replaced_and_every_particle_agrees():
    rows = [(text, replaced(text, span), span) for text, _, places in material() for span in places]
    checked, wrong = disagreeing(rows)
    assert wrong == []
    assert checked > 110


@pytest.mark.parametrize(
    ("told", "after", "public", "verdict"),
    [
        ("김철수", "는 왔다", "한동일은", True),
        ("김철수", "는 왔다", "한동일는", False),
        ("혜산", "으로 갔다", "서울로", True),
        ("혜산", "으로 갔다", "서울으로", False),
        ("혜산", "을 떠나", "[장소 비공개]를", True),
        ("혜산", "을 떠나", "[장소 비공개]을", False),
        ("혜산", " 사람", "신산", None),
    ],
)
def test_the_oracle_knows_right_from_wrong(told, after, public, verdict):
    assert agrees(told, public, after) is verdict
