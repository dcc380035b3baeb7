"""Korean ages told by a round number near them, by the year of birth, and alone."""

import pytest

from moksori.language.ages import find_ages


def found(text):
    return [(text[one.start : one.end], one.value) for one in find_ages(text, lang="ko")]


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("쉰을 바라보는 군의", "쉰을 바라보는", [47, 49]),
        ("나이는 쉰 안짝이다", "쉰 안짝", [47, 49]),
        ("서른 될까 말까 한 청년", "서른 될까 말까 한", [28, 32]),
        ("쉰 안팎의 사내", "쉰 안팎의", [48, 52]),
        ("마흔을 넘긴 교원", "마흔을 넘긴", [40, 43]),
        ("서른 중반의 녀인", "서른 중반", [33, 36]),
        ("마흔댓쯤 된 과부", "마흔댓", [45, 46]),
        ("환갑을 한 해 앞둔 로인", "환갑을 한 해 앞둔", [59, 59]),
        ("마흔을 두 해 넘긴 광부", "마흔을 두 해 넘긴", [42, 42]),
        ("나이는 그때 마흔서이, 너이 됐을 겁니다", "마흔서이, 너이", [43, 44]),
        ("정년을 두 해 남긴 철도원", "정년을 두 해 남긴", [58, 58]),
        ("정년까지 세 해 남았다고", "정년까지 세 해 남았다고", [57, 57]),
        ("예순 노파가", "예순", 60),
        ("마흔둘 동갑내기 남편", "마흔둘", 42),
        ("마흔둘의 여인", "마흔둘", 42),
    ],
)
def test_an_age_near_a_round_number_is_found_whole(text, words, years):
    assert found(text) == [(words, years)]


@pytest.mark.parametrize(
    "text",
    ["서른 명을 끌고 갔다", "쉰 목소리로", "마흔 집이 산다", "스물 몇 명", "쉰 김치", "예순 번"],
)
def test_what_counts_other_things_is_no_age(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["1974년 범띠이다", "1960년 평양 태생이다", "1958년 함흥에서 태어난", "태어난 해는 1961년"],
)
def test_a_year_of_birth_is_an_age(text):
    assert [one.detail["form"] for one in find_ages(text, lang="ko")] == ["born"]


@pytest.mark.parametrize(
    "text", ["접수원은 스물여섯 살인데 조카다.", "서른한살인 그는 갔다.", "26살인 딸"]
)
def test_an_age_with_its_copula(text: str) -> None:
    """살인데 is an age, and no murder."""
    assert len(find_ages(text)) == 1


def test_a_murder_is_no_age() -> None:
    """세 살인 사건: three cases."""
    assert find_ages("세 살인 사건이 있었다.") == []


@pytest.mark.parametrize(
    ("text", "years"), [("나이는 서른대여섯 됐소.", [35, 36]), ("쉰두셋쯤 된 남자", [52, 53])]
)
def test_two_years_told_in_one_word(text: str, years: list[int]) -> None:
    """서른대여섯 is finer than its decade."""
    assert [one.value for one in find_ages(text, lang="ko")] == [years]
