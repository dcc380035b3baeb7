"""What may be the label of a speaker at the start of a line, before anybody decides that it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from moksori.intake.shapes.lines import Line
from moksori.intake.shapes.role_words import (
    NOT_LABELS,
    ROLE_OF,
    SMALL,
    TITLES,
    VERBS,
)
from moksori.language.words import SMALL_NAMES
from moksori.terms.passage import SpeakerRole

LONGEST_LABEL = 70
_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*[-–]?\s*)?"
_MARK = r"(?:[-–—•·▶▷►■□●○◆◇◎▪*>#☞]+\s*)?"
_LEAD = re.compile(rf"{_MARK}{_CLOCK}{_MARK}")
_BOLD = r"(?:\*\*|__)?"
_NAME = r"[^\s:：\[\]()（）【】〈〉<>\"“”?!？！;|][^:：\[\]()（）【】〈〉<>\"“”?!？！;|\n]{0,59}?"
_BRACKET = r"(?:\s*[\[(（]([^\])）:：\n]{1,60})[\])）])?"
COLON = re.compile(
    rf"{_BOLD}({_NAME}){_BRACKET}\s*{_BOLD}\s*(?:(?<!\d)[:：]|[:：](?!\d))\s*{_BOLD}\s*(?!//)"
)
BRACKETED = re.compile(
    rf"{_BOLD}(?:\[([^\]\n]{{1,50}})\]|【([^】\n]{{1,50}})】|〈([^〉\n]{{1,50}})〉"
    rf"|<([^<>\n]{{1,50}})>"
    rf"|《([^》\n]{{1,50}})》)\s*{_BOLD}\s*[:：]?\s*{_BOLD}"
)
QUESTION = re.compile(
    rf"{_BOLD}(Q|A|문|답|질문|답변|问|答|問)\s?(\d{{0,3}})\s*(?:[.．)）>:：、|]|[-–—]\s)\s*{_BOLD}"
)
ARROW = re.compile(rf"({_NAME})\s*>\s*(?=\S)")
DASH = re.compile(rf"{_BOLD}({_NAME}){_BRACKET}\s*{_BOLD}\s+[-–—]+\s+")
TAB = re.compile(rf"({_NAME}){_BRACKET}\s*\t+\s*")
STOPPED = re.compile(
    r"((?:The |THE )?(?:Mr|Mrs|Ms|Miss|Dr|Chairman|Chair|Senator|Judge|Justice|CHAIR\w*|WITNESS"
    r"|COURT"
    r"|INTERPRETER|Mrs)\b\.?(?: [A-Z][\w'’-]+){0,3})\.\s*(?:[-–—]+\s*)?(?=[A-Z\"“])"
)
ALONE = re.compile(rf"{_BOLD}({_NAME}){_BRACKET}\s*{_BOLD}\s*(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?$")
STYLES = (("colon", COLON, ":："), ("bracketed", BRACKETED, "]】〉>》"))
LOOSE_STYLES = (
    ("tab", TAB, "\t"),
    ("arrow", ARROW, ">"),
    ("stopped", STOPPED, "."),
    ("dash", DASH, "-–—"),
)
"""Each style with the signs of which it has one: most lines have none and are soon done with."""
_QUOTED_LEAD = re.compile(r"['‘’][^'‘’]{2,40}['’],? [a-z]")
"""A nickname that opens a headline: "'The Lamp' of the harbour: …" is no speaker."""
_HANGUL = re.compile("[가-힣]")
_THROUGH = re.compile(
    r"\b(?:through|via|by|with|using|assisted by)\b.{0,24}\b(?:interpret|translat)|통역(?:을|으로)"
    r"|(?:通过|經|经)翻译|通訳(?:を介|を通)",
    re.IGNORECASE,
)
"""A witness who speaks through an interpreter is none."""
_STAGED = re.compile(
    r"(?:no (?:audible )?(?:answer|response|reply)|nods?|silence|laugh|applause|inaudible|crosstalk"
    r"|pause|recess|music|cries|crying|weeps?|sigh|sobs?|off mic|translation|foreign language"
    r"|unintelligible|indiscernible|break|end of|대답 ?없|답변 ?없|무응답|침묵|웃음|박수|울음"
    r"|한숨|음악|無回答|沈黙|没有回答|沉默)",
    re.IGNORECASE,
)
"""What happens rather than who speaks: `[No answer]`."""
_HEREAFTER = re.compile(r"^(?:이하|hereafter|henceforth|hereinafter|below)[\s:,]*", re.IGNORECASE)
FORMER = re.compile(r"(?:an? |the )?(?:former|ex-|retired|one-time)\b|(?:전|옛|전직) ")
_KOREAN_CLAUSE = re.compile(
    r"(?:다|고|며|면서|니|는데|지만|해서|까지|부터|에서|에게|에는|으로|했던|하는|있는|없는|라는"
    r"|같은|대로|처럼|만에)$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch at the start of a line that may say who speaks.

    Attributes:
        line: Number of the line.
        start: Where the label begins.
        end: Where the words of the turn begin.
        name: The name as written, without its bracket.
        bracket: What stands in the bracket behind it.
        style: How it is set off: `colon`, `bracketed`, `question`, `dash`, `tab`, `arrow`,
            `stopped` or `alone`.
        key: The name folded for comparison.
        role: What a word of the label makes of the speaker, if any does.
    """

    line: int
    start: int
    end: int
    name: str
    bracket: str
    style: str
    key: str
    role: SpeakerRole | None


def label_at(text: str, number: int, line: Line) -> Label | None:
    """Return the label that a line may begin with.

    Args:
        text: The decoded text.
        number: The number of the line, kept with the label.
        line: The line.
    """
    lead = _LEAD.match(text, line.start, line.end)
    start = lead.end() if lead else line.start
    stop = min(line.end, start + LONGEST_LABEL + 80)
    if found := QUESTION.match(text, start, stop):
        return _label(number, (line.start, found.end()), found[1], "", "question")
    head = text[start:stop]
    for style, pattern, signs in STYLES:
        if _has(head, signs) and (found := pattern.match(text, start, stop)):
            name = next(filter(None, found.groups()), "")
            bracket = (found[2] or "") if style == "colon" else ""
            name, bracket = _parted(name, bracket)
            if may_be_name(name) and not (style == "bracketed" and _STAGED.match(name)):
                return _label(number, (line.start, found.end()), name, bracket, style)
    return _loose_label(text, number, line, (start, stop))


def _has(head: str, signs: str) -> bool:
    return any(sign in head for sign in signs)


def _loose_label(text: str, number: int, line: Line, bounds: tuple[int, int]) -> Label | None:
    """Return a label in one of the styles that need more proof than a colon."""
    start, stop = bounds
    head = text[start:stop]
    for style, pattern, signs in LOOSE_STYLES:
        found = pattern.match(text, start, stop) if _has(head, signs) else None
        if found and may_be_name(found[1]) and len(found[1]) <= 40:
            bracket = found[2] or "" if style in {"tab", "dash"} else ""
            return _label(number, (line.start, found.end()), found[1], bracket, style)
    if line.end - line.start > LONGEST_LABEL or text.endswith(".", line.start, line.end):
        return None
    if found := ALONE.match(text, start, line.end):
        name, bracket = _parted(found[1], found[2] or "")
        plain = "," not in text[start : line.end]
        if plain and may_be_name(name) and not name.endswith((".", "다")):
            return _label(number, (line.start, line.end), name, bracket, "alone")
    return None


def _parted(name: str, bracket: str) -> tuple[str, str]:
    """Part a description behind a comma from a name: `Kim Yong, a former guard`."""
    head, comma, tail = name.partition(",")
    if comma and head.strip() and len(head.split()) <= 4:
        return head.strip(), bracket or tail.strip()
    return name, bracket


def _label(number: int, bounds: tuple[int, int], name: str, bracket: str, style: str) -> Label:
    name = name.strip(" \xa0\t*_#·-–—")
    bracket = _HEREAFTER.sub("", bracket).strip(" '\"‘’“”")
    role = role_of(name) or (None if _THROUGH.search(bracket) else role_of(bracket))
    return Label(number, *bounds, name, bracket.strip(), style, key_of(name), role)


def key_of(name: str) -> str:
    """Fold a name for comparison: letters and digits only, small, blanks gone."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in folded if c.isalnum())


def tokens_of(name: str) -> list[str]:
    """Return the words of a name, small, without titles and points."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    tokens = re.findall(r"[\w'’-]+", folded)
    return [token for token in tokens if token not in TITLES] or tokens


def role_of(name: str) -> SpeakerRole | None:
    """Return what a word of a label makes of its bearer: the last word that says it counts.

    Whoever held an office once speaks as a source.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    if FORMER.match(folded):
        return SpeakerRole.SOURCE
    tokens = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded)
    whole = "".join(tokens)
    if whole in ROLE_OF:
        return ROLE_OF[whole]
    for token in reversed(tokens):
        if len(token) > 1 and token in ROLE_OF:
            return ROLE_OF[token]
        if (ending := _korean_ending(token)) is not None:
            return ending
    return None


def _korean_ending(token: str) -> SpeakerRole | None:
    """Return the role that ends a Korean word written in one: 김기자, 혜산소식통."""
    if not _HANGUL.search(token):
        return None
    for length in (4, 3, 2):
        if len(token) > length and token[-length:] in ROLE_OF:
            return ROLE_OF[token[-length:]]
    return None


def may_be_name(name: str) -> bool:
    """Say whether a stretch could name a speaker by its looks alone."""
    name = name.strip(" \xa0\t*_#")
    if not name or len(name) > LONGEST_LABEL or not any(c.isalpha() for c in name):
        return False
    if re.search(
        r"[.](?:\s|$)", re.sub(r"\b(?:[A-Za-z]{1,3}|Prof|Hon|Capt|Col|Gen|Sgt)\.", "", name)
    ):
        return False
    if _QUOTED_LEAD.match(name):
        return False
    if (name.count("'") == 1 and (name[0] == "'" or name[-1] == "'")) or name[-1:] in ",;":
        return False
    if role_of(name) is not None and len(name.split()) <= 6:
        return not _has_verb(name)
    folded = name.casefold().strip(". ")
    if folded in NOT_LABELS or key_of(name) in NOT_LABELS:
        return False
    return _korean_name(name) if _HANGUL.search(name) else _latin_name(name)


def _has_verb(name: str) -> bool:
    """Say whether a word of sentences stands in it; "So" of Han So Mi and Han So-mi is none."""
    tokens = re.findall(r"[^\W\d_]+", name)
    written_large = len(tokens) > 1 and name.split()[-1][:1].isupper()
    return any(
        token.casefold() in VERBS
        and not (written_large and token[0].isupper() and token.casefold() in SMALL_NAMES)
        for token in tokens
    )


def _korean_name(name: str) -> bool:
    parts = name.split()
    if len(parts) > 4 or len(name) > 24 or parts[0] in NOT_LABELS:
        return False
    return (len(parts) == 1 and len(name) <= 4) or not _KOREAN_CLAUSE.search(name)


def _latin_name(name: str) -> bool:
    parts = name.split()
    if len(parts) > 6 or parts[0].casefold().strip(".,") in NOT_LABELS or _has_verb(name):
        return False
    if all(part in SMALL for part in parts):
        return False
    return (
        all(
            not part[0].isascii()
            or part[0].isupper()
            or part[0].isdigit()
            or part.casefold() in SMALL
            for part in (piece.lstrip("'’\"“(") or piece for piece in parts)
        )
        and not name[0].isdigit()
    )


def labels_of(text: str, lines: Sequence[Line]) -> list[Label]:
    """Return every line's label, where it may have one."""
    found = (label_at(text, number, line) for number, line in enumerate(lines))
    return [label for label in found if label is not None]
