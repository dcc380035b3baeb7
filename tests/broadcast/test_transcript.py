"""Transcripts and captions, as players and people read them."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.cues import LINE, captions, cues
from moksori.broadcast.fitting import fitted, shortest_slot
from moksori.broadcast.transcript import html, srt, text, transcript_json, vtt
from moksori.publishing.cleaning import width
from moksori.terms.story import Block, BlockKind
from tests.broadcast.programmes import LONG, ordered
from tests.publishing.hard_plans import HARD
from tests.publishing.plans import EVIL, FERRY, plan

STAMP = re.compile(r"(\d\d):([0-5]\d):([0-5]\d)[.,](\d{3})")
FULL = {language: fitted(ordered(language, slot=600)) for language in ("en", "ko")}


def parse(captioned, mark):
    """The captions of a file: start, end, text; an independent reading of the two formats."""
    found = []
    for block in re.split(r"\n{2,}", captioned.decode().strip()):
        head = re.search(r"^(\S+) --> (\S+)$", block, re.MULTILINE)
        if head:
            start, end = (
                sum(
                    int(p) * f
                    for p, f in zip(
                        STAMP.fullmatch(s).groups(), (3600000, 60000, 1000, 1), strict=True
                    )
                )
                for s in head.groups()
            )
            assert mark in head[1]
            found.append((start, end, block[head.end() + 1 :]))
    return found


@pytest.mark.parametrize("language", ["en", "ko"])
def test_captions_follow_each_other_and_hold_two_short_lines(language):
    found = parse(vtt(FULL[language]), ".")
    assert found[-1][1] == 600_000
    for (_, end, _), (start, after, _) in pairwise(found):
        assert end <= start < after
    for _, _, told in found:
        plain = re.sub(r"</?v[^>]*>", "", told)
        assert 1 <= plain.count("\n") + 1 <= 2
        assert all(width(row) <= LINE for row in plain.split("\n"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_word_that_is_read_stands_in_every_transcript(language):
    order = FULL[language]
    read = [word for item in order.items if item.spoken for word in item.text.split()]
    spoken = [c for c in cues(order) if c.role]
    assert [word for cue in spoken for row in cue.lines for word in row.split()] == read
    assert json.loads(transcript_json(order))["segments"][0]["body"].split() == list(
        spoken[0].lines[0].split()
    )
    plain = text(order).decode()
    page = "".join(html5lib.parse(html(order).decode(), namespaceHTMLElements=False).itertext())
    for item in order.items:
        if item.spoken:
            assert item.text in plain
            assert all(paragraph in page for paragraph in item.text.split("\n"))


def test_who_speaks_is_said_by_role_and_never_by_name():
    named = replace(FERRY, blocks=tuple(replace(b, speaker="H. Garam") for b in FERRY.blocks))
    order = fitted(ordered("en", plan(named)))
    for made in (vtt(order), srt(order), text(order), html(order), transcript_json(order)):
        assert b"Garam" not in made
        assert b"Radio Ondol" not in made
        assert b"Host" in made
    assert "<v 진행자>".encode() in vtt(FULL["ko"])


def test_what_is_told_is_never_taken_for_markup():
    story = replace(
        FERRY,
        title="T",
        blocks=(Block(BlockKind.ANSWER, "", f"a --> b <v X>{EVIL}</v> \n\n& <i>c"),),
    )
    order = fitted(ordered("en", plan(story)))
    captioned = vtt(order).decode()
    assert captioned.count("-->") == len(parse(vtt(order), "."))
    assert captioned.count("<v ") == len([c for c in cues(order) if c.role])
    assert srt(order).decode().count("-->") == len(parse(srt(order), ","))
    page = html(order).decode()
    assert "<script>" not in page
    assert "<i>" not in page


def test_subrip_counts_from_one_and_names_the_role_where_it_changes():
    blocks = srt(FULL["en"]).decode().strip().split("\n\n")
    assert [int(block.split("\n")[0]) for block in blocks] == list(range(1, len(blocks) + 1))
    assert "Reporter: According to the source" in srt(FULL["en"]).decode()


def test_a_page_leads_to_the_sound_where_there_is_one():
    assert b'href="programme.mp3#t=' in html(FULL["en"], "programme.mp3")
    assert b"href" not in html(FULL["en"])


def test_a_missing_story_is_named_and_scratch_voices_are_said():
    for made in (text(FULL["en"]), html(FULL["en"])):
        assert "짧은 소식" in made.decode()
        assert b"made by a computer" in made


@pytest.mark.parametrize(
    "name",
    [
        "right_to_left",
        "mixed",
        "hostile",
        "controls",
        "four_hundred_turns",
        "empty",
        "three_hundred_ko",
    ],
)
def test_hard_editions_have_transcripts(name):
    order = ordered("en", HARD[name])
    for made in (vtt(order), srt(order), text(order), html(order), transcript_json(order)):
        told = made.decode()
        assert not re.search("[\x00-\x09\x0b-\x1f\u200b\u202e]", told)
    assert len(parse(vtt(order), ".")) == len(parse(srt(order), ","))


def test_a_long_story_keeps_its_end():
    order = replace(ordered("en", LONG), slot=shortest_slot(ordered("en", LONG)))
    assert parse(vtt(fitted(order)), ".")[-1][1] == order.slot


@settings(max_examples=60)
@given(st.text(alphabet="abc 가나다. \n" + "x" * 3, max_size=400))
def test_no_word_is_lost_in_captions(told):
    found = captions(told)
    assert "".join("".join(rows) for rows in found).replace(" ", "") == "".join(told.split())
    assert all(width(row) <= LINE for rows in found for row in rows)
    assert all(1 <= len(rows) <= 2 for rows in found)
