"""Programme templates."""

import copy

import pytest
import yaml

from moksori.broadcast.template import (
    NoTemplateError,
    PartKind,
    TemplateError,
    read_template,
    template,
    templates,
    with_slot,
)

TOLD = yaml.safe_load(
    """
names: {en: Short, ko: 짧은 것}
slot: 300
gap: 0.5
parts:
  - {kind: opening, seconds: 20}
  - {kind: stories, seconds: 200, music: 5, least: 2, most: 9}
  - {kind: closing, seconds: 10}
  - {kind: music, seconds: 20, least: 4, fills: true}
"""
)


def bent(**changes):
    told = copy.deepcopy(TOLD)
    told.update(changes)
    return told


def part_bent(number, **changes):
    told = copy.deepcopy(TOLD)
    told["parts"][number].update(changes)
    return told


def test_our_own_templates_can_be_read_and_plan_their_whole_slot():
    for code, one in templates().items():
        assert one.code == code
        assert sum(part.planned for part in one.parts) == one.slot


def test_a_desks_own_template_is_read():
    read = read_template("short", TOLD)
    assert (read.slot, read.gap) == (300_000, 500)
    assert [part.kind for part in read.parts][1] is PartKind.STORIES
    assert read.parts[1].music == 5_000
    assert read.parts[3].fills


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        bent(parts="x"),
        bent(names={"en": "only"}),
        bent(slot="long"),
        bent(slot=True),
        bent(slot=float("nan")),
        bent(slot=100),
        bent(slot=10**9),
        bent(gap=-1),
        bent(parts=TOLD["parts"][1:]),
        bent(parts=[*TOLD["parts"], {"kind": "music", "seconds": 1, "least": 1, "fills": True}]),
        bent(parts=[TOLD["parts"][1], TOLD["parts"][0], *TOLD["parts"][2:]]),
        bent(parts=[*TOLD["parts"], 3]),
        part_bent(0, kind="sermon"),
        part_bent(0, colour="blue"),
        part_bent(0, fills=True),
        part_bent(1, least=6),
        part_bent(1, most=3),
        part_bent(3, fills=False),
    ],
)
def test_what_cannot_be_a_template_is_refused(told):
    with pytest.raises(TemplateError):
        read_template("short", told)


def test_an_unknown_template_is_missing():
    with pytest.raises(NoTemplateError):
        template("weekly-quiz")


def test_another_slot_leaves_the_other_parts_as_they_are():
    longer = with_slot(template(), 3_600_000)
    assert longer.slot == sum(part.planned for part in longer.parts) == 3_600_000
    with pytest.raises(TemplateError):
        with_slot(template(), 60_000)
    with pytest.raises(TemplateError):
        with_slot(template(), 0)
