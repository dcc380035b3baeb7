"""Korean in Latin letters, in three systems, and the customary spellings of a name."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.language.romanise import (
    mccune_reischauer,
    name_forms,
    north,
    revised,
    skeleton,
)
from tests.conftest import SHARED
from tests.language.texts import ANY_TEXT

LOC = SHARED / "eval" / "loc" / "korean_even.csv"
SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=4)


@pytest.mark.parametrize(
    ("hangul", "south", "mccune", "dprk"),
    [
        ("신라", "silla", "silla", "silla"),
        ("종로", "jongno", "chongno", "jongno"),
        ("압록강", "amnokgang", "amnokkang", "amnokkang"),
        ("백마산", "baengmasan", "paengmasan", "paengmasan"),
        ("천리마", "cheollima", "ch'ŏllima", "chŏllima"),
        ("독립", "dongnip", "tongnip", "tongnip"),
        ("한강", "hangang", "han'gang", "hangang"),
        ("좋고", "joko", "chok'o", "jokho"),
        ("많아", "mana", "mana", "mana"),
        ("굳이", "guji", "kuji", "kuji"),
        ("해돋이", "haedoji", "haedoji", "haedoji"),
        ("왕십리", "wangsimni", "wangsimni", "wangsimni"),
        ("혜산", "hyesan", "hyesan", "hyesan"),
        ("읽기", "ilgi", "ilgi", "ilgi"),
        ("철희", "cheolhui", "ch'ŏrhŭi", "chŏlhŭi"),
        ("값이", "gapsi", "kapsi", "kapsi"),
    ],
)
def test_sounds_assimilate_as_each_system_writes_them(hangul, south, mccune, dprk):
    assert (revised(hangul), mccune_reischauer(hangul), north(hangul)) == (south, mccune, dprk)


def test_other_characters_stay_and_split_letters_are_joined_first():
    assert revised("Kim, 김!") == "Kim, gim!"
    assert revised("ㄱㅣㅁ") == "gim"


@pytest.mark.parametrize(
    "spellings",
    [
        ("김철수", "Kim Chul-soo", "Gim Cheolsu", "Kim Ch'ŏl-su", "KIM CHOL SU", "Kim Cholsu"),
        ("리영희", "이영희", "Ri Yong Hui", "Lee Young-hee", "Rhee Yong-hi", "I Yeonghui"),
        ("류", "유", "Ryu", "Yoo", "Yu", "You"),
        ("로동혁", "노동혁", "Ro Tong Hyok", "Roh Dong-hyuk", "Noh Dong Hyeok"),
        ("박정희", "Park Chung-hee", "Pak Chŏnghŭi", "Bak Jeonghui"),
        ("최", "Choi", "Choe", "Ch'oe"),
        ("안철수", "Ahn Cheol-soo", "An Ch'ŏlsu"),
        ("허", "Huh", "Hur", "Heo", "Ho"),
        ("백", "Back", "Paik", "Baek", "Paek"),
        ("선경", "Sun-kyung", "Seongyeong", "Sŏn'gyŏng", "Son Gyong"),
        ("최은", "Choe Un", "Choi Eun", "Ch'oe Ŭn"),
        ("고은", "Goeun", "Ko-ŭn", "Ko Un"),
        ("수일", "Soo-il", "Suil", "Su Il"),
        ("혜옥", "Hye-ok", "Hyeok"),
        ("필효", "P'ir-hyo", "Pil-hyo", "Pilhyo"),
        ("영희 이", "Yong-hui Ri", "Young-hee Lee", "Yonghui Yi"),
        ("황", "Whang", "Hwang"),
    ],
)
def test_all_spellings_of_a_name_have_one_key(spellings):
    assert len({skeleton(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Chol-su", "Kim Chol-ho"), ("Pak", "Paek"), ("Min", "Mun"), ("Han", "An"), ("So", "Son")],
)
def test_different_names_keep_different_keys(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.skipif(not LOC.exists(), reason="no ../shared/eval beside this checkout")
def test_library_romanisation_of_real_names_has_the_key_of_their_hangul():
    with LOC.open(encoding="utf-8", newline="") as lines:
        rows = [(row[1], row[2]) for row in csv.reader(lines) if row[0] == "korean_names"]
    names = [(hangul, latin) for hangul, latin in rows if hangul and "가" <= hangul[0] <= "힣"]
    same = sum(skeleton(revised(hangul)) == skeleton(latin) for hangul, latin in names)
    assert len(names) > 300
    assert same / len(names) >= 0.99


@given(name=SYLLABLES)
def test_the_three_systems_give_one_key(name):
    assert skeleton(revised(name)) == skeleton(name)
    assert revised(name).isascii()
    assert north(name).isalpha() or not name


@given(
    given_name=st.text(
        st.sampled_from("철영희수민정성호은경옥남순일복동현우지"), min_size=1, max_size=2
    )
)
def test_every_customary_form_has_the_key_of_the_name(given_name):
    forms = [form for form in name_forms("김" + given_name) if "," not in form]
    keys = {skeleton(form) for form in forms if form.startswith(("Kim ", "Gim "))}
    assert keys == {skeleton("김" + given_name)}


def test_customary_forms_hold_what_newspapers_and_passports_write():
    forms = name_forms("김철수")
    wanted = {"Kim Chol-su", "Kim Chul-soo", "Gim Cheolsu", "Kim Ch'ŏl-su", "Kim Chol Su"}
    assert wanted <= set(forms)
    assert {"Chul Soo Kim", "Chol-su, Kim", "Kim, Chul-soo"} <= set(forms)


def test_a_northern_and_a_southern_spelling_have_the_same_forms():
    assert set(name_forms("이영희")) <= set(name_forms("리영희"))


def test_a_double_surname_is_kept_whole():
    assert "Namgung Min-su" in name_forms("남궁민수")


@pytest.mark.parametrize("no_name", ["", "김", "Kim", "김철수는 갔다", "가나다라마바"])
def test_what_is_no_name_has_no_forms(no_name):
    assert name_forms(no_name) == ()


@given(text=ANY_TEXT)
def test_any_text_can_be_romanised_and_keyed(text):
    for written in (revised(text), mccune_reischauer(text), north(text), skeleton(text)):
        assert isinstance(written, str)
    assert set(skeleton(text)) <= set("KTPCSNMHYAEIO")
