"""Whether it is an officer who is reported to have said something, and to one person alone."""

from __future__ import annotations

import re

from moksori.coding.segments import Segment
from moksori.coding.words_en import (
    FORCE_NOUNS,
    HARM_NOUNS,
    NOUNS,
    REPORTER_NOUNS,
    SOURCE_NOUNS,
    VICTIM_NOUNS,
    WITNESS_NOUNS,
)
from moksori.language.found import Found
from moksori.language.sayingverbs import NARRATOR
from moksori.language.words import words
from moksori.terms.passage import SpeakerRole

_POSTS = words(
    "captain colonel major lieutenant sergeant corporal general marshal commissar chief head deputy"
    " warden manager director secretary leader boss foreman overseer principal headmaster dean"
    " headmistress superintendent instructor chairman chairwoman president minister jailer warder"
    " surgeon bureaucrat master administrator registrar censor broker chief's"
)
_OFFICERS = FORCE_NOUNS | HARM_NOUNS | _POSTS
_TELLERS = (
    SOURCE_NOUNS
    | WITNESS_NOUNS
    | REPORTER_NOUNS
    | {"sources", "informants", "witnesses", "expert", "experts", "analyst", "spokesman"}
)
_PRONOUNS = words("he she who they")
_CROWD = words(
    "them everyone everybody people residents villagers workers soldiers students pupils families"
    " traders women men farmers prisoners inmates crowd audience public us reporters media"
)
_ONE = words("him her me")
_DESK = re.compile(
    r"\b(?:source|informant|reporter|desk|newspaper|station|agency|panel|us)\b", re.I
)
_ASIDE = re.compile(r"\b(?:[Aa]ccording to|[Aa]s) [^,.;]{0,60},")
_WORD = re.compile(r"[A-Za-z]+")
_RELAY = frozenset({SpeakerRole.HOST, SpeakerRole.REPORTER, SpeakerRole.INTERPRETER})
"""Speakers who relay what others saw: an "I" in their turns is somebody they quote."""
_BACK = 700


def is_said_by_officer(segment: Segment, one: Found) -> bool:
    """Say whether an officer said what is reported, and not to a crowd, nor to the desk.

    Args:
        segment: The passage.
        one: Reported speech, as `find_indirect` gives it.
    """
    whom = str(one.detail.get("whom") or "").lower()
    heard = whom.split()[-1:] or [""]
    if heard[0] in _CROWD or _DESK.search(whom):
        return False
    speaker = str(one.detail.get("speaker") or "").lower().split()[-1:] or [""]
    if speaker[0] in _OFFICERS or speaker[0] in _TELLERS:
        return speaker[0] in _OFFICERS
    if heard[0] in _ONE and not _is_near_one(speaker[0]):
        return heard[0] != "me" or not is_relayed(segment)
    return speaker[0] in _PRONOUNS and _means_officer(segment, one)


def is_relayed(segment: Segment) -> bool:
    """Say whether a passage is of somebody who relays what others saw: host, reporter."""
    return segment.passage is None or segment.passage.role in _RELAY


def _is_near_one(word: str) -> bool:
    """Say whether a noun names kin, or somebody who suffers: they are told of, not told on."""
    noun = NOUNS.get(word)
    return word in VICTIM_NOUNS or (noun is not None and noun.kin)


def _means_officer(segment: Segment, one: Found) -> bool:
    """Say whether "he" is an officer: told of after any source, or nobody else is told of."""
    verb = one.detail["verb"][0]
    before = _ASIDE.sub(" ", segment.text[max(0, verb - _BACK) : verb])
    told = [word.lower() for word in _WORD.findall(before)]
    for word in reversed(told):
        if word in _OFFICERS:
            return True
        if word in _TELLERS:
            return False
    return not is_relayed(segment) and NARRATOR.search(segment.text) is not None
