"""A table as the gate reads it: every label, each with the accounts that its acts are told in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from moksori.packs.loader import load_common
from moksori.protection.decoders.escapes import unescaped
from moksori.protection.look import WATCHED, look_with
from moksori.protection.matching import prepare
from moksori.protection.matching_text import Text
from moksori.protection.rules_page import Rule
from moksori.terms.draft import Draft, TableDraft
from moksori.terms.finding import Finding
from moksori.terms.story import Block, BlockKind, StoryText
from moksori.terms.table import Axis, Category
from moksori.terms.watch import Watch

LABELS = "labels"
"""The id that drafts of labels have in place of a story's."""


def look_at_labels(draft: TableDraft, watch: Watch, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Say all that is to be said about the labels and codes of a table.

    A finding's place is axis and number of the category, never its label.

    Args:
        draft: What is asked to leave.
        watch: All values of the desk.
        rules: The rulebook.

    Raises:
        UnmatchableError: A watched value has no form that can be looked for.
    """
    found: list[Finding] = []
    for (touches, own), labels in _by_touches(draft).items():
        one = _draft([text for _, text in labels], touches)
        # Rules look for what somebody told; nobody told our own names of types.
        for finding in look_with(one, watch, () if own else rules):
            kind, _, number = finding.place.partition(" ")
            place = labels[int(number) - 1][0] if kind == "block" else finding.place
            found.append(replace(finding, place=place))
    found.extend(_codes(draft, watch))
    return tuple(dict.fromkeys(found))


def drafts_of(files: Iterable[Sequence[str]]) -> tuple[Draft, ...]:
    """Give what files say of cleared tables as drafts: read line by line, as tables are read.

    A count beside a label is no sum of money and no day, however it looks in a row of text. The
    drafts touch nobody: every label was held against those whose acts stand in its line before.

    Args:
        files: Of each file its labels, counts and sentences, in the order in which they stand.
    """
    return tuple(_draft([line for line in lines if line], frozenset()) for lines in files)


def _by_touches(draft: TableDraft) -> dict[tuple[frozenset[str], bool], list[tuple[str, str]]]:
    """Return places and labels by whom they touch, and by whether they are of the codebook."""
    ours = {label for one in load_common().codebook for label in one.labels.values()}
    found: dict[tuple[frozenset[str], bool], list[tuple[str, str]]] = defaultdict(list)
    for place, axis, category in _categories(draft):
        for text in dict.fromkeys((category.names.en, category.names.ko)):
            if text:
                own = axis is Axis.TYPE and text in ours
                found[_touches(draft, axis, category), own].append((place, text))
    return found


def _categories(draft: TableDraft) -> list[tuple[str, Axis, Category]]:
    return [
        (f"{axis} {number}", axis, category)
        for axis, categories in zip(draft.table.axes, draft.table.categories, strict=True)
        for number, category in enumerate(categories, start=1)
    ]


def _touches(draft: TableDraft, axis: Axis, category: Category) -> frozenset[str]:
    known = draft.touches.get((axis, category.code))
    return frozenset().union(*draft.touches.values()) if known is None else known


def _draft(texts: Sequence[str], touches: frozenset[str]) -> Draft:
    blocks = tuple(Block(BlockKind.PARAGRAPH, "", text) for text in texts)
    return Draft(StoryText(LABELS, "", "en", "", "", blocks, ""), touches=touches)


def _codes(draft: TableDraft, watch: Watch) -> list[Finding]:
    """Hold codes against the list: machines read them, and no rule can."""
    forms = prepare(watch)
    found = []
    for place, axis, category in _categories(draft):
        for view in (category.code, *unescaped(category.code)):
            for hit in forms.hits(Text(view, prose=False), _touches(draft, axis, category)):
                length = hit.end - hit.start
                found.append(Finding(WATCHED, hit.cls, place, "code", hit.start, length, hit.value))
    return found
