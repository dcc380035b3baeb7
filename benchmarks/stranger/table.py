"""Sums over many verdicts, and how they are printed; never a protected word unless asked for."""

from collections import Counter
from statistics import fmean
from typing import Any

from benchmarks.stranger.judging import Verdict

WAYS = {"ours": "", "presidio": "presidio_", "nothing done": "nothing_"}
HEAD = ("", "texts", "held", "facts", "speech", "runs", "acts", "kept", "least")


def sums(verdicts: list[Verdict]) -> dict[str, Any]:
    """Counts of one way in one language. A held text shows no fact, tells no act, keeps no word."""
    shares = [verdict.kept for verdict in verdicts]
    utterances = sum(len({leak.kind for leak in verdict.speech}) for verdict in verdicts)
    return {
        "texts": len(verdicts),
        "held": sum(verdict.held for verdict in verdicts),
        "facts": sum(len(verdict.text.facts) for verdict in verdicts),
        "facts_readable": sum(len(verdict.leaks) for verdict in verdicts),
        "speech": sum(len(verdict.text.speech) for verdict in verdicts),
        "speech_readable": utterances,
        "runs": sum(verdict.runs for verdict in verdicts),
        "runs_readable": sum(len(verdict.speech) for verdict in verdicts),
        "acts": sum(len(verdict.text.acts) for verdict in verdicts),
        "acts_readable": sum(len(verdict.acts) for verdict in verdicts),
        "kept_mean": round(fmean(shares), 3),
        "kept_least": round(min(shares), 3),
    }


def kinds(verdicts: list[Verdict]) -> tuple[Counter[str], Counter[str]]:
    """How many facts of each kind there are, and how many of them can be read."""
    all_of = Counter(fact.kind for verdict in verdicts for fact in verdict.text.facts)
    readable = Counter(leak.kind for verdict in verdicts for leak in verdict.leaks)
    return all_of, readable


def as_json(language: str, by_way: dict[str, list[Verdict]]) -> dict[str, Any]:
    """All numbers of a language, keys as `en_facts_readable`, `en_presidio_facts_readable`."""
    row: dict[str, Any] = {}
    for way, verdicts in by_way.items():
        prefix = f"{language}_{WAYS[way]}"
        row |= {prefix + name: value for name, value in sums(verdicts).items()}
        all_of, readable = kinds(verdicts)
        row[f"{prefix}kinds_readable"] = {kind: readable[kind] for kind in sorted(all_of)}
        row[f"{language}_kinds"] = {kind: all_of[kind] for kind in sorted(all_of)}
    return row


def lines(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows as a table of Markdown, its columns in line."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    drawn = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "| " + " | ".join("-" * max(3, width) for width in widths) + " |"
    return [drawn[0], rule, *drawn[1:]]


def main_table(by_way: dict[str, list[Verdict]]) -> list[str]:
    """What can be read, one row a way."""
    rows: list[tuple[str, ...]] = [HEAD]
    for way, verdicts in by_way.items():
        of = sums(verdicts)
        counted = [f"{of[f'{it}_readable']}/{of[it]}" for it in ("facts", "speech", "runs", "acts")]
        shares = [f"{of['kept_mean']:.0%}", f"{of['kept_least']:.0%}"]
        rows.append((way, str(of["texts"]), str(of["held"]), *counted, *shares))
    return lines(rows)


def kinds_table(by_way: dict[str, list[Verdict]]) -> list[str]:
    """Which kinds of facts can be read, one column a way."""
    counted = {way: kinds(verdicts) for way, verdicts in by_way.items()}
    all_of = next(iter(counted.values()))[0]
    rows = [("facts that can be read", *by_way)]
    rows += [
        (kind, *(f"{readable[kind]}/{all_of[kind]}" for _, readable in counted.values()))
        for kind in sorted(all_of)
    ]
    return lines(rows)


def shown(way: str, verdict: Verdict) -> list[str]:
    """One text in words, protected ones among them: only for whoever asks for it."""
    told = [f"{way} {verdict.text.name}" + (" held" if verdict.held else "")]
    told += [f"  {leak.kind}: {leak.words!r} in {', '.join(leak.files)}" for leak in verdict.leaks]
    told += [f"  speech: {leak.words!r} in {', '.join(leak.files)}" for leak in verdict.speech]
    missing = [act.name for act in verdict.text.acts if act not in verdict.acts]
    return told + [f"  cannot be read: {name}" for name in missing]
