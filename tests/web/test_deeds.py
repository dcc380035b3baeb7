"""Every deed that the desk can write into its log has words, in both languages."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

import moksori
from moksori.desk.approving import TAKEN_ALONE
from moksori.desk.outlet_jobs import BRING, LETTERS
from moksori.records.states import (
    Acceptance,
    CheckKind,
    CopyState,
    OwnVoiceState,
    ProgrammeState,
    RecallReason,
)
from moksori.web.administration.deeds import DEEDS

DESK = Path(moksori.__file__).parent / "desk"
DEED = re.compile(r"[a-z]+\.[a-z_]+")
BUILT = {
    *(f"copy.{one}" for one in CopyState),
    *(f"programme.{one}" for one in ProgrammeState),
    *(f"story.checked.{one}" for one in CheckKind),
    *(f"story.recalled.{one}" for one in RecallReason),
    *(f"own_voice.{one}" for one in OwnVoiceState),
    *(f"story.{one}" for one in TAKEN_ALONE),
    *(f"proposal.{one}" for one in Acceptance),
    *(f"{one}_asked" for one in (BRING, *LETTERS)),
}
"""Deeds whose names are put together of a state."""


def written(tree):
    """Give what a module may write: names in the call, or all of it where the call has another."""
    calls = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) == "write_line"
        and node.args
    ]
    told = {one.value for one in calls if isinstance(one, ast.Constant)}
    if any(isinstance(one, ast.Name | ast.IfExp) for one in calls):
        codes = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code"
        }
        told |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and DEED.fullmatch(node.value)
            and id(node) not in codes
        }
    return told


def deeds():
    """Give all deeds that stand in the source."""
    found = set(BUILT)
    for path in DESK.rglob("*.py"):
        found |= written(ast.parse(path.read_text("utf-8")))
    return found


def test_every_deed_has_words_and_no_words_are_left_over():
    known = deeds()
    assert len(known) > 120
    assert known - DEEDS.keys() == set()
    assert DEEDS.keys() - known == set()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_two_deeds_are_called_the_same(language):
    with translation.override(language):
        words = [str(one) for one in DEEDS.values()]
    same = {one for one in words if words.count(one) > 1}
    assert same == set()
