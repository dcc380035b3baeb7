"""Sums, quantities and numbers of papers in English, found fast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from moksori.coding.detail_times import ABOUT, NUMBER
from moksori.coding.detail_words import detail
from moksori.terms.detail import Detail, DetailKind

_MONEY = (
    r"(?:euros?|dollars?|pounds?(?: sterling)?|pence|cents?|francs?|marks?|roubles?|rubles?"
    r"|lir[ae]s?|kron(?:or|er|a|e|as|es)|zlot(?:y|ys|ych|ies)|schillings?|shillings?|forints?|korunas?|lei"
    r"|leva|levs|dinars?|rupees?|yen|yuan|renminbi|won|baht|pesos?|reais|rials?|riyals?"
    r"|dirhams?|shekels?|hryvni?as?|hryvnya|kunas?|litai|lats|lati|kroons?|manats?|tenge|somoni"
    r"|drams?|lari|guilders?|escudos?|pesetas?|drachmas?|kyats?|dong|ringgit|rupiah|naira|cedis?"
    r"|rands?|taka|afghanis?|bolivars?|soles|markkas?|kopecks?|grosz[ey]?)(?![a-z-])"
)
_FIGURE = r"\d+(?:[.,’' \u00a0]\d{3}){0,6}(?:[.,]\d+)?"
_SCALE = r"(?:[ \u00a0-](?:hundred|thousand|million|billion|mln|m|bn)\b)?"
_SUM_NAMED = re.compile(
    rf"(?<![\w.,/]){ABOUT}(?!an?[ -])(?:{_FIGURE}|{NUMBER}){_SCALE}[ \u00a0-]"
    rf"(?:(?:(?-i:[A-Z][a-z]+)|old|new|former)[ \u00a0]){{0,2}}{_MONEY}",
    re.IGNORECASE,
)
_SIGN = r"(?:[$€£¥₩₽₺₴₹₪฿₫]|(?:US|A|C|HK|NT|S)\$)"
_SUM_SIGNED = re.compile(
    rf"{ABOUT}{_SIGN}[ \u00a0]?{_FIGURE}{_SCALE}|(?<![\w.,/]){_FIGURE}{_SCALE}[ \u00a0]?[€£₽₺₴]"
)
_CODE = re.compile(r"(?<![\w-])[A-Z]{3}(?![\w-])")
_BEFORE_CODE = re.compile(rf"(?<![\w.,/]){ABOUT}{_FIGURE}{_SCALE}[ \u00a0]$")
_ABOUT_ENDS = re.compile(
    r"(?<![\w])(?:approximately|approx\.|about|around|some|nearly|almost|over) $"
)
_BEHIND_CODE = re.compile(rf"[ \u00a0]?{_FIGURE}{_SCALE}")
_SHARE = re.compile(
    rf"(?<![\w.,/]){ABOUT}(?:{_FIGURE}|{NUMBER})(?: (?:and|to) {_FIGURE}|-{_FIGURE})?"
    r"(?:[ \u00a0-]?%|[ \u00a0](?:per cent|percent|percentage points?)\b)"
    r"|(?<![\w-])(?:one|two|three|four)[- ](?:half|third|quarter|fifth|tenth)s?\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    # What stands in a law, a convention or a file of rules identifies nobody.
    r"(?:(?:Articles?|Arts?\.|Rules?|[Ss]ections?|[Ss]ubsections?|[Pp]aragraphs?|Protocols?|Chapters?"
    r"|Parts?|Title|Annex|Schedule|Appendix|Order|Resolution|Recommendation|Directive|Regulation"
    r"|(?:Law|Act|Decree|Protocol|Regulation|Directive)s?[ \u00a0][Nn]os?\.?|§§?)"
    r"[ \u00a0\-‑]?(?:[Nn]os?\.?[ \u00a0])?\d[\w.()/\-‑]*|§§?[ \u00a0]?\d[\w.()]*)"
    r"(?:(?:,|[ \u00a0](?:and|to|or|of|§§?|in|fine|[a-z]\.|\([a-z0-9]{1,3}\)))[ \u00a0]?"
    r"(?:§§?[ \u00a0]?)?\d[\w()]*(?![\w/]|[.,]\d)){0,6}"
    r"|(?:(?<=\n)|^)[ \t]*\(?\d{1,3}[.)](?=[ \t\u00a0])|(?<=[ (])\(\d{1,2}\)",
    re.MULTILINE,
)
_NO = r"(?:(?:[Nn]o|[Nn]os|[Nn]r|[Nn]umber|[Rr]ef)(?:\.|:)?[ \u00a0]?|#)"
_NUMBER_OF = re.compile(
    r"(?<![\w-])(?:(?:plots?|parcels?|blocks?|sheets?(?:/plan)?|house|flat|apartment|room|cell|ward"
    r"|floor|account|passport|licen[cs]e|permit|registration|bus|train|flight|unit|school|route)"
    rf"[ \u00a0]{_NO}?(?P<noun>)|{_NO})(?P<body>(?:[A-Z]{{1,4}}[ \u00a0]?)?\d(?:[\w./:\-‑]*\w)?)"
)
_PAPERS = re.compile(
    r"(?<![\w./-])(?:[A-Z]{1,5}(?:[ \u00a0/:-]{1,2}[A-Z]{1,4}){0,2}[ \u00a0/:.-]{0,2}"
    r"\d[\d/.:\-‑]*\d(?:/\w+)?|\d+/\d[\d/.\-‑]*(?:[A-Z]\d*)?|\d+:\d{3,}|\d{5,}(?:-\d+)*"
    r"|[A-Z]{1,4}\d[\w‑-]*|\d{1,4}[A-Z]{1,3}\d*)(?![\w/])"
)
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?://[^\s<>\"]+"
)
_DIGITS = re.compile(r"(?<![\w./])\d+(?:[.,:/x‑-]\d+)*(?!\w)")
_MANY = r"[a-z]{3,}s(?![\w])(?: of [a-z]+(?![\w]))?"
_COUNTED = re.compile(
    rf"(?<![\w.,/-]){ABOUT}{_FIGURE}[ \u00a0](?:[a-z]{{3,12}}[ \u00a0])?{_MANY}"
    rf"|(?<![\w.,/-]){ABOUT}{NUMBER}(?:[ \u00a0](?:more|other|further|additional|different|small"
    rf"|large|young))?[ \u00a0-]{_MANY}",
    re.IGNORECASE,
)
_VAGUE = re.compile(rf"^{ABOUT}(?:an?|many|several|one|half|a few)\b", re.IGNORECASE)
_MEASURED = re.compile(
    rf"(?<![\w.,/]){ABOUT}{_FIGURE}(?: ?[x×] ?{_FIGURE})?[ \u00a0]?"
    r"(?:kms?/h|mm|cm|km²|km|kg|mg|ml|m²|m2|mph|ha|kW|hp|g|m|l|°C?)(?![\w/])"
)
_ALONE = re.compile(
    r"(?<![\w-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)(?![\w-])",
    re.IGNORECASE,
)


@cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("en").currencies) | {"TRL", "YTL", "RMB"}


def figures_in(text: str) -> Iterator[Detail]:
    """Find sums, shares, quantities, numbers of papers, addresses in the net.

    Args:
        text: The whole text.
    """
    cited = bytearray(len(text))
    for match in _REFERENCE.finditer(text):
        start, end = match.span()
        cited[start:end] = b"\1" * (end - start)
    for one in _all(text):
        if not cited[one.span.start]:
            yield one


def _all(text: str) -> Iterator[Detail]:
    yield from _sums(text)
    for match in _SHARE.finditer(text):
        yield detail(text, *match.span(), DetailKind.QUANTITY, ("details.share", 0.9))
    for match in _MAIL.finditer(text):
        yield detail(text, *match.span(), DetailKind.IDENTIFIER, ("details.address", 0.95))
    for match in _NUMBER_OF.finditer(text):
        start = match.start() if match["noun"] is not None else match.start("body")
        yield detail(text, start, match.end(), DetailKind.IDENTIFIER, ("details.number", 0.9))
    for match in _PAPERS.finditer(text):
        yield detail(text, *match.span(), DetailKind.IDENTIFIER, ("details.number", 0.9))
    for match in _MEASURED.finditer(text):
        yield detail(text, *match.span(), DetailKind.QUANTITY, ("details.measure", 0.8))
    yield from _counts(text)


def _sums(text: str) -> Iterator[Detail]:
    for pattern in (_SUM_NAMED, _SUM_SIGNED):
        for match in pattern.finditer(text):
            yield detail(text, *match.span(), DetailKind.AMOUNT, ("details.sum", 0.95))
    for match in _CODE.finditer(text):
        if match.group() not in _codes():
            continue
        start, end = match.span()
        behind = _BEHIND_CODE.match(text, end)
        before = None if behind else _BEFORE_CODE.search(text, max(0, start - 40), start)
        about = None if before else _ABOUT_ENDS.search(text, max(0, start - 20), start)
        start = before.start() if before else about.start() if about else start
        yield detail(
            text, start, behind.end() if behind else end, DetailKind.AMOUNT, ("details.sum", 0.9)
        )


def _counts(text: str) -> Iterator[Detail]:
    for match in _COUNTED.finditer(text):
        if not _VAGUE.match(match.group()):
            yield detail(text, *match.span(), DetailKind.QUANTITY, ("details.count", 0.6))
    for match in _ALONE.finditer(text):
        yield detail(text, *match.span(), DetailKind.QUANTITY, ("details.count", 0.4))
    for match in _DIGITS.finditer(text):
        yield detail(text, *match.span(), DetailKind.QUANTITY, ("details.figure", 0.5))
