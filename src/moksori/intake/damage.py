"""Places where a text is hurt: flagged so that a person sees them, never repaired.

Whatever repairs a text guesses at words; the record keeps what came in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from moksori.intake.wordlists import words
from moksori.terms.account import Damage
from moksori.terms.span import Span

MOST = 5_000
"""Flags of one kind that are kept; a text with more is hurt throughout."""
READ_FOR_WORDS = 4_000_000
"""Characters that are searched for hurt words; a longer text shows its hurts there."""

CONTRACTIONS = sorted(
    words(
        "thats whats theres heres wheres whos hows lets dont doesnt didnt isnt arent wasnt werent "
        "cant "
        "couldnt wouldnt shouldnt mustnt havent hasnt hadnt wont im ive youre youve youll youd "
        "theyre "
        "theyve theyll hes shes weve ill id oclock aint"
    )
)
AMBIGUOUS = frozenset(("wont", "ill", "id", "hes", "shes", "lets", "cant", "im"))
"""Words that are also words without the apostrophe, or names; they count beside a sure one."""
ADDED = sorted(
    words(
        "began was were had has said says told asked and the that with from who would could should "
        "went came took gave made then when which while because where after before into they them "
        "she his her their"
    )
)
"""Words that get stuck to the end of the one before when a blank is lost."""
NOT_STUCK = words(
    "over under fore with where there here some every out thence there wher what who hither "
    "thous wear water"
)
REPEATED = words(
    "had that very no so bye ha he yes ok now more many there blah knock again and on far long"
)
"""Words that writers repeat on purpose."""


def find_damage(text: str) -> tuple[Damage, ...]:
    """Return every place of `text` that is hurt, in order."""
    found: list[Damage] = []
    beginning = text[:READ_FOR_WORDS]
    for kind, finder in FINDERS.items():
        searched = beginning if kind in WORD_KINDS else text
        spans = islice(finder(searched), MOST)
        found.extend(Damage(Span(start, end), kind) for start, end in spans)
    return tuple(sorted(found, key=lambda one: (one.span, one.kind)))


Spans = Iterator[tuple[int, int]]


def _matches(pattern: str, flags: int = 0) -> Callable[[str], Spans]:
    compiled = re.compile(pattern, flags)

    def finder(text: str) -> Spans:
        return (match.span() for match in compiled.finditer(text))

    return finder


_MOJIBAKE = re.compile("\ufffd+|â€[™œ\x9d˜“”¦]|Ã[©¨ª«¤¶¼±¡³\xad]|Â(?=[\xa0«»°])")
_QUESTION_MARK = re.compile(r"(?<=[a-z])\?(?=(?:s|t|re|ve|ll|d|m)\b)")


def _replacement(text: str) -> Spans:
    """Characters that stand where another stood: U+FFFD, doubly decoded ones, `don?t`."""
    for match in _MOJIBAKE.finditer(text):
        yield match.span()
    for match in _QUESTION_MARK.finditer(text):
        yield match.span()


_CONTRACTION = re.compile(
    r"(?<![\w'’])(?:" + "|".join(CONTRACTIONS) + r")(?![\w'’])", re.IGNORECASE
)
_CAPITAL_S = re.compile(r"(?<![.!?]\s)\b([A-Z][a-z]{2,})s (?=[a-zA-Z])")
_WERE = re.compile(r"\b([Tt]oday|[Nn]ow|[Hh]ere|[Ww]ell) were (?=\w+ing\b)")
_FUNCTION = re.compile(
    r"(?:and|or|in|on|at|of|to|for|from|with|are|were|is|was|have|had|has|do|did|will|would|can|who"
    r"|that|which|but|as|by|into|when|where|also|then|said|say|came|went)\b"
)


def _lost_apostrophe(text: str) -> Spans:
    """English contractions and possessives without their apostrophe.

    Doubtful words (`ill`, `wont`, a name with an s) count only where a sure one shows that this
    text lost its apostrophes.
    """
    hits = [match.span() for match in _CONTRACTION.finditer(text)]
    sure = [span for span in hits if text[span[0] : span[1]].lower() not in AMBIGUOUS]
    if not sure:
        return
    yield from (span for span in hits if _doubtful_holds(text, span))
    for match in _WERE.finditer(text):
        yield match.start() + len(match[1]) + 1, match.end() - 1
    names = Counter(re.findall(r"\b[A-Z][a-z]{2,}\b", text))
    for match in _CAPITAL_S.finditer(text):
        if names[match[1]] and not _FUNCTION.match(text, match.end()):
            yield match.start(), match.end() - 1


def _doubtful_holds(text: str, span: tuple[int, int]) -> bool:
    word = text[span[0] : span[1]]
    if word.lower() in {"ill", "id", "im"}:
        return word[0].isupper() and not word.isupper()
    return True


_SAID = re.compile(
    r"\b(?:sa(?:id|ys|ying)|asked|replied|answered|shouted|responded|threatened)"
    r"(?: to (?:him|her|me|them|us))?,\s+(?=(?:If|I|You|We|Do|Did|Don|Your|My|Due|What|Why|Where"
    r"|Who|How|No|Yes|Go|Come|Give|Tell|Bring|Pay|Let|Be|This|There|It)\b)"
)
_SAID_KOREAN = re.compile(
    r"(?:습니다|습니까|어요|아요|해요|이다|겠다|는다|마라|해라|어라|아라|거라|하라|인가|는가|느냐|니까|거야|을까|줄까"
    r"|야지|잖아|다고)\s?라고\s"
)


def _lost_quote(text: str) -> Spans:
    """Reported speech that runs on as speech, without quotation marks."""
    for match in _SAID.finditer(text):
        yield match.start(), match.end() - 1
    for match in _SAID_KOREAN.finditer(text):
        before = text[max(0, match.start() - 200) : match.end()]
        if not re.search("[\"“”'‘’「」『』]", before):
            yield match.start(), match.end()


_GLUED_SENTENCE = re.compile(
    r"(?<=[a-z]{2}[.!?])[A-Z][a-z]+|(?<=[가-힣][.!?])(?=[가-힣])|(?<=[a-z]{3})(?:The|He|She"
    r"|They|It|In|On|But|And|When|After|This|That|His|Her|We|According)(?=\s)"
)
_STUCK = re.compile(r"\b([A-Za-z]{4,}?)(" + "|".join(ADDED) + r")\b")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*$")


def _missing_blank(text: str) -> Spans:
    """Two words run into one: after a full stop, before a capital, or `majorbegan`."""
    for match in _GLUED_SENTENCE.finditer(text):
        if not _ADDRESS.search(text, max(0, match.start() - 60), match.start()):
            yield match.start() - 1, match.start() + 1
    words = Counter(re.findall(r"\b[a-z]{4,}\b", text.lower()))
    for match in _STUCK.finditer(text):
        first, whole = match[1].lower(), match[0].lower()
        if words[first] > 1 and words[whole] == 1 and first not in NOT_STUCK:
            yield match.span()


_DOUBLED = re.compile(r"\b(\w+)[ \xa0]+\1\b", re.IGNORECASE)


def _doubled_word(text: str) -> Spans:
    """The same word twice in a row, where nobody means it."""
    for match in _DOUBLED.finditer(text):
        word = match[1].lower()
        if word in REPEATED or word.isdigit() or "_" in word:
            continue
        korean = "가" <= word[0] <= "힣"
        if (korean and len(word) < 3) or (match[1][0].isupper() and match[1] in match[0][1:]):
            continue
        yield match.span()


def _mixed_line_ends(text: str) -> Spans:
    """Line ends of the kinds that are the fewer in a text that has more than one kind."""
    carriage = text.count("\r")
    if not carriage:
        return iter(())
    both = text.count("\r\n")
    counts = {"\r\n": both, "\r": carriage - both, "\n": text.count("\n") - both}
    usual = max(counts, key=lambda end: counts[end])
    ends = re.finditer("\r\n|\r|\n", text)
    return (match.span() for match in ends if match[0] != usual)


_JOINED_SCRIPTS = "\u0600-\u06ff\u0900-\u0dff\U0001f000-\U0001faff\u2600-\u27bf\ufe0f"
_zero_width = _matches(
    "[\u200b\u2060\ufeff\u00ad\u180e]+"
    f"|(?<![{_JOINED_SCRIPTS}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINED_SCRIPTS}])"
)
_bidi = _matches("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+")
_no_break_space = _matches("[\u00a0\u2007\u202f]+")

FINDERS: dict[str, Callable[[str], Spans]] = {
    "replacement": _replacement,
    "lost_apostrophe": _lost_apostrophe,
    "lost_quote": _lost_quote,
    "missing_blank": _missing_blank,
    "doubled_word": _doubled_word,
    "no_break_space": _no_break_space,
    "mixed_line_ends": _mixed_line_ends,
    "zero_width": _zero_width,
    "bidi": _bidi,
}
"""What each kind of damage is looked for with."""
WORD_KINDS = frozenset(("lost_apostrophe", "lost_quote", "missing_blank", "doubled_word"))
