"""Matching: all forms of all watched values, looked for in one pass over a folded text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from typing import Any

from daachorse import CharwiseDoubleArrayAhoCorasick

from moksori.protection.keeping import Kept
from moksori.protection.matching_judge import judge
from moksori.protection.matching_names import NameKeys
from moksori.protection.matching_quasi import QuasiValues, currencies
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.matching_text import Text
from moksori.protection.sieve import SHORT, LetterSieve, joined, to_blanks
from moksori.protection.token_row import Stretch
from moksori.protection.variants import Form, Shape, forms_of
from moksori.protection.word_sieve import WordSieve
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

_BY_MEANING = frozenset({WatchKind.DATE, WatchKind.AMOUNT, WatchKind.AGE})
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text that carries a watched value; characters of the text as given."""

    start: int
    end: int
    value: str
    cls: FindingClass


class Automaton:
    """Patterns looked for all at once; a pattern can stand for several forms."""

    def __init__(self, forms: Sequence[Form]) -> None:
        by_text: dict[str, list[Form]] = {}
        for form in forms:
            by_text.setdefault(form.text, []).append(form)
        self.patterns = tuple(by_text)
        self.forms = tuple(by_text.values())
        self._engine = (
            CharwiseDoubleArrayAhoCorasick(list(self.patterns)) if self.patterns else None
        )

    def find(self, letters: str) -> list[tuple[int, int, int]]:
        """Give start, end and number of the pattern for every place where one stands."""
        return self._engine.find_overlapping(letters) if self._engine and letters else []


class WatchedForms:
    """A watch list made ready: built once for a list, used for every text."""

    def __init__(self, watch: Watch, kept: Kept | None = None) -> None:
        """Make a list ready.

        Args:
            watch: The list.
            kept: What `kept` gave for this very list; it saves the work.

        Raises:
            UnmatchableError: A value has no form that can be looked for.
        """
        self.values = watch.values
        told = () if kept else tuple(enumerate(self.values))
        self.names, self.reckoned = NameKeys(told), ReckonedValues(told)
        self.quasi = QuasiValues(one for one in told if one[1].kind in _BY_MEANING)
        if kept:
            self.names.restore(kept["names"])
            self.reckoned.restore(kept["reckoned"])
            self.quasi.restore(kept["quasi"])
        forms = (
            map(_form_of, kept["forms"])
            if kept
            else chain.from_iterable(
                forms_of(number, value, currencies() if _has_sum(value) else ())
                for number, value in told
            )
        )
        self.automaton = Automaton(list(forms))
        self._letter_sieve = LetterSieve(self.automaton.patterns)
        self._word_sieve = WordSieve(self.names, self.reckoned)

    def kept(self) -> Kept:
        """Give what was made of the list as plain data, for `WatchedForms(watch, kept)`."""
        forms = (form for forms in self.automaton.forms for form in forms)
        return {
            "forms": [
                (*astuple(form)[:4], sorted(form.borders), form.bare, form.lower, form.part)
                for form in forms
            ],
            "names": self.names.kept(),
            "reckoned": self.reckoned.kept(),
            "quasi": self.quasi.kept(),
        }

    def is_clean(self, text: str) -> bool:
        """Say at once that a text has no letters of any form; False where one must look."""
        return self._letter_sieve.is_clean(text)

    def hits(self, text: Text, touches: frozenset[str]) -> list[Hit]:
        """Give every hit of a value that counts in a text that touches these subjects."""
        best: dict[tuple[int, int, int], FindingClass] = {}
        for key, cls in self._placed(text):
            if not self.counts(key[0], touches) or self._is_chance(text, *key):
                continue
            if best.get(key) is not FindingClass.BLOCK:
                best[key] = cls
        return [
            Hit(start, end, self.values[number].id, cls)
            for (number, start, end), cls in _widest(best.items())
        ]

    def _is_chance(self, text: Text, number: int, start: int, end: int) -> bool:
        """Say whether a hit is but figures of a checksum that come to a day or a sum."""
        return self.values[number].kind in _BY_MEANING and text.is_in_checksum(start, end)

    def _placed(self, text: Text) -> Iterator[tuple[_Place, FindingClass]]:
        """Give number of the value, start and end in the text as given, and the worth of hits."""
        letters, names, figures = self._views(text)
        for view, shift in letters:
            yield from _shifted(view, shift, self._letters(view))
        for view, shift in names:
            yield from _shifted(view, shift, self.names.find(view))
        for view, shift in figures:
            for one in self.reckoned.find(view):
                yield (one.value, one.start + shift, one.end + shift), one.cls

    def _views(self, text: Text) -> tuple[Iterable[_View], Iterable[_View], Iterable[_View]]:
        """Give the parts of a text in which letters, names and figures can stand."""
        original = text.original
        if len(original) <= SHORT or not (text.prose or text.rough):
            return [(text, 0)], [(text, 0)], [(text, 0)]
        names, figures = self._word_sieve.stretches(original) if text.reads else ([], [])
        parts: dict[Stretch, _View] = {}

        def views(found: Iterable[Stretch]) -> list[_View]:
            wide = list(to_blanks(original, found))
            for start, end in wide:
                if (start, end) not in parts:
                    part = original[start:end]
                    view = Text(part, prose=text.prose, rough=text.rough, reads=text.reads)
                    parts[start, end] = (view, start)
            return [parts[one] for one in wide]

        return views(self._letter_sieve.stretches(original)), views(names), views(figures)

    def counts(self, number: int, touches: frozenset[str]) -> bool:
        """Say whether a value is looked for in what touches these subjects."""
        value = self.values[number]
        return value.scope is Scope.EVERYWHERE or not touches.isdisjoint(value.subjects)

    def _letters(self, text: Text) -> Iterator[tuple[int, int, int, FindingClass]]:
        for start, end, pattern in self.automaton.find(text.letters):
            for form in self.automaton.forms[pattern]:
                cls = judge(form, self.values[form.value].scope, text, start, end)
                if cls is not None:
                    yield start, end, form.value, cls


_Place = tuple[int, int, int]
_View = tuple[Text, int]


def _form_of(kept: Sequence[Any]) -> Form:
    text, value, kind, shape, borders, bare, lower, part = kept
    whole = (frozenset(borders), bare, lower, part)
    return Form(text, value, WatchKind(kind), Shape(shape), *whole)


def _shifted(
    view: Text, shift: int, found: Iterable[tuple[int, int, int, FindingClass]]
) -> Iterator[tuple[_Place, FindingClass]]:
    """Give hits in the letters of a part as places in the whole text."""
    for start, end, number, cls in found:
        first, last = view.span(start, end)
        yield (number, first + shift, last + shift), cls


def _widest(found: Iterable[tuple[_Place, FindingClass]]) -> list[tuple[_Place, FindingClass]]:
    """Keep, of overlapping hits of one value, one as wide as all and as sure as the surest."""
    kept: list[tuple[_Place, FindingClass]] = []
    for (number, start, end), cls in sorted(found):
        if kept and kept[-1][0][0] == number and start < kept[-1][0][2]:
            (_, first, last), known = kept[-1]
            surest = known if known is FindingClass.BLOCK else cls
            kept[-1] = ((number, first, max(last, end)), surest)
        else:
            kept.append(((number, start, end), cls))
    return kept


def _has_sum(value: WatchValue) -> bool:
    return value.kind is WatchKind.AMOUNT


_ready: list[tuple[Watch, WatchedForms]] = []


def prepare(watch: Watch, kept: Kept | None = None) -> WatchedForms:
    """Make a watch list ready, or give what was made of this very list before.

    Args:
        watch: The list.
        kept: What `WatchedForms.kept` gave for this very list in another process.

    Raises:
        UnmatchableError: A value has no form that can be looked for.
    """
    for known, forms in _ready:
        if known is watch or known.values is watch.values:
            return forms
    forms = WatchedForms(watch, kept)
    _ready.append((watch, forms))
    del _ready[:-_KEPT]
    return forms


SPEECH_WORDS, SPEECH_SYLLABLES = 6, 12


class HeardByTwo:
    """Speech that only two people heard: every run of it that is long enough to be known by."""

    def __init__(self, told: Sequence[str]) -> None:
        runs = {run for speech in told for run in _runs(speech)}
        kind = WatchKind.TEXT
        self._automaton = Automaton([Form(run, 0, kind, Shape.SPEECH) for run in sorted(runs)])
        self._sieve = LetterSieve(self._automaton.patterns)

    def is_clean(self, text: str) -> bool:
        """Say at once that a text repeats nothing; False where one must look."""
        return self._sieve.is_clean(text)

    def find(self, text: Text) -> list[tuple[int, int]]:
        """Give the stretches of the text that repeat such speech, in characters of the text."""
        found: list[tuple[int, int]] = []
        for first, last in to_blanks(text.original, self._sieve.stretches(text.original)):
            view = Text(text.original[first:last], prose=text.prose, rough=text.rough)
            runs = joined(self._in(view))
            spans = (view.span(start, end) for start, end in runs)
            found.extend((first + start, first + end) for start, end in spans)
        return found

    def _in(self, text: Text) -> Iterator[tuple[int, int]]:
        for start, end, pattern in self._automaton.find(text.letters):
            form = self._automaton.forms[pattern][0]
            if judge(form, Scope.EVERYWHERE, text, start, end) is not None:
                yield start, end


def _runs(told: str) -> Iterator[str]:
    """Give the runs of a speech: six words, or twelve Korean syllables in a row."""
    speech = Text(told)
    words = [word.text for word in speech.words]
    for at in range(len(words) - SPEECH_WORDS + 1):
        yield "".join(words[at : at + SPEECH_WORDS])
    letters = speech.letters
    for at in range(len(letters) - SPEECH_SYLLABLES + 1):
        run = letters[at : at + SPEECH_SYLLABLES]
        if all("가" <= char <= "힣" for char in run):
            yield run
