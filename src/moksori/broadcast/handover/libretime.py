"""What is asked of LibreTime 4.5 to take a file and to play it: requests as data, sent by nobody.

The shapes are those of its API, version 2 (`files` by the older address for uploads). LibreTime
numbers files and shows itself: `{file}` and `{instance}` are filled in by whoever sends them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from moksori.broadcast.handover.playlists import Track
from moksori.publishing.cleaning import line
from moksori.terms.errors import InvalidError

LONGEST_NAME = 255
INSIDE = 1
"""LibreTime's word for an entry that stands inside its show."""


class AiringError(InvalidError):
    """An hour of broadcast has no time zone."""

    code = "broadcast.airing"
    hint = "Give hours of broadcast with their time zone; they are kept in UTC."


def requests(track: Track, starts: Sequence[datetime]) -> bytes:
    """Return the requests, in their order, as JSON.

    Args:
        track: The file.
        starts: When it is played; each in a show instance that LibreTime has already.

    Raises:
        AiringError: a start has no time zone.
    """
    if any(start.tzinfo is None for start in starts):
        raise AiringError("an hour of broadcast has no time zone")
    name = line(f"{track.artist} - {track.title}")[:LONGEST_NAME]
    content = {
        # No number of a version: 4.5 is a day of May to whoever looks for dates.
        "api": "LibreTime, /api/v2",
        "requests": [
            {
                "method": "POST",
                "path": "/rest/media",
                "auth": "basic, the API key as user",
                "multipart": {"file": track.file, "name": track.file},
                "answers": "{file}",
            },
            _post(
                "/api/v2/playlists", {"name": name, "length": duration(track.length)}, "{playlist}"
            ),
            _post("/api/v2/playlist-contents", _content(track)),
            *(_post("/api/v2/schedule", _schedule(track, start)) for start in sorted(starts)),
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def duration(milliseconds: int) -> str:
    """Return a length as its API writes one: `00:29:59.500000`."""
    seconds, rest = divmod(milliseconds, 1000)
    hours, left = divmod(seconds, 3600)
    return f"{hours:02}:{left // 60:02}:{left % 60:02}.{rest * 1000:06}"


def _post(path: str, body: dict[str, Any], answers: str = "") -> dict[str, Any]:
    asked: dict[str, Any] = {"method": "POST", "path": path, "json": body}
    return asked | ({"answers": answers} if answers else {})


def _cues(track: Track) -> dict[str, Any]:
    """Return where the file begins and ends: whole, without a fade."""
    return {
        "length": duration(track.length),
        "cue_in": duration(0),
        "cue_out": duration(track.length),
        "fade_in": "00:00:00",
        "fade_out": "00:00:00",
    }


def _content(track: Track) -> dict[str, Any]:
    return {
        "playlist": "{playlist}",
        "kind": 0,
        "file": "{file}",
        "position": 0,
        "offset": 0.0,
    } | _cues(track)


def _schedule(track: Track, start: datetime) -> dict[str, Any]:
    begin = start.astimezone(UTC)
    end = begin + timedelta(milliseconds=track.length)
    return {
        "starts_at": _moment(begin),
        "ends_at": _moment(end),
        "instance": "{instance}",
        "file": "{file}",
        "position": 0,
        "position_status": INSIDE,
        "broadcasted": 0,
    } | _cues(track)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
