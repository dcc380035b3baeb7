"""Days told from the day of publication, held against lists with and without the day."""

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.gating.tally import Tally
from benchmarks.planting.relative import drawn_relative
from moksori.protection.alone import check
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

LISTS = 2
BATCH = 250


def run(plantings):
    """Hold every file against the list with its day, and against one with other days only."""
    made, groups = Tally(), defaultdict(list)
    for one in plantings:
        groups[one.phrase.published, one.phrase.day.toordinal() % LISTS].append(one)
    for (published, half), group in groups.items():
        days = {one.phrase.day for one in group}
        others = {one.phrase.day for one in groups.get((published, 1 - half), ())}
        for first in range(0, len(group), BATCH):
            batch = group[first : first + BATCH]
            judge(made, batch, held(batch, days, published))
            twins(made, batch, held(batch, others, published))
    return made


def judge(made, batch, found):
    """Count what was planted, and what does not name its day."""
    made.planted += len(batch)
    for one, said in zip(batch, found, strict=True):
        worth = said[one.phrase.day.isoformat()]
        if FindingClass.BLOCK not in worth and (one.sure or FindingClass.REVIEW not in worth):
            made.missed.append(one)


def twins(made, batch, found):
    """Count what stops for nothing: words that may mean two days have no twin."""
    for one, said in zip(batch, found, strict=True):
        if one.phrase.sure:
            made.twins += 1
            if any(FindingClass.BLOCK in worth for worth in said.values()):
                made.blocked_twins.append(one)


def held(plantings, days, published):
    """Give, for each file, the days of the list that were found in it, each with the worths."""
    folder = Path(tempfile.mkdtemp(prefix="relative-"))
    values = tuple(
        WatchValue(day.isoformat(), WatchKind.DATE, Scope.EVERYWHERE, (day.isoformat(),))
        for day in sorted(days)
    )
    try:
        files, attested = [], set()
        for number, one in enumerate(plantings):
            name, data, allowed = one.leak()
            path = folder / f"{number:04}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            files.append((path, False))
            attested |= allowed
        checks = check(files, Watch(values), frozenset(attested), published=published)
        return [by_value(checked) for checked in checks]
    finally:
        shutil.rmtree(folder)


def by_value(checked):
    """Give value → the worths of its findings."""
    said = defaultdict(set)
    for finding, _ in checked.findings:
        said[finding.value].add(finding.cls)
    return said


def report(count, seed):
    """Plant, print what came of it, and give the figures."""
    made = run(drawn_relative(count, seed))
    print(
        f"days told from the day of publication: {made.planted} planted, {len(made.missed)} missed;"
        f" of {made.twins} clean twins {len(made.blocked_twins)} blocked"
    )
    return made
