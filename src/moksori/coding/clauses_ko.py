"""Clauses of a Korean sentence: whose they are, and whose words they hand on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.cues import Candidate
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.telling import Surroundings
from moksori.coding.words_ko import SUBJECT
from moksori.terms.act import Standing

_TURNS = re.compile(
    r"(?:[하되리나오가지치이내기히주대우서보놓들]자|[가-힣] 때마다|할 때면|하니까|하는데도),? "
)
"""여성이 거절하자, 부인할 때마다: what follows is done by somebody else, and to whoever it was."""
_WORDS = re.compile(r"(?:[다라냐자] ?고|[다라]며|[다라]면서|겠다는|줄 알라)")
_ORDER = re.compile(r"라고? ?(?:했|하[였며고]|말|요구|강요|지시|명령|시켰|을러|윽박)|라고 ")
_MARKS = frozenset("“”\"‘’'「」『』«»《》")
_NOMINATIVE = re.compile(r"들?(?:이|가|도) ")
_AFTER = 6
_RELATIVE = re.compile(
    r"들?[이가] (?:[가-힣]+(?:에서|에게|에|로|을|를) )?(?:[가-힣]*[온낸준든친킨산판쓴던진] [가-힣]"
    r"|[가-힣]+(?:된|한|은|는|던) (?:사실|일|것|죄|이유|소문|이야기|얘기)(?:을|를|로|에|만))"
)
_EACH = frozenset({"torture_ill_treatment", "sexual_violence", "threat_intimidation"})
_WITH_A_SUM = frozenset({"extortion_bribery"})
_WANTS = re.compile(r"요구|내라|내놓으라|바치라|가져오라|달라고")
_ENDS_CLAUSE = re.compile(r"[가-힣]*(?:니다|다|고|며|서|지만|는데|요|게|도록|죠|까지)[ ,.]")
_THREATS = frozenset({"threat_intimidation"})
_ENDING = re.compile(r"(?:당한|되었던|됐던|된|한|던)? ")
_HANGING = frozenset("힌린긴친된던")


def yielded(subjects: Sequence[Ref], one: Candidate, scene: Scene) -> Ref | None:
    """Give the subject of a clause after which another acts, where nobody else is named.

    Args:
        subjects: The subjects before a cue, in order.
        one: The cue.
        scene: Where its sentence stands.
    """
    last = subjects[-1] if subjects else None
    if last is None or last.form == PRONOUN or one.passive:
        return None
    between = scene.text[last.end : scene.start + one.start]
    return last if turns(between) else None


def is_relative(ref: Ref, scene: Scene) -> bool:
    """Say whether a subject is that of a clause that hangs on a noun: 딸이 가져온 약.

    Args:
        ref: The subject.
        scene: Where its sentence stands.
    """
    return _RELATIVE.match(scene.text, ref.end) is not None


def said_of(one: Candidate) -> bool:
    """Say whether a cue is of words said to somebody: a threat."""
    return one.act.coarse in _THREATS or one.standing is Standing.THREATENED


def is_in_words(ref: Ref, one: Candidate, scene: Scene) -> bool:
    """Say whether somebody is named within the words that a cue hands on.

    Args:
        ref: Who is named.
        one: The cue: 위협했다, 을러멨다.
        scene: Where its sentence stands.
    """
    if ref.case == SUBJECT and not _NOMINATIVE.match(scene.text, ref.end):
        return False
    return _WORDS.search(scene.text, ref.end, scene.start + one.end + _AFTER) is not None


def is_hanging(one: Candidate, scene: Scene) -> bool:
    """Say whether a cue hangs on the next noun: 붙잡힌 남학생, 체포된 여성.

    Args:
        one: The cue.
        scene: Where its sentence stands.
    """
    end = scene.start + one.end
    match = _ENDING.match(scene.text, end)
    return match is not None and bool(match[0].strip() or scene.text[end - 1] in _HANGING)


def turns(text: str) -> bool:
    """Say whether a clause ends in these words after which somebody else acts.

    Args:
        text: What stands between a subject and what may be said of it.
    """
    return _TURNS.search(text) is not None


def is_order(one: Candidate, around: Surroundings) -> bool:
    """Say whether a Korean cue ends an order that is only reported: 혼자 나오라고 했다.

    Args:
        one: The cue.
        around: Its sentence.
    """
    if one.language != "ko" or not _ORDER.match(around.text, one.end - 1):
        return False
    here = around.scene.start + one.start
    over = [quote for quote in around.quoted if quote.start <= here < quote.end]
    first = min((quote.start for quote in over), default=here) - around.scene.start
    return not _MARKS & set(around.text[max(0, first - 1) : one.end])


def begins_anew(one: Candidate, around: Surroundings) -> bool:
    """Say whether a Korean sentence tells of one more act of a kind, and not again of the last.

    Args:
        one: The cue; of a deed that ends a clause, not of a noun that takes it up.
        around: Its sentence.
    """
    if one.language != "ko" or one.standing is not Standing.DONE:
        return False
    if one.act.coarse in _WITH_A_SUM:
        return bool(around.amounts) and _WANTS.search(around.text, one.start) is not None
    return one.act.coarse in _EACH and _ENDS_CLAUSE.match(around.text, one.end) is not None
