"""When something changed, as feeds say it: the month and how often in it; no day, no hour."""

from __future__ import annotations

from moksori.terms.story import StoryText

LAST = 59
"""The second of a withdrawal: after every change that a story can have had."""


def updated(story: StoryText) -> str:
    """Return `YYYY-MM` of the last correction of a story, or of its publication."""
    return max(story.month, *(one.month for one in story.corrections), "")


def of_story(story: StoryText) -> str:
    """Return the moment of the last change: one correction more in a month is a second later."""
    month = updated(story)
    same = sum(one.month == month for one in story.corrections)
    return moment(month, min(same if month == story.month else same - 1, LAST - 1))


def moment(month: str, changes: int = 0) -> str:
    """Return the first of a month as RFC 3339 writes it, with a second for each change in it."""
    return f"{month}-01T00:00:{changes:02}Z"
