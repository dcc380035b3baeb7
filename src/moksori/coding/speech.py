"""Direct speech: what two people said to each other, what all heard, what the desk was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moksori.coding import officers_ko
from moksori.coding.officers import is_relayed, is_said_by_officer
from moksori.coding.reading import Draft
from moksori.coding.segments import Part, Segment
from moksori.coding.words_en import SOURCE_NOUNS, WITNESS_NOUNS
from moksori.coding.words_ko import SOURCE_NOUNS as SOURCES_KO
from moksori.language import speech_indirect_ko
from moksori.language.found import Found
from moksori.language.sayingverbs import KOREAN_SECOND, KOREAN_THREAT
from moksori.language.speech import find_speech, is_handed_on_ko
from moksori.language.speech_indirect_en import find_indirect
from moksori.language.speech_register_ko import is_open_announcement, is_told_to_desk
from moksori.terms.mention import MentionKind
from moksori.terms.passage import SpeakerRole

_PUBLIC = re.compile(
    r"\b(?:slogans?|banners?|posters?|placards?|leaflets?|announce(?:d|ment|ments|s)?"
    r"|broadcasts?|loudspeakers?|radio|television"
    r"|newspaper|statement|law|decree|directive|article \d+|regulations?|lecture|speech|rally"
    r"|proclamation|document|entitled|titled"
    r"|song|film|chant(?:s|ed|ing)?|press release|spokes(?:man|woman|person)|report|tweet(?:ed)?"
    r"|posted|wrote on|declared publicly|textbook"
    r"|press conference|verdict|indictment|in front of (?:the |all )?(?:crowd|people|residents"
    r"|everyone|villagers|workers)|at (?:the|a) (?:\w+ )?(?:meeting|rally|trial|session))\b"
    r"|구호|포고|방송|신문|강연|연설|집회|회의|총화|대회|조항|제\s?\d+조|법률|선전|게시|벽보|삐라|노래|성명|발표|공고|방침|지시문|기자회견|대변인"
    r"|주민들\s?앞|군중\s?앞|공개\s?재판",
    re.IGNORECASE,
)
_TO_DESK = re.compile(
    r"\b(?:source|sources|informant|according to|told (?:us|the (?:desk|reporter|station"
    r"|newspaper|agency|outlet)|reporters|journalists|[A-Z]\w+ [A-Z]\w+)"
    r"|testif(?:ied|ies)|recalled|explained to (?:us|this)|in (?:his|her|their) testimony"
    r"|in an interview)\b"
    r"|소식통|제보자|통신원|증언(?:했|한|하)|(?:본지|방송|기자|매체)(?:에|와|에게|와의)\s?(?:전화|말|전|밝|인터뷰)|데일리|전했다|전해왔다|설명했다"
    r"|밝혔다",
    re.IGNORECASE,
)
_DIALOGUE = re.compile(
    r"\b(?:respond(?:ed|s|ing)|repl(?:ied|ies|ying)|answer(?:ed|s|ing)|shout(?:ed|s|ing)"
    r"|yell(?:ed|s|ing)|plead(?:ed|s|ing)|begg(?:ed|ing)|beg|whisper(?:ed|s|ing)"
    r"|demand(?:ed|s|ing)|threaten(?:ed|s|ing)|order(?:ed|s|ing)|warn(?:ed|s|ing)|ask(?:ed|s"
    r"|ing)|curs(?:ed|ing)|scream(?:ed|ing)|told (?:him|her|them|me|the \w+))\b"
    r"|협박|위협|호통|소리\s?(?:쳤|치|질렀)|애원|대답|물었|명령|욕설|요구|다그|추궁|고함|타일|속삭|귀띔|대꾸",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:you|your|yours|youre|youll|i['’]?ll|dont|don['’]t|let me|please|shut up|listen)\b"
    r"|너(?:는|를|희|의|도)?|네가|니가|네\s|당신|자네|동무|(?:하|내|가|말해|대)라(?:고)?$|말라|해라|내놓|마라|줘|해주|주겠",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\bif you\b|\bunless you\b|\byou (?:can|could|will|would|wouldn['’]?t|might|should|have to"
    r"|must|are going to|['’]ll|wont|won['’]t)\b|\byou['’]?(?:ll|re)\b"
    r"|\byour (?:\w+ ){0,2}(?:is|are|will|would|family|daughter|son|mother|father|parents"
    r"|children|wife|husband|life)\b|\bor else\b|\bdo you (?:know|want)\b|\bdid you know\b"
    r"|\byou (?:still )?have (?:an? |two |three )?(?:daughter|son|child|family|wife|husband|mother"
    r"|father|brother|sister|parents)|\bhere,? i am the\b"
    r"|\b(?:i|we)(?: will|['’]?ll| can| could) (?:kill|arrest|send|beat|shoot|have you|make you"
    r"|report|lock|ruin|find)\b"
    r"|면\s.{0,30}(?:수\s?있|하겠|보내|죽|잡|끌|가두|넣|처벌|끝|재미|없을|못)|지\s?않으면|아니면|가만\s?두|죽이|죽여|죽을|감옥|교화소|관리소"
    r"|수용소|보내겠|잡아\s?넣|신고하|고발하|두고\s?보|각오|추방|총살|무사하지"
    r"|없애|끝장|파묻|후회하게|(?:들어가|죽|가)고\s?싶[으냐어나]|목숨이\s?(?:몇|두)|알아서\s?해",
    re.IGNORECASE,
)
_THREAT_TOLD = re.compile(
    r"\b(?:if|unless|or else|otherwise|next time)\b[^.;]{0,90}\b(?:would|will|could)\b"
    r"|\b(?:would|will|could)\b[^.;]{0,90}\b(?:if|unless|or else|otherwise|next time)\b"
    r"|\b(?:would|will|could) (?:\w+ ){0,2}(?:be (?:arrested|shot|killed|punished|reported|expelled"
    r"|banished|executed|beaten|burn(?:ed|t)|sent (?:to|away)|taken away|treated as)"
    r"|disappear|vanish|regret|rot|never (?:see|come|leave|be))\b"
    r"|(?:\b(?:would|will)|d|['’]d) get (?:\w+|\d+) years\b"
    r"|\bend(?:s|ed)? up (?:in|as|like|behind|under)\b",
    re.IGNORECASE,
)
"""What is told on of what somebody was threatened with: "that she would be sent away"."""
_FIRST = re.compile(
    r"\b(?:I|my|me|we|our|us)\b"
    r"|(?<![가-힣])(?:저|나|제|내|우리)(?:는|를|가|의|도)?(?![가-힣])"
)
_ADDRESSED = re.compile(
    r"\b(?:you|your|yours|youre|youll|yourself)\b"
    r"|당신|너(?:는|를|희|의|도)|네가|니가|동무|자네",
    re.IGNORECASE,
)
_NO_SPEAKERS = frozenset({"who", "which", "that", "please"})
_IS_CALLED = re.compile(r"고?\s?(?:합니다|한다|해요|하며|불리|불린|부르|부른)")
_WHOM = (
    r"(?P<whom>him|her|them|me|us|(?:the|his|her|their|my|our|one|another|an?) (?:[a-z'’-]+ ){0,2}"
    r"[a-z'’-]+|(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
_SAYS_TO = (
    rf"(?:(?:told|asked|warned|threatened|reminded|begged|ordered|mocked|taunted) {_WHOM}|"
    r"(?:said|says|whispered|hissed|shouted|yelled|screamed|muttered|barked|snapped|laughed|called|"
    rf"replied|answered|wrote|went on) (?:back )?(?:to|at|into) {_WHOM.replace('<whom>', '<to>')})"
)


_TOLD_WHOM = re.compile(rf"\b{_SAYS_TO}(?: [\w'’-]+){{0,8}}[\s,:;]*\Z")
_TOLD_WHOM_AFTER = re.compile(rf"[\s,]*(?:[\w'’-]+ ){{1,5}}?{_SAYS_TO}\b")
_DESK = re.compile(
    r"(?:us|(?:the |our |this )?(?:desk|reporters?|station|newspaper|agency|outlet|press|media|"
    r"journalists?|correspondent|broadcaster)"
    r"|[A-Z]\w+ [A-Z]\w+|[A-Z]{2,}|[A-Z]\w+ (?:NK|News))\b"
)
_TOLD_WHOM_KO = re.compile(
    r"(?<![가-힣])(?!기자|취재|본지|방송|매체|특파원|리포터|제작진|우리|저희)[가-힣]+"
    r"(?:에게|한테|더러|보고|향해)(?:는|만|도)?,? (?:[가-힣]{1,8} ){0,3}\Z"
)
"""어머니에게 "…": whoever stands before the words heard them."""
_NEAR = 90
_FAR = 400
_OTHER_QUOTE = re.compile(r"[\"“«《「『][^\"“”«»《》「」『』\n]{2,300}[\"”»》」』](?=[가-힣])")
"""A quotation before this one in the same sentence: who spoke stands before both."""


_OFFICER_SAYS = re.compile(
    r"[가-힣]{1,8}(?:장|원|관|위|좌|사|비서)(?:은|는|이|가)\s(?:[가-힣]{1,8}\s){0,4}\Z"
)
_REPORTED_ON = re.compile(
    r"(?:이?라고|고|하고|며)?\s?(?:[가-힣]{1,8}\s){0,3}[가-힣]*[다라](?:고|며|면서)\s"
)
"""과장은 "…" 하고 말했다고 소식통은 전했다: the source only hands on what the officer said."""
_CONFIDED = re.compile(r"[가-힣]{2,6}(?:에게|한테|께)(?:만|는|도)?(?![가-힣서])")
"""Whom something was confided to is not who says it."""


class Kind(StrEnum):
    """Who heard a stretch of direct speech."""

    PRIVATE = "private"
    PUBLIC = "public"
    TO_DESK = "to_desk"


@dataclass(slots=True)
class Utterance:
    """A stretch of direct speech, with who heard it.

    Attributes:
        draft: The mention it becomes.
        inner: The words inside the marks.
        threatens: The words threaten whoever hears them.
        speaker: Words before the saying verb, where the finder knows them.
    """

    draft: Draft
    kind: Kind
    inner: str
    threatens: bool
    speaker: str = ""


def utterances(segment: Segment, before: Segment | None = None) -> list[Utterance]:
    """Find the direct speech of one passage, also what a quoted source quotes in turn.

    Args:
        segment: A passage; titles and labels hold none.
        before: The passage before it: a message of a chat may announce what the next one says.
    """
    if segment.part is not Part.PASSAGE:
        return []
    if before is not None and _is_announced(segment, before):
        detail = {"heard_by": 2, "audience": str(Kind.PRIVATE), "marks": False}
        span = segment.span(0, len(segment.text.rstrip()))
        draft = Draft(span, MentionKind.SPEECH, None, detail, rule="speech", confidence=0.7)
        threatens = _THREAT.search(segment.text) is not None
        return [Utterance(draft, Kind.PRIVATE, segment.text, threatens)]
    found: list[Utterance] = []
    spoken = find_speech(segment.text)
    for one in spoken:
        if one.detail.get("sentence") is False or _is_own_telling(segment, one, spoken):
            continue
        utterance = _utterance(segment, one, segment.text, 0)
        found.append(utterance)
        if utterance.kind is not Kind.PRIVATE:
            found.extend(_nested(segment, one, utterance))
    return [*found, *_indirect(segment, found)]


def _is_announced(segment: Segment, before: Segment) -> bool:
    """Say whether the same speaker's message before this one ends in 하는 말이, and leaves what."""
    if segment.passage is None or before.passage is None:
        return False
    same = segment.passage.speaker and segment.passage.speaker == before.passage.speaker
    return bool(same) and is_open_announcement(before.text)


def _indirect(segment: Segment, known: Sequence[Utterance]) -> Iterator[Utterance]:
    """Give what an officer is reported to have said where nobody else is told to have heard it."""
    english = [one for one in find_indirect(segment.text) if is_said_by_officer(segment, one)]
    korean = [
        one
        for one in speech_indirect_ko.find_indirect(segment.text)
        if officers_ko.is_said_by_officer(segment, one)
    ]
    for one in (*english, *korean):
        span = segment.span(one.start, one.end)
        if any(other.draft.span.overlaps(span) for other in known):
            continue
        if not _PUBLIC.search(_beside(segment.text, one)):
            detail = {"heard_by": 2, "audience": str(Kind.PRIVATE), "marks": False}
            draft = Draft(span, MentionKind.SPEECH, None, detail, rule="speech", confidence=0.6)
            threatens = _THREAT.search(one.value) or _THREAT_TOLD.search(one.value)
            speaker = str(one.detail.get("speaker") or "")
            yield Utterance(draft, Kind.PRIVATE, one.value, threatens is not None, speaker)


def _beside(text: str, one: Found) -> str:
    start = max(text.rfind(mark, 0, one.start) for mark in (". ", "! ", "? ", "\n"))
    return text[start + 1 : one.start]


def _is_own_telling(segment: Segment, one: Found, spoken: Sequence[Found]) -> bool:
    """Say whether a stretch without marks is the teller's own, quoted from nobody.

    저는 …이라고 합니다 gives a name; "who asked not to be named" says nothing; and where somebody
    tells of what "I" saw, a stretch that says it too is speech only if it addresses somebody.
    """
    if one.detail.get("marks", True):
        return False
    speaker = one.detail.get("speaker")
    if one.detail.get("addressed"):
        # A host asks and exclaims as he likes: only his words tell that he quotes somebody.
        hosts = segment.passage is not None and segment.passage.role is SpeakerRole.HOST
        return hosts and bool(one.detail.get("register"))
    if one.detail.get("verb") is None and speaker is None and not one.detail.get("sure"):
        return True
    if str(speaker or "").lower() in _NO_SPEAKERS:
        return True
    if segment.text[: one.end].endswith("라") and _IS_CALLED.match(segment.text, one.end):
        return True
    relayed = is_relayed(segment)
    if one.detail.get("reported_to") in ("me", "us") and relayed:
        # Whoever reports was told it: that is what the desk was told.
        return True
    if relayed or one.detail.get("sure"):
        return False
    told = segment.text[one.start : one.end]
    if any(one.search(told) for one in (_ADDRESSED, KOREAN_SECOND, KOREAN_THREAT)):
        return False
    return _FIRST.search(_outside(segment.text, spoken)) is not None


def _outside(text: str, spoken: Sequence[Found]) -> str:
    """Give a text without the stretches that are somebody's words."""
    at, kept = 0, []
    for one in spoken:
        kept.append(text[at : one.start])
        at = max(at, one.end)
    return " ".join([*kept, text[at:]])


def _utterance(segment: Segment, one: Found, text: str, shift: int) -> Utterance:
    inner = str(one.value or text[one.start : one.end])
    kind, sure = _kind(text, one, inner)
    detail = {
        "heard_by": 2 if kind is Kind.PRIVATE else None,
        "audience": str(kind),
        "marks": bool(one.detail.get("marks", True)),
    }
    span = segment.span(one.start + shift, one.end + shift)
    draft = Draft(span, MentionKind.SPEECH, None, detail, rule="speech", confidence=sure)
    speaker = str(one.detail.get("speaker") or "")
    threat = kind is Kind.PRIVATE and _THREAT.search(inner) is not None
    return Utterance(draft, kind, inner, threat, speaker)


def _nested(segment: Segment, one: Found, outer: Utterance) -> Iterator[Utterance]:
    text = segment.text[one.start : one.end]
    at = text.find(outer.inner)
    if at < 0 or len(outer.inner) < 12:
        return
    for inner in find_speech(outer.inner):
        if inner.detail.get("sentence") is False or inner.end - inner.start >= len(outer.inner):
            continue
        yield _utterance(segment, inner, outer.inner, one.start + at)


def _kind(text: str, one: Found, inner: str) -> tuple[Kind, float]:
    before = _same_sentence(_OTHER_QUOTE.sub(" ", text[max(0, one.start - _FAR) : one.start]))
    before = before[-_NEAR:]
    after = text[one.end : one.end + _NEAR]
    after = re.split(r"(?<=[.!?])\s|\n", after, maxsplit=1)[0]
    around = f"{before} {after} {one.detail.get('speaker') or ''}"
    addressed = _YOU.search(inner) is not None
    if _PUBLIC.search(around):
        return Kind.PUBLIC, 0.8
    if not one.detail.get("register") and is_handed_on_ko(text, one.start, one.end):
        return Kind.TO_DESK, 0.8
    if one.detail.get("register"):
        told_us = is_told_to_desk(str(one.detail.get("speaker") or "")) and not addressed
        return (Kind.TO_DESK, 0.7) if told_us else (Kind.PRIVATE, 0.7)
    if _is_told_to_somebody(before, after) or _TOLD_WHOM_KO.search(before):
        return Kind.PRIVATE, 0.9
    if _OFFICER_SAYS.search(before) and _REPORTED_ON.match(after) and not _is_source(before):
        return Kind.PRIVATE, 0.8
    if _is_source(around) and not (addressed and _DIALOGUE.search(before)):
        return Kind.TO_DESK, 0.8
    if addressed or _DIALOGUE.search(around):
        return Kind.PRIVATE, 0.9
    if _TO_DESK.search(around):
        return Kind.TO_DESK, 0.7
    return Kind.PRIVATE, 0.6


def _is_told_to_somebody(before: str, after: str) -> bool:
    """Say whether the words beside it name who heard it, and it is not the desk that heard it.

    In "according to the source the officer told her" the source speaks to the desk, and the
    officer to her.
    """
    heard = _TOLD_WHOM.search(before) or _TOLD_WHOM_AFTER.match(after)
    return heard is not None and not _DESK.match(heard["whom"] or heard["to"])


def _same_sentence(before: str) -> str:
    return re.split(r"[.!?…][\"'”’)»》」』]*\s|\n", before)[-1]


def _is_source(around: str) -> bool:
    words = set(re.findall(r"[a-z-]+", around.lower()))
    if words & (SOURCE_NOUNS | WITNESS_NOUNS | {"sources", "informants", "witnesses"}):
        return True
    around = _CONFIDED.sub(" ", around)
    return any(word in around for word in SOURCES_KO)
