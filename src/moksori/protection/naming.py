"""Where names stand in a text: every surface of every person, with particle, title or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from moksori.language.fold import Folded, letters_of, letters_only
from moksori.language.hangul import is_syllable
from moksori.language.particles import strip_particle
from moksori.language.romanise import revised, skeleton
from moksori.protection.pseudonyms import HOMOGRAPHS, skeletons_of
from moksori.protection.surfaces import NamePart, Surface, told_surname
from moksori.protection.titles import Titles

_GAP = re.compile(r"[ \u00a0\-‐‑–.'’\u200b-\u200d\ufeff\u00ad]{0,3}$")
_LATIN_WORD = re.compile(r"[A-Z][A-Za-zÀ-žŎŏŬŭ'’`\-]*")
_HANGUL_RUN = re.compile(r"[가-힣]{3,12}")
_POSSESSIVE = re.compile(r"(?:['’]?s)?(?![A-Za-z])")
_FAMILIAR = re.compile(r"(?:이?네|야|아|댁|엄마|아빠|어머니|아버지)(?:$|[는은가이를을의와도에집])")
_OTHER_NAME = re.compile(r"[ \u00a0-][A-Z][a-z]+(?:[ \u00a0-][A-Za-z][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text.

    Attributes:
        start, end: Where it stands, without title and particle.
        persons: Keys of those who may be meant; more than one where two share a surface.
    """

    start: int
    end: int
    persons: tuple[str, ...]
    surface: Surface


class NameFinder:
    """Finds the names of a set of persons in texts."""

    def __init__(self, surfaces: Mapping[str, Sequence[Surface]], titles: Titles) -> None:
        """Prepare the search.

        Args:
            surfaces: The surfaces of each person, by key.
            titles: The titles and ranks of the country.
        """
        self._titles = titles
        self._by_letters: dict[str, list[tuple[str, Surface]]] = {}
        self._by_skeleton: dict[str, list[tuple[str, Surface]]] = {}
        for key, shapes in surfaces.items():
            for shape in shapes:
                self._by_letters.setdefault(shape.letters, []).append((key, shape))
                if shape.part is NamePart.FULL and len(shape.letters) > 2:
                    for sound in skeletons_of(shape.core):
                        self._by_skeleton.setdefault(sound, []).append((key, shape))

    def find(self, text: str, sure: Sequence[tuple[int, int]] = ()) -> list[Hit]:
        """Give the names in `text`, the longest where they overlap, in their order.

        Args:
            text: Any text.
            sure: Stretches known to speak of a person; doubtful short names count inside them.
        """
        view = letters_only(text)
        found = [hit for hit in self._told(text, view) if self._holds(text, hit, sure)]
        found += self._by_sound(text)
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.start)):
            if not any(hit.start < other.end and other.start < hit.end for other in kept):
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)

    def _told(self, text: str, view: Folded) -> Iterator[Hit]:
        for letters, owners in self._by_letters.items():
            at = view.text.find(letters)
            while at >= 0:
                start, end = view.span(at, at + len(letters))
                if _joined(text[start:end]):
                    yield _hit(start, end, owners)
                at = view.text.find(letters, at + 1)

    def _holds(self, text: str, hit: Hit, sure: Sequence[tuple[int, int]]) -> bool:
        """Say whether the letters found are a word of their own, and a name."""
        covered = any(start <= hit.start and hit.end <= end for start, end in sure)
        if hit.surface.korean:
            return _korean_name(text, hit, covered, self._titles)
        before, after = text[: hit.start], text[hit.end :]
        if before[-1:].isalnum() and not is_syllable(before[-1:]):
            return False
        if not _POSSESSIVE.match(after):
            return False
        word = text[hit.start : hit.end]
        if hit.surface.core[:1].isupper() and not word[:1].isupper():
            return False
        titled = self._titles.before(before)
        if hit.surface.part is NamePart.SURNAME and not covered:
            if hit.surface.derived and not titled:
                return False
            if _OTHER_NAME.match(after):
                return titled
        pointed = hit.surface.part is NamePart.INITIALS and after.startswith(".")
        doubtful = word.casefold() in HOMOGRAPHS or (len(word) < 2 and not pointed)
        return covered or titled or not doubtful or _mid_sentence(before, word)

    def _by_sound(self, text: str) -> Iterator[Hit]:
        """Find whole names in another romanisation, or in the other script."""
        if not self._by_skeleton:
            return
        words = list(_LATIN_WORD.finditer(text))
        for first in range(len(words)):
            for last in range(first, min(first + 3, len(words))):
                start, end = words[first].start(), words[last].end()
                stretch = text[start:end].rstrip("-'’")
                if last > first and not _adjoining(text, words[first : last + 1]):
                    break
                yield from self._sounding(stretch, start, many=last > first)
        for run in _HANGUL_RUN.finditer(text):
            for length in (3, 4, 2):
                name = run.group()[:length]
                if length < len(run.group()) and strip_particle(run.group()) != name:
                    continue
                yield from self._sounding(name, run.start(), many=True)

    def _sounding(self, stretch: str, start: int, *, many: bool) -> Iterator[Hit]:
        stretch = re.sub(r"['’]s$", "", stretch)
        if not many and "-" not in stretch:
            return
        korean = any(map(is_syllable, stretch))
        owners = self._by_skeleton.get(skeleton(revised(stretch) if korean else stretch))
        if owners:
            like = owners[0][1]
            core = " ".join(stretch.split())
            first = korean or _surname_first(core, like)
            shape = Surface(core, letters_of(core), like.part, korean, first)
            yield Hit(
                start, start + len(stretch), tuple(dict.fromkeys(o[0] for o in owners)), shape
            )


def _surname_first(core: str, like: Surface) -> bool:
    """Say whether a name found by its sound has its surname first, as `like` has it somewhere."""
    surname = told_surname(like)
    return skeleton(core.split()[0]) == skeleton(revised(surname) if like.korean else surname)


def _hit(start: int, end: int, owners: Iterable[tuple[str, Surface]]) -> Hit:
    owners = list(owners)
    # Whoever the account itself calls so goes before those of whom it only follows.
    owners = [owner for owner in owners if not owner[1].derived] or owners
    return Hit(start, end, tuple(dict.fromkeys(key for key, _ in owners)), owners[0][1])


def _joined(stretch: str) -> bool:
    """Say whether only blanks, hyphens and points stand between the letters of a stretch."""
    gap = ""
    for char in stretch:
        if char.isalnum():
            if gap and not _GAP.match(gap):
                return False
            gap = ""
        else:
            gap += char
    return True


def _adjoining(text: str, words: Sequence[re.Match[str]]) -> bool:
    return all(
        text[one.end() : two.start()] in {" ", "\u00a0", "-"} for one, two in pairwise(words)
    )


def _mid_sentence(before: str, word: str) -> bool:
    bare = before.rstrip(" \u00a0\"'“‘(")
    return bool(bare) and bare[-1] not in ".!?:\n…" and word[:1].isupper() and before[-1:] != "\n"


_DETERMINERS = frozenset("한이전현두세네온맨첫각본그저매양총신구제")
_MR = re.compile("[ \u00a0]?(?:모[ \u00a0]?)?씨|[ \u00a0]?모(?![가-힣])")


def _korean_name(text: str, hit: Hit, covered: bool, titles: Titles) -> bool:
    before, after = text[: hit.start], text[hit.end :]
    letters = hit.surface.letters
    inside = bool(before) and is_syllable(before[-1])
    titled = titles.after(after, letters)
    if letters in _DETERMINERS:
        # 한 노인 is "an old man": as a surname it needs 씨, or the title it was told with.
        named = _MR.match(after) is not None or (titled and not hit.surface.derived)
        return named and not inside
    if covered:
        # A surname alone is a word of its own even there: 지 is no part of 지배인.
        return len(letters) > 1 or not (inside or (is_syllable(after[:1]) and not titled))
    if len(letters) == 1:
        return titled and not inside
    if len(letters) >= 3 and hit.surface.part is NamePart.FULL:
        return True
    if inside:
        return False
    run = re.match("[가-힣]*", after)
    tail = run.group() if run else ""
    if _FAMILIAR.match(tail):
        return True
    return not tail or titled or strip_particle(letters + tail) in {letters, letters + "이"}
