"""Drafts for the United Nations: a case for the Working Group on disappearances, and a letter.

The six elements of a case are those that the Working Group on Enforced or Involuntary
Disappearances asks for at the least. What the record does not know is a named hole: these are
drafts, and a person finishes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from moksori.publishing.exchange.letter import (
    WITHHELD,
    Field,
    Letter,
    Section,
    date_words,
    words_of,
)
from moksori.publishing.exchange.letter_paper import letter_paper
from moksori.publishing.exchange.made import INVENTED, Made, each, lost
from moksori.publishing.exchange.opendocument import opendocument
from moksori.terms.bundle import (
    Bundle,
    BundleAct,
    BundlePerson,
    BundlePlace,
    BundleStatement,
    Loss,
    RecordKind,
)

DISAPPEARANCE = "disappearance"
"""The pattern of the codebook to which every type of disappearance belongs."""

_DRAFT = "Draft. A person reads it, fills what is not known, and decides whether it is sent."
_RELATIVES = (
    "Before it is sent the relatives must have agreed to it. The record does not say whether they "
    "were asked: [not known]"
)
_NAMES = (
    "A name that is marked as a pseudonym or a role is not the person's own. The desk holds the "
    "name, if it is known, and gives it only where the person or the relatives agreed."
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the records of a bundle are called by their ids."""

    persons: Mapping[str, BundlePerson]
    places: Mapping[str, BundlePlace]
    said: Mapping[str, tuple[BundleStatement, ...]]
    bundle: Bundle

    @classmethod
    def of(cls, bundle: Bundle) -> _Known:
        said: dict[str, tuple[BundleStatement, ...]] = {}
        for one in bundle.statements:
            said[one.act] = (*said.get(one.act, ()), one)
        return cls(
            {one.id: one for one in bundle.persons},
            {one.id: one for one in bundle.places},
            said,
            bundle,
        )


def wgeid(bundle: Bundle) -> Made:
    """Return a draft submission for each disappearance, as ODT and PDF."""
    known = _Known.of(bundle)
    cases = [act for act in bundle.acts if act.pattern == DISAPPEARANCE]
    others = [act.id for act in bundle.acts if act.pattern != DISAPPEARANCE]
    files = [file for act in cases for file in _papers(f"case-{act.id}", _case(act, known))]
    losses = [*each(RecordKind.ACT, "act", "not_a_disappearance", others), *_losses(bundle, cases)]
    return Made(tuple(files), tuple(losses))


def special_procedures(bundle: Bundle) -> Made:
    """Return one draft letter about all acts, as ODT and PDF; none where there is no act."""
    if not bundle.acts:
        return Made((), tuple(_losses(bundle, bundle.acts)))
    known = _Known.of(bundle)
    letter = Letter(
        title="Information for the special procedures: draft letter",
        notes=_notes(bundle),
        sections=(
            Section(
                "What this letter is about",
                (
                    f"It tells of {_counted(len(bundle.acts), 'act')} against "
                    f"{_counted(len({act.victim for act in bundle.acts}), 'victim')}, one after "
                    "the other. Each rests on accounts that the sender holds under seal.",
                ),
                (
                    Field("To which mandates", ""),
                    Field("Sender, and whether the name may be shown", WITHHELD),
                    Field("What was asked of the authorities, and their answer", ""),
                ),
            ),
            *(_told(act, number, known) for number, act in enumerate(bundle.acts, start=1)),
        ),
    )
    return Made(tuple(_papers("letter", letter)), tuple(_losses(bundle, bundle.acts)))


def _papers(name: str, letter: Letter) -> Iterable[tuple[str, bytes]]:
    yield f"{name}.odt", opendocument(letter)
    yield f"{name}.pdf", letter_paper(letter)


def _notes(bundle: Bundle) -> tuple[str, ...]:
    invented = (INVENTED,) if bundle.invented else ()
    return (*invented, _DRAFT, _RELATIVES, _NAMES)


def _case(act: BundleAct, known: _Known) -> Letter:
    return Letter(
        title=f"Enforced disappearance: draft submission {act.id}",
        notes=_notes(known.bundle),
        sections=(
            Section("a. The person who disappeared", (), _identity(act.victim, known)),
            Section("b. When", (), (Field("Date", _when(act)),)),
            Section(
                "c. Where the person was taken or last seen",
                (),
                (Field("Place", _where(act, known)),),
            ),
            Section("d. Who is believed to be responsible", (), _accused(act, known)),
            Section(
                "e. What relatives or others did to find the person",
                (),
                (Field("Steps taken, with whom, when, and the answer", ""),),
            ),
            Section(
                "f. Who submits this",
                (
                    "The name of whoever submits is kept confidential if they ask for it; a "
                    "submission without one is not taken.",
                ),
                (
                    Field("Name, organisation, address", WITHHELD),
                    Field("Relation to the person", WITHHELD),
                    Field("Keep confidential", WITHHELD),
                ),
            ),
            Section("What it rests on", (), _support(act, known)),
        ),
    )


def _told(act: BundleAct, number: int, known: _Known) -> Section:
    return Section(
        f"Act {number}: {act.labels.en or act.type} ({act.labels.ko}), {act.id}",
        (),
        (
            Field("When", _when(act)),
            Field("Where", _where(act, known)),
            *_identity(act.victim, known),
            *_accused(act, known),
            Field("What the account says became of it", act.standing),
            *_support(act, known),
        ),
    )


def _identity(person: str, known: _Known) -> tuple[Field, ...]:
    one = known.persons.get(person)
    if one is None:
        return (Field("Victim", ""),)
    group = "" if one.group == 1 else f"; {one.group or 'an unknown number of'} persons"
    return (
        Field("Victim", f"{_name(one)}{group} [{one.id}]"),
        Field("Sex", one.sex),
        Field("Age", words_of((one.age.en, one.age.ko))),
        Field("As the account has them", one.label),
    )


def _name(one: BundlePerson) -> str:
    """Return what somebody is called, and what kind of name that is; a role is no name."""
    words = words_of((one.names.en, one.names.ko))
    return words if one.naming == "as_told" else f"{words} ({one.naming.replace('_', ' ')})"


def _accused(act: BundleAct, known: _Known) -> tuple[Field, ...]:
    told = []
    for link in act.accused:
        one = known.persons.get(link.person)
        if one is None:
            continue
        posts = [words_of((post.rank, post.role, post.since, post.until)) for post in one.posts]
        told.append(words_of((_name(one), one.label, *posts)) + f" [{one.id}]")
    return (Field("Accused", "\n".join(told)),)


def _when(act: BundleAct) -> str:
    return words_of((date_words(act.when.edtf), act.when.told))


def _where(act: BundleAct, known: _Known) -> str:
    words, seen = [act.place_told], set()
    at = known.places.get(act.place)
    while at is not None and at.id not in seen:
        seen.add(at.id)
        words.append(words_of((at.names.en, at.names.ko)))
        at = known.places.get(at.parent)
    return words_of(words)


def _support(act: BundleAct, known: _Known) -> tuple[Field, ...]:
    lines = [
        f"account {one.document}, passage p{one.passage}, source {one.reliability}, "
        f"information {one.credibility}{'' if one.agrees else ', denies it'}"
        for one in known.said.get(act.id, ())
    ]
    return (Field("Accounts", "\n".join(lines)),)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _losses(bundle: Bundle, acts: Iterable[BundleAct]) -> Iterable[Loss]:
    """Say what of the records is in no letter: codes, organisations, texts of accounts."""
    for act in acts:
        absent = {
            "huridocs": bool(act.huridocs),
            "pattern": bool(act.pattern),
            "degree": any(one.degree or one.latest_status for one in act.accused),
            "every_day": act.when.every_day,
            "place_rung": bool(act.place_rung),
        }
        yield from (
            lost(RecordKind.ACT, name, "no_field", act.id) for name in absent if absent[name]
        )
    yield from each(
        RecordKind.ORGANISATION,
        "organisation",
        "no_field",
        (one.id for one in bundle.organisations),
    )
    for one in bundle.documents:
        fields = ("format", "language", "month", "mark", *(("text",) if one.text else ()))
        yield from (lost(RecordKind.DOCUMENT, name, "no_field", one.id) for name in fields)
    yield from (
        lost(RecordKind.STATEMENT, "tellers", "no_field", one.id)
        for one in bundle.statements
        if one.tellers
    )
