"""A pack's words made ready for looking up; made once for each pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daachorse import CharwiseDoubleArrayAhoCorasick

from moksori.coding.needles import needles
from moksori.coding.phrases import Phrases
from moksori.language.ranks import ranks_with
from moksori.packs.model import ActType, GlossEntry, Organisation, Pack, Place, Post

_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Cue:
    """One expression of the codebook that hints at an act.

    Attributes:
        needles: One of these must be in a sentence (in small letters); empty where none need be.
        wide: It gives way to every other of its type.
    """

    pattern: re.Pattern[str]
    act: ActType
    needles: tuple[str, ...]
    wide: bool = False


class Cues:
    """The codebook's expressions of one language, and a quick look for those that may match."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = tuple(cues)
        owners: dict[str, list[int]] = {}
        for number, cue in enumerate(self._cues):
            for needle in cue.needles:
                owners.setdefault(needle, []).append(number)
        self._owners = tuple(owners.values())
        self._always = [number for number, cue in enumerate(self._cues) if not cue.needles]
        self._engine = CharwiseDoubleArrayAhoCorasick(list(owners)) if owners else None

    def __iter__(self) -> Iterator[Cue]:
        """Give every expression, in the order of the codebook."""
        return iter(self._cues)

    def in_words(self, sentence: str) -> list[Cue]:
        """Give the expressions that a sentence may match, in the order of the codebook."""
        small = sentence.lower()
        found = self._engine.find_overlapping(small) if self._engine and small else []
        met = {number for _, _, needle in found for number in self._owners[needle]}
        return [self._cues[number] for number in sorted(met.union(self._always))]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything a pack knows, as the rules look it up.

    Attributes:
        places_by_id: Every place of the pack, to climb from a place to what holds it.
        demonyms: Beginnings of country names, in small letters: "Chinese" begins like "China".
        ranks: Korean words for posts and ranks that stand behind a surname: 소좌, 과장.
        cues: The codebook's expressions by language, in its order, as far as asked for.
    """

    pack: Pack
    places: Phrases[Place]
    organisations: Phrases[Organisation]
    posts: Phrases[Post]
    glossary: Phrases[GlossEntry]
    figures: Phrases[str]
    places_by_id: dict[str, Place]
    demonyms: frozenset[str]
    ranks: frozenset[str]
    cues: dict[str, Cues]

    def cues_of(self, language: str) -> Cues:
        """Give the codebook's expressions of one language, made ready when first asked for."""
        if language not in self.cues:
            self.cues[language] = Cues(
                Cue(_compiled(cue), act, needles(cue), wide)
                for act in self.pack.common.codebook
                for wide, told in ((False, act.cues), (True, act.wide))
                for cues in told.values()
                for cue in cues
                if (_HANGUL.search(cue) is not None) == (language == "ko")
            )
        return self.cues[language]

    def holders(self, place_id: str) -> list[Place]:
        """Give a place and what holds it, finest first; empty for an id the pack does not have."""
        chain: list[Place] = []
        at = self.places_by_id.get(place_id)
        while at is not None and at not in chain:
            chain.append(at)
            at = self.places_by_id.get(at.parent)
        return chain

    def is_demonym(self, word: str) -> bool:
        """Say whether a capitalised word is an adjective of a country ("Chinese", "Iranian")."""
        low = word.lower()
        ending = low.endswith(("ian", "ean", "ese", "ish", "can", "qi", "sh", "ch", "an", "i"))
        return ending and len(low) > 4 and low[:4] in self.demonyms and word[:1].isupper()


_kept: dict[int, Lexicon] = {}


def lexicon_of(pack: Pack) -> Lexicon:
    """Give the words of a pack ready for looking up.

    Args:
        pack: The country pack, the common vocabulary merged in.
    """
    known = _kept.get(id(pack))
    if known is None or known.pack is not pack:
        known = _build(pack)
        # Packs live as long as the process; the few that tests make must not pile up.
        if len(_kept) > 16:
            _kept.clear()
        _kept[id(pack)] = known
    return known


def _build(pack: Pack) -> Lexicon:
    countries = [place for place in pack.places if place.level == "country"]
    names = [name for place in countries for name in place.names.get("en", ())]
    return Lexicon(
        pack=pack,
        places=Phrases((name, p) for p in pack.places for ns in p.names.values() for name in ns),
        organisations=Phrases(
            (name, o) for o in pack.organisations for ns in o.names.values() for name in ns
        ),
        posts=Phrases((name, p) for p in pack.posts for ns in p.names.values() for name in ns),
        glossary=Phrases(
            (word, g) for g in pack.glossary for ws in g.words.values() for word in ws
        ),
        figures=Phrases((name, names[0]) for names in pack.public_figures for name in names),
        places_by_id={place.id: place for place in pack.places},
        demonyms=frozenset(
            word[:4].lower() for name in names for word in re.findall(r"[A-Z][a-z]{2,}", name)
        ),
        ranks=ranks_with(
            name for post in pack.posts if post.official for name in post.names.get("ko", ())
        ),
        cues={},
    )


def _compiled(cue: str) -> re.Pattern[str]:
    """Compile a cue; one of Latin letters only begins and ends at the edges of words."""
    if _HANGUL.search(cue):
        return re.compile(cue)
    left = r"\b" if re.match(r"[\w(\[]", cue) else ""
    right = r"\b" if re.search(r"[\w)\]?*+]$", cue) else ""
    return re.compile(f"{left}(?:{cue}){right}", re.IGNORECASE)
