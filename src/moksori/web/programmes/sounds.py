"""Sound as a browser asks for it: whole, or the stretch that a player wants, never kept by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from moksori.web.frame.headers import HEADERS, POLICY

Source = Callable[[], BinaryIO]
PIECE = 1 << 18
RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
LISTENS = f"{POLICY}; media-src 'self' blob:"
RECORDS = HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")
TYPES = {
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "pdf": "application/pdf",
}


def played(request: HttpRequest, data: bytes, kind: str) -> HttpResponseBase:
    """Return sound out of memory, as `sent`."""
    return _answer(request, partial(BytesIO, data), len(data), kind)


def sent(request: HttpRequest, path: Path, kind: str) -> HttpResponseBase:
    """Return a file, or the stretch of it that was asked for."""
    return _answer(request, lambda: path.open("rb"), path.stat().st_size, kind)


def listening(answer: HttpResponse, *, records: bool = False) -> HttpResponse:
    """Let a page play sound of the desk, and where it `records`, ask for the microphone."""
    answer.headers["Content-Security-Policy"] = LISTENS
    if records:
        answer.headers["Permissions-Policy"] = RECORDS
    return answer


def _answer(request: HttpRequest, source: Source, size: int, kind: str) -> HttpResponseBase:
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    first = int(asked[1]) if asked else 0
    last = min(int(asked[2]), size - 1) if asked and asked[2] else size - 1
    if asked and not first <= last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = StreamingHttpResponse(
        _pieces(source, first, last), status=206 if asked else 200, content_type=kind
    )
    answer.headers["Content-Length"] = str(last - first + 1)
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Security-Policy"] = NOTHING
    if asked:
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _pieces(opened: Source, first: int, last: int) -> Iterator[bytes]:
    """Yield a stretch; nothing is opened before somebody reads: an answer may be to a HEAD."""
    with opened() as source:
        source.seek(first)
        left = last - first + 1
        while left > 0 and (piece := source.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
