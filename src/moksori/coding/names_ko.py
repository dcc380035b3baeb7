"""Names of people in Hangul: with a title, with an age, withheld ("A씨", "○○○"), or bare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moksori.coding.lexicon import Lexicon
from moksori.coding.names_en import Known
from moksori.coding.nouns import word_set
from moksori.coding.ranks_ko import (
    is_built_like_a_name,
    names_after_ranks,
    surnames_before_ranks,
)
from moksori.coding.reading import Draft, clear_of, without_overlaps
from moksori.coding.segments import Segment
from moksori.coding.words_ko import (
    FIRST_OF_NAME,
    GIVEN,
    LAST_OF_NAME,
    NEVER_NAMES,
    NOUNS,
    PARTICLE,
    RARE_SURNAMES,
    SURNAMES,
)
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
_TITLE = r"(?:씨|님|군|양|여사|선생님|선생|동지|동무|할머니|할아버지)"
_PSEUDONYM = re.compile(r"\s?\((?:가명|[^()]{0,20}가명[^()]{0,20})[^()]{0,20}\)")
_ANY_SURNAME = f"[{''.join(sorted(SURNAMES | RARE_SURNAMES))}]"
_TO_SOMEBODY = re.compile(
    rf"(?<![가-힣])({_ANY_SURNAME}[가-힣]{{2}})(?:에게|한테|에게서|한테서|더러)(?!서?[가-힣]{{3}})"
)
_ALONE = re.compile(rf"(?:^|[.!?:]\s)({_ANY_SURNAME}[가-힣]{{2}})[.,](?=\s)")
"""Three syllables that are a whole sentence: who somebody is, in notes."""
_KINDS_OF_PEOPLE = frozenset("들자원님인관장생민병사수부군녀씨가람이")
_BLANKED = re.compile(
    rf"(?<![가-힣○OX0×□*])(?:{_SURNAME}[○Ｏ×□*]{{1,3}}|[○×□*]{{2,4}}|[OX]{{3}})(?:\s?(?:씨|군|양))?"
)
_LETTER = re.compile(r"(?<![A-Za-z가-힣])[A-Z]\s?(?:씨|군|양|모\s?씨)(?![가-힣]{3})")
_SOMEBODY = re.compile(
    rf"(?<![가-힣])(?:{_SURNAME}|{_ANY_SURNAME}(?=\s?모\s?(?:씨|군|양|여인|[가-힣]{{1,4}}[원장관위좌사서])))"
    rf"\s?모(?:\s?(?:씨|군|양|여인))?(?=[^가-힣]|[은는이가을를의에와과도]|여인|에게|한테|으로|로)"
)
_SYLLABLE_BEFORE = re.compile(r"[가-힣]\s\Z")
_A_CAKE = re.compile(r"[한두세네]\s모\Z")
"""두부 한 모: a cake of bean curd."""
_OLDER_KIN = re.compile(r"(?:[장이고주유조노양계백숙성]|공|전|추|소|연|규)모(?![ ]?(?:씨|군|양))")
"""장모, 이모, 조모 and what else ends so: no surname with 모 behind it."""
_TITLED = re.compile(
    rf"(?<![가-힣])({_SURNAME}[가-힣]{{1,2}}|{_SURNAME}"
    rf"|[남독선황][궁고우보][가-힣]{{1,2}}|{_ANY_SURNAME}(?=\s씨))\s?({_TITLE})"
    r"(?=[^가-힣]|[은는이가을를의에와과도께라랑만였인]|한테|으로|로|이)"
)
_GIVEN_TITLED = re.compile(
    r"(?<![가-힣])([가-힣]{2,3})\s?(씨)(?=[^가-힣]|[은는이가을를의에와과도께]|한테)"
)
_INTRODUCED = re.compile(
    r"(?:이름은|이름이|본명은|성명은|성명:|이름:)\s?[\"'“‘]?([가-힣]{2,4}?)"
    r"(?=[\"'”’]|이요|이오|임|이었|이였|인데|이란|이다|이고|이라|이며|이에요|입니다|예요|라고|라구|라더|라는|라\s|다\.|[,.]|$)"
    r"|(?<![가-힣])([가-힣]{2,4}?)(?:이라는|라는|이라고|라고)"
    r"(?=\s(?:이름|하는\s(?:사람|남|여|녀|주민|청년|학생)|사람|남성|녀성|여성|남자|여자|녀자|주민|청년|학생))"
)
_REPORTS = re.compile(
    rf"(?<![가-힣])({_SURNAME}[가-힣][가-힣])(?<![부국팀실소사단]) "
    r"(?=(?:기자|특파원|아나운서|피디|PD)(?![들단]))"
)
"""정치부 기자 is no name, 한수결 기자 is."""
_AGED = re.compile(
    rf"(?<![가-힣])({_ANY_SURNAME}[가-힣]{{1,2}})\s?(?=\(\s?(?:만\s?)?(?:\d{{1,2}}\s?(?:세|살)?\s?[,·)]|[1-9]0대|남[,·)]|[여녀][,·)]|가명))"
)
_BARE = re.compile(rf"(?<![가-힣])({_SURNAME})([가-힣]{{2}})([가-힣]{{0,6}})")
_FOLLOWS = re.compile(
    r"(?:이)?(?:이|가|은|는|에게|에게서|에게는|에게도|한테|한테서|한테는|의|와|과|를|을|도|만|네|로|으로|께서|께|부터|처럼|보다|뿐|이네|이에요|이예요|예요|임다|이랑|랑|이나|나|까지|마저|조차|이었|였|이지|지|이던|인데"
    r"|라고|라는|라며|라|다|였다|입니다|며|고|와의|과의|와는|과는|야|아|란)?"
)
_NOT_A_NAME_BEFORE = re.compile(r"\s(?:않|못|말)")
_DETERMINERS = frozenset("한이전현두세주")
_GIVES = word_set("해준 려준 여준 어준 아준 내준 와준 겨준")
_A_THING = re.compile(r" (?:건|것|게|거|이야기|얘기|말|소식|사람|분|돈|물건|내용)")
"""이 이야기는 누가 전해준 건가요: a verb before its noun."""
_VERBAL = word_set("하지 하게 하면 하고 하는 하여 되지 되게 하기 되기 해지")
_PARTICLES = frozenset("은는이가을를의도만과와에로")
_NOT_TITLED = word_set(
    """
    마음씨 날씨 말씨 솜씨 글씨 불씨 엠비씨 맵씨 꽃씨 아저씨 아가씨 볍씨 눈씨 손님 선생님 사장님
    부모님 하느님 하나님 임금님 스님 형님 누님 장군 해군 육군 공군 적군 아군 국군 인민군 미군 모양
    고양 공양 영양 태양 해양
    """
)
_WORDS = frozenset(NOUNS)


def hangul_names(
    segment: Segment, lexicon: Lexicon, known: Known, taken: Sequence[Span]
) -> list[Draft]:
    """Find names of people written in Hangul.

    Args:
        segment: The stretch to read.
        lexicon: The pack's words.
        known: Names told so far; names found here are added.
        taken: Places, organisations, posts: no names.
    """
    if not re.search("[가-힣]", segment.text):
        return []
    found = [*_withheld(segment), *_sure(segment), *_ranked(segment, lexicon, known)]
    found.extend([*_addressed(segment), *_after_post(segment, lexicon)])
    sure = without_overlaps(clear_of(found, taken))
    bare = clear_of(_bare(segment), [*taken, *(draft.span for draft in sure)])
    for draft in (*sure, *bare):
        if draft.detail["name"] and "withheld" not in draft.detail:
            _learn(known, str(draft.detail["name"]))
    names = [*sure, *bare]
    again = clear_of(_learnt(segment, known), [*taken, *(draft.span for draft in names)])
    return sorted([*names, *again], key=lambda draft: draft.span)


def _learn(known: Known, name: str) -> None:
    """Remember a name; of a whole one also the given name, by which it may be told again."""
    known.short.setdefault(name, name)
    if re.fullmatch("[가-힣]{3}", name) and name[0] in SURNAMES:
        known.short.setdefault(name[1:], name)
    elif re.fullmatch("[가-힣]{2}", name) and name[0] in SURNAMES:
        known.short.setdefault(f"{name[1]}이", name)


def _withheld(segment: Segment) -> Iterator[Draft]:
    """Names that the account itself keeps back: "A씨", "김모 씨", "김○○"."""
    for pattern in (_BLANKED, _LETTER, _SOMEBODY):
        for match in pattern.finditer(segment.text):
            told = re.sub(r"\s?(?:씨|군|양)$", "", match.group())
            if _A_CAKE.match(match.group()) or _OLDER_KIN.match(match.group()):
                continue
            surnamed = match.group()[0] in SURNAMES
            name = " ".join(match.group().split()) if surnamed else ""
            draft = _draft(segment, match.start(), match.end(), name, "names.withheld", 0.95)
            draft.detail["withheld"] = "".join(told.split())
            yield draft


def _ranked(segment: Segment, lexicon: Lexicon, known: Known) -> Iterator[Draft]:
    """A surname before a post: 김 소좌."""
    told = frozenset(name[0] for name in known.short if re.match("[가-힣]", name))
    for surname, whole in surnames_before_ranks(segment.text, lexicon, told):
        draft = _draft(segment, surname.start, surname.end, "", "names.ranked", 0.8)
        draft.detail["surname"] = segment.text[surname.start : surname.end]
        draft.detail["ranked"] = segment.text[whole.start : whole.end]
        yield draft


def _sure(segment: Segment) -> Iterator[Draft]:
    """Names that a title, an age or an introduction gives away."""
    for match in _TITLED.finditer(segment.text):
        withheld = match.group(1) == "모" and _SYLLABLE_BEFORE.search(
            segment.text, max(0, match.start() - 2), match.start()
        )
        if withheld or not _is_titled(match):
            continue
        end = match.end()
        # "김 씨" is told as a whole; of "김철수 씨" the name is what comes before the title.
        name = match.group(1) if len(match.group(1)) > 1 else " ".join(match.group().split())
        yield _draft(segment, match.start(), end, name, "names.titled", 0.95)
    for match in _GIVEN_TITLED.finditer(segment.text):
        whole = match.group(1) + match.group(2)
        if match.group(1) not in _WORDS and whole not in _NOT_TITLED:
            yield _draft(segment, match.start(), match.end(), match.group(1), "names.titled", 0.9)
    for match in _INTRODUCED.finditer(segment.text):
        group = 1 if match.group(1) else 2
        name = match.group(group)
        if name not in _WORDS | NEVER_NAMES:
            rule = "names.introduced"
            yield _draft(segment, match.start(group), match.end(group), name, rule, 0.9)
    for pattern, rule in ((_REPORTS, "names.reports"), (_AGED, "names.aged")):
        for match in pattern.finditer(segment.text):
            if match.group(1) not in _WORDS and match.group(1) not in NEVER_NAMES:
                yield _draft(segment, *match.span(1), match.group(1), rule, 0.9)


def _is_titled(match: re.Match[str]) -> bool:
    """Say whether a word before 씨, 군 or 양 is a name: 김 군 is, 연천군 is a county."""
    name, title = match.groups()
    if name in _WORDS or name + title in _WORDS | _NOT_TITLED:
        return False
    if name in _DETERMINERS and match.group() != name + title and title not in {"씨", "양", "군"}:
        # 한 할머니 is "an old woman", 이 선생 "this teacher".
        return False
    if len(name) == 1 or title in {"씨", "여사", "선생님"}:
        return True
    spaced = match.group() != name + title
    given = set(name[1:]) <= GIVEN and len(name) == 3
    return given and (spaced or title in {"님", "동지", "동무", "선생"})


def _learnt(segment: Segment, known: Known) -> Iterator[Draft]:
    """Names told before, wherever they stand again, with particles or without."""
    hangul = {name for name in known.short if re.fullmatch("[가-힣]{2,5}", name)}
    for match in re.finditer("(?<![가-힣])[가-힣]{2,12}", segment.text):
        word = match.group()
        for length in range(min(5, len(word)), 1, -1):
            name = word[:length]
            if name in hangul and may_follow_name(word[length:]):
                start = match.start()
                draft = _draft(segment, start, start + length, name, "names.learnt", 0.9)
                draft.detail.update(name=known.short[name], short=name)
                yield draft
                break


def may_follow_name(rest: str) -> bool:
    """Say whether these letters may follow a name without a blank."""
    return bool(PARTICLE.fullmatch(rest) or _FOLLOWS.fullmatch(rest) or rest.startswith("씨"))


def _after_post(segment: Segment, lexicon: Lexicon) -> Iterator[Draft]:
    """A name after a post, a rank or a word of kin: 보위원 두칠성이."""
    for span in names_after_ranks(segment.text, lexicon):
        name = segment.text[span.start : span.end]
        yield _draft(segment, span.start, span.end, name, "names.after_post", 0.8)
    for match in _ALONE.finditer(segment.text):
        if is_built_like_a_name(match.group(1), "", strict=False):
            yield _draft(segment, *match.span(1), match.group(1), "names.alone", 0.6)


def _addressed(segment: Segment) -> Iterator[Draft]:
    """Three syllables before 에게 or 한테: only people are given and told things so."""
    for match in _TO_SOMEBODY.finditer(segment.text):
        name = match.group(1)
        if name not in _WORDS | NEVER_NAMES and name[-1] not in _KINDS_OF_PEOPLE:
            yield _draft(segment, match.start(1), match.end(1), name, "names.addressed", 0.6)


def _bare(segment: Segment) -> Iterator[Draft]:
    """Three syllables that are a name by themselves: surname and two syllables of given names."""
    for match in _BARE.finditer(segment.text):
        surname, given, rest = match.groups()
        name = surname + given
        if name in _WORDS | NEVER_NAMES or not _FOLLOWS.fullmatch(rest):
            continue
        if given in _GIVES and _A_THING.match(segment.text, match.end()):
            continue
        if given in _VERBAL or _NOT_A_NAME_BEFORE.match(segment.text, match.end()):
            continue
        if given[1] in _PARTICLES and not rest:
            # 신문은, 방송은: a word of two syllables with its particle.
            continue
        if given[0] in FIRST_OF_NAME and given[1] in LAST_OF_NAME:
            yield _draft(segment, match.start(), match.start() + 3, name, "names.bare", 0.5)


def _draft(
    segment: Segment, start: int, end: int, name: str, rule: str, confidence: float
) -> Draft:
    detail = {
        "form": "name",
        "name": name,
        "surface": [segment.start + start, segment.start + start + (len(name) or end - start)],
        "pseudonym": _PSEUDONYM.match(segment.text, end) is not None,
    }
    span = segment.span(start, end)
    return Draft(span, MentionKind.PERSON, detail=detail, rule=rule, confidence=confidence)
