"""Names with the given name cut to its first letters: Kim C. S., C.S. Kim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from moksori.language.fold import fold, letters_of
from moksori.language.hangul import north_to_south
from moksori.language.romanise import mccune_reischauer, name_forms, north, revised
from moksori.language.romanised_names import surname_of
from moksori.protection.keeping import Kept
from moksori.protection.matching_text import Text, Word
from moksori.terms.finding import FindingClass

_GIVEN = 2
_WIDEST = 4
_SPELLED_LAST = {"k": "g", "t": "d", "p": "b"}
_MARKS = frozenset(".,- ")

Found = tuple[int, int, int, FindingClass]


class InitialNames:
    """The Korean names of a watch list by surname and first letters, in Latin letters."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], set[int]] = {}
        self._surnames: set[str] = set()

    def kept(self) -> Kept:
        """Give all of it as plain data."""
        known = [(*pair, sorted(numbers)) for pair, numbers in self._known.items()]
        return {"known": known, "surnames": sorted(self._surnames)}

    def restore(self, kept: Kept) -> None:
        """Take back what `kept` gave."""
        self._known = {(name, own): set(numbers) for name, own, numbers in kept["known"]}
        self._surnames = set(kept["surnames"])

    def take(self, number: int, name: str) -> None:
        """Take a name in Korean letters."""
        for written in (name, *north_to_south(name)):
            given = written[-_GIVEN:]
            if len(written) - len(given) not in (1, 2):
                continue
            first = ["".join(pair) for pair in product(*map(_first_letters, given))]
            for surname in surnames_of(written):
                self._surnames.add(surname)
                for letters in first:
                    self._known.setdefault((surname, letters), set()).add(number)

    def __bool__(self) -> bool:
        """True where there is a name to look for."""
        return bool(self._known)

    def is_surname(self, word: str) -> bool:
        """Say whether a folded word is the surname of a name that is looked for."""
        return word in self._surnames

    def may_stand_in(self, words: Sequence[str]) -> bool:
        """Say whether any folded words in a row are such a name, whatever stands between them."""
        for at in range(len(words) - 2):
            one, two, three = words[at : at + 3]
            if (one, two + three) in self._known or (three, one + two) in self._known:
                return True
        return False

    def find(self, text: Text, words: list[Word]) -> Iterator[Found]:
        """Give what may be a name: it is never sure, others have the same first letters.

        Args:
            text: Where it may stand.
            words: Its words.
        """
        if not self._known:
            return
        for at in range(len(words) - 1):
            first, second = words[at], words[at + 1]
            if not (_is_letter(text, first) and _is_letter(text, second)):
                continue
            if not _are_near(text, first, second):
                continue
            letters = first.text + second.text
            for beside in (at - 1, at + 2):
                if 0 <= beside < len(words):
                    yield from self._with(text, words[beside], first, second, letters)

    def _with(
        self, text: Text, surname: Word, first: Word, second: Word, letters: str
    ) -> Iterator[Found]:
        numbers = self._known.get((surname.text, letters), ())
        before = surname.start < first.start
        pair = (surname, first) if before else (second, surname)
        if not numbers or not (surname.capital or not text.prose) or not _are_near(text, *pair):
            return
        start, end = (surname.start, second.end) if before else (first.start, surname.end)
        yield from ((start, end, number, FindingClass.REVIEW) for number in numbers)


def surnames_of(name: str) -> frozenset[str]:
    """Give the customary spellings of the surname of a name in Korean letters, folded."""
    return _written(name[:1]) | _written(surname_of(name))


@lru_cache(maxsize=1024)
def _written(surname: str) -> frozenset[str]:
    forms = name_forms(f"{surname}가")[::4]
    written = {letters_of(form.split()[0]) for form in forms}
    return frozenset(written | {_by_letters(one) for one in written})


def _by_letters(written: str) -> str:
    """Write a surname as some tools do, letter by letter: Baeg, Lo."""
    first = "l" if written[0] == "r" else written[0]
    if len(written) == 1:
        return first
    return first + written[1:-1] + _SPELLED_LAST.get(written[-1], written[-1])


def has_two_letters(words: Iterable[str]) -> bool:
    """Say whether single Latin letters stand side by side: K.S."""
    pairs = pairwise(words)
    return any(len(one) == len(two) == 1 and (one + two).isascii() for one, two in pairs)


@lru_cache(maxsize=4096)
def _first_letters(syllable: str) -> tuple[str, ...]:
    written = (system(syllable) for system in (revised, mccune_reischauer, north))
    return tuple(sorted({letters_of(one)[:1] for one in written} - {""}))


def _is_letter(text: Text, word: Word) -> bool:
    single = len(word.text) == 1 and word.text.isascii() and word.text.isalpha()
    return single and (word.capital or not text.prose)


def _are_near(text: Text, word: Word, following: Word) -> bool:
    ends, starts = text.folded.ends, text.folded.offsets
    return _are_marks(text.original[ends[word.end - 1] : starts[following.start]])


@lru_cache(maxsize=4096)
def _are_marks(between: str) -> bool:
    seen = fold(between).text
    return len(seen) <= _WIDEST and set(seen) <= _MARKS
