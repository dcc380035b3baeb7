"""One report: read, and its gist turned into the answers that the annotators were asked for."""

import html
import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from moksori.coding.gist import Gist, World, gist_of, world_of
from moksori.coding.propose import propose
from moksori.intake.reading import read
from moksori.intake.structure import structure
from moksori.packs.loader import load, load_common

UNDATED = date(2021, 6, 1)
"""Reports without a day of publication are counted from one that stays the same."""
TYPES = {
    "arrest_detention": "arbitrary detention",
    "killing": "killing",
    "torture_ill_treatment": "torture",
    "enforced_disappearance": "enforced disappearance",
}
"""What the annotators call our coarse types; everything else is `other` there."""
KIDNAPPING = "abduction"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said of one report; empty strings and tuples where nothing is said."""

    perpetrator: bool = False
    types: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    city: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    told: dict[str, Any] = field(default_factory=dict)


@cache
def world(pack: str = "kp") -> World:
    """Return the names that the gist is told by, and the words of a pack."""
    return world_of(load(pack))


@cache
def country_names() -> dict[str, str]:
    """Return the name of every country by its code."""
    return {one.country: one.names["en"][0] for one in load_common().countries}


def text_of(sample: dict[str, Any]) -> str:
    """Return the report as text: its title, and its paragraphs without marks."""
    body = re.sub(r"</p>\s*<p>", "\n\n", sample["Input.article_interface"] or "")
    title = (sample["Input.title"] or "").strip()
    return html.unescape(f"{title}\n\n{re.sub('<[^>]+>', ' ', body).strip()}")


def answers_for(sample: dict[str, Any], pack: str = "kp") -> Answers:
    """Read one report and answer.

    Args:
        sample: A row of the data: title, article, day of publication.
        pack: The country pack to read it with.
    """
    decoded = read(text_of(sample).encode(), "report.txt")
    published = (sample.get("Input.publish_date") or "")[:10]
    shaped = structure(decoded)
    shaped = replace(shaped, published=published or shaped.published)
    day = date.fromisoformat(published) if published else UNDATED
    proposal = propose(decoded, shaped, load(pack), day)
    return answered(gist_of(decoded, shaped, proposal, world(pack)), published)


def answered(gist: Gist, published: str) -> Answers:
    """Turn a gist into answers; a report without a dated act is of the year it appeared in."""
    types = dict.fromkeys(
        "kidnapping" if code == KIDNAPPING else TYPES.get(coarse, "other")
        for coarse, code in gist.kinds
    )
    year, month, day = (
        (*gist.when.split("/")[0].split("-"), "", "")[:3] if gist.when else ("", "", "")
    )
    return Answers(
        perpetrator=bool(gist.kinds),
        types=tuple(types),
        victims=gist.victims,
        country=country_names().get(gist.country, ""),
        region=gist.region,
        city=gist.city,
        year=year.strip("~?%") or published[:4],
        month=month.strip("~?%"),
        day=day.strip("~?%"),
        told={"country": gist.country},
    )
