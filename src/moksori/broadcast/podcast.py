"""Podcast feed of a series in one language: RSS 2.0 with the podcast namespace.

It names no person and no place, only the series and its publisher; all days are the first of a
month. The feeds of an edition tell of the same files: publishing makes them, see `feeds`.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from lxml import etree

from moksori.broadcast.running import RunningOrder
from moksori.broadcast.wording import wording
from moksori.publishing import public_ids
from moksori.publishing.addresses import public_base
from moksori.publishing.cleaning import line
from moksori.publishing.feeds import mail_date
from moksori.publishing.moments import moment
from moksori.publishing.public_ids import HOUSE
from moksori.terms.errors import InvalidError

SPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace in which the guid of every podcast of the world is made from its feed's address."""

PODCAST = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
ATOM = "http://www.w3.org/2005/Atom"
SPACES = {"podcast": PODCAST, "itunes": ITUNES, "atom": ATOM}
PLATFORM = re.compile(r"[a-z0-9]{1,32}")
CHAPTERS_TYPE = "application/json+chapters"


class EpisodeError(InvalidError):
    """An episode cannot stand in a podcast feed."""

    code = "broadcast.episode"
    hint = "An episode that is not withdrawn has a sound file of known length; then make it again."


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound file of an episode.

    Attributes:
        path: As seen from the folder of the site.
        type: Such as `audio/mpeg`.
        size: Bytes.
        sha384: Digest of the file.
        bitrate: Bits a second, or 0.
        codecs: As RFC 6381 names them, or empty.
        title: What it is for, in words of the house.
    """

    path: str
    type: str
    size: int
    sha384: bytes
    bitrate: int = 0
    codecs: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One transcript of an episode: its path, its type, its language, whether it has times."""

    path: str
    type: str
    language: str
    captions: bool


@dataclass(frozen=True, slots=True)
class Episode:
    """One programme as a feed tells it.

    Attributes:
        number: Of the edition.
        month: `YYYY-MM` of the edition.
        changed: How often it was changed since, for the moment of its last change.
        length: Milliseconds.
        sounds: The first is the one that players take; none where it was withdrawn.
        chapters: Path of its JSON chapters, or empty.
        explicit: True where a story has a content note.
        withdrawn: `YYYY-MM` in which it was taken back, or empty; then only that is told.
    """

    title: str
    summary: str
    number: int
    month: str
    length: int
    sounds: tuple[Sound, ...] = ()
    transcripts: tuple[Words, ...] = ()
    chapters: str = ""
    explicit: bool = False
    changed: int = 0
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Show:
    """A series as a podcast in one language.

    Attributes:
        feed: Path of the feed.
        page: Path of the page it belongs to.
        base_url: Public address of the site's folder, or empty.
        blocked: Platforms that must not list it, by their short names.
    """

    series: str
    publisher: str
    language: str
    feed: str
    page: str
    base_url: str = ""
    blocked: tuple[str, ...] = ()


def podcast(show: Show, episodes: Sequence[Episode]) -> bytes:
    """Return the feed, the newest episode first.

    Raises:
        EpisodeError: an episode has no sound file, or something of it is no such thing.
    """
    root = etree.Element("rss", {"version": "2.0"}, nsmap=SPACES)
    channel = etree.SubElement(root, "channel")
    ordered = sorted(episodes, key=lambda one: (one.month, one.number), reverse=True)
    _channel(channel, show, ordered)
    for episode in ordered:
        _item(etree.SubElement(channel, "item"), show, episode)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made


def episode(order: RunningOrder, sounds: Sequence[Sound], **more: Any) -> Episode:
    """Return a programme as an episode; its summary is what its opening says.

    Args:
        order: Its running order, fitted to its slot.
        sounds: Its files, the one for players first.
        more: `transcripts`, `chapters`, `explicit`, `changed` of an `Episode`.
    """
    words = wording(order.language)
    title = words.say(
        "opening", series=order.series, number=order.number, month=words.month(order.month)
    )
    said = [words.say("contents", titles="; ".join(name for _, name in order.stories))]
    said = said if order.stories else [words.say("empty")]
    if order.invented:
        said.append(words.say("invented"))
    said += [words.say(f"voices_{one}") for one in order.voices]
    label = f"[{words.say('invented_label')}] " if order.invented else ""
    return Episode(
        title=label + title.rstrip("."),
        summary=" ".join(said),
        number=order.number,
        month=order.month,
        length=order.total,
        sounds=tuple(sounds),
        **more,
    )


def guid(show: Show) -> str:
    """Return the guid of a podcast: of its feed's address, without scheme and last slash.

    Without a public address it is made of the series and the language.
    """
    address = _public(show, show.feed)
    if not show.base_url:
        series = line(show.series)
        return str(uuid.uuid5(HOUSE, f"podcast:{len(series)}:{series}:{show.language}"))
    return str(uuid.uuid5(SPACE, re.sub(r"^[a-z]+://", "", address).rstrip("/")))


def episode_id(show: Show, number: int) -> str:
    """Return the name of an episode, which stays when it is changed or withdrawn."""
    return public_ids.episode(line(show.series), number, show.language)


def integrity(sha384: bytes) -> str:
    """Return a digest as subresource integrity writes it: `sha384-…`."""
    return "sha384-" + base64.b64encode(sha384).decode("ascii")


def _channel(channel: Any, show: Show, episodes: Sequence[Episode]) -> None:
    """Tell the series."""
    words = wording(show.language)
    description = f"{line(show.series)}. {words.say('transcript_note')}"
    _put(channel, "title", show.series)
    _put(channel, "link", _public(show, show.page))
    _put(channel, "description", description)
    _put(channel, "language", show.language)
    if episodes:
        _put(channel, "pubDate", mail_date(episodes[0].month))
        _put(
            channel, "lastBuildDate", mail_date(max(one.withdrawn or one.month for one in episodes))
        )
    if show.base_url:
        etree.SubElement(
            channel,
            f"{{{ATOM}}}link",
            {"rel": "self", "type": "application/rss+xml", "href": _public(show, show.feed)},
        )
    _put(channel, "itunes:author", show.publisher or show.series)
    _put(channel, "itunes:type", "episodic")
    _put(channel, "itunes:explicit", _yes(any(one.explicit for one in episodes)))
    _put(channel, "podcast:guid", guid(show))
    _put(channel, "podcast:medium", "podcast")
    _put(channel, "podcast:locked", "yes")
    _put(channel, "podcast:updateFrequency", words.say("monthly"), rrule="FREQ=MONTHLY")
    for platform in show.blocked:
        if not PLATFORM.fullmatch(platform):
            raise EpisodeError("a platform to be blocked has no such short name")
        _put(channel, "podcast:block", "yes", id=platform)


def _item(item: Any, show: Show, told: Episode) -> None:
    """Tell one episode; of a withdrawn one nothing but that it is gone."""
    name = episode_id(show, told.number)
    if told.withdrawn:
        words = wording(show.language)
        gone = words.say("programme_withdrawn", month=words.month(told.withdrawn))
        _put(item, "title", gone)
        _put(item, "guid", name, isPermaLink="false")
        _put(item, "pubDate", mail_date(told.month))
        _put(item, "atom:updated", moment(told.withdrawn, 59))
        _put(item, "description", gone)
        return
    if not told.sounds or told.length <= 0:
        raise EpisodeError("an episode has no sound file")
    first, *others = told.sounds
    _put(item, "title", told.title)
    _put(item, "guid", name, isPermaLink="false")
    _put(item, "pubDate", mail_date(told.month))
    _put(item, "atom:updated", moment(told.month, min(told.changed, 58)))
    _put(item, "description", told.summary)
    _put(
        item,
        "enclosure",
        "",
        url=_public(show, first.path),
        length=str(first.size),
        type=first.type,
    )
    _put(item, "itunes:duration", str(-(-told.length // 1000)))
    _put(item, "itunes:episode", str(told.number))
    _put(item, "itunes:explicit", _yes(told.explicit))
    _put(item, "podcast:episode", str(told.number))
    for transcript in told.transcripts:
        _transcript(item, show, transcript)
    if told.chapters:
        _put(item, "podcast:chapters", "", url=_public(show, told.chapters), type=CHAPTERS_TYPE)
    for sound in (first, *others):
        _alternate(item, show, sound, default=sound is first)


def _transcript(item: Any, show: Show, told: Words) -> None:
    rel = {"rel": "captions"} if told.captions else {}
    _put(
        item,
        "podcast:transcript",
        "",
        url=_public(show, told.path),
        type=told.type,
        language=told.language,
        **rel,
    )


def _alternate(item: Any, show: Show, sound: Sound, *, default: bool) -> None:
    """Tell a sound file with its digest, so that a player can tell whether it is the one."""
    if len(sound.sha384) != 48 or sound.size <= 0:
        raise EpisodeError("a sound file of an episode has no digest or no size")
    told = {"type": sound.type, "length": str(sound.size)}
    if sound.bitrate:
        told["bitrate"] = str(sound.bitrate)
    if sound.title:
        told["title"] = line(sound.title)
    if sound.codecs:
        told["codecs"] = line(sound.codecs)
    if default:
        told["default"] = "true"
    alternate = _put(item, "podcast:alternateEnclosure", "", **told)
    _put(alternate, "podcast:source", "", uri=_public(show, sound.path))
    _put(alternate, "podcast:integrity", "", type="sri", value=integrity(sound.sha384))


def _put(parent: Any, name: str, text: str, **told: str) -> Any:
    """Add an element with a text; `podcast:guid` stands for a name of that space."""
    space, _, own = name.rpartition(":")
    tag = f"{{{SPACES[space]}}}{own}" if space else own
    element = etree.SubElement(parent, tag, dict(told))
    if text:
        element.text = line(text)
    return element


def _public(show: Show, path: str) -> str:
    """Return the public address of a path, or the path where no address is known."""
    return public_base(show.base_url) + quote(path)


def _yes(value: bool) -> str:
    return "true" if value else "false"


def transcript_files(stem: str, language: str) -> Iterator[Words]:
    """Yield the transcripts of a programme as a feed lists them, the preferred one first.

    Args:
        stem: Folder and file name without an ending.
        language: Of the programme.
    """
    yield Words(f"{stem}.vtt", "text/vtt", language, captions=True)
    yield Words(f"{stem}.srt", "application/x-subrip", language, captions=True)
    yield Words(f"{stem}_transcript.json", "application/json", language, captions=False)
    yield Words(f"{stem}.html", "text/html", language, captions=False)
    yield Words(f"{stem}.txt", "text/plain", language, captions=False)
