"""Values of scope `touching`: found in what touches their subjects, and clean elsewhere."""

import shutil
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path

from benchmarks.gating.tally import Tally
from benchmarks.planting.touching import drawn_touching, touching_values
from moksori.protection.alone import check, files_under
from moksori.protection.inspect import examine
from moksori.terms.draft import Draft
from moksori.terms.finding import FindingClass
from moksori.terms.story import Block, BlockKind, StoryText
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

BATCH = 250
BLOCK, REVIEW = FindingClass.BLOCK, FindingClass.REVIEW


def watch_of(seed):
    """The list: every value belongs to a subject of its own."""
    return Watch(
        tuple(
            WatchValue(
                value.id,
                WatchKind(value.kind),
                Scope.TOUCHING,
                value.forms,
                frozenset({f"subject of {value.id}"}),
            )
            for value, _ in touching_values(seed)
        ),
        f"touching-{seed}",
    )


def draft(name, touches, sentences=("Nothing was told there.",)):
    """A story that touches these subjects."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, "", words) for words in sentences)
    story = StoryText(name, name, "en", f"Story of the {name}", "", blocks, "2026-11")
    return Draft(story, frozenset(touches), published="2026-11-01")


@contextmanager
def laid(plantings):
    """Give a folder with all the files, and what in them is attested."""
    folder, attested = Path(tempfile.mkdtemp(prefix="touching-")), set()
    try:
        for number, one in enumerate(plantings):
            name, data, allowed = one.leak()
            path = folder / f"{number:04}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            attested |= allowed
        yield folder, frozenset(attested)
    finally:
        shutil.rmtree(folder)


def run(plantings, seed):
    """Hold every file against stories that touch its subject, against others, and alone."""
    made, watch = Tally(), watch_of(seed)
    for first in range(0, len(plantings), BATCH):
        batch = plantings[first : first + BATCH]
        own = draft("harbour", {one.subject for one in batch})
        told = [one.story() for one in batch if one.is_told]
        other = draft("orchard", {"somebody else"}, told)
        with laid(batch) as (folder, attested):
            touched = in_edition(folder, watch, attested, own)
            elsewhere = in_edition(folder, watch, attested, draft("orchard", {"somebody else"}))
            beside = in_edition(folder, watch, attested, own, other)
            alone = by_number(
                (checked.number, finding)
                for checked in check([(one, False) for one in files_under(folder)], watch, attested)
                for finding, _ in checked.findings
            )
        for number, one in enumerate(batch, 1):
            key = number, one.value.id
            judge(made, one, touched[key], alone[key])
            twins(made, one, elsewhere[key], beside[key])
    return made


def in_edition(folder, watch, attested, *drafts):
    """Look at the files as those of these stories."""
    findings = examine(folder, watch, drafts, attested).findings
    return by_number((int(one.place.removeprefix("file ")), one) for one in findings)


def by_number(findings):
    """Give number of the file and value → the worths of what was found."""
    said = defaultdict(set)
    for number, finding in findings:
        said[number, finding.value].add(finding.cls)
    return said


def judge(made, one, touched, alone):
    """Where its subject is touched a value stops; without a desk a person is asked."""
    made.planted += 1
    if BLOCK not in touched:
        made.missed.append((one, "in a story that touches its subject"))
    if REVIEW not in alone:
        made.missed.append((one, "without a desk"))


def twins(made, one, elsewhere, beside):
    """In an edition that touches nobody of them, and in another story's words, it is nothing."""
    made.twins += 1 + one.is_told
    if elsewhere:
        made.blocked_twins.append((one, "in an edition that touches somebody else"))
    if one.is_told and beside:
        made.blocked_twins.append((one, "where another story of the edition tells it"))


def report(count, seed):
    """Plant, print what came of it, and give it."""
    made = run(drawn_touching(count, seed), seed)
    print(
        f"values of scope touching: {made.planted} planted, {len(made.missed)} missed;"
        f" of {made.twins} clean twins {len(made.blocked_twins)} blocked"
    )
    return made
