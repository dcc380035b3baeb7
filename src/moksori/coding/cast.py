"""The people of an account as they are met: who they are so far, and how they are found again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from moksori.coding.refs import Ref
from moksori.terms.people import PersonRole
from moksori.terms.span import Span

REMEMBERED = 60
"""How many of the people met last a pronoun or "the man" may still mean."""

_LATELY = 3


@dataclass(slots=True)
class Character:
    """Somebody of the account, while it is being read.

    Attributes:
        key: `p1`, `p2` … in the order in which they are met.
        called: Every noun they were called by, in the singular.
        members: Keys of those a group consists of, once they are told apart.
        specific: A certain person or group, not people in general.
        harmed, harming: In how many acts they are victim, or accused.
        leaning: How many pronouns for a man may have meant them, less those for a woman.
        testifies: "According to" them the account is told.
        main: The account as a whole is about what they did.
        focus: An incident was told about them.
        leader: Key of whoever a group acts for: "his men".
        told_as: Titles of the ref that introduced them (for the label).
    """

    key: str
    label: str
    called: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    nicknames: list[str] = field(default_factory=list)
    sex: str = ""
    leaning: int = 0
    age: str = ""
    count: int = 1
    official: bool = False
    post: str = ""
    organisation: str = ""
    role: PersonRole | None = None
    specific: bool = True
    withheld: bool = False
    pseudonym: bool = False
    figure: str = ""
    speaks: bool = False
    testifies: bool = False
    main: bool = False
    focus: bool = False
    leader: str = ""
    members: list[str] = field(default_factory=list)
    group: str = ""
    harmed: int = 0
    harming: int = 0
    met: int = 0
    place: str = ""
    rule: str = ""
    confidence: float = 0.8

    @property
    def plural(self) -> bool:
        """True for a group."""
        return self.count != 1

    @property
    def powerful(self) -> bool:
        """True for those who act for a power, or did harm in this account."""
        if self.main:
            return True
        if self.official and self.pseudonym and self.testifies and not self.harming:
            # "Sergeant So", as the account calls whoever told it.
            return False
        return (self.official or self.harming > 0) and not (self.harmed and not self.harming)

    @property
    def at_risk(self) -> bool:
        """True for those whom an accused may reach."""
        keeps = {PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR, PersonRole.PUBLIC_FIGURE}
        return not self.powerful and self.role not in keeps

    @property
    def may_testify(self) -> bool:
        """True for those without a post, or with a name that the account gave them for itself."""
        return not self.official or (self.pseudonym and not self.main)

    @property
    def only_tells(self) -> bool:
        """True for a source or witness to whom nothing was done as far as is told."""
        tells = self.testifies or self.role in (PersonRole.SOURCE, PersonRole.WITNESS)
        return tells and not self.harmed

    @property
    def may_be_harmed(self) -> bool:
        """True for a certain person at risk; who only tells of it was not there."""
        return self.at_risk and self.specific and not self.only_tells


class Cast:
    """Everybody met so far, by key, by name, by noun, and the latest first."""

    def __init__(self) -> None:
        self.people: dict[str, Character] = {}
        self.kin: dict[tuple[str, str], str] = {}
        self._by_name: dict[str, str] = {}
        self._by_noun: dict[str, deque[str]] = {}
        self._recent: deque[str] = deque(maxlen=REMEMBERED)
        self._clock = 0

    def add(self, ref: Ref, label: str, rule: str) -> Character:
        """Take somebody new into the cast.

        Args:
            ref: What introduces them.
            label: The words of the whole phrase.
            rule: Which rule found them.
        """
        one = Character(f"p{len(self.people) + 1}", label, rule=rule)
        self.people[one.key] = one
        one.count = ref.count
        self.take_up(one, ref)
        return one

    def group_of(self, members: Iterable[Character], span: Span) -> Character:
        """Take people told of together into the cast as a group, which is nobody by itself.

        Args:
            members: Those told of.
            span: Where they stand.
        """
        both = list(members)
        one = Character(f"p{len(self.people) + 1}", "", spans=[span], rule="people.pair")
        self.people[one.key] = one
        one.members, one.count = [member.key for member in both], len(both)
        self.touch(one)
        return one

    def take_up(self, one: Character, ref: Ref) -> None:
        """Note a further reference to somebody, and what it adds to what is known of them."""
        if ref.form != "pronoun":
            one.spans.append(Span(ref.start, ref.end))
            for noun in (ref.lemma, *ref.also):
                self.call(one, noun)
                # A company commander may be "the commander" from then on.
                if " " in noun and noun.isascii():
                    self.call(one, noun.rpartition(" ")[2])
        for name in ref.names:
            if name not in one.nicknames:
                self.name(one, name)
        one.specific = one.specific or (ref.distinct and not ref.plural)
        one.sex = one.sex or (ref.sex if ref.count == one.count or one.count == 1 else "")
        one.age = one.age or ref.age
        one.official = one.official or ref.official
        one.post = one.post or ref.post
        one.organisation = one.organisation or ref.organisation
        one.withheld = one.withheld or ref.withheld
        one.pseudonym = one.pseudonym or ref.pseudonym
        self.touch(one)

    def call(self, one: Character, noun: str) -> None:
        """Remember a noun that somebody is called by."""
        if noun and noun not in one.called:
            one.called.add(noun)
        self._by_noun.setdefault(noun, deque(maxlen=REMEMBERED)).append(one.key)

    def name(self, one: Character, name: str) -> None:
        """Remember a name of somebody."""
        if name and name not in one.names:
            one.names.append(name)
        self._by_name[_folded(name)] = one.key

    def alias(self, one: Character, told: str) -> None:
        """Remember what stands for somebody's name where the account keeps it back ("A씨")."""
        self._by_name[_folded(told)] = one.key

    def touch(self, one: Character) -> None:
        """Make somebody the one met last."""
        self._clock += 1
        one.met = self._clock
        if not (self._recent and self._recent[-1] == one.key):
            self._recent.append(one.key)

    def named(self, name: str) -> Character | None:
        """Give who bears a name told before."""
        key = self._by_name.get(_folded(name))
        return self.people[key] if key else None

    def lately(self) -> list[Character]:
        """Give the few of those met last whom a pronoun may mean, the latest first."""
        return list(islice(self.latest(), _LATELY))

    def latest(self, nouns: Iterable[str] = ()) -> Iterator[Character]:
        """Give people by when they were last met, the latest first; each once.

        Args:
            nouns: Only those once called by one of these.
        """
        wanted = set(nouns)
        keys: Iterable[str]
        if wanted:
            pool = [key for noun in wanted for key in self._by_noun.get(noun, ())]
            keys = sorted(set(pool), key=lambda key: -self.people[key].met)
        else:
            keys = reversed(self._recent)
        seen: set[str] = set()
        for key in keys:
            if key not in seen:
                seen.add(key)
                yield self.people[key]

    def keys_of(self, one: Character) -> tuple[str, ...]:
        """Give the keys that stand for somebody: of a group told apart, those of its members."""
        return tuple(one.members) if one.members else (one.key,)


def _folded(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
