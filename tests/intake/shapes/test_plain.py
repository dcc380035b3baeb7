"""Texts of one voice: notes, statements, articles."""

import pytest

from moksori.intake.reading import read
from moksori.intake.structure import structure


def found(text):
    return structure(read(text.encode(), "x.txt"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Who called: a woman\nWhen: noon\nWhere: the upper town\nWhat: a cart was taken\n",
            "notes",
        ),
        ("- call w/ widow\n- line bad\n- two men + clerk\n- took cart\n", "notes"),
        ("전화한 사람: 여성\n일시: 저녁\n장소: 윗마을\n내용: 수레를 빼앗김\n", "notes"),
        (
            "I was a weaver. I lived in the upper valley with my brother until they took him.\n",
            "statement",
        ),
        ("저는 방직공장에서 일했습니다. 제가 본 것을 말씀드립니다.\n", "statement"),
        ("The market was closed. “I was afraid, and my son was ill,” a trader said.\n", "article"),
        (
            "아랫장마당 여성들이 자릿세를 거부하고 있다. “저는 못 냅니다”라고 한 상인이 말했다.\n",
            "article",
        ),
        ("word\n", "article"),
    ],
)
def test_what_kind_of_text_it_is(text, kind):
    assert found(text).format == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Mirel Vos and I was a weaver. I lived in the valley.\n", "Mirel Vos"),
        ("I, Ilse Brandvold, a baker, state that I saw the gate. I closed it.\n", "Ilse Brandvold"),
        ("제 이름은 서다온입니다. 저는 방직공장에서 일했습니다.\n", "서다온"),
        ("저는 그날 시장에 있었습니다. 제가 보았습니다.\n\n서다온 드림\n", "서다온"),
    ],
)
def test_a_teller_who_names_himself_is_named(text, name):
    structured = found(text)
    assert {p.speaker for p in structured.passages} == {name}
    assert "unnamed_speakers" not in structured.notes


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Victim statement", "victim"),
        ("Witness statement", "witness"),
        ("A letter", "source"),
        ("피해자 진술서", "victim"),
    ],
)
def test_the_head_of_a_statement_gives_the_role(head, role):
    structured = found(
        f"{head}\n\nI was a weaver. I lived in the valley, and they took my loom from me.\n"
    )
    assert {str(p.role) for p in structured.passages} == {role}


def test_nobody_says_an_article():
    assert {p.speaker for p in found("The market was closed for nine days.\n").passages} == {None}
