"""How much of an account falls when it is read with another country's pack, or with none.

usage: bin/bench packs [--data FOLDER]

Reads the worked example's invented accounts, and those of benchmarks/data/packs, with their own
country pack, with each other one, and with the common vocabulary alone. There is no key to these
texts: what is read with their own pack is the measure, and the table says how much of it is read
again. FOLDER holds more accounts, each named by its pack: `sy-*.txt`, `mm-*.md`.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.stranger.table import lines
from moksori.coding.propose import propose
from moksori.intake.reading import read
from moksori.intake.structure import structure
from moksori.packs.examples import example_accounts
from moksori.packs.loader import available, load
from moksori.packs.model import Pack
from moksori.terms.account import Decoded, Structure
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.proposal import Proposal

DATA = Path(__file__).resolve().parent / "data" / "packs"
RECEIVED = date(2024, 6, 1)
NONE = "none"
KINDS = {
    MentionKind.PERSON: "persons",
    MentionKind.ORGANISATION: "bodies",
    MentionKind.PLACE: "places",
    MentionKind.OCCUPATION: "posts",
    MentionKind.AMOUNT: "sums",
}
COLUMNS = (
    *("persons", "bodies", "known bodies", "places", "known places", "posts", "sums"),
    *("acts", "acts and people", "acts and place"),
)
Items = dict[str, list[tuple[int, int, str]]]
"""By column: where each stands, and what must be the same for it to be read again."""


@dataclass(frozen=True, slots=True)
class Account:
    """One invented account, decoded once: where who speaks is found without any pack."""

    pack: str
    language: str
    decoded: Decoded
    structure: Structure


def accounts(folder: Path) -> Iterator[Account]:
    """Give the worked example's accounts, and those of a folder, by pack and language."""
    told = [(one.pack, one.language, one.data, one.name) for one in example_accounts()]
    told += [
        (file.name[:2], "en", file.read_bytes(), file.name)
        for file in sorted(folder.iterdir())
        if file.name[:2] in available() and file.name[2:3] == "-"
    ]
    for pack, language, data, name in told:
        decoded = read(data, name)
        yield Account(pack, language, decoded, structure(decoded))


def bare(pack: Pack) -> Pack:
    """Give a pack without anything of its country: the common vocabulary alone."""
    common = pack.common
    return replace(
        pack,
        places=common.countries,
        organisations=(),
        posts=common.posts,
        glossary=(),
        currencies=common.currencies,
        public_figures=(),
        user_words=(),
        holidays=(),
    )


def items(proposal: Proposal) -> Items:
    """Give what was read, by column."""
    found: Items = defaultdict(list)
    for mention in proposal.mentions:
        column = KINDS.get(mention.kind)
        if column is None:
            continue
        at = mention.span.start, mention.span.end
        if column == "sums":
            found[column].append((*at, _currency(mention)))
            continue
        found[column].append((*at, ""))
        known = mention.rule in ("places.gazetteer", "organisations.pack")
        if known and column in ("bodies", "places"):
            found[f"known {column}"].append((*at, str(mention.value)))
    labels = {one.key: one.label for one in proposal.persons}
    for act in proposal.acts:
        at = act.evidence.start, act.evidence.end
        people = [sorted(labels[key] for key in keys) for keys in (act.accused, act.victims)]
        found["acts"].append((*at, act.type))
        found["acts and people"].append((*at, f"{act.type} {people}"))
        if act.where:
            found["acts and place"].append((*at, f"{act.type} {act.where}"))
    return found


def _currency(mention: Mention) -> str:
    value = mention.value
    return str(value.get("currency")) if isinstance(value, dict) else ""


def again(own: Items, other: Items) -> tuple[Counter[str], Counter[str]]:
    """Count what of the first is read again, and what the second has that the first has not."""
    kept: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for column in COLUMNS:
        kept[column] = sum(_is_in(one, other[column]) for one in own[column])
        more[column] = sum(not _is_in(one, own[column]) for one in other[column])
    return kept, more


def _is_in(one: tuple[int, int, str], others: Iterable[tuple[int, int, str]]) -> bool:
    return any(one[0] < end and start < one[1] and one[2] == what for start, end, what in others)


def rows(told: Iterable[Account]) -> dict[str, dict[str, Counter[str]]]:
    """Read everything in every way; sums by the accounts' pack and language, and by the way."""
    sums: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for account in told:
        ways = {code: load(code) for code in available()} | {NONE: bare(load(account.pack))}
        read_with = {
            way: items(propose(account.decoded, account.structure, pack, RECEIVED))
            for way, pack in ways.items()
        }
        own = read_with[account.pack]
        of = sums[f"{account.pack} ({account.language})"]
        for way, found in read_with.items():
            kept, more = again(own, found)
            for column in COLUMNS:
                of[way][column] += kept[column]
                of[way][f"{column} more"] += more[column]
    return sums


def table(sums: dict[str, dict[str, Counter[str]]]) -> list[str]:
    """One line for each way of reading the accounts of one pack and language."""
    drawn = [("accounts", "read with", *COLUMNS)]
    for accounts_of, ways in sums.items():
        own = accounts_of[:2]
        for way in (own, *(one for one in ways if one not in (own, NONE)), NONE):
            cells = (
                str(ways[way][column])
                + (f" (+{more})" if (more := ways[way][f"{column} more"]) else "")
                for column in COLUMNS
            )
            drawn.append((accounts_of if way == own else "", way, *cells))
    return lines(drawn)


def main() -> None:
    """Read the arguments, read the accounts, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    arguments = parser.parse_args()
    sums = rows(accounts(arguments.data))
    print("\n".join(table(sums)))
    print()
    row = {
        f"{of}.{way}.{name}".replace(" ", "_"): count
        for of, ways in sums.items()
        for way, counts in ways.items()
        for name, count in counts.items()
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main()
