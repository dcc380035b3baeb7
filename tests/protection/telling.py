"""Accounts made by hand: a text, what is marked in it, and how the public would read it."""

from functools import cache

from moksori.packs.model import Common, GlossEntry, Pack, Place, Pools, Post
from moksori.protection.disguise import disguise
from moksori.protection.policy import demo_policy
from moksori.protection.pseudonyms import Naming
from moksori.terms.account import AccountFormat, Structure
from moksori.terms.disguise import LADDERS, Decision, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

KEY = b"a key for tests, not a secret"


def _place(key, level, parent, en, ko):
    return Place(key, level, parent, key[:2].upper(), {"en": en, "ko": ko})


PLACES = (
    _place("xx", "country", "", ("Northland",), ("북국",)),
    _place("xx.north", "province", "xx", ("Upper Province",), ("상도",)),
    _place("xx.north.sinsan", "city", "xx.north", ("Sinsan", "Sinsan City"), ("신산시", "신산")),
    _place("xx.north.sinsan.b", "neighbourhood", "xx.north.sinsan", ("Pyol-dong",), ("별동",)),
    _place("xx.north.hwa", "county", "xx.north", ("Hwa County",), ("화군",)),
    _place("xx.north.hwa.r", "neighbourhood", "xx.north.hwa", ("Sol-ri",), ("솔리",)),
    _place("yy", "country", "", ("Southland",), ("남국",)),
)


@cache
def pack():
    """A small country of our own."""
    pools = Pools(
        {"en": ("Han", "Yun", "Ok", "Song", "Min", "Paek", "Cho"),
         "ko": ("한", "윤", "옥", "송", "민", "백", "조")},
        {"en": ("Ae-ran", "Mi-suk", "Hye-gyong", "Sun-ok"), "ko": ("애란", "미숙", "혜경", "순옥")},
        {"en": ("Tong-il", "Ki-bok", "Man-su", "Kwang-jin"), "ko": ("동일", "기복", "만수", "광진")},
    )  # fmt: skip
    posts = (
        Post("inspector", True, {"en": ("inspector",), "ko": ("검열관",)},
             {"en": "a security official", "ko": "보안 간부"}),
        Post("baker", False, {"en": ("baker",), "ko": ("빵장수",)},
             {"en": "a trader", "ko": "장사꾼"}),
    )  # fmt: skip
    gloss = (
        GlossEntry("camp", {"en": ("labour camp",), "ko": ("교화소",)},
                   {"en": "a prison with forced labour", "ko": "강제 노동을 시키는 감옥"}),
    )  # fmt: skip
    return Pack(
        code="xx", country="XX", labels={"en": "Northland", "ko": "북국"}, languages=("ko", "en"),
        places=PLACES, organisations=(), posts=posts, glossary=gloss, currencies=(),
        public_figures=(("Pang Ho Nam", "방호남"),), pools=pools, user_words=(), sources=(),
        common=Common((), (), (), ()),
    )  # fmt: skip


def mark(text, told, kind, value=None, nth=1, persons=(), **detail):
    """Mark the nth occurrence of some words of a text."""
    at = -1
    for _ in range(nth):
        at = text.index(told, at + 1)
    kind = MentionKind(kind)
    return Mention(Span(at, at + len(told)), kind, told, value, detail, tuple(persons))


def person(key, role="victim", names=(), sex="", nicknames=(), **more):
    """A person of a proposal."""
    return ProposedPerson(
        key, key, PersonRole(role), (), tuple(names), tuple(nicknames), sex, **more
    )


def structure(text, title=None, language="en", speakers=None):
    """One passage a line; the title, if any, is the first line and no passage."""
    passages, at, number = [], 0, 0
    heading = None
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        if title and heading is None:
            heading = span
            continue
        if not line:
            continue
        number += 1
        speaker, role = (speakers or {}).get(number, (None, SpeakerRole.OTHER))
        passages.append(Passage(number, span, line, speaker, role))
    return Structure(
        AccountFormat.ARTICLE, language, heading, "2017-06-09", passages=tuple(passages)
    )


def naming(protected=(), entities=None, story="story-1", series="series-1", **more):
    """Somebody who gives pseudonyms."""
    return Naming(KEY, pack(), frozenset(protected), story, series, entities or {}, **more)


def decide(**rungs):
    """Decisions about kinds; kinds that are not named stay as told."""
    return tuple(
        Decision(kind, kind, Rung(rungs.get(kind.value, "as_told")), "test", "somebody")
        for kind in LADDERS
    )


def run(text, *marks, people=(), decisions=None, title=False, **more):
    """Disguise a text and give what came of it."""
    shape = structure(text, title, more.pop("language", "en"), more.pop("speakers", None))
    proposal = Proposal(tuple(marks), tuple(people))
    chosen = demo_policy(shape, proposal, pack()) if decisions is None else decisions
    told = text.split("\n")[0] if title else ""
    return disguise(shape, proposal, chosen, more.pop("naming", None) or naming(), title=told)


def public(text, *marks, **more):
    """Give the words of all passages as the public reads them."""
    return "\n".join(passage.text for passage in run(text, *marks, **more).passages)


def one(text, told, kind, value, rung, *, sex="", nth=1, **detail):
    """Put one mention at one rung."""
    people = (person("p1", sex=sex),)
    marked = mark(text, told, kind, value, nth, ("p1",), **detail)
    return public(text, marked, people=people, decisions=decide(**{kind: rung}))
