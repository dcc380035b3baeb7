"""Names of people in Latin letters: declared ones, titled ones, and runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from moksori.coding.lexicon import Lexicon
from moksori.coding.phrases import Phrases
from moksori.coding.reading import Draft, clear_of, without_overlaps
from moksori.coding.segments import Part, Segment
from moksori.coding.small_names import has_lost_apostrophe, is_public_abroad, is_small_name
from moksori.coding.words_en import CLOSED, HONORIFICS, NOT_AFTER_NAMES, NOT_NAMES, NOUNS
from moksori.language.words import SMALL_NAMES
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_ARABIC = r"(?:[AEae][lrsndtz]h?-)?"
"""The article in an Arabic name, joined as it sounds: al-Sayyad, ash-Shami, el-Masri."""
_WORD = re.compile(rf"(?<![\w-]){_ARABIC}[A-ZÀ-Þ][\wÀ-ÿ]*(?:[-'’][A-Za-zÀ-ÿ]+)*")
_INITIAL = re.compile(r"[A-Z]$")
_LINK = re.compile(
    r"(?:\.?[ \u00a0]{1,2}(?:(?:bin|al|de|del|da|van|von|el|ibn|dos|la)[ \u00a0])?)|\."
)
_HONORIFIC = re.compile(r"\b(?:" + "|".join(sorted(HONORIFICS)) + r")\.?[ \u00a0]$", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:named|by the name of|called|surnamed|name is|name was|known as|alias|pseudonym"
    r"|calls? (?:him|her)self"
    r"|(?:sur|(?:family|last|first|given)[ ])name(?: is| was)?[:,]?"
    r"|(?:let['’]?s|we(?:['’]?ll| will| shall)?|i(?:['’]?ll| will| shall)) call (?:him|her|them)"
    r"|(?:whom|who|that) (?:we|i)(?:['’]?ll| will| shall) (?:call|name)(?: here)?)"
    r"[ \u00a0][\"'“‘]?$",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(r"\b([A-Za-z-]+),?[ \u00a0][\"'“‘]?$")
_AGE_AFTER = re.compile(r"[ \u00a0]?(?:\(\d{1,2}\)|, ?\d{1,2},|, ?aged \d)")
_PSEUDONYM = re.compile(
    r"[ \u00a0]?\([^()]{0,40}(?:pseudonym|alias|not (?:his|her|their) real name|name changed"
    r"|가명)[^()]{0,40}\)",
    re.IGNORECASE,
)
_OTHER_NAME = re.compile(r"[ \u00a0]?\(([A-Z][\w-]+(?: [A-Z][\w-]+)?)\)")
_GIVEN = re.compile(
    r"[A-Z][a-z]{1,5}-(?:[bcdghjkmnprstwy]|kk|ch|sh|th|ph|tt|pp|jj)?y?[aeiouw]{1,3}(?:ng"
    r"|[nmklptbgdrsh])?"
)
_MORE_NAME = re.compile(rf"[ \u00a0]({_ARABIC}[A-Z][a-z]+)")
_GOES_ON = re.compile(r"-[a-z]|[ \u00a0-][A-Z][a-z]")
_TITLED = re.compile(r"[\"“‘«]([A-Z][^\"“”‘’«»\n]{2,80})[\"”’»]")
_SHORT = re.compile(r"[A-Z]|St|Jr|Sr|Gen|Col|Maj|Capt|Lt|Sgt|Brig|Rep|Sen|Hon|Prof|Dr|Mrs?|Ms|Rev")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


@dataclass(slots=True)
class Known:
    """What the account told of names so far.

    Attributes:
        small: Words that the account writes in small letters somewhere: no names.
        short: Single words that stand for a longer name told before ("Yeom"), with that name.
        speakers: Names of those who speak.
        outlets: Names of who publishes: "By Free Waves Desk".
        heads: The account tells of the head of an office, who is "the head" from then on.
    """

    small: frozenset[str] = frozenset()
    short: dict[str, str] = field(default_factory=dict)
    speakers: Phrases[str] | None = None
    outlets: frozenset[str] = frozenset()
    heads: bool = False

    def learn(self, name: str) -> None:
        """Remember a full name, to know its parts when they stand alone."""
        words = name.split()
        if len(words) < 2:
            self.short.setdefault(name, name)
            return
        for part in (words[0], words[-1], " ".join(words[1:])):
            if part.lower() not in NOT_NAMES and part.lower() not in CLOSED and len(part) > 1:
                self.short.setdefault(part, name)


def names_of(
    segment: Segment, lexicon: Lexicon, known: Known, taken: Sequence[Span]
) -> list[Draft]:
    """Find names of people written in Latin letters.

    Args:
        segment: The stretch to read.
        lexicon: The pack's words.
        known: What the account told so far; names found here are added.
        taken: Places, organisations, days: no part of a name.
    """
    sure = [*_figures(segment, lexicon), *_speakers(segment, known)]
    sure = [draft for draft in without_overlaps(sure) if not _is_part(draft, segment)]
    blocked = [*taken, *(draft.span for draft in sure)]
    runs = list(_runs(segment, lexicon, known, blocked))
    kept = clear_of((_draft for _draft in runs), [draft.span for draft in sure])
    for draft in kept:
        known.learn(draft.detail["name"])
    return sorted([*sure, *kept], key=lambda draft: draft.span)


def _is_part(draft: Draft, segment: Segment) -> bool:
    """Say whether a speaker's short name is only part of the name that stands here."""
    start, end = draft.start - segment.start, draft.end - segment.start
    if " " in segment.text[start:end] or not segment.text[start:end].isascii():
        return False
    after = _MORE_NAME.match(segment.text, end)
    if after is None:
        return False
    word = after.group(1)
    if word.lower() not in NOT_NAMES | CLOSED | set(NOUNS):
        return True
    # "reporter Han So Mi", "Han So-mi": a part of a name may be a word in other places.
    small = word.lower() in SMALL_NAMES and segment.part is not Part.TITLE
    return small and _GOES_ON.match(segment.text, after.end(1)) is not None


def _figures(segment: Segment, lexicon: Lexicon) -> Iterable[Draft]:
    for hit in lexicon.figures.find(segment.text):
        if hit.plural:
            continue
        told = segment.text[hit.start : hit.end]
        draft = _draft(segment, hit.start, hit.end, told, "names.figure", 1.0)
        draft.detail["figure"] = hit.entry
        yield draft


def _speakers(segment: Segment, known: Known) -> Iterable[Draft]:
    if known.speakers is None:
        return
    for hit in known.speakers.find(segment.text):
        told = segment.text[hit.start : hit.end]
        draft = _draft(segment, hit.start, hit.end, told, "names.speaker", 1.0)
        draft.detail["speaker"] = hit.entry
        yield draft


def _runs(
    segment: Segment, lexicon: Lexicon, known: Known, blocked: Sequence[Span]
) -> Iterator[Draft]:
    """Give runs of capitalised words that are nobody's but a person's."""
    text = segment.text
    words = [match for match in _WORD.finditer(text) if _may_stand(match, text, lexicon)]
    free = _free_of(words, segment, blocked)
    headline = segment.part is Part.TITLE and _is_headline(text)
    at = 0
    while at < len(free):
        last = at
        while last + 1 < len(free) and last - at < 3 and _linked(text, free[last], free[last + 1]):
            last += 1
        run = _without_lead(free[at : last + 1], known, text)
        if run and not _is_thing(text, run, known):
            draft = _named(segment, run, lexicon, known)
            if draft is not None and not (headline and draft.confidence < 0.9):
                yield draft
        at = last + 1


def _may_stand(match: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    word, after = match.group(), text[match.end() : match.end() + 32]
    if has_lost_apostrophe(word, after):
        return False
    if _may_be_name(word, lexicon):
        return True
    return is_small_name(word, text[max(0, match.start() - 32) : match.start()], after)


def _may_be_name(word: str, lexicon: Lexicon) -> bool:
    low = _POSSESSIVE.sub("", word).lower()
    if low in NOT_NAMES or low in CLOSED or low in HONORIFICS or low in NOUNS:
        return False
    if low.startswith(("i'", "i’")) or (word.isupper() and len(word) > 12):
        return False
    return not lexicon.is_demonym(word)


def _free_of(
    words: list[re.Match[str]], segment: Segment, blocked: Sequence[Span]
) -> list[re.Match[str]]:
    drafts = {segment.start + word.start(): word for word in words}
    spans = [Draft(segment.span(word.start(), word.end()), MentionKind.PERSON) for word in words]
    return [drafts[draft.start] for draft in clear_of(spans, blocked)]


def _is_headline(text: str) -> bool:
    """Say whether a title is written with a capital on every word of weight."""
    words = re.findall(r"[A-Za-z]{4,}", text)
    return bool(words) and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _linked(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    if _POSSESSIVE.search(left.group()):
        return False
    if text[left.end() : left.end() + 1] == "." and not _SHORT.fullmatch(left.group()):
        # A full stop after a whole word ends a sentence, not an initial.
        return False
    return _LINK.fullmatch(text, left.end(), right.start()) is not None


def _is_thing(text: str, run: list[re.Match[str]], known: Known) -> bool:
    """As in "The New Dawn", "Tower Hill council": a run of capitals that names no person."""
    name = text[run[0].start() : run[-1].end()]
    if name in known.outlets:
        return True
    if name in known.short:
        return False
    if re.search(r"\b[Tt]he[ \u00a0]$", text[max(0, run[0].start() - 5) : run[0].start()]):
        return True
    if _is_in_headline(text, run[0].start(), run[-1].end()):
        return True
    after = re.match(r"[ \u00a0]([A-Za-z]+)", text[run[-1].end() : run[-1].end() + 24])
    return after is not None and after.group(1).lower() in NOT_AFTER_NAMES


def _is_in_headline(text: str, start: int, end: int) -> bool:
    """Say whether words stand inside of a title between marks: “What Happens Inside”."""
    for quote in _TITLED.finditer(text, max(0, start - 80), end + 80):
        if quote.start() < start and end < quote.end() - 1:
            words = re.findall(r"[A-Za-z]{4,}", quote[1])
            return all(word[0].isupper() for word in words)
        if quote.start() < start and end == quote.end() - 1:
            words = quote[1][: start - quote.start(1)].split()
            return bool(words) and all(word[0].isupper() for word in words)
    return False


def _without_lead(run: list[re.Match[str]], known: Known, text: str) -> list[re.Match[str]]:
    """Drop a first word that has its capital only from the beginning of the sentence."""
    first = run[0]
    before = text[max(0, first.start() - 3) : first.start()].strip("\"'“‘( \u00a0")
    begins = not before or before[-1] in ".!?:\n"
    if begins and first.group().lower() in known.small:
        return run[1:]
    return run


def _named(
    segment: Segment, run: list[re.Match[str]], lexicon: Lexicon, known: Known
) -> Draft | None:
    start, end = run[0].start(), run[-1].end()
    end -= len(found.group()) if (found := _POSSESSIVE.search(segment.text[start:end])) else 0
    name = segment.text[start:end]
    before = segment.text[max(0, start - 40) : start]
    title = _HONORIFIC.search(before)
    confidence = _confidence(segment.text, name, before, end, len(run), known)
    if title:
        confidence = 0.95
    initials = all(_INITIAL.match(word.group()) for word in run)
    small = is_small_name(name, before, segment.text[end : end + 32])
    if confidence <= 0 or (initials and not small):
        return None
    first = start - len(title.group()) if title else start
    draft = _draft(segment, first, end, known.short.get(name, name), "names.run", confidence)
    if title:
        draft.detail["honorific"] = title.group().strip().rstrip(".").lower()
    draft.detail["surface"] = [segment.start + start, segment.start + end]
    draft.detail["pseudonym"] = _PSEUDONYM.match(segment.text, end) is not None
    around = segment.text[max(0, start - 120) : start], segment.text[end : end + 100]
    if len(run) > 1 and is_public_abroad(*around):
        draft.detail["figure"] = "abroad"
    if name in known.short:
        draft.detail["short"] = name
    return draft


def _confidence(text: str, name: str, before: str, end: int, words: int, known: Known) -> float:
    """Say how sure it is that a run of capitals is a person's name; 0 for not at all."""
    if name in known.short or _CALLED.search(before):
        return 0.9
    noun = _NOUN_BEFORE.search(before)
    if noun and noun.group(1).lower() in NOUNS:
        return 0.9
    if _AGE_AFTER.match(text, end):
        return 0.9
    if words >= 2:
        acronyms = [word for word in name.split() if word.isupper() and len(word) > 1]
        return 0.0 if len(acronyms) == words else 0.6
    if _GIVEN.fullmatch(name) and name.lower() not in known.small:
        return 0.6
    return 0.0


def _draft(
    segment: Segment, start: int, end: int, name: str, rule: str, confidence: float
) -> Draft:
    told = segment.text[start:end]
    detail = {
        "form": "name",
        "name": " ".join(name.split()),
        "surface": [segment.start + start, segment.start + end],
        "pseudonym": _PSEUDONYM.match(segment.text, end) is not None,
    }
    other = _OTHER_NAME.match(segment.text, end)
    if other and other.group(1) in told:
        detail["alias"] = other.group(1)
    span = segment.span(start, end)
    return Draft(span, MentionKind.PERSON, detail=detail, rule=rule, confidence=confidence)
