"""The rundown of a programme on paper: a tagged PDF, the same bytes each time.

It says nothing of the programme, the machine or the day that made it.
"""

from __future__ import annotations

import json
from typing import Any

import typst

from moksori.broadcast.handover.rundown import COLUMNS, balance, rows
from moksori.broadcast.running import RunningOrder
from moksori.broadcast.transcript import TEMPLATES
from moksori.broadcast.wording import clock_time, wording
from moksori.publishing.glyphs import Undrawable
from moksori.publishing.paper import TRIES, PaperError, compile_paper, refused_by
from moksori.publishing.paper_marks import without_marks
from moksori.publishing.wording import wording as published

TEMPLATE = "rundown.typ"


def rundown_paper(order: RunningOrder) -> bytes:
    """Return the rundown as PDF/UA-1 and PDF/A-2a.

    Raises:
        PaperError: it could not be set.
    """
    data = _data(order)
    undrawable = Undrawable(published(order.language))
    for _ in range(TRIES):
        try:
            made = compile_paper(json.dumps(data, ensure_ascii=False), TEMPLATE, TEMPLATES)
        except typst.TypstError as error:
            if not undrawable.learn(refused_by(error)):
                break
            data = undrawable.replace_in(data)
        else:
            return without_marks(made, data["title"], order.language)
    # The cause quotes the text, so it is not passed on.
    raise PaperError("the rundown of a programme could not be set") from None


def _data(order: RunningOrder) -> dict[str, Any]:
    """Return what the template takes."""
    words = wording(order.language)
    title = f"{words.say('rundown')}: {order.series}"
    marks = [words.say("invented_label")] if order.invented else []
    marks += [words.say("scratch_label")] if "scratch" in order.voices else []
    dated = published(order.language).say("edition", number=order.number)
    return {
        "language": words.locale,
        "title": title,
        "foot": " · ".join([order.series, dated, words.month(order.month), *marks]),
        "imprint": [
            " · ".join([dated, words.month(order.month), *marks]),
            " · ".join(
                [
                    words.say("slot", time=clock_time(order.slot)),
                    words.say("total", time=clock_time(order.total)),
                ]
            ),
        ],
        "balance": balance(order),
        "columns": [words.say(f"column_{name}") for name in COLUMNS if name != "role"],
        "rows": [
            {
                "number": number,
                "start": start,
                "kind": kind,
                "role": role,
                "paragraphs": told.split("\n"),
                "planned": planned,
                "actual": actual,
            }
            for number, start, kind, role, told, planned, actual in rows(order)
        ],
    }
