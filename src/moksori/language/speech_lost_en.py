"""English speech whose quotation marks were lost: where it begins and how far it runs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from moksori.language.found import Found
from moksori.language.quotes import Quote
from moksori.language.sayingverbs import ABOUT_NOW, FIRST_OR_SECOND, NARRATOR, SECOND, VERBS
from moksori.language.speech_reported_en import reported
from moksori.language.speech_spliced_en import spliced
from moksori.language.words import words

_WHOM = (
    r"(?: (?:to |at |into )?(?:him|her|them|me|us|everyone|everybody|people|himself|herself|"
    r"(?:Mr|Mrs|Ms|Dr|Comrade)\.? [A-Z][\w'’-]+|"
    r"(?:the|his|her|their|my|our|one|another|some|those|these) (?:[a-z'’-]+ ){0,3}?[a-z'’-]+|"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}))?"
)
_COMMON = (
    "If|Due|Dont|Do|Did|Does|Stop|Go|Come|Give|Bring|Pay|Sign|Tell|Shut|Get|Take|Send|Look|Listen|"
    "Why|"
    "What|Where|When|Who|How|Is|Are|Was|Can|Could|Will|Would|No|Yes|Never|Just|Now|This|That|There|"
    "Theres|Its|It|All|Nobody|Nothing|Let|Lets|Be|Have|Has|Your|My|Our|We|They|He|She|Not|Only|"
    "Since|"
    "Because|Even|Anyone|Everyone|People|Keep|Leave|Remember|Think|Wait|Sit|Stand|Confess|Admit|"
    "Say|"
    "Open|Call|Make|Write|Hand|Kill|Try|Hurry|Quick|Please|Well|So|But|And|Or|Then|Before|After|"
    "Until|"
    "Unless|Cant|Wont|Isnt|Arent|Didnt|Ill|Im|Ive|I|You|Youre|Youll|Thats|Those|These|Money|Bastard"
)
_INTRO = re.compile(
    rf"(?<![\w'’-])(?=[a-z])(?P<verb>{VERBS})(?![\w-])(?P<between>(?: "
    rf"(?!{VERBS}\b)[\w'’-]{{1,24}}){{0,12}}?)"
    r"(?P<joint>[ \n]?[,:;–—-]{1,2}[ \n]|[:,](?=[A-Z]))(?P<speech>)",
    re.IGNORECASE,
)
_PRONOUN_FIRST = re.compile("I|He|She|They|We|It|The|This|That|There")
_CAPITAL = re.compile(rf"(?:{_COMMON})(?![\w])")
_BARE = re.compile(
    r"(?<![\w'’-])(?P<verb>said|told|shouted|yelled|screamed|replied|answered|warned|threatened|"
    r"whispered|saying|"
    r"telling|shouting|yelling|replying|answering|warning|threatening|responded|snapped|barked|"
    r"insisted)"
    rf"(?![\w-]){_WHOM}[ \n]"
    r"(?P<speech>)(?:(?=(?:I|i (?:am|have|will|dont|do|can|cant|know|was|did|need|want)|I['’]?(?:m|"
    r"ll|ve|d)|[Yy]ou(?:['’]?(?:re|ll|ve|d|r))?|[Ww]e|[Mm]y|"
    r"[Oo]ur|[Yy]our|Dont|[Dd]on['’]t|"
    r"[Ii]f (?:you|I|we|your)|Do you|Did you|Are you|Why (?:do|did|are|were|dont|didnt) you|What "
    r"(?:do|did|are) you)[ ,])"
    rf"|(?=(?:{_COMMON})[ ])"
    r"|(?=(?:be|shut|get|go|give|bring|pay|sign|stop|come|tell|say|keep|take|open|do not|never|"
    r"no one|nobody|stand|sit|forget|leave|look|wait|remember|let|hand|put|make|find|dont"
    r"|shame) ))",
)
_NOUN = re.compile(
    r"(?<![\w-])(?P<verb>words?|reply|answer|threat|warning|response|message|order|retort|question|"
    r"demand|"
    r"(?<=notice )reads?|(?<=sign )reads?|(?<=letter )reads?|(?<=note )reads?|(?<=message )reads?)"
    r"(?:(?:[ \n]to (?:\w+ )?\w+)?[ \n](?:was|were|is|are|went|ran)(?:[ \n](?:these|this|simply|"
    r"only|short|clear))?[ \n]?[:,]|[ \n]?:)"
    r"[ \n](?P<speech>)(?=[A-Z])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<stop>[,.?!][ \n]|[ \n][-–—][ \n])"
    r"(?P<speaker>(?:he|she|they|(?:the|his|her|a|an|one|my|our|their) (?:[\w'’-]+ ){0,4}[\w'’-]+|"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}))"
    rf"[ \n](?P<verb>{VERBS})(?![\w-])(?!,? (?:that|if|"
    rf"whether)\b)(?P<rest>[^.!?\n]{{0,60}})[.!?]?\Z",
    re.IGNORECASE,
)
_AFTER_INVERTED = re.compile(
    r"(?P<stop>[,?!])[ \n](?P<verb>said|says|asked|shouted|replied|answered|warned|yelled|"
    r"whispered|added)[ \n]"
    r"(?P<speaker>(?:the|his|her|a|an|one|my|our) (?:[\w'’-]+ ){0,5}[\w'’-]+|[A-Z][\w'’-]+(?: "
    r"[A-Z][\w'’-]+){0,2})(?P<rest>[^.!?\n]{0,60})[.!?]?\Z"
)
_DASH = re.compile(r"(?m)^[ ]?[-–—] ?(?=[A-Z\"“'‘])(?P<speech>[^\n]{3,600})$")
_SAYING = re.compile(rf"{VERBS}\b", re.IGNORECASE)
_SAYING_ALONE = re.compile(rf"(?<![\w-])(?=[a-z]){VERBS}(?![\w-])", re.IGNORECASE)
_PRONOUN = re.compile(r"(?<!\w)(he|she|they|I|we|who) ?\Z", re.IGNORECASE)
_SPEAKER = re.compile(r"(?P<speaker>(?:[\w'’-]+ ){0,5}[\w'’-]+)[ ]?\Z")
_A_SAY = re.compile(r"\b(?:little|no|any|final|some|much|a|the) \Z", re.IGNORECASE)
# Not "your": in "he warned your family will pay" it is the beginning of what was said.
_POSSESSIVE = re.compile(r"(?:my|our)\b", re.IGNORECASE)
_TO_SOMEBODY = words("told telling asked asking warned warning threatened threatening")
_ALSO_NOUNS = words("answers demands orders claims states notes cries texts words word say")
_LED_BY = re.compile(
    r"(?:(?:if|when|do|did|why|what|are|is|so|but|and|now|then|have|can|will|how|where|because|"
    r"unless|"
    r"until|since|not|is this|who|even) ){0,3}",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(r"(?:told|telling|warn(?:ed|ing)|threaten(?:ed|ing))[ \n]")
"""Verbs that whoever is told follows: in `who told you` nobody is quoted."""
_REPORTED = re.compile(
    r"(?:that|whether|to|if(?! (?:you|your|I|we)\b)|how(?! (?:dare|do|can|could|did|are|old|many|"
    r"much)\b))\b"
)
_MANNER_OF_SPEAKING = re.compile(
    r"(?<!\w)(?:(?:as|like|having|that) (?:I |we |you )?|(?:I|we) (?:must|would|should|can) |you |"
    r"please |let me |"
    r"(?:like|want|love|going|able|me|us|what|how|something|anything|nothing|little) to )\Z",
    re.IGNORECASE,
)
_LONGEST = 3000
_LOOKED_AT = 600
_TAG_WITHIN = 200
_NEAR_WORDS = 4


class _Text:
    """A text cut into sentences, with what is already known to be quoted."""

    def __init__(self, text: str, parts: list[tuple[int, int]], quotes: list[Quote]) -> None:
        self.text = text
        self.parts = parts
        self.starts = [start for start, _ in parts]
        self.quotes = [quote for quote in quotes if not quote.lost]
        self.closers = [quote.end for quote in quotes if quote.lost == "open"]
        self.quote_ends = [quote.end for quote in self.quotes]
        said = NARRATOR.finditer(text)
        self.narrator = [one.start() for one in said if not self.is_quoted(one.start())]

    def sentence_at(self, place: int) -> int:
        """Give the number of the sentence that holds `place`."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def is_quoted(self, place: int) -> bool:
        """Say whether `place` stands between quotation marks."""
        at = bisect_right(self.quote_ends, place)
        return at < len(self.quotes) and self.quotes[at].start <= place

    def closed_before(self, start: int, stop: int) -> int:
        """Give the end of a closing mark that lost its opening one, if it stands between."""
        at = bisect_right(self.closers, start)
        return min(self.closers[at], stop) if at < len(self.closers) else stop

    def goes_on_after(self, quote: Quote) -> bool:
        """Say whether the next paragraph opens its marks anew, as long quotations do."""
        after = self.text[quote.end : quote.end + 4]
        return "\n" in after and after.strip()[:1] == self.text[quote.start]

    def is_told_by_i(self, place: int) -> bool:
        """Say whether the paragraph that leads up to `place` is told by somebody who is in it."""
        at = bisect_left(self.narrator, place)
        if at == 0:
            return False
        paragraph = self.text.rfind("\n", max(0, place - _LONGEST), place) + 1
        return self.narrator[at - 1] >= paragraph


def lost(text: str, parts: list[tuple[int, int]], quotes: list[Quote]) -> Iterator[Found]:
    """Find speech without marks, or with only one of its two marks, in a prepared text.

    Args:
        text: The prepared text.
        parts: Its sentences.
        quotes: Its quotations, those with a lost mark included.
    """
    told = _Text(text, parts, quotes)
    for pattern in (_INTRO, _BARE, _NOUN):
        for match in pattern.finditer(text):
            if not told.is_quoted(match.start()):
                yield from _introduced(told, match)
    for start, end, verb in spliced(text):
        if not told.is_quoted(start) and not told.is_quoted(verb[0]):
            stop = _run_on(told, told.sentence_at(start), end, told.is_told_by_i(start))
            yield _sure(_found(text, start, stop, verb, _who(text[max(0, verb[0] - 80) : verb[0]])))
    for start, end, verb, whom in reported(text):
        if not told.is_quoted(start) and not told.is_quoted(verb[0]):
            one = _found(text, start, end, verb, _who(text[max(0, verb[0] - 80) : verb[0]]))
            one.detail["reported_to"] = whom
            yield _sure(one)
    yield from _followed(told)
    yield from _half_marked(told, quotes)
    # Where the text itself begins with a dash, dashes stand before turns.
    for match in _DASH.finditer(text) if not _DASH.match(text) else ():
        start, end = match.span("speech")
        if SECOND.search(match["speech"]) and not told.is_quoted(start):
            tag = _tag(match["speech"])
            yield _found(text, start, start + tag.start() if tag else end, None, None)


def _introduced(told: _Text, match: re.Match[str]) -> Iterator[Found]:
    """Give the speech that a verb of saying introduces."""
    start = match.end("speech")
    number = told.sentence_at(start)
    end = told.parts[number][1] if told.parts else len(told.text)
    if start >= end or told.is_quoted(start):
        return
    before = told.text[max(0, match.start() - 40) : match.start()]
    rest = told.text[start : min(end, start + _LOOKED_AT)]
    narrator = told.is_told_by_i(match.end())
    told_to = match.re is _BARE and _TOLD_TO.fullmatch(told.text, match.start("verb"), start)
    if (
        (told_to and SECOND.match(rest))
        or (rest[:1].islower() and _SAYING.match(rest))
        or _MANNER_OF_SPEAKING.search(before)
        or _REPORTED.match(rest)
    ):
        return
    if not _is_direct(match, rest, narrator) or _is_object(told.text, match, rest):
        return
    stop = told.closed_before(start, _run_on(told, number, end, narrator))
    named = _who(told.text[max(told.parts[number][0], match.start() - _LOOKED_AT) : match.start()])
    yield _found(told.text, start, stop, match.span("verb"), named)


def _who(before: str) -> str | None:
    """Give the words that name who speaks, out of the sentence before the verb of saying."""
    clause = before.rsplit(",", 1)[-1]
    before = clause if clause.strip() else before
    pronoun = _PRONOUN.search(before)
    if pronoun:
        return pronoun[1]
    verb = _SAYING_ALONE.search(before)
    speaker = _SPEAKER.search(before[: verb.start()] if verb else before)
    return speaker["speaker"].strip() or None if speaker else None


def _is_object(text: str, match: re.Match[str], rest: str) -> bool:
    """Say whether the words behind a verb are whom it is said to, or the verb is a noun."""
    verb = match["verb"].lower()
    if verb == "say" and _A_SAY.search(text[max(0, match.start() - 12) : match.start()]):
        return True
    joint = text[match.end("verb") : match.end()].strip()
    if not joint and verb in _TO_SOMEBODY:
        return _POSSESSIVE.match(rest) is not None
    return verb in _ALSO_NOUNS and joint[-1:] == "," and not rest[:1].isupper()


def _is_direct(match: re.Match[str], rest: str, narrator: bool) -> bool:
    """Say whether words after a verb of saying are what was said, word for word."""
    if match.re is _BARE:
        commands = _CAPITAL.match(rest) is not None and not _PRONOUN_FIRST.match(rest)
        person = (SECOND if narrator else FIRST_OR_SECOND).search(rest[:120]) is not None
        return person or (narrator and commands)
    capital = _CAPITAL.match(rest) is not None
    if match.re is _NOUN:
        return capital or FIRST_OR_SECOND.search(rest) is not None
    person = (SECOND if narrator else FIRST_OR_SECOND).search(rest) is not None
    colon = ":" in match["joint"]
    near = match["between"].count(" ") <= _NEAR_WORDS
    sure = colon or rest[:1].isupper() or (near and _starts_with_person(rest))
    return capital or (person and sure)


def _starts_with_person(rest: str) -> bool:
    """Say whether the first words speak to somebody or of the speaker."""
    led = _LED_BY.match(rest)
    return FIRST_OR_SECOND.match(rest, led.end() if led else 0) is not None


def _run_on(told: _Text, number: int, end: int, narrator: bool) -> int:
    """Give where speech ends that began in sentence `number`: while somebody is spoken to."""
    for at in range(number + 1, len(told.parts)):
        start, stop = told.parts[at]
        if "\n" in told.text[end:start] or told.is_quoted(start) or stop - end > _LONGEST:
            break
        said = told.text[start : min(stop, start + _LOOKED_AT)]
        goes_on = SECOND.search(said) or (ABOUT_NOW if narrator else FIRST_OR_SECOND).search(said)
        if not (goes_on or _goes_on_ahead(said)) or _begins_speech(said) or _is_told_by_i(said):
            break
        end = stop
    return end


def _goes_on_ahead(said: str) -> bool:
    """Say whether a short sentence speaks of what will be, as no report in the past does."""
    if len(said.split()) > _SHORT or _NAMED.search(said):
        return False
    return _AHEAD.search(said) is not None


_SHORT = 14
_AHEAD = re.compile(
    r"(?<![\w'’-])(?:will|wont|won['’]t|shall|or else)(?!\w)|\A(?:Nobody|No one|"
    r"Nothing)(?! \w+ed\b)",
)
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z]|\d|\A(?:Residents|People|Many|Most|Officials|According)\b")
_TOLD_BY_I = re.compile(
    r"(?:(?:And|Then|So|and|then|so),? )?(?:I|i|We|we) (?:[a-z]+ed|was|were|had|did|saw|heard|knew|"
    r"went|came|ran|gave|paid|took|left|got|hid|fell|felt|thought|could)\b"
)


def _is_told_by_i(said: str) -> bool:
    """Say whether whoever tells goes on telling: I gave it to him."""
    return _TOLD_BY_I.match(said) is not None and SECOND.search(said) is None


def _begins_speech(said: str) -> bool:
    """Say whether a sentence introduces speech of its own."""
    intro = _INTRO.search(said)
    return intro is not None and _CAPITAL.match(said, intro.end()) is not None


def _followed(told: _Text) -> Iterator[Found]:
    """Give speech that a verb of saying follows: You will pay, he told her."""
    for number, (start, end) in enumerate(told.parts):
        start = max(start, end - _LOOKED_AT)
        said = told.text[start:end]
        match = _tag(said)
        if match is None or told.is_quoted(start) or told.is_quoted(start + match.start()):
            continue
        words = said[: match.start()]
        narrator = told.is_told_by_i(start)
        person = (SECOND if narrator else FIRST_OR_SECOND).search(words)
        after = _run_on(told, number, end, narrator=True)
        commands = _CAPITAL.match(words) and not _PRONOUN_FIRST.match(words)
        if not person and not (after > end and commands):
            continue
        if after > end:
            yield _found(told.text, told.parts[number + 1][0], after, None, match["speaker"])
        if match["stop"][0] in ".?!" and NARRATOR.search(match["rest"]):
            continue
        stop = start + match.start() + (match["stop"][0] in ",.?!")
        first = start if narrator else _run_back(told, number)
        verb = (start + match.start("verb"), start + match.end("verb"))
        yield _found(told.text, first, stop, verb, match["speaker"])


def _tag(said: str) -> re.Match[str] | None:
    """Find the verb of saying that ends a sentence, as in `…, he told her`."""
    at = max(0, len(said) - _TAG_WITHIN)
    return _AFTER.search(said, at) or _AFTER_INVERTED.search(said, at)


def _run_back(told: _Text, number: int) -> int:
    """Give where speech begins that ends in sentence `number`."""
    start = told.parts[number][0]
    for at in range(number - 1, -1, -1):
        first, last = told.parts[at]
        said = told.text[first : min(last, first + _LOOKED_AT)]
        if "\n" in told.text[last:start] or told.is_quoted(first) or not SECOND.search(said):
            break
        start = first
    return start


def _half_marked(told: _Text, quotes: list[Quote]) -> Iterator[Found]:
    """Give speech that kept one of its two marks."""
    for quote in quotes:
        if quote.lost == "close" and told.goes_on_after(quote):
            yield _found(told.text, quote.start, quote.end, None, None)
        elif quote.lost == "close":
            number = told.sentence_at(quote.start)
            end = min(max(told.parts[number][1], quote.inner_start), quote.end)
            stop = min(_run_on(told, number, end, narrator=False), quote.end)
            if quote.inner_end > quote.inner_start:
                yield _sure(_found(told.text, quote.start, stop, None, None))
        elif quote.lost == "open" and told.parts:
            start = told.parts[told.sentence_at(quote.start)][0]
            intro = _INTRO.search(told.text, start, quote.start)
            first = intro.end() if intro else start
            if first < quote.start:
                yield _found(told.text, first, quote.end, None, None)


def _sure(one: Found) -> Found:
    """Mark speech whose form alone shows that somebody said it, whoever tells of it."""
    one.detail["sure"] = True
    return one


def _found(
    text: str, start: int, end: int, verb: tuple[int, int] | None, speaker: str | None
) -> Found:
    detail = {"marks": False, "verb": list(verb) if verb else None, "speaker": speaker,
              "sentence": True}  # fmt: skip
    return Found(start, end, text[start:end].strip("\"'“”‘’ "), detail)
