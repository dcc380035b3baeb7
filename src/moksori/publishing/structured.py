"""What the head of a page tells machines: schema.org data, of values that the page itself shows.

By-lines are given as they stand, without saying whether a person, a desk or a pen name is behind
them. What is invented is never called news.
"""

from __future__ import annotations

from typing import Any

from moksori.publishing.views import EditionView, StoryView

CONTEXT = "https://schema.org"
Data = dict[str, Any]


def about_story(edition: EditionView, story: StoryView) -> Data:
    """Return what a story's page is, as JSON-LD."""
    data: Data = {
        "@context": CONTEXT,
        "@type": "CreativeWork" if story.invented else "NewsArticle",
        "headline": story.title,
        "inLanguage": story.language,
        "datePublished": story.month,
        "isPartOf": _issue(edition),
    }
    if story.updated != story.month:
        data["dateModified"] = story.updated
    if story.invented:
        data["genre"] = edition.words.say("invented_label")
    if story.standfirst:
        data["description"] = story.standfirst
    if story.byline:
        data["author"] = {"name": story.byline}
    return data | _publisher(edition)


def about_edition(edition: EditionView) -> Data:
    """Return what the first page of an edition is, as JSON-LD."""
    data = {"@context": CONTEXT, **_issue(edition), "inLanguage": edition.language}
    if edition.invented:
        data["genre"] = edition.words.say("invented_label")
    return data | _publisher(edition)


def _issue(edition: EditionView) -> Data:
    return {
        "@type": "PublicationIssue",
        "name": edition.number_words,
        "issueNumber": edition.number,
        "datePublished": edition.month,
        "isPartOf": {"@type": "Periodical", "name": edition.series},
    }


def _publisher(edition: EditionView) -> Data:
    if not edition.publisher:
        return {}
    return {"publisher": {"@type": "Organization", "name": edition.publisher}}
