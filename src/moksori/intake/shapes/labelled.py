"""Interviews and hearings in which labels say who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.intake.shapes.cast import Cast
from moksori.intake.shapes.labels import Label, tokens_of
from moksori.intake.shapes.lines import ENDED, Line, trimmed
from moksori.intake.shapes.role_words import COURT, ROLE_OF
from moksori.intake.shapes.roles import give_roles
from moksori.intake.shapes.turns import Gaps, Telling, Turn, lengthen
from moksori.terms.account import AccountFormat
from moksori.terms.passage import SpeakerRole
from moksori.terms.span import Span

STAGE = re.compile(
    r"[*_]*(?:\[[^\]\n]{1,120}\]|\([^)\n]{1,120}\)|【[^】\n]{1,80}】|♪[^\n]{0,80})[*_.]*$"
)
"""A line that says what happens and not what is said: `[Music]`, `(침묵)`."""
HEARD = re.compile(
    r"\b(?:hearing|tribunal|inquiry|commission|court|testimony before|proceedings|cross-examination"
    r"|direct examination)\b|청문회|공청회|공판|심문|신문조서|증인신문|심리|听证|公聴会|裁判",
    re.IGNORECASE,
)
_EXAMINER = re.compile(r"by\s+(?=\S)", re.IGNORECASE)


def read_labelled(text: str, lines: Sequence[Line], cast: Cast, gaps: Gaps) -> Telling:
    """Return the turns of a labelled text; what stands before the first label nobody says.

    Args:
        text: The decoded text.
        lines: Its lines without furniture.
        cast: Its labels and what they are called.
        gaps: Where furniture stands.
    """
    kind = _kind(text, lines, cast)
    walk = _Walk(text, cast, gaps)
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        walk.take(line, after)
    roles = give_roles(text, walk.turns, cast.roles, kind)
    speakers = dict.fromkeys(turn.speaker for turn in walk.turns if turn.speaker)
    unnamed = [name for name in speakers if is_no_name(name)]
    return Telling(kind, walk.turns, roles, walk.labels, unnamed)


def is_no_name(speaker: str) -> bool:
    """Say whether a label is only a word for what somebody does: `Q`, `진행`, `The Witness`."""
    tokens = [t for t in re.findall(r"[^\W\d_]+", speaker.casefold()) if t not in {"the", "a"}]
    return all(token in ROLE_OF or len(token) == 1 or token == "speaker" for token in tokens)  # noqa: S105


def _kind(text: str, lines: Sequence[Line], cast: Cast) -> AccountFormat:
    """Tell a hearing, where a court or commission asks, from a talk."""
    offices = {
        label.key
        for label in cast.labels
        if any(token in COURT for token in re.findall(r"[^\W\d_]+(?:-\w+)*", label.name.casefold()))
    }
    roles = set(cast.roles.values())
    witness = bool(roles & {SpeakerRole.WITNESS, SpeakerRole.ACCUSED, SpeakerRole.INTERPRETER})
    # The title, which is none of the lines, may say that it is a hearing.
    head = text[: lines[min(12, len(lines) - 1)].end][:3000] if lines else ""
    heard = bool(HEARD.search(head))
    hosted = SpeakerRole.HOST in roles and not {"q", "문", "問", "问"} & {
        label.key for label in cast.labels
    }
    if len(offices) > 1 or (offices and (witness or heard)) or (heard and witness and not hosted):
        return AccountFormat.HEARING
    return AccountFormat.INTERVIEW


class _Walk:
    """Goes down the lines and keeps who has the word."""

    def __init__(self, text: str, cast: Cast, gaps: Gaps) -> None:
        self._text = text
        self._cast = cast
        self._gaps = gaps
        self._by_start = {label.start: label for label in cast.labels}
        self._examiner = ""
        self._witness = _only_witness(cast)
        self._speaker: str | None = None
        self._fresh = False
        self.turns: list[Turn] = []
        self.labels: list[Span] = []

    def take(self, line: Line, after: Line | None) -> None:
        """Give a line to whoever says it."""
        label = self._by_start.get(line.start)
        if label is not None:
            self._begin(label, line)
        elif self._speaker is None or (self._is_nobodys(line, after) and not self._says_no(line)):
            self.turns.append(Turn(line.start, line.end, None))
            self._fresh = self._fresh or self._speaker is not None
        elif self._fresh or not self.turns or self.turns[-1].speaker != self._speaker:
            self.turns.append(Turn(line.start, line.end, self._speaker))
            self._fresh = False
        else:
            lengthen(self.turns, line, self._gaps, self._speaker)

    def _says_no(self, line: Line) -> bool:
        """Say whether a stage direction is all that stands below a label: `[No answer]`."""
        words = self._text[line.start : line.end]
        silent = not self.turns or self.turns[-1].end <= self.labels[-1].start
        return bool(self.labels) and self._fresh and silent and STAGE.match(words) is not None

    def _begin(self, label: Label, line: Line) -> None:
        self.labels.append(Span(label.start, min(label.end, line.end)))
        if _EXAMINER.match(label.name) and not self._text[label.end : line.end].strip():
            self._examiner = label.name[3:].strip()
            return
        self._speaker = self._who(label)
        self._fresh = True
        words = trimmed(self._text, label.end, line.end)
        if len(words):
            self.turns.append(Turn(words.start, words.end, self._speaker))
            self._fresh = False

    def _who(self, label: Label) -> str:
        """Return the name behind a label; in court, Q is the examiner and A the witness."""
        if label.key == "q" and self._examiner:
            return self._examiner
        if label.key == "a" and self._witness:
            return self._witness
        return self._cast.name_of(label)

    def _is_nobodys(self, line: Line, after: Line | None) -> bool:
        """Say whether a line is a stage direction, or a heading between two turns."""
        words = self._text[line.start : line.end]
        if STAGE.match(words) or words.startswith("#"):
            return True
        if after is None or after.start not in self._by_start or not (line.gap and after.gap):
            return False
        return len(words.split()) <= 8 and len(words) <= 60 and not ENDED.search(words)


def _only_witness(cast: Cast) -> str:
    """Return the one witness of a hearing in which answers are marked `A.`."""
    witnesses = {n for n, role in cast.roles.items() if role is SpeakerRole.WITNESS}
    asked = {label.key for label in cast.labels if label.style == "question"}
    named = [name for name in witnesses if tokens_of(name)]
    return named[0] if asked and len(named) == 1 else ""
