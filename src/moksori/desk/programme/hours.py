"""Hours of broadcast before the gate: they are no days of what somebody told."""

from __future__ import annotations

import re
from pathlib import Path

from moksori.protection.rules_days import date_too_exact
from moksori.terms.draft import Draft
from moksori.terms.story import Block, BlockKind, StoryText

HOURS = "hours"
"""The id that a draft of hours of broadcast has in place of a story's."""
_MOMENT = re.compile(r'_at": "([^"]+)"')


def hours_in(requests: Path) -> Draft:
    """Return a draft in which the hours of a station's list stand, and are allowed.

    Args:
        requests: What LibreTime is asked, the one list in which hours have days.
    """
    words = "\n".join(_MOMENT.findall(requests.read_text("utf-8")))
    story = StoryText(HOURS, "", "en", "", "", (Block(BlockKind.PARAGRAPH, "", words),), "")
    return Draft(story, allowed={date_too_exact.__name__: "an hour of broadcast"})
