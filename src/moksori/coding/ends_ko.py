"""Who did it, and to whom, in a Korean sentence: before the cue, by what follows each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.clauses_ko import is_hanging, is_in_words, is_relative, said_of, yielded
from moksori.coding.coreference import Resolver
from moksori.coding.cues import Candidate
from moksori.coding.refs import GENERIC, PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.suffering import SPOKEN_BY_VICTIM, VICTIMLESS, is_known_as
from moksori.coding.words_ko import AGENT, DATIVE, GENITIVE, OBJECT, SUBJECT

_WHOSE = 24
"""How far before a Korean cue stands whose body or money it is."""
_HANGS = 5
"""How far behind a Korean cue the noun may begin that it hangs on."""
_BODY = re.compile(
    r"(?: ?씨)?의 (?:뺨|귀뺨|얼굴|머리|머리채|목|어깨|가슴|배|등|허리|팔|손|손목|다리|발|무릎"
    r"|엉덩이|몸)(?:을|를|만|에|까지)? "
)
"""금 씨의 뺨을: whose body it is."""
_SIGNS = re.compile(
    r"(?:거짓 ?)?(?:자백서|자술서|진술서|반성문|자인서|자백)[을를에은는]? ?"
    r"(?:쓰|썼|쓸|했|지장|손도장|서명)"
)
"""자백서를 썼다, 진술서에 지장을 찍었다."""


def korean_ends(
    one: Candidate,
    refs: Sequence[Ref],
    start: int,
    resolver: Resolver,
    scene: Scene,
) -> tuple[Ref | None, Ref | None]:
    """Give the references for who did it and who suffered it.

    Args:
        one: The cue.
        refs: What refers to people, in order.
        start: Where the cue begins in the decoded original.
        resolver: Knows whom references mean.
        scene: Where the sentence stands.
    """
    before = _told_before(one, refs, start, scene)
    subjects = [ref for ref in before if ref.case == SUBJECT]
    subjects = [ref for ref in subjects if len(subjects) == 1 or not is_relative(ref, scene)]
    by = next((ref for ref in refs if ref.case == AGENT and ref.det != GENERIC), None)
    if one.passive and is_hanging(one, scene):
        after = (ref for ref in refs if 0 <= ref.start - scene.start - one.end <= _HANGS)
        if (whose := next(after, None)) is not None:
            return by, whose
    turned = yielded(subjects, one, scene)
    if turned is not None:
        told = [ref for ref in before if ref.start > turned.start and ref.case in (DATIVE, OBJECT)]
        return by, told[-1] if told else turned
    dative = next((ref for ref in reversed(before) if ref.case == DATIVE), None)
    objects = next((ref for ref in reversed(before) if ref.case == OBJECT), None)
    subject = subjects[-1] if subjects else None
    if one.passive:
        return by or dative, subject or objects
    return _of_active(one, before, (by, subject), (dative, objects), resolver, scene)


def _of_active(
    one: Candidate,
    before: Sequence[Ref],
    doing: tuple[Ref | None, Ref | None],
    told: tuple[Ref | None, Ref | None],
    resolver: Resolver,
    scene: Scene,
) -> tuple[Ref | None, Ref | None]:
    """Give the same where the subject acts; `doing`: by, subject; `told`: to whom, whom."""
    (by, subject), (dative, objects) = doing, told
    start = scene.start + one.start
    source = by if by is not None and not by.official else None
    genitive = _whose(one, before, start)
    own = None if source is not None and source is subject else subject
    if own is not None and one.act.coarse in SPOKEN_BY_VICTIM and _SIGNS.match(scene.text, start):
        # 중대장은 자백서를 썼다: who writes it suffers it, whatever his post.
        return by, own
    if _suffers_ko(one, own, objects or dative or source, resolver):
        return None, own
    patient = objects or dative or source or genitive
    if genitive is not None and _BODY.match(scene.text, genitive.end):
        # 여맹원들을 올려 보내 금 씨의 뺨을 치게 했다: whose cheek it was.
        patient = genitive
    if patient is None and own is not None and is_known_as(own, "powerful", resolver):
        # 여성이 면회를 갔을 때 지도원이 요구했다: whoever else it is told of, it was done to.
        subjects = [ref for ref in before if ref.case == SUBJECT]
        risked = [ref for ref in subjects if ref.start < own.start and not ref.official]
        risked = [ref for ref in risked if is_known_as(ref, "may_be_harmed", resolver)]
        patient = risked[-1] if risked else None
    return own or (by if source is None else None), patient


def _whose(one: Candidate, before: Sequence[Ref], start: int) -> Ref | None:
    """Give whose body or money stands close before a cue; of a confession, nobody."""
    if one.act.coarse in SPOKEN_BY_VICTIM:
        # 다른 상인들의 이름을 대라: of whom somebody is to speak.
        return None
    near = (ref for ref in reversed(before) if ref.case == GENITIVE and start - ref.end <= _WHOSE)
    return next(near, None)


def _suffers_ko(one: Candidate, subject: Ref | None, other: Ref | None, resolver: Resolver) -> bool:
    """Say whether a subject without power, and with nobody else in reach, suffers what is told."""
    if subject is None or other is not None or one.act.coarse in VICTIMLESS:
        return False
    return (
        subject.form != PRONOUN
        and is_known_as(subject, "at_risk", resolver)
        and not subject.official
    )


def _told_before(one: Candidate, refs: Sequence[Ref], start: int, scene: Scene) -> list[Ref]:
    """Give the references before a Korean cue, without those within the words it hands on.

    딸을 내쫓겠다고 을러멨다: whom the words name is not to whom they are said.
    """
    before = [ref for ref in refs if ref.start < start]
    if not said_of(one):
        return before
    named = [ref for ref in before if ref.case in (OBJECT, SUBJECT, GENITIVE)]
    inside = [ref for ref in named if is_in_words(ref, one, scene)]
    return [ref for ref in before if ref not in inside]
