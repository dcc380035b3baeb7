"""The look at finished bytes: every file of a staging folder, decoded and held against the list."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from moksori.language.fold import letters_of
from moksori.protection.beside import BESIDE, holds, set_apart, sides_of
from moksori.protection.decoders.channel import LIMITS, PROSE, Channel, Kind, Limits, Unread
from moksori.protection.decoders.dispatch import decode
from moksori.protection.decoders.escapes import unescaped
from moksori.protection.look import WATCHED, by_meaning, day_of, readings_of
from moksori.protection.matching import HeardByTwo, Hit, WatchedForms, prepare
from moksori.protection.matching_text import Text
from moksori.protection.month_ranges import without_month_ranges
from moksori.protection.rules import FILE_RULES, apply
from moksori.protection.rules_page import Page, Reading
from moksori.protection.rules_words import speech_heard_by_two
from moksori.terms.cleared import Seal, SealedFile
from moksori.terms.draft import Draft
from moksori.terms.errors import MissingError
from moksori.terms.finding import Finding, FindingClass, LeakError
from moksori.terms.watch import Scope, Watch, WatchKind

_BLOCK, _UNREADABLE = FindingClass.BLOCK, FindingClass.UNREADABLE
_WITHOUT_CAPITALS = frozenset(
    {Kind.NAME, Kind.PATH, Kind.LINK, Kind.MARKUP, Kind.LAYOUT, Kind.SCRIPT, Kind.STYLE}
)
_OF_MACHINES = frozenset({Kind.MARKUP, Kind.LAYOUT, Kind.SCRIPT, Kind.STYLE})
"""Where nobody is told of: a surname that is a word (Section, Table) means nothing there. Whole
names, numbers and nicknames are looked for there as everywhere."""
_NAMED = frozenset({Kind.MARKUP, Kind.LINK})
"""Attributes of any name, and addresses: words may stand there, though nobody reads them aloud."""
_LONG_RAW = 2_000
_MOST_READ_RAW = 20_000
"""Longer strings of bytes are fonts, profiles and pixels: only the letters of forms count there."""
_HEARD = speech_heard_by_two.__name__


class NoFolderError(MissingError):
    """There is no folder to inspect."""

    code = "protection.no_folder"
    hint = "Write the edition into a staging folder first; the gate reads what is really there."


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an inspection found, whether or not it lets the files out."""

    findings: tuple[Finding, ...]
    files: tuple[SealedFile, ...]
    channels: int
    unread_bytes: int


def inspect(
    staging: Path,
    watch: Watch,
    drafts: Sequence[Draft],
    attested: frozenset[str] = frozenset(),
    fixed: frozenset[str] = frozenset(),
) -> Seal:
    """Seal the files of a folder if nothing in them stops a release.

    Args:
        staging: The folder; it is renamed into place only with a seal.
        watch: All values of the desk.
        drafts: The drafts whose stories the files carry: they say what the files touch, what two
            people heard, and what a person allowed.
        attested: SHA-256 of pictures, sounds and packed fonts that a person looked at and allowed.
        fixed: SHA-256 of files that came with the programme and are the same at every desk: byte
            for byte these, they tell of nobody and are not read.

    Raises:
        LeakError: Something protected or unreadable stands in the files; files are given by their
            number in the order of their paths.
        NoFolderError: There is no such folder.
        UnmatchableError: A watched value has no form that can be looked for.
    """
    inspection = examine(staging, watch, drafts, attested, fixed=fixed)
    if any(finding.cls in (_BLOCK, _UNREADABLE) for finding in inspection.findings):
        raise LeakError(inspection.findings)
    return Seal(inspection.files, watch.version, inspection.channels, inspection.unread_bytes)


def examine(
    staging: Path,
    watch: Watch,
    drafts: Sequence[Draft],
    attested: frozenset[str] = frozenset(),
    limits: Limits = LIMITS,
    *,
    fixed: frozenset[str] = frozenset(),
) -> Inspection:
    """Read every file of a folder and say all that is to be said about them.

    Raises:
        NoFolderError: There is no such folder.
        UnmatchableError: A watched value has no form that can be looked for.
    """
    if not staging.is_dir() or staging.is_symlink():
        raise NoFolderError("there is no folder to inspect")
    desk = Desk(prepare(watch), drafts)
    findings: list[Finding] = []
    files: list[SealedFile] = []
    channels = unread = 0
    paths = _paths(staging)
    for number, path in enumerate(paths, 1):
        name = path.relative_to(staging).as_posix()
        place = f"file {number}"
        findings.extend(_of_path(place, name, path))
        untrusted = _bytes_of(path, limits)
        channel_list = [Channel(Kind.PATH, name.encode("utf-8", "replace").decode())]
        if untrusted is not None:
            files.append(SealedFile(name, sha256(untrusted).hexdigest(), len(untrusted)))
        if untrusted is not None and files[-1].sha256 not in fixed:
            decoded = decode(path.name, untrusted, attested, limits)
            channel_list.extend(decoded.channels)
            unread += sum(one.length for one in decoded.unread)
            findings.extend(_lost(place, one) for one in decoded.unread)
        channels += len(channel_list)
        findings.extend(desk.hold(place, channel_list))
    if not paths:
        findings.append(Finding("empty_folder", _UNREADABLE, "folder", "path"))
    return Inspection(tuple(dict.fromkeys(findings)), tuple(files), channels, unread)


def _lost(place: str, unread: Unread) -> Finding:
    return Finding("unreadable", _UNREADABLE, place, unread.label, 0, unread.length)


def _paths(staging: Path) -> list[Path]:
    """Give all that is no folder, and every empty folder, without following links."""
    found: list[Path] = []
    for folder, folders, names in os.walk(staging, followlinks=False):
        here = Path(folder)
        found.extend(here / name for name in names)
        found.extend(here / name for name in folders if (here / name).is_symlink())
        if not names and not folders and here != staging:
            found.append(here)
    return sorted(found, key=lambda path: path.relative_to(staging).as_posix())


def _of_path(place: str, name: str, path: Path) -> Iterator[Finding]:
    """Refuse what is no plain file, is hidden, is empty, or has a name that cannot be read."""
    status = path.lstat()
    if any(part.startswith(".") for part in name.split("/")):
        yield Finding("hidden_file", _BLOCK, place, Kind.PATH)
    if stat.S_ISLNK(status.st_mode):
        yield Finding("symbolic_link", _UNREADABLE, place, Kind.PATH)
    elif stat.S_ISDIR(status.st_mode):
        yield Finding("empty_folder", _BLOCK, place, Kind.PATH)
    elif not stat.S_ISREG(status.st_mode):
        yield Finding("special_file", _UNREADABLE, place, Kind.PATH)
    elif not status.st_size:
        yield Finding("empty_file", _BLOCK, place, Kind.PATH)
    elif status.st_nlink > 1:
        yield Finding("linked_file", _UNREADABLE, place, Kind.PATH)
    try:
        name.encode("utf-8")
    except UnicodeError:
        yield Finding("unreadable", _UNREADABLE, place, Kind.PATH)
    if status.st_size > LIMITS.characters:
        yield Finding("unreadable", _UNREADABLE, place, Kind.PATH, 0, status.st_size)


def _bytes_of(path: Path, limits: Limits) -> bytes | None:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > limits.characters:
        return None
    return path.read_bytes()


@dataclass(slots=True)
class Desk:
    """What files are held against: the list, and what the drafts say about the stories.

    Attributes:
        alone: There is no story and no rulebook, only values: every file may touch everybody, and
            what would count only in some of them is for a person to look at.
    """

    forms: WatchedForms
    drafts: Sequence[Draft]
    alone: bool = False
    touches: frozenset[str] = frozenset()
    heard: HeardByTwo = field(default_factory=lambda: HeardByTwo(()))
    published: date | None = None
    sums: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()
    known: dict[tuple[str, bool, bool, bool], list[tuple[str, Hit]]] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    touching: dict[str, frozenset[str]] = field(default_factory=dict)
    stopped: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        days = [day for draft in self.drafts if (day := day_of(draft.published))]
        self.published = max(days, default=self.published)
        self.touches = frozenset().union(*(draft.touches for draft in self.drafts))
        self.heard = HeardByTwo([told for draft in self.drafts for told in draft.heard_by_two])
        self.letters = ["|".join(map(letters_of, _as_read(draft))) for draft in self.drafts]
        self.titles = [letters_of(draft.story.title) for draft in self.drafts]
        self.touching = {
            value.id: value.subjects
            for value in self.forms.values
            if value.scope is not Scope.EVERYWHERE
        }
        self.sums = frozenset(
            value.id for value in self.forms.values if value.kind is WatchKind.AMOUNT
        )
        self.meant = self.sums | {
            value.id for value in self.forms.values if value.kind is WatchKind.DATE
        }
        self.stopped = {found for draft in self.drafts for found in _stopped_in(draft)}
        if self.alone:
            self.touches = frozenset().union(*self.touching.values())

    def hold(self, place: str, channels: Sequence[Channel]) -> Iterator[Finding]:
        """Hold the channels of one file against everything."""
        for given in channels:
            channel = replace(given, text=without_month_ranges(given.text))
            found = list(self._find(place, channel, channel.label, channel.text))
            yield from found
            if channel.kind is Kind.RAW and len(channel.text) > _LONG_RAW:
                continue  # a font or a colour profile: nothing in it is written in escapes
            # One reading of an escape after the other shows the same words: once is enough.
            shown: set[tuple[str, str, int]] = set()
            for hidden in unescaped(channel.text):
                for one in self._find(place, channel, f"{channel.label} escaped", hidden):
                    if (one.rule, one.value, one.length) not in shown:
                        shown.add((one.rule, one.value, one.length))
                        yield one
                yield from self._from_now(place, channel, hidden)
            if channel.kind in PROSE and (not self.alone or self._may_mean(found)):
                yield from self._rules(place, channel)
            elif channel.kind in _NAMED:
                yield from self._from_now(place, channel, channel.text)

    def _may_mean(self, found: Sequence[Finding]) -> bool:
        """Say whether the slow reading of dates and sums can say more than was found.

        Without a day of publication it works out no date that is not told in full.
        """
        if self.published is not None and self.forms.quasi.days:
            return True
        return self.forms.quasi.is_coarse or any(one.value in self.meant for one in found)

    def _find(self, place: str, channel: Channel, label: str, text: str) -> Iterator[Finding]:
        prose = channel.kind not in _WITHOUT_CAPITALS
        # What stands in a source is read again where it is shown; strings of bytes are no names.
        rough = channel.kind in (Kind.RAW, Kind.SOURCE, Kind.JOINED)
        again = channel.kind is Kind.SOURCE or (
            channel.kind is Kind.RAW and len(text) > _MOST_READ_RAW
        )
        key = (text, prose, rough, not again)
        if key not in self.known:
            self.known[key] = self._hits(*key)
        for code, hit in self.known[key]:
            if channel.kind in _OF_MACHINES and hit.value in self.touching and not self.alone:
                continue
            if channel.kind is Kind.LAYOUT and hit.value in self.sums:
                continue
            if self._belongs(hit, text):
                yield self._finding(code, place, label, text, hit)

    def _hits(self, text: str, prose: bool, rough: bool, reads: bool) -> list[tuple[str, Hit]]:
        if not reads and self.forms.is_clean(text) and self.heard.is_clean(text):
            return []
        view = Text(text, prose=prose, rough=rough, reads=reads)
        hits = [(WATCHED, hit) for hit in self.forms.hits(view, self.touches)]
        heard = self.heard.find(view)
        return hits + [(_HEARD, Hit(start, end, "", _BLOCK)) for start, end in heard]

    def _rules(self, place: str, channel: Channel) -> Iterator[Finding]:
        reading = Reading(place, channel.text, channel=channel.label, published=self.published)
        yield from self._meant(reading)
        if self.alone:
            return
        page = Page((reading,), HeardByTwo(()))
        for code, mark in apply(FILE_RULES, page):
            if self._was_read(code, channel.text, mark.start, mark.end):
                continue
            hit = Hit(mark.start, mark.end, "", mark.cls)
            yield self._finding(code, place, channel.label, channel.text, hit)

    def _meant(self, reading: Reading) -> Iterator[Finding]:
        """Give the days and sums of a text that mean the same as a watched one."""
        for hit in by_meaning(reading, self.forms, self.touches):
            if self._belongs(hit, reading.text):
                yield self._finding(WATCHED, reading.place, reading.channel, reading.text, hit)

    def _from_now(self, place: str, channel: Channel, text: str) -> Iterator[Finding]:
        """Give the days told from now in what an escape says, in an attribute or an address.

        A word there may be a name for something else: only what people read stops by itself.
        """
        if self.published is None or channel.kind not in PROSE | _NAMED:
            return
        label = channel.label if text is channel.text else f"{channel.label} escaped"
        reading = Reading(place, text, channel=label, published=self.published)
        for hit in by_meaning(reading, self.forms, self.touches, relative=True):
            if self._belongs(hit, text):
                cls = hit.cls if channel.kind in PROSE else FindingClass.REVIEW
                yield self._finding(WATCHED, place, label, text, replace(hit, cls=cls))

    def _finding(self, code: str, place: str, label: str, text: str, hit: Hit) -> Finding:
        key = hit.value if code == WATCHED else code
        allowed = self._is_allowed(key, text[hit.start : hit.end])
        cls = FindingClass.ALLOWED if allowed else hit.cls
        if self.alone and hit.value in self.touching:
            cls = FindingClass.REVIEW
        return Finding(code, cls, place, label, hit.start, hit.end - hit.start, hit.value)

    def _was_read(self, code: str, text: str, start: int, end: int) -> bool:
        """Say whether a rule read these words, and those beside them, in a draft and let them be.

        A page breaks lines and puts marks between words; the draft is the better text to judge.
        """
        if (code, letters_of(text[start:end])) in self.stopped:
            return False
        return bool(self._told_by(text, start, end)) or self._is_page_number(text, start, end)

    def _is_page_number(self, text: str, start: int, end: int) -> bool:
        """Say whether a figure stands behind a whole title at the end of a line: of contents."""
        if not text[start:end].strip().isdigit() or text[end : end + 1] not in ("\n", "\r", ""):
            return False
        # The whole title, or the end of one that was broken into lines; never just its last word.
        line = letters_of(text[text.rfind("\n", 0, start) + 1 : start])
        return any(
            title and (line == title or (len(line) >= BESIDE and title.endswith(line)))
            for title in self.titles
        )

    def _belongs(self, hit: Hit, text: str) -> bool:
        """Say whether a value of some story's people stands where their story is told.

        An edition holds many stories: what is a secret in one may be a price in the next. Words
        that no draft has belong to all of them.
        """
        subjects = self.touching.get(hit.value)
        if subjects is None:
            return True
        tellers = self._told_by(text, hit.start, hit.end)
        return not tellers or any(not subjects.isdisjoint(one.touches) for one in tellers)

    def _told_by(self, text: str, start: int, end: int) -> list[Draft]:
        """Give the drafts that have these words, with what stands beside them or in their title.

        A list of titles puts numbers and other titles beside each.
        """
        sides = sides_of(text, start, end)
        return [
            draft
            for draft, letters in zip(self.drafts, self.letters, strict=True)
            if any(side in letters for side in sides)
            or any(holds(line, text, start, end) for line in set_apart(draft))
        ]

    def _is_allowed(self, key: str, words: str) -> bool:
        """Say whether a person allowed this in a draft that has these very words."""
        return any(
            draft.allowed.get(key, "").strip() and letters_of(words) in letters
            for draft, letters in zip(self.drafts, self.letters, strict=True)
        )


def _as_read(draft: Draft) -> tuple[str, str]:
    """Give the words of a draft as the gate read them, and as pages print them: speaker, words."""
    turns = (f"{block.speaker} {block.text}" for block in draft.story.blocks)
    return "\n".join(reading.text for reading in readings_of(draft)), "\n".join(turns)


def _stopped_in(draft: Draft) -> Iterator[tuple[str, str]]:
    """Give rule and words of everything that a rule for files stops in a draft."""
    page = Page(readings_of(draft), HeardByTwo(()))
    for code, mark in apply(FILE_RULES, page):
        if mark.cls is _BLOCK:
            yield code, letters_of(mark.reading.text[mark.start : mark.end])
