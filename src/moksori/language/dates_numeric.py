"""Dates in digits alone: 2016-03-15, 15/3/2016, 2016. 3. 15., 3/15."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.datetold import Told

_YMD = re.compile(
    r"(?<![\d.])(?P<y>(?:18|19|20)\d\d)(?P<sep>[-./]|\. )(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>3[01]|"
    r"[12]\d|0?[1-9])(?!\d)(?:\.?일(?!요|본)날?|\.)?"
    r"(?:[T ,]{1,2}(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::\d\d)?)?"
)
_COMPACT = re.compile(
    r"(?<![\d.,])(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>3[01]|[12]\d|0[1-9])(?![\d.,%])"
)
_XYZ = re.compile(
    r"(?<![\d.,/-])(?P<a>[0-3]?\d)(?P<sep>[-./])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d|"
    r"\d\d)(?![\d/-]|\.\d)"
)
_YM = re.compile(
    r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?P<sep>[-./]|\. )(?P<m>0[1-9]|1[0-2]|[1-9](?=[^\d-]|"
    r"\Z))(?![\d/-]|\.\d| ?%)"
)
_MY = re.compile(r"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?![\d/])")
_TWO_YMD = re.compile(
    r"(?<![\d.])['’](?P<y>\d\d)(?P<sep>[-./])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>3[01]|[12]\d|"
    r"0?[1-9])(?!\d)"
)
_MD = re.compile(
    r"(?:(?<=on )|(?<=since )|(?<=until )|(?<=by )|(?<=from )|(?<=dated )|(?<=before )|(?<=after "
    r"))(?P<m>1[0-2]|0?[1-9])[/.](?P<d>3[01]|[12]\d|0?[1-9])(?![\d/%]|[.,]\d|[A-Za-z])"
    r"|(?<![\d.,$₩/])(?P<m2>1[0-2]|0?[1-9])(?P<sep>[/.])(?P<d2>3[01]|[12]\d|0?[1-9])(?=일|에|부터|"
    r"까지|경|"
    r"쯤|자| ?\([월화수목금토일]\)|[,~]| (?:오전|오후|새벽|밤|아침|저녁|낮))"
    r"|(?<![\d.,$₩/])(?P<m4>1[0-2]|0?[1-9])\.(?P<d4>3[01]|[12]\d|0[1-9])(?=[ ](?:/|[가-힣](?!그|"
    r"로|램|"
    r"리|터|안|러|엔|센|명|퍼|톤|g|m|%|수|점|배|호|도|평))(?![ ](?:원|톤|배|점|절|호|명|도|평|"
    r"위안|달러)))"
    r"|(?:(?<=\d / )|(?<=\d ~ ))(?P<m5>1[0-2]|0?[1-9])[/.](?P<d5>3[01]|[12]\d|0?[1-9])(?![\d/%]|"
    r"[.,]\d)"
    r"|(?:\A|\n)(?:[-*•·][ ]?|[ ])?(?P<m3>1[0-2]|0?[1-9])[/.](?P<d3>3[01]|[12]\d|"
    r"0?[1-9])(?=[ :,)-])(?![/.]\d)"
)
_DM = re.compile(
    r"(?<![\w.,$₩/-])(?:(?P<wd>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?[ ](?:the[ ])?)?"
    r"(?!24/7)(?P<d>3[01]|[12]\d|0?[1-9])/(?P<m>1[0-2]|0?[1-9])(?![\d/%]|[.,]\d|[A-Za-z])",
    re.IGNORECASE,
)


def tolds(text: str) -> Iterator[Told]:
    """Find dates in digits in a prepared text of either language."""
    for pattern in (_YMD, _COMPACT, _TWO_YMD):
        for match in pattern.finditer(text):
            yield _year_first(match)
    for match in _XYZ.finditer(text):
        told = _year_last(match)
        if told is not None:
            yield told
    for pattern in (_YM, _MY):
        for match in pattern.finditer(text):
            yield Told(*match.span(), year=int(match["y"]), month=int(match["m"]))
    for match in _MD.finditer(text):
        name = next(name for name in ("", "2", "3", "4", "5") if match["m" + name])
        start, end = match.start("m" + name), match.end("d" + name)
        end = _DAY_WORD.match(text, end).end()  # type: ignore[union-attr]
        yield Told(start, end, month=int(match["m" + name]), day=int(match["d" + name]))
    for match in _DM.finditer(text):
        # A day above twelve or a weekday before it: the day stands first.
        if match["wd"] or int(match["d"]) > 12:
            yield Told(*match.span(), month=int(match["m"]), day=int(match["d"]))


_DAY_WORD = re.compile(r"(?:일(?!요|본)날?)?")


def _year_first(match: re.Match[str]) -> Told:
    groups = match.groupdict()
    clock = f"{int(groups['h']):02}:{groups['min']}" if groups.get("h") else ""
    return Told(
        *match.span(),
        year=_full(match["y"]),
        month=int(match["m"]),
        day=int(match["d"]),
        clock=clock,
    )


def _full(year: str) -> int:
    number = int(year)
    return number if number > 99 else number + (1900 if number > 40 else 2000)


def _year_last(match: re.Match[str]) -> Told | None:
    """Read day, month and year in whichever order they can be; the day first where both can."""
    first, second, year = int(match["a"]), int(match["b"]), _full(match["y"])
    if len(match["y"]) == 2 and match["sep"] == "." and first > 12 and second <= 12:
        third = int(match["y"])
        if 1 <= third <= 31 and first > 31:
            return Told(*match.span(), year=_full(match["a"]), month=second, day=third)
    if 1 <= second <= 12 and 1 <= first <= 31:
        return Told(*match.span(), year=year, month=second, day=first)
    if 1 <= first <= 12 and 1 <= second <= 31:
        return Told(*match.span(), year=year, month=first, day=second)
    return None
