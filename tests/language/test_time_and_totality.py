"""Every finder takes any text, answers with spans of it, and never takes long."""

import time
from datetime import date

import pytest
from hypothesis import given, settings

from moksori.language.ages import find_ages
from moksori.language.amounts import find_amounts
from moksori.language.continuing import find_continuing
from moksori.language.dates import find_dates
from moksori.language.durations import find_durations
from moksori.language.fold import fold, letters_only
from moksori.language.identifiers import find_identifiers, find_phones
from moksori.language.sentences import sentences
from moksori.language.shares import find_shares
from moksori.language.speech import find_speech
from tests.language.texts import ANY_TEXT, CURRENCIES, REPEATED, SIZE

FINDERS = {
    "ages": find_ages,
    "amounts": lambda text: find_amounts(text, CURRENCIES),
    "continuing": find_continuing,
    "dates": lambda text: find_dates(text, date(2020, 2, 29)),
    "durations": find_durations,
    "identifiers": find_identifiers,
    "phones": find_phones,
    "shares": find_shares,
    "speech": find_speech,
}
SECONDS = 1.5
"""For 30 KB on a machine that does other things too; what grows with the square takes longer."""


@pytest.mark.parametrize("name", FINDERS)
@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_a_finder_takes_any_text_and_answers_with_spans_of_it(name, text):
    last = 0
    for found in FINDERS[name](text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


@pytest.mark.parametrize("name", FINDERS)
@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_places_told_in_the_detail_lie_in_the_text(name, text):
    for found in FINDERS[name](text):
        for key in ("verb", "sentence", "cue", "bracket"):
            span = found.detail.get(key)
            if isinstance(span, list):
                assert 0 <= span[0] <= span[1] <= len(text)
        for key in ("noun_end", "article_start"):
            place = found.detail.get(key)
            assert place is None or 0 <= place <= len(text)


@settings(max_examples=40)
@given(text=ANY_TEXT)
def test_sentences_follow_each_other_and_leave_out_only_blanks(text):
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FINDERS, "sentences", "fold", "letters_only"])
def test_no_repeated_text_makes_a_finder_slow(name):
    finder = {**FINDERS, "sentences": sentences, "fold": fold, "letters_only": letters_only}[name]
    for unit in REPEATED:
        text = (unit * (SIZE // len(unit) + 1))[:SIZE]
        begun = time.process_time()
        finder(text)
        assert time.process_time() - begun < SECONDS, f"{name} is slow on {unit!r}"
