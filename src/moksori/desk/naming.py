"""What gives an account its pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from moksori.desk.originals import naming_key
from moksori.packs.loader import load
from moksori.protection.pseudonyms import Naming
from moksori.records.models import AccountRecord, StoryRecord


@dataclass(frozen=True, slots=True)
class Names:
    """What pseudonyms depend on beyond one account.

    Attributes:
        series: The series the story belongs to; accused keep one pseudonym in it.
        protected: Every name of the desk: no pseudonym may sound like one of them.
        kept: The pseudonyms of the series, as `Naming.kept_key` names them.
    """

    series: str
    protected: frozenset[str]
    kept: Mapping[str, str]


def naming_of(
    account: AccountRecord, names: Names, story: StoryRecord, entities: Mapping[str, str]
) -> Naming:
    """Return what gives an account its pseudonyms.

    Args:
        account: The account.
        names: What its pseudonyms depend on beyond it.
        story: The story it is told in.
        entities: The account's own keys of persons with their ids.
    """
    return Naming(
        key=naming_key(),
        pack=load(account.pack),
        protected=names.protected,
        story=story.public_id,
        series=names.series,
        entities=entities,
        kept=names.kept,
    )
