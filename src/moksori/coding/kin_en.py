"""English words of kin: what somebody is to their own kin."""

from __future__ import annotations

_PARENTS = ("mother", "father", "parent")
_CHILDREN = ("daughter", "son", "child")
_GRANDPARENTS = ("grandmother", "grandfather", "grandparent")
_GRANDCHILDREN = ("granddaughter", "grandson", "grandchild")
_SIBLINGS = ("sister", "brother", "sibling")
_IN_LAW = ("mother-in-law", "father-in-law", "parent-in-law")
_CHILD_IN_LAW = ("daughter-in-law", "son-in-law", "child-in-law")
_IN_TURN: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys((*_CHILDREN, "baby", "stepson", "stepdaughter"), _PARENTS),
    **dict.fromkeys((*_PARENTS, "stepmother", "stepfather", "mom", "dad"), _CHILDREN),
    **dict.fromkeys(_GRANDCHILDREN, _GRANDPARENTS),
    **dict.fromkeys((*_GRANDPARENTS, "grandma", "grandpa"), _GRANDCHILDREN),
    **dict.fromkeys(_SIBLINGS, _SIBLINGS),
    **dict.fromkeys(("niece", "nephew"), ("aunt", "uncle", "")),
    **dict.fromkeys(("aunt", "uncle"), ("niece", "nephew", "")),
    **dict.fromkeys(_CHILD_IN_LAW, _IN_LAW),
    **dict.fromkeys(_IN_LAW, _CHILD_IN_LAW),
    "husband": ("wife", "wife", "wife"),
    "wife": ("husband", "husband", "husband"),
}
"""What the owner of such kin is to them: a woman, a man, whichever."""
_FEMALE, _MALE, _EITHER = range(3)


def in_turn(noun: str, sex: str) -> tuple[str, ...]:
    """Give what somebody may be to their own kin: whoever has a daughter is "the mother".

    Args:
        noun: What the other is to them.
        sex: Their own; where it is not known, every word that they may be called by is given.
    """
    turned = _IN_TURN.get(noun)
    if turned is None:
        return ()
    known = {"female": (_FEMALE,), "male": (_MALE,)}.get(sex, (_FEMALE, _MALE, _EITHER))
    return tuple(dict.fromkeys(turned[at] for at in known if turned[at]))
