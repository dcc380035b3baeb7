"""Whose words direct speech is, and what it does to whoever hears it."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.coding.cast import Cast
from moksori.coding.clauses_ko import turns
from moksori.coding.coreference import Resolver
from moksori.coding.ledger import Ledger
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.speech import Kind, Utterance
from moksori.coding.telling import Surroundings
from moksori.coding.unnamed import context_accused, context_victim
from moksori.coding.words_ko import SUBJECT
from moksori.terms.people import PersonRole


class Dialogue:
    """Puts people to the direct speech of an account."""

    def __init__(self, cast: Cast, resolver: Resolver, ledger: Ledger) -> None:
        self._cast = cast
        self._resolver = resolver
        self._ledger = ledger
        self._told, self._start = "", 0

    def read(self, around: Surroundings, refs: Sequence[Ref], spoken: Sequence[Utterance]) -> None:
        """Take in the direct speech that begins in one sentence.

        Args:
            around: The sentence.
            refs: What refers to people in it, outside the speech.
            spoken: The direct speech.
        """
        self._told, self._start = around.text, around.scene.start
        for one in spoken:
            speaker = self._speaker(one, refs)
            if self._is_figure(speaker):
                one.draft.detail.update(heard_by=None, audience=str(Kind.PUBLIC))
                continue
            if one.kind is not Kind.PRIVATE:
                one.draft.persons = self._keys(speaker)
                continue
            accused, victims = self._two(speaker, refs, around)
            one.draft.persons = tuple(dict.fromkeys((*accused, *victims)))
            if one.threatens and accused and not self._says_victim(speaker) and not around.asked:
                self._ledger.threat(one.draft.span, around, accused, victims)

    def _speaker(self, one: Utterance, refs: Sequence[Ref]) -> Ref | None:
        before = [ref for ref in refs if ref.end <= one.draft.start]
        subjects = [ref for ref in before if ref.case == SUBJECT]
        if subjects:
            # 여성이 없다고 하자 …겠다고 위협했다: she only spoke before it.
            last = subjects[-1]
            gone = turns(self._text(one, last))
            return None if gone and last.form != PRONOUN else last
        after = [ref for ref in refs if one.draft.end <= ref.start <= one.draft.end + 60]
        return next((ref for ref in after if ref.case == SUBJECT), before[-1] if before else None)

    def _text(self, one: Utterance, ref: Ref) -> str:
        """Give what stands between a subject and the end of the words, where nobody marked them."""
        marked = one.draft.detail.get("marks", True)
        return "" if marked else self._told[ref.end - self._start : one.draft.end - self._start]

    def _keys(self, speaker: Ref | None) -> tuple[str, ...]:
        return speaker.person if speaker is not None else ()

    def _is_figure(self, speaker: Ref | None) -> bool:
        keys = self._keys(speaker)
        return bool(keys) and self._cast.people[keys[0]].role is PersonRole.PUBLIC_FIGURE

    def _says_victim(self, speaker: Ref | None) -> bool:
        """True where the words say that the one at risk speaks."""
        if speaker is None or not speaker.person or speaker.form == PRONOUN:
            return speaker is not None and speaker.lemma in {"i", "we"}
        one = self._cast.people[speaker.person[0]]
        return one.at_risk and not one.official and bool(one.harmed or one.specific)

    def _two(
        self, speaker: Ref | None, refs: Sequence[Ref], around: Surroundings
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give who of the two is accused and who is at risk, from the sentence or before it."""
        accused: list[str] = []
        victims: list[str] = []
        for ref in refs:
            for key in ref.person:
                one = self._cast.people[key]
                if one.powerful:
                    accused.append(key)
                elif one.may_be_harmed and one.role is not PersonRole.SOURCE:
                    victims.append(key)
        found = tuple(dict.fromkeys(victims)) or context_victim(
            self._resolver, around.scene.narrator
        )
        who = tuple(dict.fromkeys(accused)) or context_accused(self._resolver, found)
        return who, tuple(key for key in found if key not in who)
