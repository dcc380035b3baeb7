"""English speech behind a bare comma: told her, stand up when the Party speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.sayingverbs import FIRST_OR_SECOND, SECOND
from moksori.language.words import words

_ALOUD = (
    r"said|says|whispered|whispers|hissed|shouted|shouts|yelled|screamed|replied|replies|answered|"
    r"answers|snapped|barked|growled|sneered|muttered|murmured|mumbled|laughed|joked|roared|"
    r"bellowed|begged|begs|pleaded|repeat(?:ed|ing|s)|warned|warns|threatened|threatens|saying|"
    r"whispering|shouting|retorted|responded|swore|exclaimed|mocked|taunted|insisted"
)
_TO_WHOM = r"told|tells|telling|asked|warned|threatened|begged|reminded|answered|taunted"
_NOUN_PHRASE = (
    r"(?:him|her|them|me|us|himself|herself|everyone|everybody|"
    r"(?:the|his|her|their|my|our|one|some|those|these|an?) (?:[a-z'’-]+ ){0,2}[a-z'’-]+|"
    r"(?:Mr|Mrs|Ms|Dr|Comrade)\.? [A-Z][\w'’-]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_HOW = (
    r"(?: (?:in|on|at|with|through|from|over|by|behind|under|into|again|once|later|quietly|calmly|"
    r"softly|loudly|coldly|only|simply|who|while|as|before|after|when|outside|inside)\b"
    r"(?: [\w'’-]+){0,8}?)?"
)
_SPLICED = re.compile(
    rf"(?<![\w'’-])(?P<verb>(?:(?:{_ALOUD})(?: (?:to|at|into|back to|back at|after) "
    rf"{_NOUN_PHRASE})?|"
    rf"(?:{_TO_WHOM}) {_NOUN_PHRASE}|say to {_NOUN_PHRASE}|"
    r"(?:this|these|one|the same|his|her|single) (?:one )?(?:sentence|words|phrase|remark|answer)))"
    rf"{_HOW}[,;:] (?P<speech>)(?=[a-zA-Z])"
)
_NOT_FIRST = words(
    "and but or nor so yet who which whose whom where when while whereupon after before as since "
    "because although though according however therefore then thus too with without in on at for "
    "from by to of into until once only not also just later despite during if whether that how his "
    "her their its both each either neither apparently perhaps probably reportedly "
    "allegedly almost "
    "visibly clearly still even than like through under over upon again meanwhile instead moreover"
)
_COMMAND = words(
    "be shut get go give bring pay sign stop come tell say keep take open never stand sit forget "
    "leave look wait remember let hand put make find dont don't do listen confess admit write send "
    "lie eat drink kneel undress strip wash clean dig hold turn raise think thank learn show drop "
    "hurry run walk work beat kill shoot save spare help please next tomorrow tonight today"
)
_OPENS = re.compile(
    r"(?:nobody|no one|nothing|everybody|everyone|whoever|anybody|anyone|somebody|someone)\b", re.I
)
_NOW = re.compile(
    r"(?<![\w'’-])(?:will|wont|won['’]t|shall|can|cant|can['’]t|cannot|must|is|are|has|have|does|do|"
    r"doesnt|dont|isnt|never|may|needs?|belongs?|owns?|talks?|pays?|dies?|eats?|loses?|knows?|counts?|"
    r"lives?|comes?|goes|gets?|takes?|wants?|costs?)(?!\w)"
)
_PAST = re.compile(
    r"(?<![\w'’-])(?:was|were|had|did|came|went|took|gave|made|said|told|would|could|kept|began|ran|"
    r"left|hit|beat|threw|sold|stood|sent|knew|got|fell|put|[a-z]{2,}ed)(?!\w)"
)
_FIRST = re.compile(r"[\w'’-]+")
_AS_SAID = re.compile(r"\b(?:as|like)\b(?: [\w'’-]+){0,3} \Z", re.IGNORECASE)
_ENDS = re.compile(r"[.!?](?=\s|\Z|[\"”’])|\n")
_ASKS = words("who what why where how when")
_LONGEST = 400
_FEWEST = 4
_FEWEST_SAID = 6
"""A command may be shorter than what is only told in the present."""


def spliced(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Give where speech begins behind a comma, where its sentence ends, and its verb's span.

    What follows the comma is a clause of its own in the present, or a command: no report in the
    past goes on that way.
    """
    for match in _SPLICED.finditer(text):
        start = match.end()
        end = _sentence_end(text, start)
        rest = text[start:end]
        before = text[max(0, match.start() - 40) : match.start()]
        if _AS_SAID.search(before) or not _is_clause(rest):
            continue
        yield start, end, match.span("verb")


def _sentence_end(text: str, start: int) -> int:
    end = _ENDS.search(text, start, start + _LONGEST)
    return end.end() if end else min(len(text), start + _LONGEST)


def _is_clause(rest: str) -> bool:
    """Say whether words are a command or a sentence in the present."""
    first = _FIRST.match(rest)
    if first is None or len(rest.split()) < _FEWEST:
        return False
    word = first.group().lower()
    if _OPENS.match(rest) and len(rest.split()) >= _FEWEST_SAID:
        return True
    if word in _ASKS:
        return rest.rstrip().endswith("?") or SECOND.search(rest) is not None
    if word in _COMMAND:
        return _is_command(word, rest)
    if (
        len(rest.split()) < _FEWEST_SAID
        or word in _NOT_FIRST
        or word.endswith(("ing", "ed", "ly"))
        or _PAST.match(rest)
    ):
        return False
    now, past = _NOW.search(rest), _PAST.search(rest)
    if now is not None and now.start() > 0 and (past is None or now.start() < past.start()):
        return True
    return FIRST_OR_SECOND.search(rest) is not None and past is None


def _is_command(word: str, rest: str) -> bool:
    """Say whether a clause commands: "hit" and "put" in the past are told apart by what follows."""
    if word in ("today", "tonight", "tomorrow"):
        return _NOW.search(rest) is not None
    if word in ("put", "let", "run", "come"):
        past = _PAST.search(rest, len(word))
        return past is None
    return True
