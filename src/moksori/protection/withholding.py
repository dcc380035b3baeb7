"""What the demo's policy does where the gate objects: the sentence goes, and the report says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from moksori.language.sentences import sentences
from moksori.protection.disguise import Disguised
from moksori.protection.draft import block_passages
from moksori.protection.rules_figures import sum_too_exact
from moksori.protection.rules_words import speech_heard_by_two
from moksori.protection.speech import MARKER, MARKER_KO
from moksori.protection.withheld import EMPTY
from moksori.terms.account import Structure
from moksori.terms.disguise import Disguise, PublicPassage, Rung
from moksori.terms.draft import Draft
from moksori.terms.finding import Finding, FindingClass
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

REASON = "gate_objected"
SPEECH = speech_heard_by_two.__name__
SUM = sum_too_exact.__name__
_LABELS = {
    "en": {"host": "Host", "reporter": "Reporter", "source": "Source", "witness": "Witness"},
    "ko": {"host": "진행자", "reporter": "기자", "source": "소식통", "witness": "증인"},
}
_OF_SUMS = frozenset({SUM, "watch"})
_SUM_ALONE = re.compile(
    r"[\d일이삼사오육칠팔구십백천만억수몇][\d.,~–\- 일이삼사오육칠팔구십백천만억여]*"
    r"(?:위안|원|딸라|달러|유로|엔|루블)?"
)
_MORE = re.compile(r"[\d.,~-]")
_HANGUL = re.compile("[가-힣]")
_SPEAKER = {"en": "Speaker", "ko": "말하는 이"}


def withhold(
    structure: Structure, disguised: Disguised, draft: Draft, findings: Sequence[Finding]
) -> Disguised:
    """Take out every sentence of a draft in which the gate found something.

    A finding in the title takes the whole title: a made one, no finer than the region, stands
    instead. A finding in the label of a speaker (a chat names people by their numbers) takes the
    label: what the speaker is stands instead. A finding anywhere else (by-line, glossary) is left:
    a person has to see to it.

    Args:
        structure: Who speaks where.
        disguised: The account as it was to be read.
        draft: The draft made of it, whose places the findings name.
        findings: What is objected to; what a person allowed is not.
    """
    language = "ko" if draft.story.language.startswith("ko") else "en"
    stops = [finding for finding in findings if finding.cls is not FindingClass.ALLOWED]
    if any(finding.place in {"title", "slug"} for finding in stops):
        disguised = replace(disguised, title="")
    numbers = block_passages(structure, disguised)
    public = {passage.number: passage for passage in disguised.passages}
    for index, block in enumerate(draft.story.blocks, start=1):
        hits = [finding for finding in stops if finding.place == f"block {index}"]
        if hits:
            passage = public[numbers[index - 1]]
            told = next(one for one in structure.passages if one.number == passage.number)
            public[passage.number] = _without(passage, block.text, hits, told.span, EMPTY[language])
    named = {
        public[numbers[index - 1]].speaker or ""
        for index in range(1, len(numbers) + 1)
        if any(finding.place == f"speaker {index}" for finding in stops)
    }
    shown = [public[one.number] for one in disguised.passages]
    return replace(disguised, passages=tuple(_unnamed(shown, named, language)))


def _unnamed(
    passages: Sequence[PublicPassage], named: set[str], language: str
) -> Iterator[PublicPassage]:
    """Give the passages with what their speakers are in place of labels that may not stand."""
    told_apart: dict[str, str] = {}
    for passage in passages:
        label = passage.speaker or ""
        if label and label in named:
            word = _LABELS[language].get(passage.role, _SPEAKER[language])
            number = 1 + sum(1 for other in told_apart.values() if other.startswith(word))
            told_apart.setdefault(label, f"{word} {number}" if number > 1 else word)
            passage = replace(passage, speaker=told_apart[label])
        yield passage


def _without(
    passage: PublicPassage, shown: str, hits: Sequence[Finding], told: Span, marker: str
) -> PublicPassage:
    """Return a passage without the sentences that hold a finding."""
    doubts = [hit for hit in hits if _is_of_words_alone(hit, shown)]
    whole = [
        (start, end, marker)
        for start, end in sentences(shown)
        if any(_meet(hit, start, end) for hit in hits if hit not in doubts)
    ]
    words = [
        (hit.offset, hit.offset + hit.length, _in_place(shown, hit))
        for hit in doubts
        if not any(_meet(hit, start, end) for start, end, _ in whole)
    ]
    kept = shown
    for start, end, instead in sorted(whole + _outer(words), reverse=True):
        kept = kept[:start] + instead + kept[end:]
    if not whole and not words:
        kept = marker
    doubled = f"{marker} {marker}"
    while doubled in kept:
        kept = kept.replace(doubled, marker)
    change = Disguise(told, MentionKind.SPEECH, Rung.NOTHING, "", marker, REASON)
    return replace(passage, text=kept, changes=(*passage.changes, change))


def _outer(words: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Put findings on the same words together: one marker stands for them."""
    kept: list[tuple[int, int, str]] = []
    for start, end, instead in sorted(words):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]), kept[-1][2])
        else:
            kept.append((start, end, instead))
    return kept


def _is_of_words_alone(hit: Finding, shown: str) -> bool:
    """Say whether it is enough to withhold the words found: doubtful speech, a sum in Korean.

    A Korean figure is followed by its unit or particle, and the sentence around it stands without.
    """
    if hit.rule == SPEECH:
        return hit.cls is FindingClass.REVIEW
    words = shown[hit.offset : hit.offset + hit.length]
    if hit.rule not in _OF_SUMS or not _SUM_ALONE.fullmatch(words):
        return False
    before, after = shown[max(0, hit.offset - 1) : hit.offset], shown[hit.offset + hit.length :][:2]
    return _HANGUL.search(words + after) is not None and not _MORE.search(before)


def _meet(hit: Finding, start: int, end: int) -> bool:
    return hit.offset < end and start < hit.offset + max(hit.length, 1)


def _in_place(shown: str, hit: Finding) -> str:
    """Give what stands for words of which only the gate knows that somebody said them."""
    if hit.rule != SPEECH:
        return EMPTY["ko"]
    korean = any("가" <= char <= "힣" for char in shown[hit.offset : hit.offset + hit.length])
    said = shown[hit.offset : hit.offset + hit.length].rstrip("\"'“”‘’«»「」『』《》 ")
    after = shown[hit.offset + hit.length :][:1]
    ended = "." if said[-1:] in {".", "!", "?", "…"} and after in {"", " ", "\n"} else ""
    return (MARKER_KO if korean else MARKER) + ended
