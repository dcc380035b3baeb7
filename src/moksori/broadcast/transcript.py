"""Transcripts of a programme: WebVTT, SRT, HTML, plain text and JSON, word for word what is read.

Who speaks is said by role and never by name. Nothing stands in them but the running order.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from moksori.broadcast.chapters import Chapter, chapters
from moksori.broadcast.cues import cues
from moksori.broadcast.running import PLAYED, Item, Placed, Role, RunningOrder, placed
from moksori.broadcast.wording import clock_time, wording

TEMPLATES = Path(__file__).resolve().parent / "templates"
VERSION = "1.0.0"
TAGS = str.maketrans({"<": "‹", ">": "›"})
"""SubRip has no way to say that a bracket is no tag."""


def vtt(order: RunningOrder) -> bytes:
    """Return the captions as WebVTT, with a voice span for each role."""
    blocks = [f"WEBVTT\nKind: captions\nLanguage: {order.language}"]
    for cue in cues(order):
        told = "\n".join(_escaped(line) for line in cue.lines)
        if cue.role:
            told = f"<v {_speaker(order, cue.role)}>{told}</v>"
        blocks.append(f"{_stamp(cue.start, '.')} --> {_stamp(cue.end, '.')}\n{told}")
    return ("\n\n".join(blocks) + "\n").encode()


def srt(order: RunningOrder) -> bytes:
    """Return the captions as SubRip; the role is named where another one begins to speak."""
    blocks: list[str] = []
    item = ""
    for number, cue in enumerate(cues(order), start=1):
        told = "\n".join(cue.lines).translate(TAGS)
        if cue.role and cue.item != item:
            told = f"{_speaker(order, cue.role)}: {told}"
        item = cue.item
        stamps = f"{_stamp(cue.start, ',')} --> {_stamp(cue.end, ',')}"
        blocks.append(f"{number}\n{stamps}\n{told}")
    return ("\n\n".join(blocks) + "\n").encode()


def transcript_json(order: RunningOrder) -> bytes:
    """Return the captions as JSON, as podcast players read it: segments with start and end."""
    content = {
        "version": VERSION,
        "segments": [
            {
                "speaker": _speaker(order, cue.role),
                "startTime": cue.start / 1000,
                "endTime": cue.end / 1000,
                "body": " ".join(cue.lines),
            }
            for cue in cues(order)
            if cue.role
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def text(order: RunningOrder) -> bytes:
    """Return the programme as plain text: the time, the role, the words."""
    words = wording(order.language)
    parts = ["\n".join(_head(order))]
    for one in placed(order):
        item = one.item
        if item.kind in PLAYED:
            parts.append(f"[{clock_time(one.start)}] [{words.say(f'kind_{item.kind}')}]")
        elif item.role:
            parts.append(f"[{clock_time(one.start)}] {_speaker(order, item.role)}\n{item.text}")
        else:
            parts.append(item.text)
    return ("\n\n".join(parts) + "\n").encode()


def html(order: RunningOrder, audio: str = "") -> bytes:
    """Return the programme as a page that needs no script.

    Args:
        order: A running order, fitted to its slot.
        audio: Path of the sound file as seen from the page; times then lead to it.
    """
    sections = [
        (chapter, [_entry(order, one) for one in placed(order) if _is_in(one, chapter)])
        for chapter in chapters(order)
    ]
    page = _environment().get_template("transcript.html")
    words = wording(order.language)
    return page.render(
        words=words,
        order=order,
        head=_head(order),
        sections=sections,
        audio=quote(audio),
        clock_time=clock_time,
    ).encode()


def _head(order: RunningOrder) -> list[str]:
    """Return the lines that every transcript begins with."""
    words = wording(order.language)
    title = words.say(
        "opening", series=order.series, number=order.number, month=words.month(order.month)
    )
    lines = [f"{words.say('transcript')}. {title}"]
    if order.invented:
        lines.append(words.say("invented"))
    lines += [words.say(f"voices_{one}") for one in order.voices]
    return [*lines, words.say("transcript_note")]


def _is_in(one: Placed, chapter: Chapter) -> bool:
    return chapter.start <= one.start < chapter.end


def _entry(order: RunningOrder, one: Placed) -> dict[str, Any]:
    """Return one item as the page shows it."""
    item: Item = one.item
    words = wording(order.language)
    said = item.spoken or item.kind not in PLAYED
    return {
        "start": one.start,
        "speaker": _speaker(order, item.role) if item.role else "",
        "paragraphs": item.text.split("\n") if said else [f"[{words.say(f'kind_{item.kind}')}]"],
    }


def _speaker(order: RunningOrder, role: Role | None) -> str:
    return wording(order.language).say(f"role_{role}") if role else ""


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(milliseconds: int, point: str) -> str:
    """Return a moment as captions write it: `00:01:02.345`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{point}{rest:03}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
