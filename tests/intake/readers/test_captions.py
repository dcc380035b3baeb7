"""Captions: cues become turns."""

import pytest

from moksori.intake.encodings import Read
from moksori.intake.limits import LIMITS
from moksori.intake.readers.captions import read_captions
from moksori.intake.refusals import EmptyError
from tests.intake.making import spoken


def captions(text, container="srt"):
    return read_captions(Read(text, "utf-8"), container, LIMITS)


def test_a_sentence_over_several_cues_is_one_line():
    decoded = captions(
        "1\n00:00:01,000 --> 00:00:02,000\nHOST: Where were\nyou then?\n\n"
        "2\n00:00:02,500 --> 00:00:04,000\n<i>GUEST: At home,</i>\n\n"
        "3\n00:00:04,100 --> 00:00:05,000\nwith my mother.\n"
    )
    assert decoded.text == "HOST: Where were you then?\nGUEST: At home, with my mother."
    assert spoken(decoded) == [
        ("HOST", "Where were you then?"),
        ("GUEST", "At home, with my mother."),
    ]


def test_voices_of_vtt_are_speakers():
    decoded = captions(
        "WEBVTT\n\nNOTE a remark\n\n00:01.000 --> 00:02.000\n<v Anna>Where?\n\n"
        "cue-2\n00:02.000 --> 00:03.000 align:left\n<v.loud Bo>Here &amp; there</v>\n",
        "vtt",
    )
    assert spoken(decoded) == [("Anna", "Where?"), ("Bo", "Here & there")]


def test_dashes_in_one_cue_part_two_speakers():
    decoded = captions("1\n00:00:01,000 --> 00:00:02,000\n- Where?\n- Here.\n")
    assert decoded.text == "Where?\nHere."
    assert decoded.turns == ()


def test_a_pause_after_a_finished_sentence_begins_a_paragraph():
    decoded = captions(
        "1\n00:00:01,000 --> 00:00:02,000\nI came home.\n\n2\n00:00:06,000 --> 00:00:07,000\nIt "
        "was dark.\n"
    )
    assert decoded.text == "I came home.\nIt was dark."


def test_korean_names_and_brackets_are_speakers():
    decoded = captions(
        "1\n00:00:01,000 --> 00:00:02,000\n[진행] 언제입니까?\n\n2\n00:00:02,000 --> "
        "00:00:03,000\n기자: 가을입니다.\n"
    )
    assert spoken(decoded) == [("진행", "언제입니까?"), ("기자", "가을입니다.")]


def test_when_each_cue_began_is_kept():
    decoded = captions(
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n01:00:02,500 --> 01:00:04,000\ntwo.\n"
    )
    pairs = [pair.split("@") for pair in decoded.metadata["cue_times"].split()]
    assert [(time, decoded.text[int(place) :][:3]) for time, place in pairs] == [
        ("1.0", "One"),
        ("3602.5", "two"),
    ]


def test_captions_without_words_are_empty():
    with pytest.raises(EmptyError):
        captions("1\n00:00:01,000 --> 00:00:02,000\n\n")
