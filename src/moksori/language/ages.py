"""Ages as people tell them, and the bands that hide them, in English and Korean."""

from __future__ import annotations

from moksori.language import (
    ages_alone_en,
    ages_bands,
    ages_en,
    ages_hanging_en,
    ages_ko,
    ages_oblique_en,
)
from moksori.language.detect import wants_korean
from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate


def find_ages(text: str, lang: str = "") -> list[Found]:
    """Find ages: `value` is a number of years, `[low, high]`, or None.

    None stands where only a year of birth or an animal year is told.
    `detail` holds `form` (how it is told), `exact` (told to the year), `finer` (narrower than a
    decade), `noun_end` (end of the noun that `20-year-old` qualifies), `article_start` (its
    article), `bracket` (the span of brackets it stands in), `born` (a year of birth).
    """
    view = readable(text)
    found = [*ages_en.exact_ages(view.text), *ages_hanging_en.hanging_ages(view.text)]
    found.extend(ages_bands.bands(view.text))
    found.extend(ages_alone_en.ages_alone(view.text))
    found.extend(ages_oblique_en.ages_oblique(view.text))
    found.extend(ages_oblique_en.ages_by_wording(view.text))
    if wants_korean(view.text, lang):
        found.extend(ages_ko.ages(view.text))
    return relocate(
        longest(found), view, starts=("article_start",), ends=("noun_end",), spans=("bracket",)
    )
