"""Accounts whose format marks the speakers: chats, captions, tables."""

from __future__ import annotations

from moksori.intake.shapes.labelled import is_no_name
from moksori.intake.shapes.labels import role_of
from moksori.intake.shapes.lines import trimmed
from moksori.intake.shapes.roles import give_roles
from moksori.intake.shapes.turns import Telling, Turn
from moksori.terms.account import AccountFormat, Decoded
from moksori.terms.passage import SpeakerRole

CHATS = frozenset(("whatsapp", "signal", "kakaotalk"))
OWN = frozenset(("me", "you", "나", "us", "desk"))
"""What an export calls the one who exported it."""


def read_marked(decoded: Decoded) -> Telling:
    """Return the turns that the reader found.

    Args:
        decoded: The text with its turns.
    """
    turns = []
    for speaker, span in decoded.turns:
        inner = trimmed(decoded.text, span.start, span.end)
        if len(inner):
            turns.append(Turn(inner.start, inner.end, speaker))
    speakers = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    kind = _kind(decoded, speakers)
    known = {name: role for name in speakers if (role := role_of(name)) is not None}
    roles = give_roles(decoded.text, turns, known, kind)
    if kind is AccountFormat.CHAT:
        roles |= _own(speakers, roles)
    unnamed = [name for name in speakers if is_no_name(name)]
    return Telling(kind, turns, roles, unnamed=unnamed)


def _kind(decoded: Decoded, speakers: list[str]) -> AccountFormat:
    if decoded.container in CHATS:
        return AccountFormat.CHAT
    if len(speakers) > 1:
        return AccountFormat.INTERVIEW
    return AccountFormat.STATEMENT if speakers else AccountFormat.NOTES


def _own(speakers: list[str], roles: dict[str, SpeakerRole]) -> dict[str, SpeakerRole]:
    """In a chat the one who asks is of the desk: its reporter rather than a host."""
    asking = {name for name, role in roles.items() if role is SpeakerRole.HOST}
    asking |= {name for name in speakers if name.casefold() in OWN and len(speakers) > 1}
    own = dict.fromkeys(asking, SpeakerRole.REPORTER)
    if asking:
        # Whoever writes to the desk tells of what he knows, also of what others told him.
        others = [name for name in speakers if name not in asking and role_of(name) is None]
        own |= dict.fromkeys(others, SpeakerRole.SOURCE)
    return own
