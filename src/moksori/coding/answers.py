"""What an answer says only together with its question: how old was she? Nineteen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from moksori.coding.reading import Draft
from moksori.coding.segments import Part, Segment
from moksori.language.ages_en import NUMBER
from moksori.language.numbers import read_number
from moksori.terms.mention import MentionKind

_ASKED = re.compile(
    r"(?<!\w)(?:how old|(?:what|which)(?: \w+){0,4} age|(?:his|her|your|their) ages?"
    r"|years? of birth)(?!\w)[^.!?\n]{0,80}\?"
    r"\s*\Z",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\s*(?:[A-Za-z’' -]{1,24}[,.:–-][ \n]){0,2}(?:(?:about|around|maybe|perhaps|just|only|barely"
    r"|nearly|almost|some|not|yet"
    r"|even|over|under|past|well|I|think|would|say|say,|guess|believe)[ \n,]{1,2}){0,4}"
    rf"(?P<n>{NUMBER})(?:[ \n](?:or|to|maybe)[ \n](?P<high>{NUMBER}))?"
    r"(?=[,.;:!?…–—-]|[ \n](?:at|or|then|when|and|in|I|by|years|last|this|that|if|but|now)(?!\w)"
    r"|\s*\Z)",
    re.IGNORECASE,
)
_OLDEST = 120


def answered_ages(segments: Iterable[Segment], taken: Sequence[Draft]) -> list[Draft]:
    """Find ages that only the question before them tells to be ages.

    Args:
        segments: The account.
        taken: What was found already: it is not found again.
    """
    ages = {draft.start for draft in taken if draft.kind is MentionKind.AGE}
    spoken = [segment for segment in segments if segment.part is Part.PASSAGE]
    found: list[Draft] = []
    for asked, answer in pairwise(spoken):
        match = _ANSWER.match(answer.text) if _ASKED.search(asked.text) else None
        years = _years(match["n"]) if match else None
        if match is None or years is None or answer.start + match.start("n") in ages:
            continue
        high = _years(match["high"]) if match["high"] else None
        end = match.end("high") if high is not None else match.end("n")
        exact = high is None
        detail = {"form": "answer", "exact": exact, "finer": True, "noun_end": None,
                  "article_start": None, "bracket": None}  # fmt: skip
        span = answer.span(match.start("n"), end)
        value = years if high is None else [years, high]
        found.append(Draft(span, MentionKind.AGE, value, detail, rule="ages"))
    return found


def _years(said: str) -> int | None:
    number = read_number(said)
    return int(number) if number is not None and 0 <= number <= _OLDEST else None
