"""What a machine read in an account; nothing here is on the record until somebody accepts it."""

from __future__ import annotations

from dataclasses import dataclass

from moksori.terms.act import ProposedAct
from moksori.terms.detail import Detail
from moksori.terms.mention import Mention
from moksori.terms.people import ProposedPerson


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything proposed for one account.

    Attributes:
        details: What may tell who somebody is and is none of the mentions: for a person to look
            at. The record does not keep it.
    """

    mentions: tuple[Mention, ...] = ()
    persons: tuple[ProposedPerson, ...] = ()
    acts: tuple[ProposedAct, ...] = ()
    details: tuple[Detail, ...] = ()
