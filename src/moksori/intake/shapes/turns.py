"""A turn: what one person says until somebody else speaks, or a paragraph that nobody says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from moksori.intake.shapes.lines import Line, trimmed
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from moksori.terms.span import Span


@dataclass(slots=True)
class Turn:
    """A stretch of the text and who says it.

    Attributes:
        start: Its first character, behind any label.
        end: Behind its last character.
        speaker: None for what nobody says.
    """

    start: int
    end: int
    speaker: str | None = None


@dataclass(slots=True)
class Telling:
    """What reading the speakers of an account gave.

    Attributes:
        format: What kind of text it is.
        turns: In order, without overlap.
        roles: The role of each speaker.
        labels: Stretches that only name who speaks next.
        unnamed: Speakers whose label is a word for what they do, not a name.
    """

    format: AccountFormat
    turns: list[Turn] = field(default_factory=list)
    roles: dict[str, SpeakerRole] = field(default_factory=dict)
    labels: list[Span] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)


class Gaps:
    """Knows what stands between two lines, so that a turn never runs over furniture."""

    def __init__(self, furniture: Sequence[Span]) -> None:
        self._starts = sorted(span.start for span in furniture)

    def parted(self, end: int, start: int) -> bool:
        """Say whether furniture begins between `end` and `start`."""
        place = bisect_right(self._starts, end - 1)
        return place < len(self._starts) and self._starts[place] < start


def lengthen(turns: list[Turn], line: Line, gaps: Gaps, speaker: str | None) -> None:
    """Let the last turn run on over a line, or begin a new one if something stands between."""
    last = turns[-1] if turns else None
    if last is not None and last.speaker == speaker and not gaps.parted(last.end, line.start):
        last.end = line.end
    else:
        turns.append(Turn(line.start, line.end, speaker))


def paragraphs(text: str, lines: Sequence[Line], speaker: str | None) -> list[Turn]:
    """Return each line as a turn of its own, all of one speaker."""
    spans = (trimmed(text, line.start, line.end) for line in lines)
    return [Turn(span.start, span.end, speaker) for span in spans if len(span)]
