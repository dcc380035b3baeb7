"""Nicknames: where one is told, and everywhere it stands, the title first of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from moksori.coding.lexicon import Lexicon
from moksori.coding.nicknames_ko import NEVER_NICKNAMES, is_alias, korean_nicknames
from moksori.coding.phrases import Phrases
from moksori.coding.reading import Draft, without_overlaps
from moksori.coding.segments import Part, Segment
from moksori.coding.words_en import CLOSED, HONORIFICS, NOT_AFTER_NAMES, NOT_NAMES, NOUNS
from moksori.language.hangul import final_of
from moksori.language.romanised_names import surname_spellings
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_TELLS = (
    r"(?:nicknamed(?: (?:him|her|them))?|dubbed(?: (?:him|her|them))?|(?:known(?: \w+){0,4}|kn"
    r"(?:ow|ows|ew)) as"
    r"|(?:is|was|are|were|been|be|being)(?: \w+){0,2} called"
    r"|(?:g[ai]ve|given|giving)(?: (?:him|her|them))?(?: by [a-z ]{2,30})? the "
    r"(?:nick)?name(?: of)?|christened(?: (?:him|her))?|behind (?:his|her) back"
    r"|(?:is|was|are|were|been) (?:nicknamed|named|referred to)(?: only)? as|go(?:es)? under(?: the"
    r" name(?: of)?)?|answers? to(?: the name(?: of)?)?|call(?:s|ed|ing)? the (?:\w+ ){0,2}\w+"
    r"(?= [\"'“‘](?:[Tt]he )?[A-Z])|name(?:s|d)? (?:him|her)(?= [\"'“‘](?:[Tt]he "
    r")?[A-Z])|as (?:he|she) is (?:called|known)"
    r"|call(?:s|ed|ing)? (?:him|her|them)|refer(?:s|red|ring)? to"
    r"(?: \w+){0,3}? as|goes by(?: the name(?: of)?)?|nickname(?:d)?(?: \w+){0,3}? (?:is|was|of)"
    r"|by the nickname(?: of)?|the nickname|a\.?k\.?a\.?"
    r"|(?:they|people|everyone|everybody|locals|residents|villagers|prisoners|inmates|traders"
    r"|soldiers|workers|students|pupils|neighbou?rs|women|men|children|others|colleagues|guards"
    r"|staff)(?: there| here| in [A-Za-z]+)?(?: all| only| just| simply| secretly)* call(?:s|ed)?"
    r"|(?:speak|talk|think|spoke|talked)s? of (?:him|her|them|the \w+)(?: only| just)? as"
    r"|(?:is|was|are|were|been) (?:spoken|talked) of as|kn(?:ow|ows|ew) (?:him|her|the \w+)"
    r"(?: only| just| better)? as|(?:speak|talk)s? (?:only )?of(?= [\"“‘])"
    r"|(?:call|name|nickname|dub)(?:s|ed|bed)? the \w+(?= [\"'“‘]?[Tt]he [A-Z])"
    r"|(?:has|had|got|have) the nickname(?: of)?|whose nickname (?:is|was)"
    r"|nickname(?: among| for| given| they| people|,)(?: \w+){0,5}(?: is| was|:)"
    r"|go(?:es)? by|went by(?: the name(?: of)?)?|under the nickname(?: of)?"
    r"|(?:had|have|has|got|there (?:is|was)|with)(?: \w+){0,3} (?:word|name|nickname|term)"
    r"(?: \w+){0,2}? for (?:him|her|them|the \w+)"
    r"|(?:[Aa]mong|[Tt]o|[Ff]or|[Bb]etween) (?:the )?[a-z]+s(?: [a-z]+){0,3},? (?:he|she) "
    r"(?:is|was)(?: only| just| simply)?(?= [\"'“‘]?[Tt]he [A-Z])"
    r"|(?:among|between) (?:them|our)selves,? (?:he|she) (?:is|was)(?: only| just| simply)?"
    r"(?= [\"'“‘])|earned (?:him|her) the (?:name|title)(?: of)?|called(?=\s[Tt]he\s[A-Z]))"
)
_GIVES_NAME = re.compile(
    r"(?:\b(?:let['’]?s|let us|we(?:['’]?ll| will| shall| can)?|i(?:['’]?ll| will| shall)|to)"
    r"(?: just| simply)?)\s\Z",
    re.IGNORECASE,
)
_OPEN = r"(?:(?<!\w)[\"']|[“‘«《〈「『])"
_CLOSE = r"[\"'”’»》〉」』]"
_INNER = r"[^\"'“”‘’«»《》〈〉「」『』\n]"
_QUOTED = rf"{_OPEN}(?P<quoted>{_INNER}{{2,40}}?)[,.:!?]?{_CLOSE}"
_PLAIN = r"(?P<plain>(?:[Tt]he\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})"
_ENGLISH = re.compile(
    rf"\b{_TELLS}(?:\s+as)*[\s,:]+(?:simply |only |just |locally )?(?:{_QUOTED}|{_PLAIN})"
)
_ALSO_TOLD = re.compile(
    rf"{_QUOTED}[ ](?:(?:everybody|everyone|people|they|we|residents|all)[ ](?:calls?|called)[ ]"
    r"(?:him|her)|as (?:he|she|people call) |(?:is|was) (?:his|her) nickname|(?:is|was) what "
    r"(?:they|people|everyone|we))"
    r"|(?:they|people|we|everybody|everyone|neighbours|neighbors|pupils|children|prisoners|inmates)"
    r" calls? (?:him|her) (?:just |only |simply )?(?P<plain>[Tt]he [A-Z][a-z]+|[A-Z][a-z]+)(?![\w])"
)
_CALLED_KO = (
    r"(?:별명|불리|불린|불렸|불립|불렀|부르|부른|부릅|부를|불러|불림|통하|통한|통합|통했|수군|쑥덕|숙덕|놀리|놀린|놀립|놀렸|놀려"
    r"|비꼬|비꼰|비꼽|비꼈|조롱|빈정|빗대|칭하|칭한|칭합|일컫|일컬|지칭|호칭|이름(?:을)? ?(?:붙"
    r"|지)|손가락질|욕하|욕한|욕합|욕했)"
)
_SAYING_KO = (
    r"(?:이라고|라고|이라구|라구|이라|라)들?\s?(?:도\s)?"
    r"(?:합|한[다답단]|해요|하[더오지데우네던는]|했|함|그[래랬러]|쓴다|씁니다)"
)
_PEOPLE = (
    r"(?:사람들|주민들|인민들|이웃들|모두|다들|아이들|우리끼리|우리들|상인들|장사군들|장사꾼들|로동자들|노동자들"
    r"|죄수들|수감자들|학생들|녀자들|여자들|뒤에서|동네에서|마을에서|시장에서|장마당에서)"
)
_KOREAN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"별명(?:은|이|으로|도|을)?\s?(?:바로\s)?{_QUOTED}",
        r"별명(?:은|이)\s(?P<plain>[가-힣]{2,8}?)(?=이다|다\.|이었|였|이라|라고|라는|인데|임|입니|이요|예요|이에요|이오|이고|,|\.)",
        rf"{_QUOTED}\s?(?:이?라(?:고(?:도)?)?|이?라는|으로|로)\s?{_CALLED_KO}",
        rf"(?<![가-힣])(?P<plain>[가-힣]{{2,8}}?)(?:이라(?:고(?:도)?)?|라(?:고(?:도)?)?)\s?{_CALLED_KO}",
        r"(?<![가-힣])(?P<plain>[가-힣]{2,8}?)(?:이라는|라는)\s별명",
        rf"{_PEOPLE}[가-힣]{{0,4}}\s(?:[가-힣 ]{{1,12}}[을를]\s)?(?P<plain>[가-힣]{{2,6}}?)"
        rf"{_SAYING_KO}",
        rf"[가-힣]{{1,8}}들(?:은|이|끼리(?:는)?|사이에선|사이에서는?)?\s(?:[가-힣]{{1,8}}\s){{0,2}}?"
        rf"(?:그|그 ?사람|이 ?사람|그 ?자|이 ?자|그놈|저놈|[가-힣]{{2,8}}[원장관위좌사])[을를]\s"
        rf"(?P<plain>[가-힣]{{2,6}}?){_SAYING_KO}",
        rf"{_PEOPLE}[가-힣]{{0,4}}\s(?:[가-힣 ]{{1,12}}[을를]\s)?{_QUOTED}"
        rf"{_SAYING_KO}",
        rf"(?:[가-힣]{{1,8}}들|끼리)(?:은|이|는|사이에서는?)?\s(?:[가-힣 "
        rf"]{{1,16}}[을를]\s)?{_QUOTED}{_SAYING_KO}",
        r"(?:다들|모두|모두가|사람들이|우리는)\s(?P<plain>[가-힣]{2,6}), (?P=plain)\s?"
        r"(?:했|하[던였더]|그[랬러])",
        r"별명\s?[:：]?\s?(?P<plain>[가-힣]{2,8}?)(?<!있음)(?<!없음)(?=[.,)\n]|$)",
        rf"(?:[가-힣]{{2,}}[원장관위좌사]|[가-힣]{{2,4}}\()\s?{_QUOTED}(?=\)|[은는이가을를의]|에게|한테)",
        rf"{_QUOTED}(?:이고|이며|고|며)?,\s[^.!?\n\"'《》]{{1,40}}{_OPEN}{_INNER}{{2,40}}{_CLOSE}"
        rf"\s?(?:이?라고|이?라는|으로|로)\s?{_CALLED_KO}",
    )
)
_ASKED = re.compile(r"별명[^.!?\n]{0,20}(?:까|나요|어요|가요|죠|지요)[.?]?\s*\Z")
_ASKED_EN = re.compile(
    r"\b(?:nicknames?|a name for (?:him|her|them))\b[^\n]{0,40}\Z", re.IGNORECASE
)
_ANSWER_EN = re.compile(
    rf"\s*(?:[-–—]\s*)?(?:(?:Yes|They do|They have|Indeed|Of course|It is|He is|She is)[,.]?\s)?"
    rf"(?:{_QUOTED}|(?P<plain>[Tt]he\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}}))"
)
_ANSWER = re.compile(
    r"\s*(?:네[,.] |예[,.] )?(?P<plain>[가-힣]{2,6}?)(?:이요|요|예요|이에요|입니다"
    r"|이라고)(?=[\s.,]|$)"
)
_BRACKET = re.compile(r"[\"'”’]?[ ,]{0,2}[(\[—–](?P<inner>[^()\[\]\n]{2,80})[)\]—–]")
_FOREIGN = re.compile(
    r"(?:(?<![\w-])(?P<word>[a-z]{1,9}(?:-[a-z]{1,9}){1,3}|(?:\A|(?<=[(\[—–]))[a-z]{3,16}"
    r"(?=[)\]—–])"
    r"|(?:(?<=Korean, )|(?<=Korean: )|(?<=korean, )|(?<=korean: )|(?<=Korean )|(?<=Burmese )"
    r"|(?<=Burmese: )|(?<=Burmese, ))[A-Za-z'’]{3,16}|[가-힣]{2,8}|[\u1000-\u109f]{2,20}))(?![\w-])"
)
_SCARE = re.compile(rf"{_OPEN}({_INNER}{{2,40}}?)[,.:!?]?{_CLOSE}")
_FEW = 3
"""Words of a nickname that a title may give without the text repeating it."""
_THE = re.compile(r"\b[Tt]he[\s\u00a0]$")
_WHOLE_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+[ -][A-Za-z][a-z]+")
_RANKS = re.compile(r"^(?:[Tt]he )?(?=[a-z])(?!the )")


def told_nicknames(segments: Iterable[Segment], lexicon: Lexicon) -> list[tuple[str, Span]]:
    """Give the nicknames that an account tells, each with where it is told.

    Args:
        segments: The account.
        lexicon: The pack's words: an office that is called by its name has no nickname.
    """
    whole = list(segments)
    found: list[tuple[str, Span]] = []
    for segment in whole:
        if segment.part in (Part.PASSAGE, Part.TITLE):
            found.extend(_told(segment))
    found.extend(_answered(whole))
    body = [segment.text for segment in whole if segment.part is Part.PASSAGE]
    for segment in whole:
        if segment.part is Part.TITLE:
            found.extend(_in_title(segment, body))
    kept: dict[str, tuple[str, Span]] = {}
    for surface, span in found:
        core = _core(surface)
        if len(core) > 1 and not (_is_plain(surface) or _is_known(surface, lexicon)):
            kept.setdefault(core, (surface, span))
    return list(kept.values())


def _is_plain(surface: str) -> bool:
    """Say whether somebody is only called what he is: a guard, but not “the Priest”."""
    bare = surface.strip("\"'“”‘’`")
    named = bare.lower().startswith("the ") and bare[4:5].isupper()
    return _core(surface) in NOUNS and not named


def _is_known(surface: str, lexicon: Lexicon) -> bool:
    """Say whether the words name something else: an office, a place, a term, a post."""
    words = _core(surface).split()
    if _core(surface) in NEVER_NICKNAMES:
        return True
    if not words or words[-1] in NOT_NAMES | CLOSED | NOT_AFTER_NAMES:
        return True
    surnames = {name.lower() for name in lexicon.pack.pools.surnames.get("en", ())}
    if len(words) > 1 and (words[0] in surnames or words[-1] in surnames):
        return True
    if _WHOLE_NAME.fullmatch(surface) and surname_spellings(words[0]):
        # "He is called Tak Hyong Jun": a name in Latin letters, whichever the pack knows.
        return True
    if words[0] in HONORIFICS and words[0] != "comrade":
        # “Comrade Scale” is a nickname, Comrade Kim a name.
        return True
    looked = (lexicon.organisations, lexicon.places, lexicon.glossary, lexicon.figures)
    spare = 4 if surface.isascii() else 1
    return any(
        hit.end - hit.start >= len(surface) - spare for each in looked for hit in each.find(surface)
    )


def _told(segment: Segment) -> Iterator[tuple[str, Span]]:
    for pattern in (_ENGLISH, _ALSO_TOLD, *_KOREAN):
        for match in pattern.finditer(segment.text):
            group = "quoted" if match.groupdict().get("quoted") else "plain"
            surface = match.group(group).strip()
            if group == "plain" and _is_animal(segment.text, match.end(group)):
                surface += "이"
            given = _is_given(segment.text, match, surface)
            if given or is_alias(segment.text, match.end(group)):
                continue
            if group == "plain" and _RANKS.match(surface) and surface.isascii():
                continue
            yield surface, segment.span(*match.span(group))
            yield from _in_other_words(segment, match.end())
    for surface, start, end in korean_nicknames(segment.text):
        whole = surface + "이" if _is_animal(segment.text, end) else surface
        yield whole, segment.span(start, end)


def _is_given(text: str, match: re.Match[str], surface: str) -> bool:
    """Say whether the reporter gives a name in place of the true one, as in "let's call her"."""
    now = match.group().startswith("call ") and not surface.lower().startswith("the ")
    return now and _GIVES_NAME.search(text, 0, match.start()) is not None


def _in_other_words(segment: Segment, at: int) -> Iterator[tuple[str, Span]]:
    """What stands in brackets behind a nickname is often the same in the language it is told in."""
    bracket = _BRACKET.match(segment.text, at)
    if bracket is None:
        return
    for word in _FOREIGN.finditer(segment.text, bracket.start("inner"), bracket.end("inner")):
        yield word["word"], segment.span(*word.span("word"))


def _is_animal(text: str, end: int) -> bool:
    """Say whether 이 behind a nickname is its own: 승냥이라고, 구렁이라고, but 령감이라고."""
    return text.startswith("이라", end) and final_of(text[end - 1]) == "ㅇ"


def _answered(segments: Sequence[Segment]) -> Iterator[tuple[str, Span]]:
    """What is answered to the question for a nickname: 분필이요."""
    spoken = [segment for segment in segments if segment.part is Part.PASSAGE]
    for asked, answer in pairwise(spoken):
        if _ASKED.search(asked.text):
            match = _ANSWER.match(answer.text)
            if match:
                yield match["plain"], answer.span(*match.span("plain"))
        elif _ASKED_EN.search(asked.text) and (match := _ANSWER_EN.match(answer.text)):
            group = "quoted" if match["quoted"] else "plain"
            yield match[group], answer.span(*match.span(group))


def _in_title(segment: Segment, body: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """As in "'The Rat:' guard …" in a title is a nickname if the text has it too."""
    for match in _SCARE.finditer(segment.text):
        surface = match.group(1).strip()
        if len(surface.split()) > (4 if surface.isascii() else 2) or not (
            surface[:1].isupper() or not surface.isascii()
        ):
            continue
        again = re.compile(rf"{_OPEN}{re.escape(surface)}[,.:!?]?{_CLOSE}")
        recurs = any(
            again.search(text) if not surface.isascii() else surface in text for text in body
        )
        if recurs or (len(surface.split()) <= _FEW and _stands_out(surface, segment.text)):
            yield surface, segment.span(match.start(1), match.end(1))


def _stands_out(surface: str, title: str) -> bool:
    """Say whether quoted words have capitals in a title that otherwise has few."""
    words = re.findall(r"[A-Za-z]{4,}", title.replace(surface, " "))
    capitals = sum(word[0].isupper() for word in words)
    return surface[:1].isupper() and surface.isascii() and capitals <= 0.5 * len(words)


def _core(surface: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(surface.split()).casefold()).strip(".,:;'\"’")


def nickname_mentions(
    segments: Iterable[Segment], owners: Sequence[tuple[str, tuple[str, ...]]]
) -> list[Draft]:
    """Find every place where a nickname stands, with "the" before it or without.

    Args:
        segments: The account.
        owners: Each nickname as told, with the keys of whose it is.
    """
    entries = [(_bare(surface), persons) for surface, persons in owners]
    phrases = Phrases([(surface, persons) for surface, persons in entries if surface])
    drafts: list[Draft] = []
    for segment in segments:
        for hit in phrases.find(segment.text):
            start = hit.start
            lead = _THE.search(segment.text[max(0, start - 5) : start])
            start -= len(lead.group()) if lead else 0
            span = segment.span(start, hit.end)
            draft = Draft(span, MentionKind.NICKNAME, persons=hit.entry, rule="nicknames")
            draft.detail["name"] = segment.text[hit.start : hit.end]
            drafts.append(draft)
    return without_overlaps(drafts)


def _bare(surface: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", surface.strip()).strip(".,:;'\"’‘“”")
