"""The whole way of some accounts, with a bar for each stage and a table at the end."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from moksori.cli.arriving import Arriving, from_example, from_paths
from moksori.cli.report import write_report
from moksori.desk import intake, protection, publishing, work
from moksori.desk.opening import OpenDesk
from moksori.desk.tally import tally
from moksori.protection.reasons import REASONS

POLICY = protection.POLICY
BARS = {
    "seal": "Sealing",
    intake.READ: "Reading",
    work.CODE: "Coding",
    work.PROTECT: "Deciding",
    "gate": "Gate",
    "publish": "Setting",
}
Clock = Callable[[], datetime]


class Bars:
    """One progress bar a stage; nothing at all where nobody looks at a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks = {
            name: progress.add_task(words, total=None, visible=False)
            for name, words in BARS.items()
        }

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Move the bar of a stage."""
        self._progress.update(self._tasks[stage], completed=done, total=total, visible=total > 0)


def take(arguments: argparse.Namespace, desk: OpenDesk, clock: Clock) -> int:
    """Receive, read, code, protect, release, and say what came of it.

    Returns:
        0 where an edition was made.
    """
    begun = time.monotonic()
    console = Console()
    arriving = from_paths(arguments.files, arguments.pack) if arguments.files else from_example()
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        release, standing = _all_stages(arriving, Bars(progress), clock)
    publishing.hand_out(release.folder, arguments.out)
    write_report(release.report, standing.comparisons, policy=POLICY, reasons=REASONS)
    console.print(_table(tally(release, standing), time.monotonic() - begun))
    _print_failures(console, standing)
    _print_places(console, desk, release, arguments.out)
    return 0


def _all_stages(
    arriving: list[Arriving], bars: Bars, clock: Clock
) -> tuple[publishing.Release, protection.Standing]:
    with work.sole_worker(clock()) as worker:
        intake.adopt_orphans(by="cli", at=clock(), pack=arriving[0].arrival.pack)
        for done, one in enumerate(arriving, start=1):
            intake.receive_account(one.untrusted(), one.name, one.arrival, by="cli", at=clock())
            bars("seal", done, len(arriving))
        work.work_off(worker, clock, bars)
        standing = protection.clear_all(POLICY, clock(), bars)
        release = publishing.release_edition(
            standing.plan,
            standing.drafts,
            standing.watch,
            lambda stage, done, total: bars("publish", done, total) if stage != "gate" else None,
            by=POLICY,
            at=clock(),
        )
    return release, standing


def _table(counts: dict[str, int], seconds: float) -> Table:
    table = Table(title="What came of it", title_justify="left", show_edge=False, pad_edge=False)
    table.add_column("")
    table.add_column("", justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    table.add_row("seconds", f"{seconds:.1f}")
    return table


def _print_failures(console: Console, standing: protection.Standing) -> None:
    failures = work.failures()
    for account, stage, code in failures:
        console.print(
            f"  {account}: {BARS[stage].lower()} not done [{code}]; its original is kept",
            markup=False,
        )
    for one in standing.comparisons:
        if one.withheld:
            console.print(
                f"  {one.account}: kept back by the gate, {one.findings} findings; see the report"
            )


def _print_places(console: Console, desk: OpenDesk, release: publishing.Release, out: Path) -> None:
    places = Table.grid(padding=(0, 2))
    places.add_row("the edition", str(out.resolve() / "index.html"))
    places.add_row("the report", f"{release.report}  (inside the desk only)")
    places.add_row("the desk", str(desk.home))
    console.print()
    console.print(places, soft_wrap=True)
