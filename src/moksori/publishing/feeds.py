"""Feeds of an edition: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, one of each a language.

Every story is an entry with a name that stays, told in full. A corrected story is the same entry
with a later month, or a later second where it was corrected in the month in which it came out; a
withdrawn one becomes an entry that says so and nothing else, and so does a programme that was taken
back. An edition that can be heard has one entry more, with the sound files as enclosures: on the
entry of a story they would be fetched once for every story. All days are the first of a month.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from moksori.publishing import moments, public_ids
from moksori.publishing.listening import PLACE, Programme, file_name
from moksori.publishing.pages import render
from moksori.publishing.taken_back import Silence, Withdrawal
from moksori.publishing.views import EditionView, StoryView

VERSION = "https://jsonfeed.org/version/1.1"
Data = dict[str, Any]


def atom(edition: EditionView) -> bytes:
    """Return the Atom feed in one language, with tombstones of RFC 6721 for withdrawn stories."""
    return render("feed.xml", edition=edition, ids=public_ids, changed=_changed)


def rss(edition: EditionView) -> bytes:
    """Return the RSS 2.0 feed in one language."""
    return render("rss.xml", edition=edition, ids=public_ids, mail_date=mail_date)


def json_feed(edition: EditionView) -> bytes:
    """Return the JSON Feed in one language."""
    addresses, language = edition.addresses, edition.language
    content = {"version": VERSION, "title": _marked(edition.title, edition, edition.invented)}
    if addresses.base_url:
        content["home_page_url"] = addresses.public(addresses.index(language))
        content["feed_url"] = addresses.public(addresses.json_feed(language))
    programmes = [_programme_item(edition, one) for one in edition.programmes]
    stories = [_story_item(edition, story) for story in edition.stories]
    silenced = [_gone_item(edition, public_ids.silenced(one), one) for one in edition.silenced]
    gone = [
        _gone_item(edition, public_ids.withdrawn(edition, one), one)
        for one in edition.withdrawn
        if one.here
    ]
    feed = content | {
        "language": language,
        "authors": [{"name": edition.publisher or edition.series}],
        "items": programmes + stories + silenced + gone,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _changed(edition: EditionView) -> str:
    """Return when the last thing happened that a feed tells of."""
    return max([edition.moment, *(one.moment for one in edition.programmes)])


def mail_date(month: str) -> str:
    """Return the first of a month as RSS and mails write it, in English whatever the machine."""
    year, number = (int(part) for part in month.split("-"))
    return format_datetime(datetime(year, number, 1, tzinfo=UTC), usegmt=True)


def _story_item(edition: EditionView, story: StoryView) -> Data:
    """Return one story as an item; what it does not have is left out."""
    told = render("plain_story.html", edition=edition, story=story).decode()
    item: Data = {"id": public_ids.story(edition, story)}
    if edition.addresses.base_url:
        item["url"] = edition.addresses.public(story.page)
    item["title"] = _marked(story.title, edition, story.invented)
    if story.summary:
        item["summary"] = story.summary
    item |= {
        "content_html": f'<div lang="{story.language}">\n{told}</div>',
        "date_published": moments.moment(story.month),
        "date_modified": story.moment,
        "language": story.language,
    }
    if story.byline:
        item["authors"] = [{"name": story.byline}]
    if edition.addresses.base_url:
        paper = edition.addresses.public(story.paper)
        item["attachments"] = [{"url": paper, "mime_type": "application/pdf"}]
    return item


def _programme_item(edition: EditionView, programme: Programme) -> Data:
    """Return a programme as an item; its files are attachments where their address is known."""
    told = render("plain_programme.html", edition=edition, programme=programme).decode()
    title = edition.words.say("listen_title", title=programme.title)
    item: Data = {"id": public_ids.programme(programme)}
    if edition.addresses.base_url:
        item["url"] = edition.addresses.public(programme.heard.page) + f"#{PLACE}"
    item |= {
        "title": _marked(title, edition, programme.invented),
        "content_html": f'<div lang="{edition.language}">\n{told}</div>',
        "date_published": moments.moment(programme.month),
        "date_modified": programme.moment,
        "language": edition.language,
    }
    if edition.addresses.base_url:
        item["attachments"] = [
            {
                "url": edition.addresses.public(sound.path),
                "mime_type": sound.type,
                "title": file_name(sound),
                "size_in_bytes": sound.size,
                "duration_in_seconds": programme.seconds,
            }
            for sound in programme.told.sounds
        ]
    return item


def _gone_item(edition: EditionView, name: str, gone: Withdrawal | Silence) -> Data:
    """Return the item that stands where a story or a programme stood, under the name it had."""
    return {
        "id": name,
        "title": gone.sentence,
        "content_text": gone.sentence,
        "date_modified": gone.moment,
        "language": edition.language,
    }


def _marked(title: str, edition: EditionView, invented: bool) -> str:
    """Return a title, with the word for an example where it is one."""
    return f"[{edition.words.say('invented_label')}] {title}" if invented else title
