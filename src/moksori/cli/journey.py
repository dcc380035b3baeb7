"""The whole way of some accounts, with a bar for each stage and a table at the end."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from moksori.broadcast.wording import clock_time
from moksori.cli.arriving import Arriving, from_example, from_paths
from moksori.cli.report import write_report
from moksori.desk import intake, protection, publishing, trial_programmes, work
from moksori.desk.opening import REPORT, OpenDesk
from moksori.desk.tally import tally
from moksori.protection.reasons import REASONS
from moksori.publishing.addresses import PROGRAMMES
from moksori.terms.cleared import Cleared
from moksori.terms.errors import MoksoriError

POLICY = protection.POLICY
BARS = {
    "seal": "Sealing",
    intake.READ: "Reading",
    work.CODE: "Coding",
    work.PROTECT: "Deciding",
    "gate": "Gate",
    "scratch": "Speaking",
    "level": "Levelling",
    "mix": "Mixing",
    "masters": "Measuring",
    "words": "Writing",
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
        """Move the bar of a stage; a step within a stage has none of its own."""
        if stage not in self._tasks:
            return
        self._progress.update(self._tasks[stage], completed=done, total=total, visible=total > 0)


def take(arguments: argparse.Namespace, desk: OpenDesk, clock: Clock) -> tuple[Cleared, ...]:
    """Receive, read, code, protect, release, and say what came of it.

    Returns:
        The stories of the edition that was made.
    """
    begun = time.monotonic()
    console = Console()
    arriving = (
        from_paths(arguments.files, arguments.pack, open_to_desk=True)
        if arguments.files
        else from_example()
    )
    with work.sole_worker(clock()) as worker, _progress(console) as progress:
        bars = Bars(progress)
        standing = _up_to_the_gate(arriving, worker, bars, clock)
        trials = () if arguments.no_programme else _tried_out(standing, bars, clock)
        try:
            release = _released(standing, bars, clock)
        except MoksoriError:
            progress.stop()
            _say_why_nothing_left(console, desk, standing)
            raise
    standing = protection.with_held(standing, release.held)
    publishing.hand_out(release.folder, arguments.out, standing.plan.stories, by=POLICY, at=clock())
    write_report(
        release.report, standing.comparisons, standing.copies, policy=POLICY, reasons=REASONS
    )
    console.print(_table(tally(release, standing), time.monotonic() - begun))
    _print_failures(console, standing)
    _print_programmes(console, trials)
    _print_places(console, desk, release, arguments.out)
    return standing.plan.stories


def _progress(console: Console) -> Progress:
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=console, disable=not console.is_terminal)


def _up_to_the_gate(
    arriving: list[Arriving], worker: str, bars: Bars, clock: Clock
) -> protection.Standing:
    intake.adopt_orphans(by="cli", at=clock(), pack=arriving[0].arrival.pack)
    for done, one in enumerate(arriving, start=1):
        intake.receive_account(one.untrusted(), one.name, one.arrival, by="cli", at=clock())
        bars("seal", done, len(arriving))
    work.work_off(worker, clock, bars)
    return protection.clear_all(POLICY, clock(), bars)


def _tried_out(
    standing: protection.Standing, bars: Bars, clock: Clock
) -> tuple[trial_programmes.Trial, ...]:
    return trial_programmes.try_out(standing, bars, by=POLICY, at=clock())


def _released(standing: protection.Standing, bars: Bars, clock: Clock) -> publishing.Release:
    return publishing.release_edition(
        standing.plan,
        standing.drafts,
        standing.watch,
        lambda _, done, total: bars("publish", done, total),
        by=POLICY,
        at=clock(),
    )


def _say_why_nothing_left(console: Console, desk: OpenDesk, standing: protection.Standing) -> None:
    """Leave the report in the desk and say for each account what kept it back."""
    report = desk.home / REPORT
    write_report(report, standing.comparisons, standing.copies, policy=POLICY, reasons=REASONS)
    _print_failures(console, standing)
    console.print(f"the report  {report}  (inside the desk only)", soft_wrap=True)


def _table(counts: dict[str, int], seconds: float) -> Table:
    table = Table(title="What came of it", title_justify="left", show_header=False, box=None)
    table.add_column("")
    table.add_column("", justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    table.add_row("seconds", f"{seconds:.1f}")
    return table


def _print_unread(console: Console) -> None:
    failures = work.failures()
    for account, stage, code in failures:
        console.print(
            f"  {account}: {BARS[stage].lower()} not done [{code}]; its original is kept",
            markup=False,
        )


def _print_failures(console: Console, standing: protection.Standing) -> None:
    _print_unread(console)
    for copy, first in standing.copies.items():
        console.print(f"  {copy}: copies {first}, so it is no story of its own; it is kept")
    for one in standing.comparisons:
        if one.withheld:
            console.print(
                f"  {one.account}: kept back by the gate, {one.findings} findings; see the report"
            )


def _print_programmes(console: Console, trials: Sequence[trial_programmes.Trial]) -> None:
    """Say what can be heard, by a machine's voice, or what is missing for it."""
    for one in trials:
        if one.error:
            console.print(f"  programme ({one.language}): not made. {one.error}", markup=False)
            continue
        told = ", ".join(f"{kind} {level:.1f}" for kind, (level, _) in one.loudness.items())
        console.print(
            f"  programme ({one.language}): {clock_time(one.length)}, {one.files} files, a machine "
            f"reads it for trying; LUFS: {told}",
            markup=False,
        )


def _print_places(console: Console, desk: OpenDesk, release: publishing.Release, out: Path) -> None:
    places = Table.grid(padding=(0, 2))
    places.add_row("the edition", str(out.resolve() / "index.html"))
    if (out / PROGRAMMES).is_dir():
        places.add_row("its programmes", str(out.resolve() / PROGRAMMES))
    places.add_row("the report", f"{release.report}  (inside the desk only)")
    places.add_row("the desk", str(desk.home))
    console.print()
    console.print(places, soft_wrap=True)
