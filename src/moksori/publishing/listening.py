"""What pages say of listening: a programme with its player, files, chapters and transcripts.

A page that has none of it says in which other language there is one, or nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from moksori.publishing import moments
from moksori.publishing.addresses import Addresses
from moksori.publishing.cleaning import line
from moksori.publishing.wording import Wording, clock_time, file_size, wording
from moksori.terms.edition import EditionPlan
from moksori.terms.listening import Chapter, Listening, SoundFile

PLACE = "listen"
"""The fragment of the player on every page that has one."""

PLAYED = frozenset({"audio/mpeg", "audio/ogg"})
"""What browsers play by themselves; files of other types are there to be downloaded."""

NAMES = {
    ".mp3": "MP3", ".opus": "Opus", ".ogg": "Ogg", ".flac": "FLAC", ".wav": "WAV", ".m4a": "M4A",
    ".vtt": "WebVTT", ".srt": "SRT", ".json": "JSON",
}  # fmt: skip
READ = (".html", ".txt")
"""Transcripts that people read as they stand; those for programmes come after them."""


@dataclass(frozen=True, slots=True)
class SoundLine:
    """One sound file as a page offers it.

    Attributes:
        path: Below the folder.
        type: As a player is told it; empty where no browser plays it.
        said: What it is, how large and how long: "MP3, 14 MB, 30 minutes 5 seconds".
    """

    path: str
    type: str
    said: str


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One transcript as a page offers it: its path, its type, what it is called."""

    path: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """One chapter as a page lists it.

    Attributes:
        at: Where it begins, as a player shows it: `2:10`.
        story: Public id of the story that is told in it, or empty.
        page: That story's page, or empty where it has none in this language.
    """

    title: str
    at: str
    start: int
    end: int
    story: str
    page: str

    @property
    def fragment(self) -> str:
        """What leads a player to its beginning."""
        return f"#t={_seconds(self.start)}"


@dataclass(frozen=True, slots=True)
class Heard:
    """A programme in one language, or the part of it that tells one story.

    Attributes:
        page: Where it is offered.
        length: Of the whole programme, in words.
        fragment: What keeps a player to the part; empty for the whole.
        start: Where the part begins, as a player shows it; empty for the whole.
        end: Where the part is over.
        scratch: True where a machine read it for trying.
        podcast: Path of the podcast feed, or empty.
    """

    language: str
    page: str
    length: str
    sounds: tuple[SoundLine, ...]
    transcripts: tuple[TranscriptLine, ...]
    chapters: tuple[ChapterLine, ...]
    scratch: bool
    podcast: str = ""
    fragment: str = ""
    start: str = ""
    end: str = ""

    @property
    def first(self) -> str:
        """Path of the file that links to chapters lead to: the one that players take."""
        return self.sounds[0].path


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another language in which something can be heard: its tag, a sentence, the page."""

    language: str
    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What one page says of listening.

    Attributes:
        here: What is heard in its own language, if anything.
        elsewhere: Where it is not: the languages in which it can be heard.
    """

    here: Heard | None = None
    elsewhere: tuple[Elsewhere, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to say."""
        return bool(self.here or self.elsewhere)


NOTHING = Offer()


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as an entry of a feed.

    Attributes:
        told: Its files, with their sizes.
        heard: What a page says of it.
        month: `YYYY-MM` of its edition.
        invented: True where its edition is an example.
    """

    told: Listening
    heard: Heard
    month: str
    series: str
    number: int
    title: str
    invented: bool

    @property
    def moment(self) -> str:
        """When it was made anew last, as feeds say it: a second later each time."""
        return moments.moment(self.month, min(self.told.changed, moments.LAST - 1))

    @property
    def seconds(self) -> int:
        """How long it is, as feeds say it."""
        return -(-self.told.length // 1000)


def podcast_of(addresses: Addresses, language: str, beside: frozenset[str]) -> str:
    """Return the path of the podcast feed in a language, if somebody puts it beside the pages."""
    path = addresses.podcast(language)
    return path if path in beside else ""


def heard(told: Listening, page: str, pages: Mapping[str, str], podcast: str = "") -> Heard:
    """Return a programme as the page of its edition offers it.

    Args:
        told: The programme.
        page: The page of its edition in the programme's language.
        pages: Public id of a story → its page in that language.
        podcast: Path of the podcast feed in that language, or empty.
    """
    words = wording(told.language)
    length = words.length(told.length)
    return Heard(
        language=told.language,
        page=page,
        length=length,
        sounds=tuple(_sound(one, length, words) for one in told.sounds),
        transcripts=_transcripts(told, words),
        chapters=tuple(_chapter(one, pages) for one in told.chapters),
        scratch=told.scratch,
        podcast=podcast,
    )


def programmes_of(
    plan: EditionPlan,
    addresses: Addresses,
    names: Sequence[str],
    beside: frozenset[str] = frozenset(),
) -> dict[str, Heard]:
    """Return the edition as a programme in each language in which it is heard, in their order.

    Args:
        plan: The edition.
        addresses: Where everything of it stands.
        names: A file name for each of its stories, in their order.
        beside: Paths of files that others put beside its pages.
    """
    ids = dict.fromkeys(one.story.id for one in plan.stories)
    stems = dict(zip(ids, names, strict=True))
    told = [(one.story.id, one.story.language) for one in plan.stories]
    by_language = {one.language: one for one in plan.heard}
    return {
        tag: heard(
            by_language[tag],
            addresses.index(tag),
            {id_: addresses.page(stems[id_], tag) for id_, language in told if language == tag},
            podcast_of(addresses, tag, beside),
        )
        for tag in plan.languages
        if tag in by_language
    }


def part(whole: Heard, story: str) -> Heard | None:
    """Return the part of a programme that tells one story, as that story's page offers it."""
    own = [one for one in whole.chapters if one.story == story]
    if not own:
        return None
    start, end = min(one.start for one in own), max(one.end for one in own)
    return replace(
        whole,
        page=own[0].page,
        fragment=f"#t={_seconds(start)},{_seconds(end)}",
        start=clock_time(start),
        end=clock_time(end),
    )


def offer(programmes: Mapping[str, Heard], language: str, story: str = "") -> Offer:
    """Return what a page says of listening.

    Args:
        programmes: The edition as a programme, by language.
        language: Of the page.
        story: Public id of the story that the page tells; empty for the page of the edition.
    """
    if not programmes:
        return NOTHING
    found = {
        tag: one
        for tag, whole in programmes.items()
        if (one := part(whole, story) if story else whole) is not None
    }
    if language in found:
        return Offer(found[language])
    words = wording(language)
    return Offer(
        elsewhere=tuple(
            Elsewhere(tag, words.say("listen_in", language=words.language_name(tag)), one.page)
            for tag, one in found.items()
        )
    )


def file_name(sound: SoundFile) -> str:
    """Return what a sound file is called: MP3, Opus."""
    return _name(sound.path)


def _name(path: str) -> str:
    ending = PurePosixPath(path).suffix.lower()
    return NAMES.get(ending, ending.removeprefix(".").upper())


def _sound(sound: SoundFile, length: str, words: Wording) -> SoundLine:
    coded = f"; codecs={sound.codecs}" if sound.codecs and sound.type == "audio/ogg" else ""
    return SoundLine(
        path=sound.path,
        type=sound.type + coded if sound.type in PLAYED else "",
        said=f"{file_name(sound)}, {file_size(sound.size)}, {length}",
    )


def _transcripts(told: Listening, words: Wording) -> tuple[TranscriptLine, ...]:
    """Return the transcripts, those that people read first."""
    names = {".html": words.say("listen_page"), ".txt": words.say("listen_text")}
    lines = [
        TranscriptLine(one.path, one.type, names.get(ending) or _name(one.path))
        for one in told.transcripts
        for ending in (PurePosixPath(one.path).suffix.lower(),)
    ]
    return tuple(sorted(lines, key=lambda one: not one.path.lower().endswith(READ)))


def _chapter(chapter: Chapter, pages: Mapping[str, str]) -> ChapterLine:
    return ChapterLine(
        title=line(chapter.title),
        at=clock_time(chapter.start),
        start=chapter.start,
        end=chapter.end,
        story=chapter.story,
        page=pages.get(chapter.story, ""),
    )


def _seconds(milliseconds: int) -> str:
    """Return seconds as media fragments write them: `130`, `130.25`."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")
