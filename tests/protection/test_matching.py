"""Matching: every form of every value, and nothing that only looks like one."""

import random

import ahocorasick_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.look import by_meaning
from moksori.protection.matching import Automaton, HeardByTwo, prepare
from moksori.protection.matching_text import Text
from moksori.protection.rules_page import Reading
from moksori.protection.variants import UnmatchableError
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

BLOCK, REVIEW = FindingClass.BLOCK, FindingClass.REVIEW
EVERYWHERE, TOUCHING = Scope.EVERYWHERE, Scope.TOUCHING


def watch(*forms, kind=WatchKind.PERSON, scope=EVERYWHERE, subjects=()):
    return Watch((WatchValue("val-1", kind, scope, forms, frozenset(subjects)),))


def found(text, held, *, touches=(), prose=True):
    forms = prepare(held)
    return [
        (text[hit.start : hit.end], hit.cls)
        for hit in forms.hits(Text(text, prose=prose), frozenset(touches))
    ]


def meant(text, held, *, touches=()):
    hits = by_meaning(Reading("block 1", text), prepare(held), frozenset(touches))
    return [text[hit.start : hit.end] for hit in hits]


# ------------------------------------------------------------------ names


@pytest.mark.parametrize(
    "text",
    [
        "한미숙에게서는 아무 말이 없었다",
        "한미숙이가 왔다",
        "한미숙씨네",
        "그때한미숙",
        "한 미숙은 갔다",
        "한 미 숙",
        "한.미.숙",
        "ㅎㅏㄴㅁㅣㅅㅜㄱ",
    ],
)
def test_a_korean_name_is_found_with_particles_and_apart(text):
    assert [cls for _, cls in found(text, watch("한미숙"))] == [BLOCK]


@pytest.mark.parametrize("text", ["이 정도는 괜찮다고 했다", "철수한 부대", "한 미숙한 사람"])
def test_words_that_share_syllables_with_a_name_do_not_stop_a_story(text):
    held = Watch(
        tuple(
            WatchValue(name, WatchKind.PERSON, EVERYWHERE, (name,)) for name in ("이영도", "철수")
        )
    )
    assert BLOCK not in [cls for _, cls in found(text, held)]


@pytest.mark.parametrize(
    ("north", "south"), [("리영희", "이영희"), ("로명순", "노명순"), ("류금철", "유금철")]
)
def test_north_and_south_spell_one_name(north, south):
    assert found(f"{south}는 왔다", watch(north)) == [(south, BLOCK)]
    assert found(f"{north}는 왔다", watch(south)) == [(north, BLOCK)]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Chol-su", "Kim Cholsu", "KIM CHOL SU", "Kim Ch’ŏl-su", "Gim Cheol-su", "Kim Chul-soo",
        "Chol-su Kim", "Kim, Cheolsu", "kim-chol-su", "KimCholsu",
    ],
)  # fmt: skip
def test_a_korean_name_is_found_in_latin_letters(text):
    hits = found(f"They took {text} away.", watch("김철수"))
    assert (text, BLOCK) in hits


@pytest.mark.parametrize("text", ["gimcheolsu", "gim cheolsu", "kimchulsoo"])
def test_a_romanised_name_in_small_letters_is_found(text):
    assert found(f"they took {text} away", watch("김철수")) == [(text, BLOCK)]


def test_a_name_known_in_latin_letters_only_is_found_in_other_spellings_and_in_korean():
    held = watch("Ri Yong Hui")
    assert found("Lee Young-hee came.", held) == [("Lee Young-hee", BLOCK)]
    assert found("그날 이영희가 왔다", held) == [("이영희", BLOCK)]


@pytest.mark.parametrize(
    "text", ["In June the price rose.", "Norway and Hanau", "an old song", "so he"]
)
def test_english_words_are_not_taken_for_korean_names(text):
    held = watch("임주은", "노어위", "안소흥")
    assert BLOCK not in [cls for _, cls in found(text, held)]


def test_a_short_name_waits_for_a_person_unless_it_belongs_here():
    assert found("철수는 왔다", watch("철수")) == [("철수", REVIEW)]
    here = watch("철수", scope=TOUCHING, subjects=["p1"])
    assert found("철수는 왔다", here, touches=["p1"]) == [("철수", BLOCK)]
    assert found("He met Yom there", watch("Yom")) == [("Yom", REVIEW)]
    here = watch("Yom", scope=TOUCHING, subjects=["p1"])
    assert found("He met Yom there", here, touches=["p1"]) == [("Yom", BLOCK)]


def test_short_forms_inside_of_other_words_are_nothing():
    assert found("Yomiuri and Kimchi", watch("Yom", "Kim")) == []
    assert found("김철수들", watch("철수")) == []


def test_a_long_name_is_found_inside_of_other_letters():
    assert found("thenHanMisookbegan", watch("Han Misook")) == [("HanMisook", BLOCK)]


@pytest.mark.parametrize(
    "text", ["the-leech.html", "The Leech", "THE LEECH", "a man called Leech", "'The Leech:'"]
)
def test_a_nickname_is_found_with_and_without_its_article(text):
    held = watch("The Leech", kind=WatchKind.TEXT)
    assert BLOCK in [cls for _, cls in found(text, held)]


def test_the_word_behind_a_nickname_only_waits_for_a_person():
    held = watch("The Leech", kind=WatchKind.TEXT)
    assert found("a leech sat on the leaf", held) == [("leech", REVIEW)]


@pytest.mark.parametrize(
    "text", ["Hyemyong-dong", "Hyemyeong dong", "hyemyŏng-dong", "혜명동에서", "혜명동"]
)
def test_a_place_is_found_in_every_spelling(text):
    hits = found(f"At {text} they", watch("혜명동", kind=WatchKind.PLACE))
    assert [cls for _, cls in hits] == [BLOCK]


def test_a_surname_of_one_syllable_counts_only_before_a_title():
    assert found("김씨가 왔다", watch("김")) == [("김", REVIEW)]
    assert found("김치를 샀다", watch("김")) == []


@pytest.mark.parametrize("name", ["မောင်မောင်အေး", "金哲洙", "きむちょるす"])
def test_names_in_scripts_without_blanks_are_found(name):
    assert [
        cls for _, cls in found(f"xx{name}xx" if name > "ぁ" else f"သည်{name}က", watch(name))
    ] == [BLOCK]


def test_names_in_cyrillic_are_found_as_words():
    assert found("видел Ким Чхоль Су там", watch("Ким Чхоль Су")) == [("Ким Чхоль Су", BLOCK)]


def test_a_form_of_two_letters_waits_for_a_person_where_it_belongs():
    here = watch("Ko", scope=TOUCHING, subjects=["p1"])
    assert found("He met Ko there", here, touches=["p1"]) == [("Ko", REVIEW)]
    assert found("He met ko there", here, touches=["p1"]) == []


# ------------------------------------------------------------------ figures


@pytest.mark.parametrize(
    "text",
    [
        "010-1234-5678",
        "+82 10 1234 5678",
        "(010) 1234.5678",
        "０１０１２３４５６７８",
        "٠١٠-١٢٣٤-٥٦٧٨",
        "1234-5678",
    ],
)
def test_a_phone_number_is_found_however_it_is_grouped(text):
    hits = found(f"Call {text} now", watch("01012345678", kind=WatchKind.PHONE))
    assert [cls for _, cls in hits] == [BLOCK]


def test_a_number_too_short_for_a_phone_is_looked_for_as_it_stands():
    assert found("extension 4471.", watch("44-71", kind=WatchKind.PHONE)) == [("4471", BLOCK)]


def test_figures_inside_of_code_are_no_phone_number():
    held = watch("01012345678", kind=WatchKind.PHONE)
    assert found("a3f12345678b", held) == []
    assert found("123456789012", held) == []


@pytest.mark.parametrize("text", ["2016-03-09", "20160309", "2016/03/09", "2016. 03. 09"])
def test_a_day_in_figures_is_found(text):
    assert found(f"on {text}:", watch("2016-03-09", kind=WatchKind.DATE)) == [(text, BLOCK)]


@pytest.mark.parametrize("text", ["March 9, 2016", "9 March 2016", "2016년 3월 9일", "2016-03-09"])
def test_a_day_is_found_by_what_it_means(text):
    assert meant(f"It was {text} then.", watch("2016-03-09", kind=WatchKind.DATE)) == [text]


def test_the_month_of_a_watched_day_may_stand():
    held = watch("2016-03-09", kind=WatchKind.DATE)
    assert meant("It was March 2016 then.", held) == []
    assert found("It was March 2016 then.", held) == []


@pytest.mark.parametrize("text", ["40,000 RMB", "4만 위안", "forty thousand yuan"])
def test_a_sum_is_found_by_what_it_means(text):
    [said] = meant(f"They took {text} from her.", watch("40,000 yuan", kind=WatchKind.AMOUNT))
    assert text in said


def test_a_sum_in_another_currency_is_another_sum():
    assert meant("They took 40,000 dollars.", watch("40,000 yuan", kind=WatchKind.AMOUNT)) == []


def test_a_round_sum_in_bare_figures_waits_for_a_person():
    held = watch("40,000 yuan", kind=WatchKind.AMOUNT)
    assert found("It came to 40,000 in all.", held) == [("40,000", REVIEW)]
    year = watch("2,016 yuan", kind=WatchKind.AMOUNT)
    assert found("It was in 2016 there.", year) == [("2016", REVIEW)]
    length = watch("1,275 yuan", kind=WatchKind.AMOUNT)
    assert found("width: 1275px", length, prose=False) == [("1275", REVIEW)]


def test_a_watched_age_of_one_word_is_no_word_to_look_for():
    held = watch("one", kind=WatchKind.AGE)
    assert found("one of them", held) == []


def test_dates_told_as_words_are_read_once():
    assert meant("On 2016-03-09 it", watch("March 9, 2016", kind=WatchKind.DATE)) == ["2016-03-09"]


def test_the_bare_figures_of_a_sum_are_found():
    assert found("It came to 5,873 in all.", watch("5,873 USD", kind=WatchKind.AMOUNT)) == [
        ("5,873", BLOCK)
    ]
    assert found("It came to 15,873 in all.", watch("5,873 USD", kind=WatchKind.AMOUNT)) == []


@pytest.mark.parametrize("text", ["a 43-year-old", "43세", "43 years old"])
def test_an_age_is_found_by_what_it_means(text):
    held = watch("43", kind=WatchKind.AGE, scope=TOUCHING, subjects=["p1"])
    assert meant(f"She is {text}.", held, touches=["p1"])
    assert meant(f"She is {text}.", held, touches=["p2"]) == []
    assert meant("She is in her forties.", held, touches=["p1"]) == []


def test_a_number_of_a_paper_is_found_only_by_itself():
    held = watch("AB-1234567", kind=WatchKind.ID)
    assert found("paper ab 1234567.", held) == [("ab 1234567", BLOCK)]
    assert found("xab12345678", held) == []


# ------------------------------------------------------------------ the engine


def test_a_value_without_letters_or_figures_is_refused():
    with pytest.raises(UnmatchableError) as refusal:
        prepare(watch("★", kind=WatchKind.TEXT))
    assert "★" not in str(refusal.value)


def test_a_list_is_made_ready_once():
    held = watch("한미숙")
    assert prepare(held) is prepare(held)


def test_a_second_engine_finds_the_same_places():
    dice = random.Random(7)
    letters = "abcde김철수영희123"
    patterns = {"".join(dice.choices(letters, k=dice.randint(2, 6))) for _ in range(4000)}
    held = Watch(
        tuple(
            WatchValue(f"v{n}", WatchKind.TEXT, EVERYWHERE, (pattern,))
            for n, pattern in enumerate(sorted(patterns))
        )
    )
    automaton = prepare(held).automaton
    second = ahocorasick_rs.AhoCorasick(list(automaton.patterns))
    places = 0
    for _ in range(40):
        text = "".join(dice.choices(letters, k=3000))
        mine = {(start, end, pattern) for start, end, pattern in automaton.find(text)}
        theirs = {
            (start, end, pattern)
            for pattern, start, end in second.find_matches_as_indexes(text, overlapping=True)
        }
        assert mine == theirs
        places += len(mine)
    assert places > 1000


@given(
    st.lists(st.text("ab김철", min_size=1, max_size=5), min_size=1, max_size=8),
    st.text("ab김철", max_size=60),
)
def test_the_engine_finds_what_a_plain_search_finds(patterns, text):
    held = Watch(
        tuple(WatchValue(str(n), WatchKind.TEXT, EVERYWHERE, (p,)) for n, p in enumerate(patterns))
    )
    automaton: Automaton = prepare(held).automaton
    mine = {(start, automaton.patterns[number]) for start, _, number in automaton.find(text)}
    plain = {
        (at, pattern)
        for pattern in automaton.patterns
        for at in range(len(text))
        if text.startswith(pattern, at)
    }
    assert mine == plain


def test_hits_of_one_value_that_overlap_are_one():
    held = watch("01012345678", kind=WatchKind.PHONE)
    assert found("010-1234-5678", held) == [("010-1234-5678", BLOCK)]


def test_heard_speech_is_known_without_apostrophes():
    heard = HeardByTwo(["I don't know what you want from me."])
    assert heard.find(Text("he heard I dont know what you want and left"))
    assert not heard.find(Text("he heard that nobody knows what you want"))


# ------------------------------------------------------------------ disguises of a name


@pytest.mark.parametrize(
    "text",
    [
        "金哲洙", "金鐵洙가", "(金哲洙)", "金 哲 洙", "ㄱㅊㅅ", "ㄱㅊㅅ이", "ㄱ ㅊ ㅅ", "ㄱ.ㅊ.ㅅ", "김ㅊㅅ", "ᄀᄎᄉ",
        "K i m  C h e o l s u", "K.i.m.C.h.o.l.s.u", "CholsuKim", "ChulSooKim",
        "Ｋｉｍ　Ｃｈｕｌ－ｓｏｏ", "K\u200bi\u200bm\u200b \u200bC\u200bheolsu", "Kim,_Chol-su",
        "Kim Ch＇ŏl-su",
    ],
)  # fmt: skip
def test_a_korean_name_is_found_in_every_disguise(text):
    assert BLOCK in [cls for _, cls in found(f"그해 {text} 때문에", watch("김철수"))]


@pytest.mark.parametrize("text", ["Park Chul-soo", "PARK CHOLSU", "Pak Ch'ŏl-su", "Chol-su Park"])
def test_a_surname_with_two_consonants_at_its_end_is_a_syllable_too(text):
    assert (text, BLOCK) in found(f"They took {text} away.", watch("박철수"))


@pytest.mark.parametrize("text", ["Rhee Younghee", "RHEE YOUNG-HEE", "Younghee Rhee"])
def test_a_surname_with_a_silent_letter_is_found(text):
    assert (text, BLOCK) in found(f"They took {text} away.", watch("리영희"))


@pytest.mark.parametrize(
    "text",
    [
        "김철수", "김 철수", "김 철 수", "김·철·수", "김철수동무한테서", "김철수라는", "金哲洙", "Gim Cheol-su",
        "gim cheol-su", "kim-chul-soo", "CholsuKim", "K i m C h o l s u",
    ],
)  # fmt: skip
def test_a_name_told_in_latin_letters_only_is_found_in_every_script(text):
    assert found(f"그해 {text} 때문에", watch("Kim Chol-su"))


@pytest.mark.parametrize(
    "text",
    [
        "Kim C. S.", "Kim C.S. said", "C.S. Kim", "C. S. Kim", "Gim, C.-S.", "Ｋｉｍ Ｃ．Ｓ．", "KIM C.S.",
    ],
)  # fmt: skip
def test_a_name_cut_to_its_first_letters_is_for_a_person_to_look_at(text):
    assert [cls for _, cls in found(text, watch("김철수"))] == [REVIEW]


@pytest.mark.parametrize("text", ["Kim C. T.", "kim c. s.", "C.S. Lewis", "Kim is C. S.", "Kim C."])
def test_other_first_letters_are_of_others(text):
    assert found(text, watch("김철수")) == []


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("a{content:'482,000 USD'}", [BLOCK]),
        ('let price = "four hundred and eighty-two thousand dollars";', [BLOCK]),
        ("/482,000 dollars", [BLOCK]),
        ("a{width:482000px}", [REVIEW]),
        ("let seed = 482000;", [REVIEW]),
        ("let paid = '482,000 won';", [REVIEW]),
        ("over 9482000 dollars", []),
    ],
)
def test_a_sum_in_code_stops_only_with_its_currency(text, worth):
    told = watch("482,000 dollars", kind=WatchKind.AMOUNT)
    assert [cls for _, cls in found(text, told, prose=False)] == worth


@pytest.mark.parametrize("text", ["Rim Deongnyeong", "RimDeongnyeong", "Deong-nyeong Rim"])
def test_a_name_written_with_an_n_before_its_y_is_found(text):
    assert [cls for _, cls in found(text, watch("림덕영"))] == [BLOCK]


@pytest.mark.parametrize("text", ["Quillane, Dolores", "Quillane Dolores", "QUILLANE Dolores's"])
def test_a_name_with_its_last_part_first_is_found(text):
    assert [cls for _, cls in found(text, watch("Dolores Quillane"))] == [BLOCK]


@pytest.mark.parametrize("text", ["in Tokpo-ri", "in Tŏkp'o-ri", "Deokpo-ri", "Tokpho ri"])
def test_a_village_is_found_in_every_spelling_with_its_ending(text):
    assert BLOCK in [cls for _, cls in found(text, watch("덕포리", kind=WatchKind.PLACE))]


def test_initials_in_bytes_may_be_figures_read_two_by_two():
    forms = prepare(watch("고순길"))

    def worth(text):
        return [hit.cls for hit in forms.hits(Text(text, rough=True), frozenset())]

    assert worth("〰〰ㄱㅅㄱ‰") == [REVIEW]
    assert worth("〰〰ㄳㄱ‰") == []
    assert found("ㄳㄱ", watch("고순길"))


@pytest.mark.parametrize("text", ["하하ㅋㅋㅋ", "ㄱㅊㅅㅅ", "ㅠㄱㅊㅅ", "나ㄱㅊㅅ", "기차 소리"])
def test_first_letters_are_no_part_of_other_letters(text):
    assert found(text, watch("김철수", "김강국")) == []


def test_laughter_that_is_a_name_is_for_a_person_to_look_at():
    assert found("ㅎㅎㅎ", watch("홍하현")) == [("ㅎㅎㅎ", REVIEW)]
    assert found("ㅎㅎ", watch("홍하")) == []


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("혜산시", "혜산에서"), ("혜산시", "Hyesan"), ("혜산시", "惠山"), ("혜산시", "惠山市"),
        ("Hyesan", "혜산시"), ("Hyesan City", "Hyesan"), ("Hyesan-si", "혜산"), ("회령시", "Hoiryong"),
        ("회령", "Hoeryŏng"),
    ],
)  # fmt: skip
def test_a_place_is_found_without_its_ending_and_in_every_script(told, text):
    assert found(f"그는 {text} 있었다", watch(told, kind=WatchKind.PLACE))


def test_a_place_without_its_ending_waits_for_a_person():
    held = watch("Central District", kind=WatchKind.PLACE)
    assert found("the Central Committee", held) == [("Central", REVIEW)]


# ------------------------------------------------------------------ days and sums by what they are


def test_a_day_is_found_however_it_is_written():
    held = watch("2016-03-14", kind=WatchKind.DATE)
    assert found("On 14 March 2016 he", held) == [("14 March 2016", BLOCK)]
    assert found("주체105년 3월 14일에", held) == [("주체105년 3월 14일", BLOCK)]
    assert found("On 14 March he", held) == [("14 March", REVIEW)]
    assert found("On 14 March 2017 he", held) == []
    assert found("2016-03-14", watch("March 14", kind=WatchKind.DATE)) == [("2016-03-14", BLOCK)]


def test_a_form_that_may_be_two_days_is_found_as_both():
    held = watch("03/04/2016", kind=WatchKind.DATE)
    assert found("on 3 April 2016", held)
    assert found("on 4 March 2016", held)


def test_a_sum_is_found_however_it_is_written():
    held = watch("38,450 won", kind=WatchKind.AMOUNT)
    assert found("they took 3만8450 there", held) == [("3만8450", BLOCK)]
    assert found("thirty-eight thousand", watch("38,000", kind=WatchKind.AMOUNT)) == [
        ("thirty-eight thousand", REVIEW)
    ]
    assert found("3만8천\n\n3만8천", watch("38,000", kind=WatchKind.AMOUNT)) == [
        ("3만8천", REVIEW),
        ("3만8천", REVIEW),
    ]


@pytest.mark.parametrize(
    "text", ["만원", "만 원을 냈다", "돈 만원이나", "萬원", "만 원짜리", "1만 원"]
)
def test_ten_thousand_told_without_a_figure_is_found(text):
    held = watch("10,000 won", kind=WatchKind.AMOUNT)
    around = "그해 봄 사람들은 그 일 때문에 말이 없었다. " * 12
    for shown in (text, around + text):
        assert [cls for _, cls in found(shown, held)] == [BLOCK]


@pytest.mark.parametrize("text", ["만 15세", "만원 버스", "쌀만 원했다", "만 명", "오직 만"])
def test_one_word_of_scale_that_counts_no_money_is_nothing(text):
    assert found(text, watch("10,000 won", kind=WatchKind.AMOUNT)) == []


@pytest.mark.parametrize(
    ("text", "sum_"),
    [("천 원", "1,000 won"), ("십만 원", "100,000 won"), ("백만원", "1,000,000 won"),
     ("천만 원", "10,000,000 won"), ("억 원", "100,000,000 won")],
)  # fmt: skip
def test_round_sums_in_korean_words_are_found(text, sum_):
    assert [cls for _, cls in found(text, watch(sum_, kind=WatchKind.AMOUNT))] == [BLOCK]


def test_a_phone_number_told_figure_by_figure_is_found():
    held = watch("+82 10 1234 5678", kind=WatchKind.PHONE)
    assert [cls for _, cls in found("call 공일공 일이삼사 오육칠팔", held)] == [BLOCK]


def test_the_sign_for_number_before_an_id_hides_nothing():
    assert found("№AB1234567", watch("AB-1234567", kind=WatchKind.ID)) == [("AB1234567", BLOCK)]
