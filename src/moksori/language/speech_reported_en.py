"""English speech reported with `that`, yet word for word: told her that a house is the state's.

Whoever reports in the past moves the verbs into the past. A clause that stays in the present, or
that speaks of nobody, never and whatever, was taken over as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WHOM = (
    r"(?:him|her|them|me|us|everyone|everybody|"
    r"(?:the|his|her|their|my|our|one|a|an|some|those|these) (?:[a-z'’-]+ ){0,2}[a-z'’-]+|"
    r"(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'’-]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_REPORTS = re.compile(
    rf"(?<![\w'’-])(?P<verb>(?<!was )(?<!were )(?<!been )(?:told|warned|reminded|"
    rf"threatened|assured)"
    rf" (?P<whom>{_WHOM})|(?:said|whispered|shouted|answered|replied|responded)"
    rf" (?:back )?to (?P<whom2>{_WHOM})|(?:whispered|shouted|replied|retorted|answered))"
    r"(?: [a-z]+ly| in [a-z ]{3,24})? (?:that|(?=(?:he|she|they|nobody|no one|nothing) "
    r"(?:had|would|should|could|was|were|is)\b)) ?(?P<speech>)"
    r"|(?<![\w'’-])(?P<threat>(?:threatened|warned|shouted at|yelled at|cursed|scolded|humiliated|"
    r"insulted|mocked)) [^,.;!?\n]{0,60}?,? saying(?: that)? (?P<speech2>)",
)
_VERBATIM = re.compile(
    r"(?<![\w'’-])(?:is|are|has|have|does|do|can|cannot|cant|can['’]t|will|wont|won['’]t|belongs?|"
    r"must|never|nobody|no one|nothing|nowhere|whatever|whoever|anyway|should be)(?!\w)",
    re.IGNORECASE,
)
_TO_DESK = re.compile(
    r"(?:us|(?:the |our )?(?:source|informant|witness|correspondent|desk|reporters?|"
    r"station|newspaper|agency|outlet|press|media|journalists?)|"
    r"[A-Z]\w+ (?:NK|News|Media|Radio|Watch|Group|Times|Post|Desk|Press|Voice|Network))\Z"
)
_ENDS = re.compile(r"[.!?](?=\s|\Z|[\"”’])|[;\n]")
_LONGEST = 400
_FEWEST = 7


def reported(text: str) -> Iterator[tuple[int, int, tuple[int, int], str]]:
    """Give where a reported clause begins and ends, its verb's span, and who heard it."""
    for match in _REPORTS.finditer(text):
        start = match.end()
        found = _ENDS.search(text, start, start + _LONGEST)
        end = found.start() if found else min(len(text), start + _LONGEST)
        clause = text[start:end]
        whom = match["whom"] or match["whom2"] or ""
        if _TO_DESK.search(whom) or len(clause.split()) < _FEWEST or not _VERBATIM.search(clause):
            continue
        yield start, end, match.span("verb" if match["verb"] else "threat"), whom
