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
_SAID_THAT = re.compile(
    r"(?<![\w'’-])(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z]+(?: [a-z]+)?)"
    r"(?: then| also| only| just| simply| once| finally)?"
    rf" (?P<verb>(?:said|says|whispered|replied|answered|added|remarked|joked|explained|promised"
    rf"|told (?P<whom>{_WHOM}))(?: to (?P<whom2>{_WHOM}))?(?: [a-z]+ly)?) that (?P<speech>)"
)
_ALONE = re.compile(
    r"\b(?:alone|in private|privately|behind closed doors|just the two of (?:us|them)|nobody else"
    r"|no one else|only (?:she|he|I|the two of (?:us|them)) heard|(?:close )?to (?:my|her|his) ear"
    r"|in(?:to)? (?:my|her|his) ear|whisper\w*|aside"
    r"|sent (?:\w+ ){1,5}(?:out|outside|away|home|to the|into the)"
    r"|(?:closed|shut|locked|bolted) the door|everybody (?:else )?had (?:gone|left)"
    r"|everyone (?:else )?had (?:gone|left)|(?:when|while) (?:the others|everybody|everyone) (?:was"
    r"|were|had)|in(?:to)? (?:his|her|an?) (?:own )?(?:office|room|car|quarters|study))\b",
    re.IGNORECASE,
)
"""What shows that nobody else was there to hear."""
_BEFORE = 300
_TO_DESK = re.compile(
    r"(?:us|(?:the |our )?(?:source|informant|witness|correspondent|desk|reporters?|"
    r"station|newspaper|agency|outlet|press|media|journalists?)|"
    r"[A-Z]\w+ (?:NK|News|Media|Radio|Watch|Group|Times|Post|Desk|Press|Voice|Network))\Z"
)
_TELLS_DESK = re.compile(r"\b(?:sources?|informants?|correspondents?|reporters?|witness)\Z", re.I)
_ENDS = re.compile(r"[.!?](?=\s|\Z|[\"”’])|[;\n]")
_LONGEST = 400
_FEWEST = 7
_SIX = 6
"""So many words in a row are known again by whoever said them."""


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
    yield from _between_two(text)


def _between_two(text: str) -> Iterator[tuple[int, int, tuple[int, int], str]]:
    """Give what was reported of words that were said where nobody else was."""
    for match in _SAID_THAT.finditer(text):
        start = match.end()
        paragraph = text.rfind("\n", 0, match.start()) + 1
        before = text[max(paragraph, match.start() - _BEFORE) : match.start()]
        whom = match["whom"] or match["whom2"] or ""
        found = _ENDS.search(text, start, start + _LONGEST)
        end = found.start() if found else min(len(text), start + _LONGEST)
        desk = _TO_DESK.search(whom) or _TELLS_DESK.search(match["who"])
        if desk or len(text[start:end].split()) < _SIX or not _ALONE.search(before):
            continue
        yield start, end, match.span("verb"), whom
