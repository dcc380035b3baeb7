"""Making a watch list ready, once for a list: what was made is kept in the vault."""

from __future__ import annotations

import hmac
import json
from datetime import datetime
from hashlib import sha256

from moksori.desk import vault
from moksori.desk.originals import list_key
from moksori.protection.keeping import made_by, packed, unpacked
from moksori.protection.matching import prepare
from moksori.terms.watch import Watch

WORTH_KEEPING = 500
"""A list of fewer values is made ready sooner than it is looked up."""


def make_ready(watch: Watch, *, at: datetime) -> None:
    """Make a watch list ready for this process, from what was kept of it if it is the same.

    Args:
        watch: The list.
        at: When.

    Raises:
        UnmatchableError: a watched value has no form that can be looked for.
    """
    if len(watch.values) < WORTH_KEEPING:
        prepare(watch)
        return
    name = _name_of(watch)
    data = vault.ready(name)
    forms = prepare(watch, unpacked(data) if data else None)
    if data is None:
        vault.keep_ready(name, packed(forms.kept()), at=at)


def _name_of(watch: Watch) -> str:
    """Name this very list, in its order, and the code that makes it ready, under the desk's key."""
    told = [
        (value.id, value.kind.value, value.scope.value, value.forms, sorted(value.subjects))
        for value in watch.values
    ]
    text = json.dumps([made_by(), told], ensure_ascii=False).encode()
    return hmac.new(list_key(), text, sha256).hexdigest()
