"""Korean phrases that refer to people: the noun, what stands before it, and its particle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from moksori.coding.nobodies_ko import is_force, is_inspection, names_nobody, paired, take_post
from moksori.coding.nouns import Noun
from moksori.coding.reading import Draft
from moksori.coding.refs import (
    ANOTHER,
    BARE,
    COUNTED,
    DEFINITE,
    DESCRIPTION,
    INDEFINITE,
    NAME,
    POSSESSED,
    PRONOUN,
    Ref,
)
from moksori.coding.words_ko import (
    CASES,
    COUNTERS,
    DEMONSTRATIVE,
    FIRST_PERSON,
    GENITIVE,
    MODIFIERS,
    NOUNS,
    PARTICLE,
    THIRD_PERSON,
)
from moksori.coding.words_ko import (
    INDEFINITE as ONE_OF_SOME,
)
from moksori.terms.mention import MentionKind

_WORD = re.compile(r"[가-힣]+")
_BEFORE = re.compile(r"([가-힣A-Za-z0-9]+)[\s\u00a0]{1,2}$")
_COUNT_AFTER = re.compile(
    r"\s?(?:(\d{1,6})|(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|여러|수십|수백))\s?(?:명"
    r"|사람|인|분)(?![가-힣]*중)"
)
_LIVING = re.compile(
    r"(?:에|에서)?\s?(?:사는|살던|살고\s?있는|거주하는|거주하던|온|일하는|일하던"
    r"|근무하는|출신(?:의|인)?|소속(?:의)?|산다는)\s$"
)
_BROUGHT = re.compile(
    r"들?[을를] (?:데리고|거느리고|앞세우고|대동하고|대동해|이끌고|시켜)(?![가-힣])"
)
_AS = re.compile(r"(?:으)?로(?:서|도|만|써)?(?![가-힣])(?! (?:일하|있|근무|복무|지내|살))")
"""중좌로 승진하다, 정보원으로 쓰다: what somebody is or becomes, and nobody new."""
_LIVES = re.compile(r"(?:사는|살던|살고\s?있는|거주하는|거주하던|다니는|다니던)\s")
_JOIN = re.compile(
    r"(?:의|에\s?있는|에\s?사는|에\s?살던|에\s?거주하는|에서\s?온|에서\s?일하는|출신의?|소속의?)?\s{0,2}"
)
_OWNING = frozenset({"우리", "저희", "내", "제", "나의", "저의", "그의", "그녀의", "그들의"})
_NOBODY = frozenset({"사람", "인물"})
_COPULA = re.compile(
    r"(?:이다|이었다|였다|입니다|이었습니다|였습니다|이며|이고|인데|이라고\s한"
    r"|이라고\s했|로\s알려)"
)
_OF_NAME = re.compile(r"(?:\s?\([^()]{1,20}\))?(?:씨)?의\s|네\s")
_OWNER_MARK = re.compile(r"의\s$")
_LONGEST = max(len(word) for word in NOUNS)
_MEMBER = re.compile(
    r"(?<![가-힣])(다른\s|나머지\s|또\s다른\s)?한\s?(?:명|사람)(?=[은이의을]|\s?\()"
)


def hangul_refs(
    text: str, start: int, known: Sequence[Draft], learnt: Mapping[str, Noun] | None = None
) -> list[Ref]:
    """Find everything in a Korean sentence that refers to people.

    Args:
        text: The sentence.
        start: Where it begins in the decoded original.
        known: Mentions in the sentence (names, posts, ages, places, organisations), in order.
        learnt: Nouns for people that this account uses and no list holds.
    """
    refs = [*_names(text, start, known), *_posts(text, start, known)]
    refs.extend(_nouns(text, start, known, learnt or {}))
    refs.extend([*_pronouns(text, start), *_members(text, start)])
    refs = [ref for ref in refs if not is_inspection(ref, text, start)]
    refs.sort(key=lambda ref: (ref.start, -ref.end))
    return paired(_merged(text, start, refs), text, start)


def _names(text: str, start: int, known: Iterable[Draft]) -> Iterator[Ref]:
    for draft in known:
        if draft.kind is MentionKind.PERSON:
            name = str(draft.detail.get("name", ""))
            lemma = name or str(draft.detail.get("withheld", ""))
            lemma = lemma or str(draft.detail.get("surname", ""))
            ref = Ref(draft.start, draft.end, draft.start, draft.end, NAME, lemma, distinct=True)
            told = (name, str(draft.detail.get("short", "")), str(draft.detail.get("ranked", "")))
            ref.names = tuple(dict.fromkeys(one for one in told if one))
            ref.withheld = "withheld" in draft.detail
            ref.pseudonym = bool(draft.detail.get("pseudonym"))
            ref.sex = (
                "female"
                if text[draft.start - start : draft.end - start].endswith(
                    ("양", "여사", "여인", "할머니")
                )
                else ""
            )
            ref.notes["detail"] = draft.detail
            _take_age(ref, start, text, known)
            yield _with_case(ref, text, start)


def _take_age(ref: Ref, start: int, text: str, known: Iterable[Draft]) -> None:
    """An age right before a name is part of it: 35살 리 모 씨."""
    for draft in known:
        if draft.kind is MentionKind.AGE and text[draft.end - start : ref.start - start] == " ":
            ref.start, ref.age = draft.start, text[draft.start - start : draft.end - start]
            return


def _posts(text: str, start: int, known: Sequence[Draft]) -> Iterator[Ref]:
    for draft in known:
        if draft.kind is not MentionKind.OCCUPATION:
            continue
        told = text[draft.start - start : draft.end - start]
        if not re.search("[가-힣]", told):
            continue
        lemma = "".join(told.split())
        noun = NOUNS.get(lemma, Noun(lemma, plural=bool(draft.detail.get("plural"))))
        ref = _phrase(text, start, draft.start - start, draft.end - start, noun, known)
        ref.post = str(draft.detail.get("id", ""))
        ref.official = bool(draft.detail.get("official"))
        yield ref


def _nouns(
    text: str, start: int, known: Sequence[Draft], learnt: Mapping[str, Noun]
) -> Iterator[Ref]:
    taken = [
        (draft.start - start, draft.end - start)
        for draft in known
        if draft.kind in (MentionKind.OCCUPATION, MentionKind.PERSON, MentionKind.ORGANISATION)
    ]
    for word in _WORD.finditer(text):
        for length in range(min(_LONGEST, len(word.group())), 0, -1):
            noun = NOUNS.get(word.group()[:length]) or learnt.get(word.group()[:length])
            if noun is None or not PARTICLE.fullmatch(word.group()[length:]):
                continue
            first, last = word.start(), word.start() + length
            named = any(
                start + last <= d.start <= start + last + 1
                for d in known
                if d.kind is MentionKind.PERSON
            )
            if length == 1 and not named and not _is_short_kin(text, word, length):
                continue
            if names_nobody(noun.lemma, text, start, last, known):
                continue
            # 순찰대장 is who leads the 순찰대: the longer word counts.
            if not any(a < last and first < b and not (a == first and b < last) for a, b in taken):
                ref = _phrase(text, start, first, last, noun, known)
                if ref.distinct or ref.det != BARE or noun.lemma not in _NOBODY:
                    yield ref
            break


def _is_short_kin(text: str, word: re.Match[str], length: int) -> bool:
    """딸, 처, 형: one syllable is a noun for people only with a particle of a person."""
    rest = word.group()[length:]
    return (
        bool(re.match("이|을|에게|한테|의|과|은|와|가|를|는", rest)) and word.group()[0] in "딸처"
    )


def _pronouns(text: str, start: int) -> Iterator[Ref]:
    for word in _WORD.finditer(text):
        told = word.group()
        if told in FIRST_PERSON:
            lemma = "we" if told.startswith(("우리", "저희")) else "i"
            ref = _bare(start + word.start(), start + word.end(), lemma)
            ref.count = 0 if lemma == "we" else 1
        elif told in THIRD_PERSON and told != "그":
            ref = _bare(start + word.start(), start + word.end(), told)
            ref.sex = THIRD_PERSON[told]
            ref.count = 0 if told.startswith(("그들", "이들")) else 1
        else:
            continue
        owned = told in _OWNING
        ref.head_end = ref.head_start + (
            2 if told.startswith(("그녀", "그들", "이들", "우리", "저희")) else 1
        )
        ref = _with_case(ref, text, start)
        ref.case = GENITIVE if owned else ref.case
        yield ref


def _members(text: str, start: int) -> Iterator[Ref]:
    """한 명은 …, 다른 한 명은 …: the members of a group told just before."""
    for match in _MEMBER.finditer(text):
        first, last = start + match.start(), start + match.end()
        ref = Ref(
            first,
            last,
            first,
            last,
            DESCRIPTION,
            "사람",
            det=ANOTHER if match.group(1) else INDEFINITE,
        )
        ref.notes["opener"] = "another" if match.group(1) else "one"
        yield _with_case(ref, text, start)


def _bare(start: int, end: int, lemma: str) -> Ref:
    return Ref(start, end, start, end, PRONOUN, lemma)


def _phrase(
    text: str, start: int, first: int, last: int, noun: Noun, known: Sequence[Draft]
) -> Ref:
    head = first
    first, opener, drafts = _left(text, start, first, known)
    ref = Ref(start + first, start + last, start + head, start + last, DESCRIPTION, noun.lemma)
    plural = noun.plural or text.startswith("들", last)
    ref.count = 0 if plural else 1
    ref.sex, ref.kin = noun.sex, noun.kin
    ref.official = is_force(noun.lemma)
    ref.det = _det(opener, plural)
    for draft in drafts:
        ref.distinct = True
        if draft.kind is MentionKind.AGE:
            ref.age = text[draft.start - start : draft.end - start]
        if draft.kind is MentionKind.ORGANISATION:
            ref.organisation = str(draft.value or "")
    ref.notes["as"] = _AS.match(text, last) is not None
    ref.notes["lives"] = _LIVES.search(text[first:head]) is not None
    counted = _COUNT_AFTER.match(text, last)
    if counted:
        words = counted.group(2)
        ref.count = int(counted.group(1) or COUNTERS.get(words, 0))
        ref.end = start + counted.end()
        ref.det = COUNTED if ref.count != 1 else INDEFINITE
    for word in opener:
        if word in COUNTERS and COUNTERS[word] > 1 and not noun.kin:
            ref.count = COUNTERS[word]
    take_post(ref, text, start)
    ref.owner = _owner(text, start, first, opener, known)
    ref.notes["copula"] = _COPULA.match(text, ref.end - start) is not None
    return _with_case(ref, text, start)


def _det(opener: tuple[str, ...], plural: bool) -> str:
    if "다른" in opener or "또" in opener:
        return ANOTHER
    if any(word in DEMONSTRATIVE for word in opener):
        return DEFINITE
    if any(word in ONE_OF_SOME for word in opener):
        return INDEFINITE
    if any(
        word in {"자신의", "자기", "본인의", "그의", "그녀의", "제", "내", "나의", "저의", "우리"}
        for word in opener
    ):
        return POSSESSED
    return COUNTED if plural and any(word in COUNTERS for word in opener) else BARE


def _left(
    text: str, start: int, first: int, known: Sequence[Draft]
) -> tuple[int, tuple[str, ...], list[Draft]]:
    """Walk back over what describes the noun: ages, places with 사는, 한, 어떤, 젊은."""
    words: list[str] = []
    drafts: list[Draft] = []
    for _ in range(8):
        draft = _ending_at(text, start, first, known)
        if draft is not None:
            first = draft.start - start
            drafts.append(draft)
            continue
        before = _BEFORE.search(text[max(0, first - 14) : first])
        if before is None or before.group(1) not in MODIFIERS:
            break
        if text[: first - len(before.group())].endswith(")"):
            # 지도원(…)이 탈북자를: a particle behind a bracket, not "this".
            break
        words.append(before.group(1))
        first -= len(before.group())
    return first, tuple(words), drafts


def _ending_at(text: str, start: int, first: int, known: Sequence[Draft]) -> Draft | None:
    """Give the age, place or office that ends right before `first`, with or without 사는."""
    for draft in known:
        if draft.kind not in (MentionKind.AGE, MentionKind.PLACE, MentionKind.ORGANISATION):
            continue
        end = draft.end - start
        if end <= first <= end + 12 and _JOIN.fullmatch(text, end, first):
            return draft
    return None


def _owner(
    text: str, start: int, first: int, opener: tuple[str, ...], known: Sequence[Draft]
) -> Ref | None:
    if any(word in {"제", "내", "나의", "저의", "우리"} for word in opener):
        return _bare(start + first, start + first + 1, "i")
    if any(word in {"자신의", "자기", "본인의", "그의", "그녀의"} for word in opener):
        ref = _bare(start + first, start + first + 1, "his")
        ref.sex = "female" if "그녀의" in opener else ""
        return ref
    if not _OWNER_MARK.search(text[max(0, first - 3) : first]):
        return None
    for draft in known:
        between = text[draft.end - start : first]
        if draft.kind is MentionKind.PERSON and _OF_NAME.fullmatch(between):
            told = str(draft.detail.get("name") or draft.detail.get("withheld", ""))
            return Ref(draft.start, draft.end, draft.start, draft.end, NAME, told)
    word = re.search(r"([가-힣]+)의\s$", text[max(0, first - 14) : first])
    if word is None:
        return None
    for length in range(len(word.group(1)), 1, -1):
        noun = NOUNS.get(word.group(1)[-length:])
        if noun is not None:
            end = start + first - 2
            ref = Ref(end - length, end, end - length, end, DESCRIPTION, noun.lemma, det=DEFINITE)
            ref.sex = noun.sex
            return ref
    return None


def _with_case(ref: Ref, text: str, start: int) -> Ref:
    """Read the particle after a reference."""
    at = ref.end - start
    if ref.form == PRONOUN:
        at = ref.head_end - start
    bracket = re.match(r"\s?\([^()]{0,40}\)", text[at : at + 44])
    at += len(bracket.group()) if bracket else 0
    if _BROUGHT.match(text, at):
        # 부하들을 데리고 들이닥쳤다: who comes along, and not who suffers it.
        return ref
    for pattern, case in CASES:
        if pattern.match(text, at):
            ref.case = case
            break
    return ref


def _merged(text: str, start: int, refs: list[Ref]) -> list[Ref]:
    """Join a description and the name beside it: "40대 주민 김모 씨", "김철수 보위지도원"."""
    merged: list[Ref] = []
    for ref in refs:
        last = merged[-1] if merged else None
        if last is None or ref.start > last.end + 2 or not _beside(text, start, last, ref):
            if last is None or ref.start >= last.end:
                merged.append(ref)
            continue
        if last.form == ref.form:
            merged[-1] = _compound(last, ref)
            continue
        name, noun = (last, ref) if last.form == NAME else (ref, last)
        whole = Ref(
            last.start, max(last.end, ref.end), name.head_start, name.head_end, NAME, name.lemma
        )
        whole.names, whole.withheld, whole.pseudonym = name.names, name.withheld, name.pseudonym
        whole.also = (noun.lemma, *noun.also, *name.also)
        whole.sex, whole.age = name.sex or noun.sex, noun.age or name.age
        whole.post, whole.official, whole.kin = noun.post, noun.official, noun.kin
        whole.owner, whole.det, whole.distinct = noun.owner, noun.det, True
        whole.organisation, whole.case = noun.organisation, ref.case
        whole.notes = {**noun.notes, **name.notes}
        merged[-1] = whole
    return merged


def _compound(last: Ref, ref: Ref) -> Ref:
    """Join two nouns for one person ("녀성 주민"), or make the first the owner of a kin noun."""
    if ref.kin and not last.kin:
        ref.owner = ref.owner or last
        return ref
    ref.start, ref.sex, ref.age = last.start, ref.sex or last.sex, ref.age or last.age
    ref.also = (*ref.also, last.lemma)
    ref.distinct, ref.organisation = (
        ref.distinct or last.distinct,
        ref.organisation or last.organisation,
    )
    ref.det = last.det if ref.det == BARE else ref.det
    ref.official = ref.official or last.official
    return ref


def _beside(text: str, start: int, last: Ref, ref: Ref) -> bool:
    if PRONOUN in (last.form, ref.form) or last.form == ref.form == NAME:
        return False
    between = text[last.end - start : ref.start - start]
    if last.form == ref.form == DESCRIPTION and ("," in between or last.count != ref.count):
        return False
    # 제보자의 동료인 26살 상인: one person, told twice.
    same = between == "인 " and DESCRIPTION in (last.form, ref.form) and last.form != NAME
    return (same or between.strip() in {"", ","}) and not last.case
