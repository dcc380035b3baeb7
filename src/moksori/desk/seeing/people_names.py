"""By which name somebody at the desk is shown."""

from __future__ import annotations

from moksori.records.models import User


def name_of(by: str) -> str:
    """Return the desk name of who did something; a policy or a worker is named as it signs.

    Args:
        by: Id of a user, or the name of a policy.
    """
    if not by.startswith("usr-"):
        return by
    return User.objects.filter(pk=by).values_list("desk_name", flat=True).first() or by
