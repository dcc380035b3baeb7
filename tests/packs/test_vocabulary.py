"""The codebook: codes that fit, and cues that find what they should and hang on nothing."""

import csv
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.packs.loader import load_common
from moksori.packs.lookup import acts_hinted_at
from moksori.packs.vocabulary import COARSE_TYPES
from tests.conftest import SHARED
from tests.packs.cue_sentences import SENTENCES

CODEBOOK = load_common().codebook


def test_there_is_a_sentence_for_every_type_but_the_last_resort():
    assert set(SENTENCES) == {act.code for act in CODEBOOK} - {"other"}
    assert len(SENTENCES) >= 80


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_cues_of_a_type_find_it(code, language):
    sentence = SENTENCES[code][language == "ko"]
    assert code in {act.code for act in acts_hinted_at(sentence, CODEBOOK)}


@pytest.mark.parametrize(
    ("clause", "coarse"),
    [
        ("He offered to look away in exchange for 9,000 yuan.", "extortion_bribery"),
        ("If you bring 500 dollars she goes home.", "extortion_bribery"),
        ("He kept a third of what the aunt had sent.", "extortion_bribery"),
        ("The rest of the opium was sold for his own benefit.", "embezzlement"),
        ("He was sent back to North Korea in April.", "forced_repatriation"),
        ("She was handed over to the North with ten others.", "forced_repatriation"),
        ("Do you want to end in a camp?", "threat_intimidation"),
        ("그는 5프로를 떼 갔다.", "extortion_bribery"),
        ("돈을 주면 놓아주겠다고 했다.", "extortion_bribery"),
        ("회수한 물건을 시장에 팔아 돈을 챙겼다.", "embezzlement"),
        ("리유도 없이 끌려가 사흘 동안 매를 맞았다.", "arrest_detention"),
        ("소식이 끊긴 지 삼년이다.", "enforced_disappearance"),
        ("입 다물지 않으면 관리소에 처넣겠다고 했다.", "threat_intimidation"),
    ],
)
def test_other_ways_to_say_it_are_found(clause, coarse):
    assert coarse in {act.coarse for act in acts_hinted_at(clause, CODEBOOK)}


@pytest.mark.parametrize(
    "clause",
    [
        "The meeting was held in the school on Monday.",
        "Rice costs 4,900 won a kilo at the market.",
        "She teaches music and has two children.",
        "My heart was beating so fast.",
        "The detention center stands beside the river.",
        "She has been on hunger strike since May.",
        "쌀 1킬로는 요즘 오천원 한다.",
        "그는 두부장사를 하는 마흔 살 녀성이다.",
        "무상으로 나누어 준 책을 읽었다.",
        "그 선수는 최고이고 강도 높은 훈련을 한다.",
        "아이가 네 살인데 영화를 잘 봤다.",
    ],
)
def test_what_is_no_act_is_none(clause):
    assert acts_hinted_at(clause, CODEBOOK) == ()


def test_every_coarse_type_is_reached():
    assert {act.coarse for act in CODEBOOK} == set(COARSE_TYPES)


def test_codes_of_huridocs_are_codes_of_the_published_list():
    table = SHARED / "reference" / "huridocs_microthesauri.csv"
    if not table.exists():
        pytest.skip("no ../shared/reference beside this checkout")
    with table.open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["list_code"] == "4"]
    published = {row["huri_code"] for row in rows}
    assert {act.huridocs for act in CODEBOOK} - {""} <= published
    # Labels are our own words, not the list's.
    wordings = {row["english"].casefold() for row in rows if len(row["english"].split()) > 3}
    assert not wordings & {act.labels["en"].casefold() for act in CODEBOOK}


def test_cues_are_compiled_expressions_that_do_not_match_nothing():
    for act in CODEBOOK:
        for cue in (cue for cues in act.cues.values() for cue in cues):
            assert re.compile(cue, re.IGNORECASE).search("") is None


@given(st.text(alphabet="가나다돈을 abcdefghijklmnop 0123456789,.\n", max_size=400))
def test_any_clause_is_gone_through(clause):
    assert all(act in CODEBOOK for act in acts_hinted_at(clause, CODEBOOK))


@pytest.mark.parametrize(
    "unit", ["a", "a ", "forced ", "돈을 ", "he was ", "1,", "the guard made him ", "가"]
)
def test_no_cue_hangs_on_a_long_clause(unit):
    acts_hinted_at("warm", CODEBOOK)
    begin = time.process_time()
    acts_hinted_at(unit * (6000 // len(unit)), CODEBOOK)
    assert time.process_time() - begin < 4
