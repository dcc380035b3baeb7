"""Words of programmes in templates: lengths, kinds of items, who reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from moksori.broadcast.lint import Remark
from moksori.broadcast.wording import clock_time, wording
from moksori.desk.programme.comparing import Compared
from moksori.web.programmes import words

register = template.Library()
SEOUL = ZoneInfo("Asia/Seoul")
TALL = 60


@register.filter
def clock(milliseconds: int) -> str:
    """Return a length as `m:ss`; below 0 as it would be above."""
    return clock_time(abs(milliseconds))


@register.simple_tag
def kind_name(kind: str) -> str:
    """Return what an item is called, in the language of the screen."""
    return wording(get_language() or "en").say(f"kind_{kind}")


@register.simple_tag
def read_by(role: str) -> str:
    """Return who reads, in the language of the screen."""
    return wording(get_language() or "en").say(f"role_{role}")


@register.simple_tag
def voice_name(kind: str) -> str:
    """Return whose voice a take is."""
    return str(words.VOICES.get(kind, kind))


@register.simple_tag
def share(value: float | None) -> str:
    """Return a share as a percentage; nothing was measured where it is none."""
    return "" if value is None else f"{round(value * 100)} %"


@register.filter
def said_of(one: Compared) -> str:
    """Return what a machine says of a take."""
    return words.said_of(one)


@register.filter
def hour(value: datetime | None) -> str:
    """Return an hour of broadcast in Korean time and in UTC: the day is another one in either."""
    if value is None:
        return ""
    locale = get_language() or "en"
    here, there = value.astimezone(SEOUL), value.astimezone(UTC)
    day = format_skeleton("yMMMd", here, locale=locale)
    return f"{day} {here:%H:%M} KST ({there:%H:%M} UTC)"


@register.filter
def joined(ids: Sequence[str]) -> str:
    """Return ids as a button sends them."""
    return ",".join(ids)


@register.simple_tag
def outline_picture(columns: Sequence[int], title: str) -> SafeString:
    """Return the outline of a programme's sound as a picture; its chapters stand beside it."""
    bars = format_html_join(
        "", "M{} {}v{}", ((at, TALL - one * TALL // 100, max(1, 2 * (one * TALL // 100)))
                         for at, one in enumerate(columns))
    )  # fmt: skip
    return format_html(
        '<svg class="outline" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img">'
        '<title>{}</title><path d="{}"/></svg>',
        max(1, len(columns)),
        2 * TALL,
        title,
        bars,
    )


@register.simple_tag
def words_of(text: str, remark: Remark) -> str:
    """Return the words that a remark is about."""
    return text[remark.start : remark.end]


@register.simple_tag
def way_out(remark: Remark) -> str:
    """Return what to do about a remark, in the language of the screen."""
    return remark.way_out(get_language() or "en")
