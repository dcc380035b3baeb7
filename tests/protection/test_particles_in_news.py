"""Particles after pseudonyms, on Korean sentences that nobody wrote for this test."""

import re

import pytest

from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span
from tests.conftest import SHARED
from tests.protection.telling import decide, person, run

FILE = SHARED / "eval" / "klue" / "ner_dev_even.tsv"
PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"))
SENTENCES = 250


def sentences():
    """Give sentences with the stretches of their persons' names."""
    rows = []
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("##"):
            continue
        if line:
            rows.append(line.split("\t"))
        elif rows:
            yield "".join(row[0] for row in rows), _names(rows)
            rows = []


def _names(rows):
    text, tags = "".join(row[0] for row in rows), [row[1] for row in rows]
    found = []
    for start, tag in enumerate(tags):
        if tag == "B-PS":
            end = start + 1
            while end < len(tags) and tags[end] == "I-PS":
                end += 1
            if re.fullmatch("[가-힣]{2,4}", text[start:end]):
                found.append((start, end))
    return found


def final(char):
    return (ord(char) - 0xAC00) % 28 > 0


def replaced(text, spans):
    """Give every name replaced, with the words that follow the new one."""
    names = list(dict.fromkeys(text[start:end] for start, end in spans))
    people = [person(f"p{at}", "victim", (name,)) for at, name in enumerate(names)]
    marks = [
        Mention(Span(*span), MentionKind.PERSON, text[slice(*span)], None, {},
                (f"p{names.index(text[slice(*span)])}",))
        for span in spans
    ]  # fmt: skip
    seen = run(text, *marks, people=people, decisions=decide(person="pseudonym")).passages[0]
    shift, at = 0, {}
    for change in seen.changes:
        at[change.span.start] = change.span.start + shift
        shift += len(change.public) - len(change.told)
    return seen.text, at


@pytest.mark.skipif(not FILE.exists(), reason="no ../shared beside this checkout")
def test_every_name_is_replaced_and_every_particle_agrees():
    checked = 0
    for text, spans in [each for each in sentences() if each[1]][:SENTENCES]:
        public, at = replaced(text, spans)
        for start, end in spans:
            assert start in at
            follows = re.match("[가-힣]+", text[end:])
            pair = [pair for pair in PAIRS if follows and follows.group() in pair]
            if not pair or final(text[end - 1]) != (follows.group() == pair[0][0]):
                continue
            word = re.match("[가-힣]+", public[at[start] :]).group()
            assert word[-1] == pair[0][0 if final(word[-2]) else 1]
            checked += 1
    assert checked > 50
