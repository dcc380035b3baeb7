"""What is read in news reports of attacks on human-rights defenders, held against annotations.

usage: bin/bench hrdsattack [--data PATH] [--pack CODE] [--limit N]

PATH is a JSON file of HRDsAttack or a folder with dev.json; it is not part of the project. News is
no testimony: the figures are reported, and no rule is made for these articles.
"""

import argparse
import json
import os
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "hrdsattack"


def main() -> None:
    """Read the arguments, read the reports, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--pack", default="kp")
    parser.add_argument("--limit", type=int, metavar="N")
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
    from benchmarks.news import answers, judging

    counts = judging.Counts()
    for row in reports(arguments.data)[: arguments.limit]:
        counts.add(row["merged_sample"], answers.answers_for(row["sample"], arguments.pack))
    figures = counts.row()
    print("\n".join(table(figures)))
    print()
    print(json.dumps(figures))


def reports(path):
    """Return the rows of a file, or of the file in a folder: dev.json, test.json, any other."""
    if path.is_dir():
        known = [path / name for name in ("test.json", "dev.json")]
        files = [one for one in known if one.is_file()] or sorted(path.glob("*.json"))
        path = files[0] if files else path / "dev.json"
    if not path.is_file():
        sys.exit(f"There is no {path.name} at --data.")
    return json.loads(path.read_text("utf-8"))


def table(row):
    """Return the figures as two tables of Markdown."""
    lines = [
        f"{row['reports']} reports; an attack told of or not: {row['perpetrator_mention']} %",
        "",
    ]
    lines += [
        "| | precision | recall | F1 | answers where nothing is annotated |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in ("violation_types", "victim_name"):
        one = row[name]
        lines.append(
            f"| {name} | {one['precision']} | {one['recall']} | {one['f1']} | {one['extra']} |"
        )
    lines += [
        "",
        "| | published | ceiling | right of the annotated | said where nothing is annotated |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in ("country", "region", "city", "year", "month", "day"):
        one = row[name]
        lines.append(
            f"| {name} | {one['published']} % | {one['ceiling']} % "
            f"| {one['of_annotated']} % | {one['extra']} |"
        )
    return lines


if __name__ == "__main__":
    main()
