"""The desk itself: what it was made as."""

from __future__ import annotations

from datetime import datetime

from moksori.records.models import DeskRecord, OnceRecord, User
from moksori.terms.errors import RefusedError


class NotADemoError(RefusedError):
    """Something that only a demo's desk does was asked of a real one."""

    code = "desk.not_a_demo"
    hint = "Only a desk made by `moksori demo` has links that let somebody in at once."


def made(*, by_demo: bool, at: datetime) -> None:
    """Write down how the desk was made; what stands there already holds for good."""
    DeskRecord.objects.get_or_create(id="desk", defaults={"made_by_demo": by_demo, "at": at})


def is_demo() -> bool:
    """Say whether a demo made this desk: its policy decides, and its consents are assumed."""
    return DeskRecord.objects.filter(made_by_demo=True).exists()


def policy_decides() -> bool:
    """Say whether policies may stand in for people here: consent is assumed in no real desk.

    Where no row says how the desk was made, it is a demo's only as long as nobody works at it.
    """
    row = DeskRecord.objects.first()
    return row.made_by_demo if row else not User.objects.exists()


def require_demo() -> None:
    """Go on in a demo's desk.

    Raises:
        NotADemoError: it is a real one.
    """
    if not is_demo():
        raise NotADemoError("this is no demo's desk")


def sent_before(token: str, at: datetime) -> str | None:
    """Keep a form's token; return where it led to if it was sent before, else None."""
    row, new = OnceRecord.objects.get_or_create(token=token[:64], defaults={"at": at})
    return None if new else row.answer


def led_to(token: str, answer: str) -> None:
    """Write down where a form led to, for whoever sends it again."""
    OnceRecord.objects.filter(token=token[:64]).update(answer=answer[:200])


def may_be_sent_again(token: str) -> None:
    """Forget a form that was refused: put right, it may be sent again."""
    OnceRecord.objects.filter(token=token[:64]).delete()
