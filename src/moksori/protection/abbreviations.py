"""Abbreviations spelt out where a reader meets them first, from the names that the packs know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from moksori.packs.model import Names, Pack
from moksori.terms.story import StoryText, Term

_ABBREVIATION = re.compile(r"[A-Z]{2,6}")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "al", "a"})
_WORDS = re.compile(r"[^\W_][\w'’]*")


def with_abbreviations(story: StoryText, pack: Pack) -> StoryText:
    """Return a story whose glossary says what its abbreviations stand for.

    An abbreviation that the story spells out itself, before or beside its first use, is left
    alone, and so is one of which no pack knows the whole name.

    Args:
        story: The story as the public reads it: nothing else is looked at.
        pack: Its country's organisations and glossary.
    """
    text = "\n".join(block.text for block in story.blocks)
    known = dict(_known(pack, "ko" if story.language.startswith("ko") else "en"))
    met = {short: at for short in known if (at := _first(short, text)) >= 0}
    fresh = {
        short: known[short]
        for short, at in met.items()
        if not _is_told(known[short], text[: at + len(known[short]) + 2 * len(short)])
    }
    kept = [_completed(term, fresh.pop(term.word, "")) for term in story.glossary]
    added = [Term(short, whole, stands_for=whole) for short, whole in fresh.items()]
    if not added and tuple(kept) == story.glossary:
        return story
    terms = sorted((*kept, *added), key=lambda term: text.find(term.word))
    return replace(story, glossary=tuple(terms))


def _completed(term: Term, whole: str) -> Term:
    """Return a glossed word that says what it stands for, once."""
    if not whole:
        return term
    gloss = term.gloss if _is_told(whole, term.gloss) else f"{whole}; {term.gloss}"
    return replace(term, gloss=gloss, stands_for=whole)


def _known(pack: Pack, language: str) -> Iterator[tuple[str, str]]:
    """Yield every abbreviation of a pack, with its whole name in a language."""
    listed = [entry.words for entry in pack.glossary]
    for names in (*(one.names for one in pack.organisations), *listed):
        shorts = [name for name in names.get("en", ()) if _ABBREVIATION.fullmatch(name)]
        for short in shorts:
            whole = next((one for one in names["en"] if _initials(one) == short.lower()), "")
            if whole and (name := _named(names, whole, language, alone=len(shorts) == 1)):
                yield short, name


def _named(names: Names, whole: str, language: str, *, alone: bool) -> str:
    """Return the whole name in a language; two abbreviations may be of two Korean names."""
    if language == "en":
        return whole
    told = names.get(language, ())
    return told[0] if told and alone else ""


def _initials(name: str) -> str:
    words = [word for word in _WORDS.findall(name) if word not in _SMALL]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else ""


def _first(short: str, text: str) -> int:
    """Return where an abbreviation first stands by itself; -1 where it does not."""
    found = re.search(rf"(?<![A-Za-z0-9-]){short}s?(?![A-Za-z0-9-])(?! [A-Z][a-z])", text)
    return found.start() if found else -1


def _is_told(whole: str, text: str) -> bool:
    return whole.casefold() in text.casefold()
