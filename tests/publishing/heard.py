"""Invented programmes of invented editions: what is told of them, and small files for them."""

import hashlib
from dataclasses import replace

from moksori.publishing.addresses import PROGRAMMES, Addresses
from moksori.terms.listening import Chapter, Listening, SoundFile, TranscriptFile

SOUND = b"sound of "
TRANSCRIPTS = (
    (".vtt", "text/vtt", True),
    (".srt", "application/x-subrip", True),
    ("_transcript.json", "application/json", False),
    (".html", "text/html", False),
    (".txt", "text/plain", False),
)
HOUSE = {"en": ("Opening", "Closing"), "ko": ("여는 말", "맺는 말")}
MINUTE = 60_000


def sound(path, type_, **more):
    content = SOUND + path.encode()
    digest = hashlib.sha384(content).hexdigest()
    return SoundFile(path, type_, len(content), digest, **more)


def programme(plan, language, *, cut=(), **changes):
    """An edition as a programme: an opening, two minutes a story, a closing; `cut` is not told."""
    stories = [one.story for one in plan.stories if one.story.language == language]
    opening, closing = HOUSE[language]
    at, chapters = 20_250, [Chapter(opening, 0, 20_250)]
    for story in stories:
        if story.id not in cut:
            title = story.title or "a story without a title"
            chapters.append(Chapter(title, at, at + 2 * MINUTE, story.id))
            at += 2 * MINUTE
    stem = f"{PROGRAMMES}/river_{plan.number:03}_{language}"
    return replace(
        Listening(
            language=language,
            length=at + 10_000,
            sounds=(
                sound(f"{stem}.mp3", "audio/mpeg", bitrate=64_000),
                sound(f"{stem}.opus", "audio/ogg", bitrate=20_000, codecs="opus"),
            ),
            transcripts=tuple(
                TranscriptFile(stem + end, type_, captions) for end, type_, captions in TRANSCRIPTS
            ),
            chapters=(*chapters, Chapter(closing, at, at + 10_000)),
            chapters_path=f"{stem}_chapters.json",
            scratch=True,
        ),
        **changes,
    )


def heard(plan, languages=("en", "ko"), **changes):
    """The plan with a programme in each of these languages."""
    told = tuple(programme(plan, language, **changes) for language in languages)
    return replace(plan, heard=told)


def beside(*plans, podcast=True):
    """Small files for everything that these plans name, and podcast feeds."""
    told = [one for plan in plans for one in plan.heard]
    paths = [path for one in told for path in files_of(one)]
    if podcast:
        addresses = Addresses(plans[0].languages[0])
        paths += sorted({addresses.podcast(one.language) for one in told})
    return tuple(
        (path, f"key of {path}", lambda path=path: SOUND + path.encode()) for path in paths
    )


def files_of(told):
    files = [one.path for one in (*told.sounds, *told.transcripts)]
    return [*files, told.chapters_path] if told.chapters_path else files
