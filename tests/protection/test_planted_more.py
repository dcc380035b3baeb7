"""Seeded samples of two more things that `bin/bench gate` plants: days from now, and `touching`."""

from datetime import date

import pytest
from benchmarks.gating import relative, touching
from benchmarks.planting import pages
from benchmarks.planting.relative import Phrase, RelativeLeak, drawn_relative
from benchmarks.planting.touching import drawn_touching
from benchmarks.planting.words import around

from moksori.protection.beside import sides_of

SEED = 20261101


@pytest.fixture(scope="module")
def days_from_now():
    return relative.run(drawn_relative(600, SEED))


@pytest.fixture(scope="module")
def of_some_subject():
    return touching.run(drawn_touching(250, SEED), SEED)


@pytest.mark.slow
def test_days_told_from_the_day_of_publication_are_found(days_from_now):
    assert (days_from_now.planted, [one.name for one in days_from_now.missed]) == (600, [])


@pytest.mark.slow
def test_the_same_words_are_clean_where_another_day_is_on_the_list(days_from_now):
    assert days_from_now.twins > 500
    assert [one.name for one in days_from_now.blocked_twins] == []


@pytest.mark.slow
def test_values_are_found_in_what_touches_their_subjects(of_some_subject):
    assert of_some_subject.planted == 250
    assert [(one.name, where) for one, where in of_some_subject.missed] == []


@pytest.mark.slow
def test_values_of_others_are_clean(of_some_subject):
    assert of_some_subject.twins > 250
    assert [(one.name, where) for one, where in of_some_subject.blocked_twins] == []


@pytest.mark.parametrize("container", ["site_map", "xml_attribute", "html_text", "xml_comment"])
@pytest.mark.parametrize("words", ["five days ago", "닷새 전"])
def test_a_day_from_now_is_found_in_escapes_and_attributes(container, words):
    phrase = Phrase("days ago", words, date(2026, 11, 1), date(2026, 10, 27))
    assert relative.run([RelativeLeak(phrase, "plain", getattr(pages, container))]).missed == []


@pytest.mark.parametrize("words", ["Tarumulgol", "달우물골", "86살"])
def test_a_short_sentence_says_which_story_it_is_from_in_either_language(words):
    told = around(words)
    at = told.index(words)
    assert sides_of(f"Page\n\n{told}\n", at + 6, at + 6 + len(words))


@pytest.mark.parametrize("text", ["a 86 b", "가 86 나", "86"])
def test_too_little_beside_a_value_says_nothing(text):
    at = text.index("86")
    assert sides_of(text, at, at + 2) == []
