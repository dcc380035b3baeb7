"""What a stretch that reads like a watched form is worth: a hit, one to look at, or nothing."""

from __future__ import annotations

from functools import lru_cache

from moksori.language.hangul import is_syllable
from moksori.language.particles import strip_particle
from moksori.protection.matching_text import JOINED, PARTED, WRAPPED, Text
from moksori.protection.variants import Form, Shape
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, WatchKind

_TITLES = (
    *("씨", "님", "모", "군", "양", "네", "이", "시", "도", "댁", "동무", "동지", "선생", "여사"),
    *("아저씨", "아주머니", "아줌마", "할머니", "할아버지", "어머니", "아버지", "선생님"),
)
_SMALL_WORDS = frozenset(
    {"a", "an", "he", "her", "his", "how", "i", "in", "my", "no", "of", "on", "or", "our", "she",
     "so", "the", "to", "too", "we", "who", "you", "your"}
)  # fmt: skip
_BLOCK, _REVIEW = FindingClass.BLOCK, FindingClass.REVIEW

RUN_TOGETHER = 9
"""A name of so many Latin letters is known even where it stands inside of other letters."""
SPLIT_ANYWHERE = 8
"""A form of so many Latin letters is known however it is cut up."""
SPLIT_SYLLABLES = 5
"""Korean words of so many syllables are known however they are spaced."""
WEAK = 5
"""A single word of at most so many Latin letters may be another word."""
_SURE_SPEECH = 12
_WIDEST_PHONE_GAP = 3
_ROUGH_LEAST = 5


def judge(form: Form, scope: Scope, text: Text, start: int, end: int) -> FindingClass | None:
    """Say what a stretch that has the letters of a form is worth.

    Args:
        form: The form.
        scope: That of its value; a value that belongs to this very story counts sooner.
        text: Where it was found.
        start: First letter.
        end: One past the last letter.
    """
    if text.rough and _is_too_short_for_bytes(form):
        return None
    if _may_be_chance(form) and _is_in_digest(text, start, end):
        return None
    cls = _judge(form, scope is Scope.TOUCHING, text, start, end)
    return _REVIEW if form.part and cls is _BLOCK else cls


def _judge(form: Form, touching: bool, text: Text, start: int, end: int) -> FindingClass | None:
    if form.shape is Shape.HANGUL:
        return _hangul(form, touching, text, start, end)
    if form.shape is Shape.ALPHABET:
        return _alphabet(form, touching, text, start, end)
    if form.shape is Shape.SIGNS:
        return _BLOCK if end - start >= _SIGNS_SURE else _REVIEW
    if form.shape is Shape.INITIALS:
        return _initials(form, text, start, end)
    if form.shape is Shape.PHONE:
        return _phone(text, start, end)
    if form.shape is Shape.FIGURES:
        return _figures(form, text, start, end)
    if form.shape is Shape.CODE:
        return _code(text, start, end)
    return _speech(text, start, end)


_SIGNS_SURE = 3
_SURE_INITIALS = 3
_CODE_SURE = 4


def _is_too_short_for_bytes(form: Form) -> bool:
    if form.shape in (Shape.ALPHABET, Shape.CODE):
        return len(form.text) < _ROUGH_LEAST
    return (
        form.shape in (Shape.HANGUL, Shape.SIGNS, Shape.INITIALS) and len(form.text) < _SIGNS_SURE
    )


def _may_be_chance(form: Form) -> bool:
    """Say whether a form is so short that a checksum holds its letters now and then."""
    return form.shape is Shape.FIGURES or (
        form.shape is Shape.ALPHABET and len(form.text) <= WEAK and not form.borders
    )


def _is_in_digest(text: Text, start: int, end: int) -> bool:
    """Say whether a stretch is part of a long run of hexadecimal figures, letters among them."""
    letters, gaps = text.letters, text.gaps
    if not _HEX.issuperset(letters[start:end]):
        return False
    first, last = start, end
    while first > max(0, start - _DIGEST) and not gaps[first] and letters[first - 1] in _HEX:
        first -= 1
    while last < min(len(letters), end + _DIGEST) and not gaps[last] and letters[last] in _HEX:
        last += 1
    run = letters[first:last]
    return len(run) >= _DIGEST and not (run.isdigit() or run.isalpha())


_HEX = frozenset("0123456789abcdef")
_DIGEST = 16


def _hangul(form: Form, touching: bool, text: Text, start: int, end: int) -> FindingClass | None:
    if not _digits_stand_alone(text, start, end):
        return None
    gaps = text.inner_gaps(start, end)
    parted = {at for at, kind in gaps.items() if kind == PARTED}
    length = end - start
    ends_well = ends_as_word(text, start, end)
    if length == 1:
        title = text.letters[end : end + 1] in ("씨", "모") and form.kind is WatchKind.PERSON
        return _REVIEW if title and text.is_free(start) else None
    if length == 2:
        if not (text.is_free(start) and ends_well):
            return None
        if parted and form.kind is not WatchKind.PERSON:
            return None
        return _BLOCK if touching and not parted else _REVIEW
    wrapped = {at for at, kind in gaps.items() if kind == WRAPPED} - form.borders
    if len(gaps) == length - 1 or (parted <= form.borders and not wrapped):
        return _BLOCK
    if parted <= form.borders and text.is_free(start):
        return _BLOCK
    if not (text.is_free(start) and ends_well):
        return None
    is_surname_apart = form.kind is WatchKind.PERSON and parted in ({1}, {2})
    return _BLOCK if is_surname_apart or length >= SPLIT_SYLLABLES else _REVIEW


def _initials(form: Form, text: Text, start: int, end: int) -> FindingClass | None:
    """Judge the first letters of a Korean name: ㄱㅊㅅ, 김ㅊㅅ; laughter is written like it."""
    gaps = text.inner_gaps(start, end)
    if gaps and len(gaps) != end - start - 1 and set(gaps) != {1}:
        return None
    before, after = text.letters[start - 1 : start] if start else "", text.letters[end : end + 1]
    if before and not text.gaps[start] and _is_korean_letter(before):
        return None
    if after and not text.gaps[end] and _is_korean_letter(after) and not is_syllable(after):
        return None
    if text.rough and _has_pairs(text, start, end):
        return None
    if len(set(form.text)) == 1:
        return _REVIEW if len(form.text) >= _SURE_INITIALS else None
    if len(form.text) < _SURE_INITIALS:
        return _REVIEW if ends_as_word(text, start, end) else None
    # Figures in bytes, two by two, read as such letters: "1117" is ㄱㄷ.
    return _REVIEW if text.rough else _BLOCK


def _has_pairs(text: Text, start: int, end: int) -> bool:
    """Say whether one sign of the original holds two of these letters, as nobody writes them."""
    offsets = text.folded.offsets[start:end]
    return len(set(offsets)) < len(offsets)


def _is_korean_letter(char: str) -> bool:
    return is_syllable(char) or "\u3131" <= char <= "\u3163"


def ends_as_word(text: Text, start: int, end: int) -> bool:
    """Say whether a Korean word ends here: with its word, a particle, or a title and a particle."""
    if text.is_free(end):
        return True
    last = end
    while last < len(text.letters) and not text.is_free(last) and last - end <= 8:
        last += 1
    return _is_ending(text.letters[start:end], text.letters[end:last])


@lru_cache(maxsize=65536)
def _is_ending(word: str, rest: str) -> bool:
    if rest in _TITLES or strip_particle(word + rest) == word:
        return True
    stripped = strip_particle(word + rest)
    return any(rest.startswith(title) and stripped == word + title for title in _TITLES)


def _digits_stand_alone(text: Text, start: int, end: int) -> bool:
    """Say whether figures at the ends of a form are not part of longer figures."""
    letters, gaps = text.letters, text.gaps
    if letters[start].isdigit() and start and letters[start - 1].isdigit() and not gaps[start]:
        return False
    after = letters[end : end + 1]
    return not (letters[end - 1].isdigit() and after.isdigit() and not gaps[end])


def _alphabet(form: Form, touching: bool, text: Text, start: int, end: int) -> FindingClass | None:
    if not _digits_stand_alone(text, start, end):
        return None
    gaps = {at for at, kind in text.inner_gaps(start, end).items() if kind != JOINED}
    length = end - start
    whole = gaps <= form.borders or len(gaps) == length - 1
    if not (text.is_free(start) and text.is_free(end)):
        # In bytes of unknown make whatever stands beside a name may read as a letter.
        sure = length > WEAK if text.rough else length >= RUN_TOGETHER and form.borders
        return _BLOCK if sure and whole else None
    if not (whole or length >= SPLIT_ANYWHERE):
        wrapped = all(text.gaps[start + at] == WRAPPED for at in gaps - form.borders)
        if wrapped and length > WEAK:
            return _BLOCK
        return _REVIEW if wrapped or _is_capital(form, text, start) else None
    return _whole_word(form, touching, text, start, length)


def _whole_word(
    form: Form, touching: bool, text: Text, start: int, length: int
) -> FindingClass | None:
    """Judge a form that stands as words of its own: short and lower-case ones may be others."""
    capital = _is_capital(form, text, start)
    if form.borders:
        # "an Ogun State" begins like a name in small letters only.
        word = form.text[: min(form.borders)] if form.kind is WatchKind.PERSON else ""
        told_small = not capital and word in _SMALL_WORDS
        sure = capital or length > WEAK
        return (_REVIEW if told_small else _BLOCK) if sure else None
    if length <= 2:
        return _REVIEW if capital and touching else None
    if form.bare:
        return _BLOCK if capital else _REVIEW
    if length <= WEAK and form.kind in (WatchKind.PERSON, WatchKind.PLACE):
        if not capital:
            return None
        return _BLOCK if touching and text.prose else _REVIEW
    return _BLOCK if capital else _REVIEW


def _is_capital(form: Form, text: Text, start: int) -> bool:
    """Say whether a form is written as big as it was told, where that can be seen."""
    return form.lower or not text.prose or text.has_capital(start)


def _phone(text: Text, start: int, end: int) -> FindingClass | None:
    """Judge the digits of a phone number: grouped as one likes, but no part of code or longer."""
    letters, gaps = text.letters, text.gaps
    if start and not gaps[start] and not letters[start - 1].isdigit():
        return None
    after = letters[end : end + 1]
    if after and not gaps[end] and (after.isdigit() or after.isascii()):
        return None
    between = (_between(text, start + at) for at in text.inner_gaps(start, end))
    wide = any(len("".join(one.split())) > _WIDEST_PHONE_GAP for one in between)
    return None if wide else _BLOCK


def _figures(form: Form, text: Text, start: int, end: int) -> FindingClass | None:
    """Judge a day or a sum in bare figures."""
    if text.rough or not _digits_stand_alone(text, start, end):
        return None
    if form.kind is WatchKind.DATE:
        return _day(text, start, end)
    if any(
        _between(text, start + at) not in (",", ".", "'", " ") for at in text.inner_gaps(start, end)
    ):
        return None
    if _between(text, start) in (",", ".") and text.letters[start - 1 : start].isdigit():
        return None
    is_round = len(form.text.rstrip("0")) <= 2
    is_like_a_year = len(form.text) == 4 and form.text.startswith(("19", "20"))
    return _REVIEW if is_round or is_like_a_year or not text.prose else _BLOCK


def _day(text: Text, start: int, end: int) -> FindingClass | None:
    """Judge the eight figures of a day: together, or cut after the year and after the month."""
    gaps = text.inner_gaps(start, end)
    if any(len(_between(text, start + at)) > 2 for at in gaps):
        return None
    return _BLOCK if set(gaps) in (set(), {4, 6}) else None


def _between(text: Text, at: int) -> str:
    if not at:
        return ""
    return text.original[text.folded.ends[at - 1] : text.folded.offsets[at]]


def _code(text: Text, start: int, end: int) -> FindingClass | None:
    """Judge a number of a paper or an account: it stands alone, however it is grouped."""
    if text.rough:
        return _BLOCK if end - start > WEAK else None
    letters, gaps = text.letters, text.gaps
    before, after = letters[start - 1 : start] if start else "", letters[end : end + 1]
    # The sign for "number" becomes letters when it is folded.
    a_letter = before and text.original[text.folded.offsets[start - 1]].isalnum()
    if a_letter and not gaps[start] and not is_syllable(before):
        return None
    if after and not gaps[end] and not is_syllable(after):
        return None
    return _BLOCK if end - start >= _CODE_SURE else _REVIEW


def _speech(text: Text, start: int, end: int) -> FindingClass | None:
    """Judge a run of told speech: long ones by their letters, short ones word by word."""
    sure = end - start >= _SURE_SPEECH
    return _BLOCK if sure or (text.is_free(start) and text.is_free(end)) else None
