"""Sentences that tell of something that still goes on: they point at people who can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.detect import wants_korean
from moksori.language.fold import readable
from moksori.language.found import Found, relocate
from moksori.language.quotes import pairs
from moksori.language.sentences import spans

_PRESENT = (
    r"(?:is|are|has|have|lives?|comes?|goes|go|visits?|returns?|calls?|demands?|takes?|forces?|pays?|collects?|"
    r"receives?|meets?|works?|stays?|remains?|suffers?|owes?|sends?|asks?|waits?|hides?|holds?|keeps?|sees?|hears?|"
    r"threatens?|extorts?|beats?|hits?|watch(?:es)?|follows?|monitors?|sells?|buys?|smuggles?|uses?|fears?|cr(?:y|ies)|"
    r"tr(?:y|ies)|need(?:s)?|want(?:s)?|get(?:s)?|give(?:s)?|bring(?:s)?|make(?:s)?|do(?:es)?|limps?|bleeds?|can(?:no|')?t|can)"
)
_STRONG = (
    r"to this (?:very )?day|(?:up )?(?:un)?til (?:now|today|this day|the present)|up to now|as of (?:now|today|this writing)|"
    r"even (?:now|today|as we speak)|as we speak|to date|at (?:this|the) (?:very )?moment(?! (?:when|that|he|she|they))|at present|ever since(?=[,.;]|\Z)|"
    r"(?:still|even) (?:now|today|to this day)|(?:is|are|remains?) (?:currently|presently)|still (?:being )?(?:held|detained|imprisoned|locked up|in (?:prison|custody|detention|hiding|the camp|jail)|"
    r"under (?:arrest|surveillance|investigation)|missing|at large|waiting|alive)|(?:has|have) (?:not|never|n't) (?:stopped|been released|returned|come (?:back|home)|been (?:seen|heard|found))|"
    r"(?:hasn|haven)['’]?t (?:stopped|been released|returned|come (?:back|home)|been (?:seen|heard|found))|shows? no sign of stopping|on a (?:daily|weekly|monthly|regular) basis|"
    r"(?:continu(?:e|es|ing)|goes on|keeps? on|carr(?:y|ies) on)(?: (?:to|with)|ing)? (?!until)|still continues?|is (?:still )?ongoing|(?:is|are) continuing|remains? (?:in|under|behind|locked|imprisoned|detained|missing|unpunished|at)"
)
_STILL = rf"(?:he|she|they|it|who|who['’]s|we|i|victims?|famil(?:y|ies)|wom[ae]n|m[ae]n|officers?|commander|major|mother|father|daughter|son|\w+) (?:(?:is|are|am) still|still {_PRESENT})"
_HABIT = (
    rf"(?:every|each) (?:single )?(?:other )?(?:day|night|evening|morning|week|weekend|month|year|few (?:days|weeks|months)|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_NOWADAYS = r"nowadays|these days|currently|presently|right now|at the moment|now(?=,? (?:he|she|they|the))"
_CUE = re.compile(
    rf"(?=[a-z])(?<![\w-])(?:(?P<strong>{_STRONG})|(?P<still>{_STILL})|(?P<habit>{_HABIT})|(?P<weak>{_NOWADAYS}))(?![\w-])",
    re.IGNORECASE,
)
_SUBJECT_PRESENT = re.compile(
    rf"(?<![\w'’-])(?:(?:he|she|it)(?: (?:often|regularly|always|sometimes|usually|also|even|now|routinely|repeatedly|constantly|secretly|then|still|just))? (?!is\b|has\b|was\b|does\b|can\b|says\b|adds\b)[a-z]{{2,}}(?:es|s)"
    rf"|(?:they|we|i|you)(?: (?:often|regularly|always|sometimes|usually|also|even|now|routinely|still))? {_PRESENT}"
    rf"|(?:the|his|her|their|this|that|an?) (?:[a-z]+ ){{0,3}}[a-z]+(?: (?:often|regularly|always|usually|still|now|routinely))? (?:comes?|goes|visits?|returns?|calls?|demands?|takes?|forces?|collects?|receives?|threatens?|extorts?|beats?|watch(?:es)?|follows?|monitors?|pays?|sends?|has to|have to|must))(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<![\w'’-])(?:was|were|had|did|came|went|took|gave|made|said|told|used to|would|paid|kept|began|started|forced|visited|demanded|lived|worked|called|threatened|beat|sent|held|\w{3,}ed)(?!\w)",
    re.IGNORECASE,
)
_IN_THE = re.compile(
    r"(?<![\w-])(?:goes|comes|visits|enters|shows up|turns up|drops by|stops by|summons|calls|drags|takes|forces|demands|makes|collects)(?!\w)[^.!?\n]{0,80}"
    r"(?:in the (?:evenings?|mornings?|nights?|afternoons?)|at nights?|on (?:weekends|sundays|mondays|fridays|saturdays)|whenever|once a (?:day|week|month)|twice a (?:day|week|month)|regularly|from time to time|"
    r"(?:to|into|at|in) (?:her|his|their|the victims?['’]?s?) (?:homes?|houses?|rooms?|apartments?|flats?))",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    "(?P<strong>지금도|지금까지도?|아직도|아직까지도?|현재까지도?|현재도|여전히|오늘날까지도?|오늘까지도?|이날까지도?|이 순간에도|이 시각에도|요즘도|요새도|최근까지도?|지금 이 순간|지금껏|여태껏?|"
    "계속되고 있|이어지고 있|지속되고 있|끊이지 않고 있|그치지 않고 있|멈추지 않고 있|현재진행형|돌아오지 (?:못하고|않고) 있|풀려나지 못하고 있|소식이 없|행방을 (?:모르|알 수 없))"
    "|(?P<habit>매일같이|매일|날마다|매주|매달|매월|밤마다|저녁마다|아침마다|주말마다|달마다|수시로|시도 때도 없이|툭하면|때마다|번마다|하루가 멀다|정기적으로)"
    "|(?P<weak>현재(?! ?까지)|지금은|요즘|요새|최근에도|아직)"
)
_KOREAN_PRESENT = re.compile(
    "(?:고 있(?:다|습니다|어요|으며|는|음|고|지만|다고|단다|답니다)|[가-힣](?:ㄴ다|는다|한다|간다|온다|낸다|준다|친다|린다|킨다|진다|된다|른다|운다|인다|본다|산다|든다)|습니다|ㅂ니다|"
    "중(?:이다|이며|입니다|이라고)|상태(?:다|이다|입니다)|해요|와요|가요|아요|어요|찾아[와오]|오고|한대|온대|간대|있다|있습니다|없다|없습니다|못한다|않는다|[가-힣]ㅁ|함|음|임)(?:고|며)?[.!?\"'”’]*\\Z"
)
_KOREAN_PAST = re.compile("(?:었|았|였|했|갔|왔|됐|냈|줬|쳤|렸|켰|졌|봤|섰|샀|났|뺏)(?:다|습니다|어요|으며|고|음|다고|답니다|대|지만)?[.!?\"'”’]*\\Z")


def find_continuing(text: str, lang: str = "") -> list[Found]:
    """Find whole sentences that tell of something that still goes on: `value` is the cue.

    `detail` holds `sentence` (its span, the same as the stretch found), `cue` (the span of the
    cue) and `strength`: `strong` for words that say so (to this day), `habit` for what is done
    again and again in the present, `weak` for words that only speak of now.
    """
    view = readable(text)
    said = view.text
    quotes = pairs(said)
    parts = spans(said, quotes)
    korean = wants_korean(said, lang)
    found = [one for start, end in parts for one in _of_sentence(said, start, end, korean)]
    return relocate(found, view, spans=("sentence", "cue"))


def _of_sentence(text: str, start: int, end: int, korean: bool) -> Iterator[Found]:
    """Give a sentence with its best cue, if it tells of something that goes on."""
    cue = _english(text, start, end)
    if cue is None and korean:
        cue = _korean(text, start, end)
    if cue is not None:
        strength, first, last = cue
        detail = {"sentence": [start, end], "cue": [first, last], "strength": strength}
        yield Found(start, end, text[first:last], detail)


def _english(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    best: tuple[str, int, int] | None = None
    for cue in _CUE.finditer(text, start, end):
        if cue["strong"] or cue["still"]:
            return "strong", cue.start(), cue.end()
        if best is None and _is_now(text[start:end]):
            best = ("habit" if cue["habit"] else "weak", cue.start(), cue.end())
    if best is None:
        habit = _IN_THE.search(text, start, end)
        if habit and _is_now(text[start:end]):
            best = ("habit", habit.start(), habit.end())
    return best


def _is_now(sentence: str) -> bool:
    """Say whether a sentence is told in the present: its first verb decides."""
    present, past = _SUBJECT_PRESENT.search(sentence), _PAST.search(sentence)
    if present is None:
        return False
    return past is None or present.start() <= past.start()


def _korean(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    sentence = text[start:end]
    best: tuple[str, int, int] | None = None
    for cue in _KOREAN.finditer(text, start, end):
        if cue["strong"]:
            return "strong", cue.start(), cue.end()
        if best is None and not _KOREAN_PAST.search(sentence) and _KOREAN_PRESENT.search(sentence):
            best = ("habit" if cue["habit"] else "weak", cue.start(), cue.end())
    return best
