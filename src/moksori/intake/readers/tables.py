"""Tables of accounts, CSV or XLSX: which columns hold what was told, by whom and when."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from moksori.intake.encodings import Read
from moksori.intake.limits import ColumnMapping, Limits, Stopwatch
from moksori.intake.refusals import DamagedError, EmptyError, TooLargeError, UnknownColumnError
from moksori.intake.scribe import Scribe
from moksori.intake.wordlists import words
from moksori.terms.account import Decoded

Row = Sequence[str]

TEXT_HEADINGS = words(
    "text message messages content contents body testimony statement account answer narrative "
    "story description summary transcript notes note comment what_happened 내용 본문 증언 "
    "진술 메시지 대화 답변 진술내용 증언내용 상담내용 사건내용 메모 비고 내용요약 "
    "文本 内容 本文 証言"
)
SPEAKER_HEADINGS = words(
    "speaker name sender from author user username who witness respondent interviewee caller "
    "participant 발신자 이름 작성자 화자 사용자 성명 보낸사람 보낸이 증언자 진술자 제보자 응답자 "
    "说话人 发件人 話者"
)
DATE_HEADINGS = words(
    "date time timestamp datetime when day created received sent_at 날짜 일시 시간 작성일 접수일 "
    "보낸시간 등록일 日期 日付"
)
LONG_CELL = 40
"""Mean characters of a column that holds sentences."""
SAMPLE_ROWS = 200

# The library's own limit of 128 KiB is shorter than some testimonies in one cell.
csv.field_size_limit(60_000_000)


@dataclass(frozen=True, slots=True)
class _Columns:
    text: tuple[int, ...]
    speaker: int = -1
    date: int = -1
    headings: tuple[str, ...] = ()


def read_csv(
    read: Read, limits: Limits, watch: Stopwatch, mapping: ColumnMapping | None = None
) -> Decoded:
    """Read a table of accounts from text; what parts its cells is found by looking.

    Args:
        read: The decoded file.
        limits: How much text and how many cells it may hold.
        watch: How long it may take.
        mapping: Which column is what; guessed from headings and lengths if not given.

    Raises:
        DamagedError: its quoting is broken.
        UnknownColumnError: the mapping names a column that is not there.
        EmptyError, TooLargeError, TooSlowError: as their names say.
    """
    delimiter = delimiter_of(read.text) or ","
    reader = csv.reader(io.StringIO(read.text, newline=""), delimiter=delimiter)
    scribe = Scribe(limits)
    try:
        write_table(scribe, counted(reader, limits, watch), mapping)
    except csv.Error as error:
        message = f"row {reader.line_num} of the table is broken"
        raise DamagedError(message) from error
    return finished(scribe, "csv", read.encoding)


def delimiter_of(text: str) -> str:
    """Return what parts the cells of a table written as text, or nothing if it is no table.

    A table has the same number of cells, two or more, in nearly all of its first rows.
    """
    head = text[:65_536]
    if len(text) > len(head):
        head = head[: head.rfind("\n") + 1]
    best, widest = "", 1
    for delimiter in ("\t", ";", ",", "|"):
        try:
            rows = [row for row in csv.reader(io.StringIO(head), delimiter=delimiter) if row]
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        even = sum(len(row) == width for row in rows)
        if width > widest and len(rows) > 1 and even >= 0.95 * len(rows):
            best, widest = delimiter, width
    return best


def counted(rows: Iterable[Row], limits: Limits, watch: Stopwatch) -> Iterator[Row]:
    """Pass rows on while there are not too many cells and there is time.

    Raises:
        TooLargeError: there are more cells than allowed.
        TooSlowError: there is no time left.
    """
    cells = 0
    for number, row in enumerate(rows):
        cells += len(row)
        if cells > limits.cells:
            message = f"more than {limits.cells} cells"
            raise TooLargeError(message)
        if number % 1000 == 0:
            watch.look()
        yield row


def write_table(scribe: Scribe, rows: Iterator[Row], mapping: ColumnMapping | None) -> None:
    """Write a table down row by row.

    Args:
        scribe: Where it is written.
        rows: Its rows, the headings first if it has any.
        mapping: Which column is what; guessed from headings and lengths if not given.

    Raises:
        UnknownColumnError: the mapping names a column that is not there.
        TooLargeError: the text has grown longer than the desk allows.
    """
    head = [row for _number, row in zip(range(SAMPLE_ROWS), rows, strict=False)]
    head = [row for row in head if any(cell.strip() for cell in row)]
    if not head:
        return
    columns = _mapped(head[0], mapping) if mapping is not None else _guessed(head)
    body = head[1:] if columns.headings else head
    for row in (*body, *rows):
        _write_row(scribe, row, columns)


def _write_row(scribe: Scribe, row: Row, columns: _Columns) -> None:
    """Write a row: what was told as turns, the rest as one line in the margin above them."""
    told = [n for n in columns.text if n < len(row) and row[n].strip()]
    rest = [n for n, cell in enumerate(row) if n not in told and cell.strip()]
    scribe.part(2)
    if not columns.text:
        for n in rest:
            scribe.part(1)
            scribe.turn(None, scribe.write(_named(row, n, columns)))
        return
    if rest:
        margin = scribe.write(" | ".join(_named(row, n, columns) for n in rest))
        scribe.margin(margin.start)
    speaker = row[columns.speaker].strip() if 0 <= columns.speaker < len(row) else ""
    for n in told:
        scribe.part(1)
        scribe.turn(speaker or None, scribe.write(row[n].strip()))


def _named(row: Row, n: int, columns: _Columns) -> str:
    heading = columns.headings[n] if n < len(columns.headings) else ""
    cell = " ".join(row[n].split())
    return f"{heading}: {cell}" if heading else cell


def _mapped(first: Row, mapping: ColumnMapping) -> _Columns:
    headings = tuple(cell.strip() for cell in first) if mapping.heading else ()

    def place(name: str, what: str) -> int:
        if not name:
            return -1
        if name in headings:
            return headings.index(name)
        if name.isdigit() and 0 < int(name) <= len(first):
            return int(name) - 1
        message = f"the column mapped to {what} is not in the table"
        raise UnknownColumnError(message)

    return _Columns(
        text=(place(mapping.text, "text"),),
        speaker=place(mapping.speaker, "speaker"),
        date=place(mapping.date, "date"),
        headings=headings,
    )


def _guessed(head: list[Row]) -> _Columns:
    """Guess the columns from their headings, and from which of them hold sentences."""
    names = [cell.strip().lower() for cell in head[0]]
    bare = [name.replace(" ", "") if name > "\x7f" else name for name in names]
    text = tuple(n for n, name in enumerate(bare) if name in TEXT_HEADINGS)
    speaker = next((n for n, name in enumerate(bare) if name in SPEAKER_HEADINGS), -1)
    day = next((n for n, name in enumerate(bare) if name in DATE_HEADINGS), -1)
    known = bool(text) or speaker >= 0 or day >= 0
    body = head[1:] if known else head
    if not text:
        text = tuple(
            n for n in range(len(names)) if n not in {speaker, day} and _mean(body, n) >= LONG_CELL
        )
    short_head = all(len(name) < LONG_CELL for name in names) and len(head) > 1
    headed = known or (short_head and any(_mean(head[1:], n) >= LONG_CELL for n in text))
    headings = (
        tuple(cell.strip() for cell in head[0]) if len(head) > 1 and (headed or not text) else ()
    )
    return _Columns(text, speaker, day, headings)


def _mean(rows: list[Row], n: int) -> float:
    lengths = [len(row[n]) for row in rows if n < len(row) and row[n].strip()]
    return sum(lengths) / len(lengths) if lengths else 0.0


def finished(scribe: Scribe, container: str, encoding: str) -> Decoded:
    """Return what was written of a table.

    Raises:
        EmptyError: no cell holds anything.
    """
    if not scribe.length:
        message = "no cell of the table holds anything"
        raise EmptyError(message)
    return scribe.decoded(container, encoding, {})
