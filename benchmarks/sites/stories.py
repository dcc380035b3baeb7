"""Stories for a site: invented sentences, or the texts of a folder."""

import random
from dataclasses import replace

from moksori.terms.cleared import Cleared, ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.edition import EditionPlan, SitePlan
from moksori.terms.story import Block, BlockKind, PublicPlace, StoryText, Term

WHO = [
    "an official",
    "a trader",
    "a woman in her forties",
    "the driver",
    "two soldiers",
    "her brother",
]
DID = [
    "asked for",
    "brought",
    "would not give",
    "counted",
    "wrote down",
    "spoke of",
    "hid",
    "paid for",
]
WHAT = [
    "the sacks",
    "a bicycle",
    "the papers",
    "half of the harvest",
    "medicine",
    "a room",
    "coal",
    "the road",
]
WHEN = ["that spring", "in the evening", "after the harvest", "for several weeks", "every month"]
GLOSSARY = (
    Term("won", "The currency; wages are paid in it."),
    Term("inminban", "A neighbourhood unit that reports on itself."),
)
PER_EDITION = 50


def invented(count, seed):
    """Bodies of `count` stories: seven questions and answers of some eight hundred words."""
    drawn = random.Random(seed)
    return [[_answer(drawn) for _ in range(7)] for _ in range(count)]


def told(folder, count):
    """Bodies of `count` stories out of the texts of a folder, again and again if need be."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise FileNotFoundError(folder)
    parts = [[one for one in text.splitlines() if one.strip()] for text in texts]
    return [parts[number % len(parts)] for number in range(count)]


def _answer(drawn):
    sentences = (
        f"{drawn.choice(WHO).capitalize()} {drawn.choice(DID)} {drawn.choice(WHAT)} "
        f"{drawn.choice(WHEN)}, and {drawn.choice(WHO)} {drawn.choice(DID)} {drawn.choice(WHAT)}."
        for _ in range(8)
    )
    return " ".join(sentences) + " The inminban took a thousand won."


def site_of(bodies):
    """A site of these stories, fifty an edition, an edition a month."""
    stories = [_story(number, body) for number, body in enumerate(bodies)]
    starts = range(0, len(stories), PER_EDITION)
    return SitePlan(
        tuple(
            _edition(number, stories[start : start + PER_EDITION])
            for number, start in enumerate(starts, 1)
        )
    )


def with_one_changed(site):
    """The site with one story in its middle told otherwise."""
    at = len(site.editions) // 2
    edition = site.editions[at]
    story = edition.stories[0].story
    block = replace(story.blocks[-1], text=story.blocks[-1].text + " It was told again.")
    first = _cleared(replace(story, blocks=(*story.blocks[:-1], block)))
    edition = replace(edition, stories=(first, *edition.stories[1:]))
    return replace(site, editions=(*site.editions[:at], edition, *site.editions[at + 1 :]))


def _story(number, body):
    kinds = (BlockKind.QUESTION, BlockKind.ANSWER)
    blocks = tuple(
        Block(kinds[at % 2], ("Radio", "Reporter")[at % 2], text) for at, text in enumerate(body)
    )
    edition = number // PER_EDITION
    return StoryText(
        id=f"s{number}",
        slug=f"a-story-of-the-river-{number}",
        language="en",
        title=f"A story of the river, number {number}",
        standfirst="What was seen, and by whom it was told.",
        blocks=blocks,
        month=_month(edition),
        byline="a reporter",
        glossary=GLOSSARY,
        kinds_changed=("person", "date", "place"),
        places=(PublicPlace(f"p-{number % 9}", f"Province {number % 9}"),),
        invented=True,
    )


def _edition(number, stories):
    return EditionPlan(
        series="Voices of the river",
        number=number,
        month=_month(number - 1),
        publisher="Archive",
        stories=tuple(_cleared(story) for story in stories),
        languages=("en",),
        source_url="https://source.example/moksori",
        invented=True,
    )


def _month(edition):
    return f"{2000 + edition // 12:04}-{edition % 12 + 1:02}"


def _cleared(story):
    return Cleared(
        kind=ClearedKind.STORY, audience=Audience.PUBLIC, story=story, watch_version="w", rules=()
    )
