"""Those who speak an account: host, reporter, source; and the one who says "I"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moksori.coding.cast import Cast, Character
from moksori.coding.refs import NAME, Ref
from moksori.coding.segments import Part, Segment
from moksori.terms.account import AccountFormat, Structure
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.people import PersonRole
from moksori.terms.span import Span

ROLES = {
    SpeakerRole.HOST: PersonRole.HOST,
    SpeakerRole.REPORTER: PersonRole.REPORTER,
    SpeakerRole.SOURCE: PersonRole.SOURCE,
    SpeakerRole.VICTIM: PersonRole.VICTIM,
    SpeakerRole.WITNESS: PersonRole.WITNESS,
    SpeakerRole.ACCUSED: PersonRole.ACCUSED,
    SpeakerRole.OFFICIAL: PersonRole.OFFICIAL,
    SpeakerRole.INTERPRETER: PersonRole.OTHER,
    SpeakerRole.OTHER: PersonRole.OTHER,
}
_CALLED = {
    SpeakerRole.WITNESS: ("witness", "증인", "목격자"),
    SpeakerRole.VICTIM: ("victim", "피해자"),
    SpeakerRole.SOURCE: ("source", "소식통"),
    SpeakerRole.INTERPRETER: ("interpreter", "통역"),
}
TELLS_OF_ELSEWHERE = frozenset(
    {SpeakerRole.HOST, SpeakerRole.REPORTER, SpeakerRole.INTERPRETER, SpeakerRole.OFFICIAL}
)
"""Speakers whose "I" is not somebody of the story."""

_INSTITUTION = re.compile(
    r"\b(?:group|media|news|radio|times|network|council|commission|committee|court|chair"
    r"|tribunal|agency|channel|organi[sz]ation"
    r"|association|union|foundation|desk|daily|post|press|tv|fm|bbc|rfa|voa)\b|방송|신문|위원회|통신|미디어",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(
    r"\b(?:of|the|and|for|from|studio|newsroom|hour|voices?|line|letters?|report|show|programme"
    r"|program|broadcast|podcast|weekly|monthly|morning|evening|tonight|today|watch|review|bulletin"
    r"|magazine|digest|series|forum|microphone|dialogue|talks?)\b|스튜디오|목소리|라디오|프로그램|시간",
    re.IGNORECASE,
)
"""Words of which programmes are named: a host under such a label is nobody by name."""
_ROLE_WORD = re.compile(
    r"^(?:the )?(?:teller|guest|panel|counsel|desk|q|a|question|answer|host|presenter|anchor"
    r"|moderator|interviewer|interviewee|reporter"
    r"|journalist|source|witness|victim|narrator|speaker"
    r"|interpreter|translator|chair(?:man|woman|person)?|judge|prosecutor|counsel|mr|mrs|ms|i|me"
    r"|문|답|질문|답변|진행|진행자|사회|앵커|아나운서|질문자|면담자|답변자|해설자|사회자|기자|해설|인서트"
    r"|증인|피해자|제보자|통역|재판장|問|答|증언자|진술자|구술자|응답|응답자|발언자|목격자|생존자"
    r"|남|여|녀|남자|여자|녹취|면담|상담원|조사관|지면|\d+면)\.?\s?\d*$",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"(?:edited by|editor:|editor\b|편집(?:자)?\s?[:\s]"
    r"|교열[:\s])\s*(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}|[가-힣]{2,4})",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|(?<=[.!?*)\n|] )|(?<=[.!?*)\n|])|(?<=[ \t\u00a0]{2}))(?:(?:Written|Reported|Translated|"
    r"Edited|Compiled|Photographed|Copy-?edited|Reporting|Translation|Editing)(?: and [a-z]+)? by"
    r"|(?:Copy )?[Ee]ditor:|Translator:) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})",
    re.MULTILINE,
)
"""A credit that stands in the text itself: "Edited by Rachel Moore."."""
_BYLINE = re.compile(
    r"(?:(?:reported|written|translated|story|text) by|^by|reporter:|reporting by"
    r"|(?<![가-힣])글[:\s]"
    r"|취재\s?[:\s])\s*(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}|[가-힣]{2,4})"
    r"|(?P<name2>[가-힣]{2,4})\s?(?:기자|특파원)",
    re.IGNORECASE | re.MULTILINE,
)


def person_names(structure: Structure) -> list[str]:
    """Give the names of those who speak, as far as they are names of people."""
    names = dict.fromkeys(
        _plain(passage.speaker.strip())
        for passage in structure.passages
        if passage.speaker and is_person(passage.speaker)
    )
    outlet = structure.notes.get("outlet", "").strip()
    return [name for name in names if name and name != outlet]


_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|the hon|hon|judge|justice|senator)\b\.?[ \u00a0]+", re.IGNORECASE
)


_POST = re.compile(
    r"(?:our |the )?(?:reporter|correspondent|journalist|host|presenter|anchor|witness)[ \u00a0]+"
    r"(?=[A-Z])",
    re.IGNORECASE,
)


_POST_KO = re.compile(r"(?<=[가-힣]{3}) (?:기자|앵커|아나운서|특파원|피디|PD|진행자|리포터)$")


def _plain(name: str) -> str:
    """Give a speaker's name as the account writes it elsewhere: no title, no capitals."""
    bare = _TITLE.sub("", _POST.sub("", name))
    bare = _POST_KO.sub("", bare)
    return bare.title() if bare.isupper() and bare.isascii() else bare


def outlets(segments: Iterable[Segment], named: str) -> frozenset[str]:
    """Give the names of who publishes: of the page, and "By the Free Waves Desk".

    Args:
        segments: The stretches of the account.
        named: The outlet that the page names, or empty.
    """
    found = {named.strip()}
    for segment in segments:
        if segment.part is Part.FURNITURE:
            for by in _BY_DESK.finditer(segment.text):
                found |= {by["name"], by["name"].rpartition(" ")[0]}
    return frozenset(name for name in found if name)


_BY_DESK = re.compile(
    r"^by (?:the )?(?P<name>(?:[A-Z][\w'’-]+ ){1,3}(?:desk|staff|team|newsroom|editors|reporters"
    r"|service))\b",
    re.IGNORECASE | re.MULTILINE,
)


def is_person(speaker: str) -> bool:
    """Say whether a speaker's label is a person's name, not a role or an institution."""
    label = speaker.strip()
    if not label or _INSTITUTION.search(label) or _ROLE_WORD.match(label):
        return False
    if label.isupper() and label.isascii() and len(label) <= 5:
        return False
    return any(char.isalpha() for char in label) and len(label) <= 60


_ASKED_TO_BE = re.compile(
    r"\b(?:ask(?:s|ed)|wish(?:es|ed)|want(?:s|ed)|prefer(?:s|red)|chose|chooses) to be "
    r"(?:called|named|known as|introduced as)\s\Z"
)
"""Before the name that somebody asked for."""


class Speakers:
    """The people who speak, as members of the cast."""

    def __init__(self, cast: Cast, structure: Structure) -> None:
        self._cast = cast
        self._structure = structure
        self._by_label: dict[str, str] = {}
        self._tellers: dict[SpeakerRole, str] = {}

    def meet(self, labels: list[Segment]) -> None:
        """Take everybody who speaks under a name into the cast.

        Args:
            labels: The stretches between passages, where their labels stand.
        """
        for passage in self._structure.passages:
            name = (passage.speaker or "").strip()
            if not name or name in self._by_label or not is_person(name):
                continue
            if passage.role is SpeakerRole.HOST and self._is_outlet(name, labels):
                continue
            one = self._by_name(name, labels)
            one.role = ROLES[passage.role]
            one.speaks = True
            for noun in _CALLED.get(passage.role, ()):
                self._cast.call(one, noun)
            self._by_label[name] = one.key

    def _is_outlet(self, name: str, labels: list[Segment]) -> bool:
        """Say whether a host is who publishes: `Open Line (OL)`, or named so beside the day."""
        if name == self._structure.notes.get("outlet", "").strip() or _PROGRAMME.search(name):
            return True
        letters = "".join(word[0] for word in name.split())
        told = re.compile(re.escape(name) + r"\s?\(" + re.escape(letters) + r"\)")
        return len(letters) > 1 and letters.isupper() and any(told.search(x.text) for x in labels)

    def _by_name(self, name: str, labels: list[Segment]) -> Character:
        plain = _plain(name)
        known = self._cast.named(name) or (self._cast.named(plain) if plain != name else None)
        spans = _places(name, labels)
        if known is None:
            first = spans[0] if spans else Span(0, 0)
            ref = Ref(first.start, first.end, first.start, first.end, NAME, name, names=(name,))
            known = self._cast.add(ref, name, "people.speaker")
            known.spans.clear()
            if plain != name and (len(plain.split()) > 1 or not plain.isascii()):
                self._cast.name(known, plain)
        known.spans.extend(spans)
        known.confidence = 0.95
        return known

    def furniture(self, segments: list[Segment]) -> None:
        """Take editors and reporters whom the page's furniture names into the cast."""
        for segment in segments:
            if segment.part is Part.PASSAGE:
                for match in _CREDIT.finditer(segment.text):
                    self._named(segment.span(*match.span("name")), match["name"], PersonRole.EDITOR)
            if segment.part is not Part.FURNITURE:
                continue
            for pattern, role in ((_EDITOR, PersonRole.EDITOR), (_BYLINE, PersonRole.REPORTER)):
                for match in pattern.finditer(segment.text):
                    group = "name" if match.group("name") else "name2"
                    if not _BY_DESK.match(f"By {match.group(group)}"):
                        self._named(segment.span(*match.span(group)), match.group(group), role)

    def _named(self, span: Span, name: str, role: PersonRole) -> None:
        known = self._cast.named(name)
        if known is None:
            ref = Ref(span.start, span.end, span.start, span.end, NAME, name, names=(name,))
            known = self._cast.add(ref, name, "people.credit")
            known.role = role
        elif span not in known.spans:
            known.spans.append(span)
        known.role = known.role or role

    def narrator(self, passage: Passage, first: Span | None) -> str:
        """Give the key of who says "I" in a passage, or an empty string.

        Args:
            passage: Whose words they are.
            first: Where "I" stands; None where the passage does not say it.
        """
        if passage.speaker and passage.speaker.strip() in self._by_label:
            one = self._cast.people[self._by_label[passage.speaker.strip()]]
            return "" if passage.role in TELLS_OF_ELSEWHERE else one.key
        if passage.role in TELLS_OF_ELSEWHERE or not self._may_tell(passage):
            return ""
        if passage.speaker and (only := self._only_one(passage.role)):
            return only
        key = self._tellers.get(passage.role, "")
        if not key and first is not None:
            key = self._teller(passage, first)
        return key

    def _only_one(self, role: SpeakerRole) -> str:
        """Give the one witness whom labels name, for a label that says only "the witness"."""
        keys = {
            self._by_label[name]
            for name in (
                (one.speaker or "").strip() for one in self._structure.passages if one.role is role
            )
            if name in self._by_label
        }
        return keys.pop() if len(keys) == 1 and role is SpeakerRole.WITNESS else ""

    def _may_tell(self, passage: Passage) -> bool:
        told = {SpeakerRole.SOURCE, SpeakerRole.VICTIM, SpeakerRole.WITNESS, SpeakerRole.ACCUSED}
        own = {AccountFormat.STATEMENT, AccountFormat.NOTES, AccountFormat.CHAT}
        return passage.role in told or self._structure.format in own

    def _teller(self, passage: Passage, first: Span) -> str:
        ref = Ref(first.start, first.end, first.start, first.end, NAME, "")
        announced = self._announced()
        one = announced or self._cast.add(ref, "the teller", "people.teller")
        role = ROLES[passage.role]
        one.role = PersonRole.SOURCE if role is PersonRole.OTHER else role
        one.withheld, one.speaks = one.withheld or announced is None, True
        self._tellers[passage.role] = one.key
        return one.key

    def _announced(self) -> Character | None:
        """As in "He asked to be called Mr. Jang.", before the first answer: who gives them."""
        labelled = [one.span.start for one in self._structure.passages if one.speaker]
        first = min(labelled, default=0)
        keeps = (None, PersonRole.SOURCE, PersonRole.VICTIM, PersonRole.WITNESS)
        met = [one for one in self._cast.people.values() if one.spans and not one.speaks]
        told = [one for one in met if one.spans[0].start < first and one.role in keeps]
        named = [one for one in told if one.names and not one.official and not one.plural]
        only = named[0] if len(named) == 1 else None
        return only if only is not None and self._is_to_speak(only) else None

    def _is_to_speak(self, one: Character) -> bool:
        """Say whether the announcement says of somebody that they tell it, or asked for a name."""
        if one.pseudonym or one.testifies:
            return True
        for passage in self._structure.passages:
            at = one.spans[0].start - passage.span.start
            if 0 <= at < len(passage.text) and _ASKED_TO_BE.search(passage.text[:at]):
                return True
        return False


def _places(name: str, labels: list[Segment]) -> list[Span]:
    spans: list[Span] = []
    for segment in labels:
        at = segment.text.find(name)
        while at >= 0 and len(spans) < 2000:
            spans.append(segment.span(at, at + len(name)))
            at = segment.text.find(name, at + len(name))
    return spans
