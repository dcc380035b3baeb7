"""Invented programmes, and orders to bend in tests."""

from dataclasses import replace

from moksori.broadcast.order import running_order
from moksori.broadcast.template import template, with_slot
from moksori.terms.story import Block, BlockKind
from tests.publishing.plans import FERRY, full_plan, plan

LONG_TALK = tuple(
    Block(
        BlockKind.ANSWER if number % 2 else BlockKind.QUESTION,
        "Reporter" if number % 2 else "Host",
        f"Turn {number} of a long talk.\nIt goes on for a while, and says nothing that is true.",
    )
    for number in range(200)
)
LONG = plan(replace(FERRY, blocks=LONG_TALK))


def ordered(language="en", which=None, code="monthly-interview", slot=None, **more):
    """The running order of an invented edition."""
    chosen = template(code)
    if slot is not None:
        chosen = with_slot(chosen, slot * 1000)
    return running_order(which or full_plan(), language, chosen, **more)


def ids(order):
    return [item.id for item in order.items]


def of(order, item_id):
    return next(item for item in order.items if item.id == item_id)
