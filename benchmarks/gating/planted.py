"""Planted leaks and their clean twins, held against the gate many files at a time."""

import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path

from benchmarks.gating import relative, skipped, touching
from benchmarks.gating.tally import Tally
from benchmarks.planting.drawing import all_variants, drawn, drawn_refused
from moksori.protection.inspect import examine
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

BATCH = 250
SHOWN = 20
STOPS = (FindingClass.BLOCK, FindingClass.UNREADABLE)


def watch_of(seed):
    """The list of all invented values."""
    values = tuple(
        WatchValue(value.id, WatchKind(value.kind), Scope.EVERYWHERE, value.forms)
        for held in all_variants(seed).values()
        for value, _ in held
    )
    return Watch(values, f"planted-{seed}")


def run(plantings, watch, loud=False):
    """Plant everything, look at it, and count."""
    tally, seen, began = Tally(), set(), time.monotonic()
    for first in range(0, len(plantings), BATCH):
        batch = plantings[first : first + BATCH]
        found = held([planting.leak() for planting in batch], watch)
        for planting, findings in zip(batch, found, strict=True):
            judge(planting, findings, tally)
        twins(batch, watch, tally, seen)
        if loud and first % 5_000 == 0:
            spent = time.monotonic() - began
            counted = f"{tally.planted} planted, {len(tally.missed)} missed"
            print(f"  {counted}, {len(tally.blocked_twins)} twins blocked, {spent:.0f} s",
                  file=sys.stderr)  # fmt: skip
    tally.seconds = time.monotonic() - began
    return tally


def judge(planting, findings, tally):
    """Count one planting: a finding must name the value, and stop it where it is sure."""
    tally.planted += 1
    tally.by_container[planting.container.__name__] += 1
    named = {one.cls for one in findings if one.value == planting.value.id}
    if FindingClass.BLOCK in named:
        return
    if FindingClass.REVIEW in named and not planting.variant.sure:
        tally.asked += 1
        return
    stopped = any(one.cls in STOPS for one in findings)
    tally.stopped_unnamed += stopped
    how = "stopped by a rule" if stopped else "nothing"
    if FindingClass.REVIEW in named:
        how = "only to review"
    tally.missed.append((planting, how))


def twins(batch, watch, tally, seen):
    """Look at the twins; those that are the same to the byte are looked at once."""
    fresh = {}
    for planting in batch:
        made = planting.twin()
        tally.twins += 1
        digest = sha256(made[0].encode() + b"\0" + made[1]).digest()
        if digest not in seen:
            seen.add(digest)
            fresh[digest] = (planting, made)
    if not fresh:
        return
    tally.different_twins += len(fresh)
    found = held([made for _, made in fresh.values()], watch)
    for (planting, _), findings in zip(fresh.values(), found, strict=True):
        if stops := [one for one in findings if one.cls in STOPS]:
            tally.blocked_twins.append((planting, stops))


def held(files, watch):
    """Lay files into a folder and give the gate's findings for each."""
    folder = Path(tempfile.mkdtemp(prefix="planted-"))
    try:
        attested = set()
        for number, (name, data, allowed) in enumerate(files):
            path = folder / f"{number:04}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            attested |= allowed
        by_place = defaultdict(list)
        for finding in examine(folder, watch, (), frozenset(attested)).findings:
            by_place[finding.place].append(finding)
    finally:
        shutil.rmtree(folder)
    return [by_place[f"file {number}"] for number in range(1, len(files) + 1)]


def report(count, seed, misses=None):
    """Plant `count` leaks, print the tables, write the first misses of each class to a file."""
    watch = watch_of(seed)
    plantings = drawn(count, seed)
    tally = run(plantings, watch, loud=True)
    refused = drawn_refused(max(count // 100, 60), seed)
    let_out = sum(
        not any(one.cls in STOPS for one in findings)
        for first in range(0, len(refused), BATCH)
        for findings in held([one.leak() for one in refused[first : first + BATCH]], watch)
    )
    print(f"planted {tally.planted} in {len(tally.by_container)} containers, at least "
          f"{min(tally.by_container.values())} in each; {tally.seconds:.0f} s")  # fmt: skip
    print(f"missed {len(tally.missed)}, of these {tally.stopped_unnamed} stopped by a rule")
    print(f"put to a person, as is enough for them: {tally.asked}")
    print(f"clean twins {tally.twins}, {tally.different_twins} different; "
          f"blocked {len(tally.blocked_twins)}")  # fmt: skip
    print(f"in containers that are refused whole: {len(refused)}, let out {let_out}\n")
    more = max(count // 20, 60)
    days, touched = relative.report(more, seed), touching.report(more, seed)
    passed_over, by_container = skipped.share(plantings, seed)
    print(f"bytes that the gate passed over: {passed_over:.2%}")
    print("\n".join(skipped.table(by_container)) + "\n")
    print("\n".join(tables(tally)))
    if misses:
        misses.write_text("\n".join(written(tally, days, touched)) + "\n", "utf-8")
    every = (tally, days, touched)
    return {
        "planted": sum(one.planted for one in every),
        "misses": sum(len(one.missed) for one in every) + let_out,
        "twins": sum(one.twins for one in every),
        "twins_blocked": sum(len(one.blocked_twins) for one in every),
        "skipped_share": round(passed_over, 5),
    }


def tables(tally):
    """The misses by family, by way of writing and by container, most frequent first."""
    for title, name in (
        ("family", lambda one: one.variant.family),
        ("way of writing", lambda one: one.hide),
        ("container", lambda one: one.container.__name__),
    ):
        counted = Counter(name(planting) for planting, _ in tally.missed)
        if counted:
            yield f"| misses by {title} | |\n| --- | --- |"
            yield from (f"| {one} | {many} |" for one, many in counted.most_common(40))
            yield ""


def written(tally, days, touched):
    """The first misses of each class, and the blocked twins: all of it invented."""
    shown = Counter()
    for planting, how in tally.missed:
        key = planting.variant.family, planting.container.__name__
        shown[planting.variant.family] += 1
        shown[key] += 1
        if shown[planting.variant.family] <= SHOWN and shown[key] <= 2:
            told = " / ".join(planting.value.forms)
            yield f"{planting.name} | {told} | {planting.variant.words} | {how}"
    for planting, findings in tally.blocked_twins[:SHOWN]:
        said = {(one.rule, one.channel, one.value) for one in findings}
        yield f"TWIN {planting.name} | {planting.harmless} | {sorted(said)}"
    for one in days.missed[:SHOWN]:
        yield f"{one.name} | {one.phrase.words} | {one.phrase.day}, told on {one.phrase.published}"
    for one in days.blocked_twins[:SHOWN]:
        yield f"TWIN {one.name} | {one.phrase.words} | told on {one.phrase.published}"
    for one, where in touched.missed[:SHOWN]:
        yield f"{one.name} | {one.variant.words} | {where}"
    for one, where in touched.blocked_twins[:SHOWN]:
        yield f"TWIN {one.name} | {one.variant.words} | {where}"
