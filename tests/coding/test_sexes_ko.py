"""Whether somebody is a man or a woman, and who is who, where Korean words tell it plainly."""

from __future__ import annotations

import pytest

from tests.coding.accounts import read


def _sexes(text: str) -> dict[str, str]:
    return {one.label: one.sex for one in read(text).proposal.persons}


@pytest.mark.parametrize(
    ("text", "label", "sex"),
    [
        ("시 안전부 과장이 청년을 때렸다. 과장은 키가 큰 남자였다.", "시 안전부 과장", "male"),
        ("지도원은 중위 계급장을 단 여성이고요, 지도원이 청년을 때렸습니다.", "지도원", "female"),
        ("보위부에서 지도원으로 일하는 남자가 있다. 지도원이 여성을 때렸다.", "지도원", "male"),
        ("소장이 청년을 때렸다. 아내는 그가 여성이라고 말했다.", "소장", ""),
    ],
)
def test_plainly_told(text: str, label: str, sex: str) -> None:
    """A predicate of the same person tells it; words about another do not."""
    found = _sexes(text)
    assert next(found[one] for one in found if label.split()[-1] in one) == sex


def test_a_helper_is_not_the_one_who_is_helped() -> None:
    """지도원과 그를 돕는 여성 접수원: two people, and only one of them is a woman."""
    found = _sexes("지도원과 그를 돕는 여성 접수원입니다. 지도원이 청년을 때렸습니다.")
    assert found["지도원"] == ""


def test_a_name_told_for_an_official_is_his() -> None:
    """소장이 …이라고 했다: one person with a post and a name."""
    people = read("거기 소장이 리광수이라고 했습니다. 소장이 나를 때렸습니다.").proposal.persons
    assert [one.names for one in people if one.label == "소장"] == [("리광수",)]


def test_a_ward_for_women_is_no_woman() -> None:
    """여성 구역 and 여성 관리지도원 bring no woman of their own."""
    assert "여성" not in _sexes(
        "여성 구역을 맡은 지도원이 죄수를 때렸다. 여성 관리지도원의 일이다."
    )


def test_a_prisoner_is_not_a_man_named_before() -> None:
    """여성 수감자 is nobody of whom it was never told that she is a woman."""
    text = "경식 씨가 맞았습니다. 과장은 여성 수감자의 돈을 빼앗았습니다."
    people = read(text).proposal.persons
    assert all(one.sex != "female" for one in people if one.names)
