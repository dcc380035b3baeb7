"""English reported speech of any tense: he told her that she would not see the spring.

Whoever said it knows it again by six words in a row, whatever the tense. Who may have heard it is
for the caller to judge: most reported speech is what everybody may know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.found import Found

_WHOM = (
    r"(?:him|her|them|me|us|everyone|everybody|people|"
    r"(?:the|his|her|their|my|our|one|a|an|some|those|these|all|both|several) (?:[a-z'’-]+ ){0,2}"
    r"[a-z'’-]+|(?:Mr|Mrs|Ms|Dr|Comrade)\.? [A-Z][\w'’-]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_SAID = (
    r"(?:(?:told|warned|reminded|assured|informed|threatened|promised|taught|asked) "
    rf"(?:to )?(?P<told>{_WHOM})"
    r"|(?:said|explained|whispered|answered|replied|responded|added|remarked|joked|shouted|yelled"
    r"|promised|threatened|warned|insisted|muttered|murmured|hissed|declared|boasted|swore|laughed"
    rf"|went on|repeated|let (?:it )?be known)(?: (?:back )?(?:to|at|into) (?P<to>{_WHOM}))?)"
)
_INDIRECT = re.compile(
    rf"(?<![\w'’-])(?P<verb>{_SAID})(?: [a-z]+ly| again| once more| in [a-z ]{{3,24}})?"
    r",? (?:that (?:if )?|(?=(?:he|she|they|nobody|no one|nothing|there|if|it|anyone|anybody)"
    r" (?!(?:said|told|who)\b)))(?P<speech>)"
)
_NOT_SAID = re.compile(
    r"(?:\b(?:was|were|been|be|being|is|are|it is|not)|\b(?:according to|as) [^,.;]{0,60})\s*\Z"
)
_SUBJECT = re.compile(
    r"(?P<who>\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ww]ho|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y"
    r"|[Oo]ur|[Oo]ne|[Tt]his|[Tt]hat) (?:[a-z’'-]+ ){0,3}?[a-z’'-]+|(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z]"
    r"[\w’'-]+(?: [A-Z][\w’'-]+){0,2}))"
    r"(?: (?:then|also|only|just|simply|once|finally|later|afterwards|even|had|has|is said to have"
    r"|[a-z]+ly)| [a-z]+ed (?:[a-z’'-]+ ){0,8}?and| (?:[a-z’'-]+ ){1,8}?and)*\s*\Z"
)
_ENDS = re.compile(r"[.!?](?=\s|\Z|[\"”’])|[;\n]")
_LONGEST = 400
_FEWEST = 6
_BACK = 160


def find_indirect(text: str) -> Iterator[Found]:
    """Find what somebody is reported to have said, of six words and more.

    `detail` holds `verb` (span of the verb of saying, with whom it was said to), `speaker` (the
    words before it that name who speaks, or None) and `whom` (who was spoken to, or "").
    """
    for match in _INDIRECT.finditer(text):
        start = match.end()
        ends = _ENDS.search(text, start, start + _LONGEST)
        end = ends.start() if ends else min(len(text), start + _LONGEST)
        sentence = max(text.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ", "\n"))
        before = text[max(sentence + 1, match.start() - _BACK) : match.start()]
        if len(text[start:end].split()) < _FEWEST or _NOT_SAID.search(before):
            continue
        who = _SUBJECT.search(before)
        detail = {
            "marks": False,
            "verb": list(match.span("verb")),
            "speaker": who["who"].strip() if who else None,
            "whom": match["told"] or match["to"] or "",
            "sentence": True,
        }
        yield Found(start, end, text[start:end].strip(), detail)
