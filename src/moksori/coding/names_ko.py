"""Names of people in Hangul: with a title, with an age, withheld ("A씨", "○○○"), or bare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moksori.coding.lexicon import Lexicon
from moksori.coding.names_en import Known
from moksori.coding.nouns import word_set
from moksori.coding.reading import Draft, clear_of, without_overlaps
from moksori.coding.segments import Segment
from moksori.coding.words_ko import (
    FIRST_OF_NAME,
    GIVEN,
    LAST_OF_NAME,
    NEVER_NAMES,
    NOUNS,
    PARTICLE,
    SURNAMES,
)
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
_TITLE = r"(?:씨|님|군|양|여사|선생님|선생|동지|동무|할머니|할아버지)"
_PSEUDONYM = re.compile(r"\s?\((?:가명|[^()]{0,20}가명[^()]{0,20})[^()]{0,20}\)")
_BLANKED = re.compile(
    rf"(?<![가-힣○OX0×□*])(?:{_SURNAME}[○Ｏ×□*]{{1,3}}|[○×□*]{{2,4}}|[OX]{{3}})(?:\s?(?:씨|군|양))?"
)
_LETTER = re.compile(r"(?<![A-Za-z가-힣])[A-Z]\s?(?:씨|군|양|모\s?씨)(?![가-힣]{3})")
_SOMEBODY = re.compile(
    rf"(?<![가-힣]){_SURNAME}\s?모(?:\s?(?:씨|군|양|여인))?(?=[^가-힣]|[은는이가을를의에와과도]|여인|에게|한테|으로|로)"
)
_TITLED = re.compile(
    rf"(?<![가-힣])({_SURNAME}[가-힣]{{1,2}}|{_SURNAME}"
    rf"|[남독선황][궁고우보][가-힣]{{1,2}})\s?({_TITLE})(?=[^가-힣]|[은는이가을를의에와과도께라랑만]|한테|으로|로|이)"
)
_GIVEN_TITLED = re.compile(
    r"(?<![가-힣])([가-힣]{2,3})\s?(씨)(?=[^가-힣]|[은는이가을를의에와과도께]|한테)"
)
_INTRODUCED = re.compile(
    r"(?:이름은|이름이|본명은|성명은|성명:|이름:)\s?[\"'“‘]?([가-힣]{2,4}?)(?=[\"'”’]|이다|다|이고|고|이라|라|입니다|이며|며|[,.\s])"
    r"|([가-힣]{2,4}?)(?:이라는|라는|이라고\s?하는|라고\s?하는)\s(?:이름|사람|남성|녀성|여성|남자|여자|녀자|주민|청년|학생)"
)
_AGED = re.compile(
    rf"(?<![가-힣])({_SURNAME}[가-힣]{{1,2}})\s?(?=\(\s?(?:만\s?)?(?:\d{{1,2}}\s?(?:세|살)?\s?[,·)]|[1-9]0대|남[,·)]|[여녀][,·)]|가명))"
)
_BARE = re.compile(rf"(?<![가-힣])({_SURNAME})([가-힣]{{2}})([가-힣]{{0,6}})")
_GRIEVED = re.compile(r"(?:이|가|은|는|에게|에게서|한테|한테서|의|와|과|이가|이는|이를|를|을)?")
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
    found = [*_withheld(segment), *_sure(segment, known), *_learnt(segment, known)]
    sure = clear_of(without_overlaps(found), taken)
    bare = clear_of(_bare(segment), [*taken, *(draft.span for draft in sure)])
    for draft in (*sure, *bare):
        if draft.detail["name"] and "withheld" not in draft.detail:
            _learn(known, str(draft.detail["name"]))
    return sorted([*sure, *bare], key=lambda draft: draft.span)


def _learn(known: Known, name: str) -> None:
    """Remember a name; of a whole one also the given name, by which it may be told again."""
    known.short.setdefault(name, name)
    if re.fullmatch("[가-힣]{3}", name) and name[0] in SURNAMES:
        known.short.setdefault(name[1:], name)


def _withheld(segment: Segment) -> Iterator[Draft]:
    """Names that the account itself keeps back: "A씨", "김모 씨", "김○○"."""
    for pattern in (_BLANKED, _LETTER, _SOMEBODY):
        for match in pattern.finditer(segment.text):
            told = re.sub(r"\s?(?:씨|군|양)$", "", match.group())
            surnamed = match.group()[0] in SURNAMES
            name = " ".join(match.group().split()) if surnamed else ""
            draft = _draft(segment, match.start(), match.end(), name, "names.withheld", 0.95)
            draft.detail["withheld"] = "".join(told.split())
            yield draft


def _sure(segment: Segment, known: Known) -> Iterator[Draft]:
    """Names that a title, an age or an introduction gives away."""
    for match in _TITLED.finditer(segment.text):
        if not _is_titled(match):
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
        if name not in _WORDS:
            rule = "names.introduced"
            yield _draft(segment, match.start(group), match.end(group), name, rule, 0.9)
    for match in _AGED.finditer(segment.text):
        if match.group(1) not in _WORDS:
            yield _draft(segment, match.start(1), match.end(1), match.group(1), "names.aged", 0.9)


def _is_titled(match: re.Match[str]) -> bool:
    """Say whether a word before 씨, 군 or 양 is a name: 김 군 is, 연천군 is a county."""
    name, title = match.groups()
    if name in _WORDS or name + title in _WORDS | _NOT_TITLED:
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
            if name in hangul and _follows(word[length:]):
                start = match.start()
                draft = _draft(segment, start, start + length, name, "names.learnt", 0.9)
                draft.detail.update(name=known.short[name], short=name)
                yield draft
                break


def _follows(rest: str) -> bool:
    return bool(PARTICLE.fullmatch(rest) or re.match("씨|이가|이는|이를|네", rest))


def _bare(segment: Segment) -> Iterator[Draft]:
    """Three syllables that are a name by themselves: surname and two syllables of given names."""
    for match in _BARE.finditer(segment.text):
        surname, given, rest = match.groups()
        name = surname + given
        if name in _WORDS | NEVER_NAMES or not _GRIEVED.fullmatch(rest):
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
