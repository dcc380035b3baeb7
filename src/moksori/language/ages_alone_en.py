"""English numbers that stand alone and count nothing: where a person is told of, they are ages.

Every other finder knows a wording; this one knows what a number can count. A number from 11 to 99
that is followed by no noun, preceded by no label, and is no part of a date, a sum or a list, says
how old somebody is, if what stands before it speaks of one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.ages_en import detail_of
from moksori.language.found import Found
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS
from moksori.language.personwords import is_agent, is_person
from moksori.language.words import words

_ONE = rf"(?:[1-9]\d(?![\d%]|[.,:/]\d)|{SMALL_WORDS}(?![A-Za-z]|-(?!odd\b)))"
_NUMBERS = re.compile(
    rf"(?<![\w.,:$£€¥₩%#/&+=*~-])(?P<low>{_ONE})"
    rf"(?:(?P<joint>,?[ \n](?:or|to|going on|maybe|perhaps)(?:[ \n](?:maybe|perhaps|even|rather))?"
    rf"[ \n]|[ \n]?[-/][ \n]?)(?P<high>{_ONE}))?",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r"(?:[ \n-]odd)?(?:[ \n]or[ \n](?:so|thereabouts|more|older|younger|near|near it))?"
    r"(?:[,;!?)\]\"”’](?!\d)|[.:](?![\w])|[ \n]?[–—]|[ \n]-[ \n]|[ \n]?\(|\Z|\n\n|[ \n]"
    r"(?:and|or|but|when|who|whose|while|though|although|because|so|if|then|now|today|already|again"
    r"|at[ \n](?:the|that)[ \n](?:time|moment)|by[ \n](?:then|now)|back[ \n]then|this[ \n]year"
    r"|last[ \n]year"
    r"|next[ \n]year|that[ \n](?:year|spring|summer|autumn|winter)|I[ \n](?:think|guess|believe"
    r"|would)"
    r"|he|she|as[ \n]far[ \n]as|than|at[ \n](?:most|least|a[ \n]guess)|in[ \n](?:(?:19|20)\d\d"
    r"|January|February|March|April|May|June|July"
    r"|August|September|October|November|December))(?![\w-]))",
    re.IGNORECASE,
)
_PLURAL_VERB = re.compile(
    r"[ \n](?:and|or)[ \n](?:[1-9]\d\b|(?:more|others|all|the[ \n]other|were|are|of)\b)"
)
_HEDGES = re.compile(
    r"(?:(?<![\w-])(?:about|around|maybe|perhaps|probably|possibly|some|roughly|nearly|almost"
    r"|barely|just"
    r"|only|already|still|now|then|approximately|approx\.?|circa|ca?\.|hardly|exactly|over|under"
    r"|past|well|not|yet|even|quite|somewhere|at[ \n](?:most|least)|going[ \n]on"
    r"|getting[ \n]on[ \n]for"
    r"|coming[ \n]up[ \n](?:to|for|on)|(?:(?:no|not|much|little|scarcely)[ \n]?)?(?:more|less"
    r"|older|younger)[ \n]than"
    r"|up[ \n]to|close[ \n]to|near(?:er)?(?:[ \n]to)?|closer[ \n]to|more[ \n]like|between"
    r"|I[ \n]think|I[ \n]believe"
    r"|I[ \n]guess)[ \n,]{1,2}){1,4}\Z",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?<!\w)(?P<who>[A-Za-z][\w’'-]*?)(?:,[^,.;]{1,60})?,?[ \n]?(?:(?:[’'](?:s|m|d[ \n]be"
    r"|ll[ \n]be)"
    r"|(?<=[ \n])(?:is|was|am|be|been|being|became|becomes|looks?|looked|seems?|seemed|appears?"
    r"|appeared"
    r"|(?:look|seem|appear)(?:s|ed)?[ \n](?:to[ \n]be|like|all[ \n]of)"
    r"|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|hits?|celebrat(?:es|ed|ing)|marked|pass(?:es|ed)"
    r"(?:[ \n]for)?"
    r"|entered|completed|see(?:s|n)?|saw|nears|nearing|approach(?:es|ed|ing)|push(?:es|ed|ing)"
    r"|touching"
    r"|pass(?:es|ed)?[ \n]for))"
    r"(?:[ \n](?:soon|never|recently|always|himself|herself))?)[ \n]\Z",
    re.IGNORECASE,
)
_ESTIMATES = re.compile(
    r"(?<!\w)(?:(?:puts?|putting|guess(?:es|ed)?|estimate[sd]?|judge[sd]?|reckon(?:s|ed)?|plac"
    r"(?:es|ed)"
    r"|tak(?:e|es)|took|makes?|made|thinks?|thought|believe[sd]?|consider(?:s|ed)?|describ(?:es"
    r"|ed)|call(?:s|ed)?|s(?:ay|aid|ays)|remembers|remembered|want)[ \n](?:(?:that[ \n])?(?:him"
    r"|her|he|she"
    r"|the[ \n][a-z]{3,14}|[A-Z][a-z]{1,12}|it|this[ \n][a-z]{3,14})[ \n])(?:(?:at|as|to[ \n]be"
    r"|for|is|was|being"
    r"|must[ \n]be|might[ \n]be)[ \n])?"
    r"|(?:would|[’']d|should)[ \n](?:say|guess|put[ \n]it[ \n]at|think)[ \n](?:at[ \n])?"
    r"|(?:my|his|her|our)[ \n]guess[ \n](?:is|was|would[ \n]be)[ \n])\Z",
    re.IGNORECASE,
)
_AGE_TOLD = re.compile(
    r"(?<!\w)(?:ages?|aged|birthday|years?[ -]old|how[ \n]old)(?!\w)[^.;!?\n]{0,30}\Z",
    re.IGNORECASE,
)
_AGENT_OF = re.compile(
    r"(?<!\w)(?:an?|the|this|that|another|one|my|his|her)[ \n](?:[a-z-]{2,14}[ \n])?"
    r"(?P<who>[a-z-]{4,16})[ \n]of[ \n]\Z",
    re.IGNORECASE,
)
_WHO_BEFORE = re.compile(
    r"(?P<word>[A-Za-z][\w’'-]*)[ \n]?(?P<mark>[,(–—:/-]|[ \n]-|,[ \n]?[\"“])?[ \n]?\Z"
)
_COUNTS = re.compile(
    r"(?<!\w)(?:there|how[ \n]many|number(?:ed|s)?|count(?:ed|s)?|total(?:led)?|altogether"
    r"|in[ \n]all|sum|"
    r"pa(?:y|ys|id)|cost|price|yuan|won|dollars?|kyats?|rubles?|baht|sold|bribe|percent"
    r"|score[ds]?|degrees"
    r"|km|kilos?|channel|temperature|minus|page|pages|cells?|list|lines?|times|tables?|rooms?"
    r"|numbers"
    r"|article|o[’']clock)(?!\w)[^.;!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_LABELS = words(
    "office article articles chapter room rooms unit units no nos number cell cells block "
    "ward house building apartment flat camp camps prison school factory mine brigade "
    "battalion regiment division company platoon corps district zone sector section floor "
    "gate checkpoint team group squad route bus train line pier hut barrack barracks level "
    "class grade form page pages verse window desk counter table bed seat lot plot figure "
    "volume item phase stage lesson episode part case exhibit document decree order law "
    "directive resolution rule paragraph clause bureau department highway road street channel "
    "highways version type model point points question week day month year january february "
    "march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    "spring summer autumn winter"
)
_SO_MANY = words(
    "the these those all a an other another others first last next every each both any no which "
    "whose our your their its more fewer"
)
_PRONOUNS = words("he she him her his hers i my who himself herself whom")
_NOBODY = words(
    "it there that this these those they we which what total number temperature price rate score "
    "figure sum count time year today fee share result age"
)
_TAIL = re.compile(
    r"(?:[ \n]or[ \n]so|[ \n](?:at|by|back)[ \n](?:the[ \n]time|that[ \n]time|then|now)"
    r"|[ \n]?,?[ \n]?I[ \n](?:think|believe|guess)"
    r"|[ \n]?,?[ \n]?(?:maybe|perhaps|probably|no[ \n]more|not[ \n]more)|[ \n](?:then|now"
    r"|this[ \n]year|last[ \n]year"
    r"|when[ \n][^.!?\n]{3,60})){0,2}[.!?…,;](?!\d)|\Z",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?<!\w)(?:(?:had|have|has|was|is|were)[ \n])?(?:turn(?:s|ed|ing)|celebrat(?:es|ed|ing)"
    r"|reached|reaching"
    r"|entered|became|he[ \n]was|she[ \n]was|he[ \n]is|she[ \n]is|(?:he|she)[’']s)"
    r"[ \n](?:(?:just|only|about|maybe|around|barely|already)[ \n])?\Z",
    re.IGNORECASE,
)
_PLACE_NEXT = re.compile(
    r"[ \n](?:in|on|at|with|during|behind|inside|under|last|this|that|next|the[ \n](?:day|week"
    r"|month|year))[ \n]",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"[^.!?\n]{1,50}(?<!\w)(?:ages?|aged|years?[ -]old|how[ \n]old|birthday)(?!\w)", re.I
)
_AFTER = 60
_VERB_NEXT = re.compile(
    r"[ \n](?:is|was|has|had|does|did|can|could|will|would|from|in|on|at|by|with|to|for|told|said"
    r"|says"
    r"|came|went|took|gave|saw|lost|stood|sat|sold|died|fell|fled|ran|got|made|left|held|kept|paid"
    r"|[a-z]{2,14}ed|living|working|named|called|just|also|once|later|still)(?![\w-])",
    re.IGNORECASE,
)
_WINDOW = 140
_NEAR = 90
_OLDEST_WORD = 99


def ages_alone(text: str) -> Iterator[Found]:
    """Find ages that no wording gives away: a bare number beside one person."""
    for match in _NUMBERS.finditer(text):
        low = _years(match["low"])
        high = _years(match["high"]) if match["high"] else None
        end = match.end() if high is not None else match.end("low")
        if low is None or (high is not None and not low < high <= low + 9):
            high, end = None, match.end("low")
        if low is None:
            continue
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        if _is_counted(before):
            continue
        if not _ends_clause(text, end) and not _is_somebody_of(before, text, end):
            continue
        if not _is_of_a_person(before, text, end):
            continue
        start = match.start()
        if high is None:
            yield Found(start, end, low, detail_of("appositive"))
        else:
            detail = detail_of("band") | {"exact": False, "finer": True}
            yield Found(start, end, [low, high], detail)


def _is_counted(before: str) -> bool:
    """Say whether a number goes on a list of numbers, or is one of so many."""
    bare = before[-30:].rstrip(" \n,;")
    last = bare[bare.rfind(" ") + 1 :].lower()
    return bare[-1:].isdigit() or last in _SO_MANY


def _is_somebody_of(before: str, text: str, end: int) -> bool:
    """Say whether a number is an age though the clause runs on: a welder of 46 told us."""
    near = before[-_NEAR:]
    if _PLACE_NEXT.match(text, end) and _REACHED.search(near):
        return _one_person(near)
    if not _VERB_NEXT.match(text, end):
        return False
    hedge = _HEDGES.search(near)
    return _AGENT_OF.search(near[: hedge.start()] if hedge else near) is not None


def _years(said: str) -> int | None:
    number = read_number(said)
    return int(number) if number is not None and 10 < number <= _OLDEST_WORD else None


def _ends_clause(text: str, at: int) -> bool:
    """Say whether nothing that could be counted follows a number."""
    return _CLAUSE_ENDS.match(text, at) is not None and not _PLURAL_VERB.match(text, at)


def _is_of_a_person(before: str, text: str, end: int) -> bool:
    """Say whether what stands before a bare number speaks of one person, and of nothing counted."""
    sentence = re.split(r"(?<=[.!?…])[\"”’)]*[ \n]|\n\n", before)[-1]
    earlier = before[: len(before) - len(sentence)]
    hedge = _HEDGES.search(sentence[-_NEAR:])
    head = sentence[: len(sentence) - len(hedge.group())] if hedge else sentence
    if _COUNTS.search(head):
        return False
    if not head.strip(' \n"“‘(-–—'):
        asked = earlier.rstrip().endswith("?")
        if _AGE_AFTER.match(text, end):
            return True
        return not asked and _TAIL.match(text, end) is not None and _one_person(earlier)
    if _ESTIMATES.search(head[-_NEAR:]):
        return _one_person(before + text[end : end + _AFTER].split("\n", 1)[0])
    near = head[-_NEAR:]
    is_ = _IS.search(near)
    if is_:
        return _is_subject(is_["who"], near, is_.start())
    of = _AGENT_OF.search(near)
    if of:
        return is_person(of["who"]) or is_agent(of["who"])
    return _beside(head, hedged=hedge is not None)


def _is_subject(who: str, head: str, at: int) -> bool:
    """Say whether the word before a verb is, or may stand beside, the person who has the age."""
    if who.lower() in _NOBODY:
        return False
    thing = _DETERMINED.search(head[:at]) is not None and not who.lower().endswith("ly")
    return _names_one(who) or (not thing and _one_person(head))


def _beside(head: str, *, hedged: bool) -> bool:
    """Say whether a person stands right before a number, parted by a mark or a hedge."""
    if _AGE_TOLD.search(head):
        return True
    found = _WHO_BEFORE.search(head[-30:])
    if not found or not (found["mark"] or hedged):
        return False
    word = re.sub(r"[’']s?\Z", "", found["word"])
    if word.lower() in _LABELS or word.isdigit() or found["word"][-1].isdigit():
        return False
    if _names_one(word) and (word[0].islower() or is_person(word)):
        return True
    return found["mark"] not in (None, ":", "/") and _one_person(head)


def _names_one(word: str) -> bool:
    """Say whether a word stands for one person: a pronoun, a kind of person, a name."""
    low = word.lower()
    if low in _PRONOUNS or is_agent(low):
        return True
    if is_person(low):
        return not low.endswith("s") or low.endswith("ss") or low == "boss"
    return word[:1].isupper() and low not in _LABELS | _NOBODY and len(low) > 1


_WORD = re.compile(r"[A-Za-z][\w-]*")
_DETERMINED = re.compile(
    r"(?<!\w)(?:the|an?|this|that|its|their|our|my|his|her|of|in)(?:[ \n][a-z]{2,12})?[ \n]\Z",
    re.IGNORECASE,
)


def _one_person(said: str) -> bool:
    """Say whether words tell of one person."""
    low = [word.lower() for word in _WORD.findall(said)]
    return any(
        word in _PRONOUNS or is_agent(word) or (is_person(word) and word[-1] != "s")
        for word in low
        if word not in ("i", "my")
    )
