"""The words that say which one somebody is, when they are met first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moksori.coding.agreement import is_hangul
from moksori.coding.described_ko import clause_start
from moksori.coding.refs import DEFINITE, DESCRIPTION
from moksori.coding.words_ko import SUBJECT
from moksori.terms.span import Span

if TYPE_CHECKING:
    from moksori.coding.cast import Character
    from moksori.coding.refs import Ref
    from moksori.coding.scene import Scene


def tell_apart(one: Character, ref: Ref, where: Scene) -> None:
    """Take the words that say which one somebody is: nobody takes them for another."""
    if is_hangul(ref.lemma):
        _tell_apart_ko(one, ref, where)
        return
    end = int(ref.notes.get("who") or ref.notes.get("where") or 0)
    if end > ref.end:
        one.specific = one.specific or bool(ref.notes.get("who"))
        one.spans[len(one.spans) - (ref.lemma != "person") :] = [Span(ref.start, end)]
        one.label = " ".join(where.text[ref.start : end].split())
    clause = int(ref.notes.get("clause") or 0)
    if clause > ref.end:
        one.spans.append(Span(ref.start, clause))


def _tell_apart_ko(one: Character, ref: Ref, where: Scene) -> None:
    if ref.form != DESCRIPTION or ref.det == DEFINITE:
        return
    start = clause_start(where.text, ref.start)
    if start < ref.start:
        # 옆 매대의 제대군인이 나섰다: one of them did.
        one.specific = one.specific or (where.past and not ref.plural and ref.case == SUBJECT)
        one.spans.append(Span(start, ref.end))
