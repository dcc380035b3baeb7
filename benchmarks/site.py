"""A site of many stories beside Pelican and Hugo; one changed story; kills on the way.

usage: bin/bench site [--data FOLDER] [--stories N] [--runs N] [--kills N]

FOLDER holds texts (*.txt) that become the bodies of the stories, again and again where there are
fewer than N; without it they are invented. Pages only: papers are timed by themselves, since the
peers make none. Hugo is a peer where it is installed (Debian: hugo).
"""

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAPERS = 20
KILLED_SITE = 300
CHILD = """
import pickle, sys
from pathlib import Path
from moksori.publishing.showing import show
from moksori.publishing.site import write_site
from moksori.publishing.site_folder import SiteFolder
plan = pickle.loads(Path(sys.argv[1]).read_bytes())
print("go", flush=True)
folder = SiteFolder(Path(sys.argv[2]))
write_site(plan, folder, lambda *_: None, pages_only=True)
show(folder.path, Path(sys.argv[3]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--kills", type=int, default=200)
    arguments = parser.parse_args()
    from benchmarks.sites import stories

    try:
        bodies = (
            stories.told(arguments.data, arguments.stories)
            if arguments.data
            else stories.invented(arguments.stories, 20261122)
        )
    except FileNotFoundError:
        sys.exit("There are no texts (*.txt) in this folder.")
    site = stories.site_of(bodies)
    folder = Path(tempfile.mkdtemp(prefix="bench-site-"))
    try:
        report(site, folder, arguments)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def report(site, folder, arguments) -> None:
    """Print the table, and the figures as JSON in the last line."""
    from benchmarks.sites import peers, stories
    from moksori.publishing.showing import show

    taken = {"moksori": [], "pelican": [], "hugo": []}
    changed, same, anew = [], True, 0
    for number in range(arguments.runs):
        # Nothing is removed between runs: for some minutes ext4 passes over the places of files
        # that were, one by one, and every new file of the next run would take a millisecond more.
        here = folder / str(number)
        made, took = timed(site, here / "site")
        taken["moksori"].append(took)
        show(made.path, here / "www")
        later = stories.with_one_changed(site)
        over, took = timed(later, made.path, made.made)
        begun = time.monotonic()
        show(over.path, here / "www")
        changed.append((took, time.monotonic() - begun))
        anew = over.anew
        at_once = fresh(later, here / "fresh").path
        same = same and alike(over.path, at_once) and alike((here / "www").resolve(), at_once)
        for name in ("pelican", "hugo"):
            taken[name].append(getattr(peers, name)(site, here / name))
    whole = kills(stories.site_of(stories.invented(KILLED_SITE, 7)), folder, arguments.kills)
    ours, pelican, hugo = (median(taken[name]) for name in ("moksori", "pelican", "hugo"))
    row = {
        "stories": arguments.stories,
        "pelican_ratio": round(pelican / ours, 2),
        "hugo_ratio": round(hugo / ours, 2) if hugo else None,
        "one_change_s": round(median([build for build, _ in changed]), 2),
        "one_change_shown_s": round(median([sum(both) for both in changed]), 2),
        "one_change_files": anew,
        "identical": same,
        "interrupted": arguments.kills,
        "left_whole": whole,
        "paper_s": round(paper(site), 3),
    }
    print(f"{arguments.stories} stories, pages and lists; median of {arguments.runs} runs")
    print("| | seconds | times as fast as ours |\n| --- | --- | --- |")
    print(f"| Moksori | {ours:.1f} | |")
    print(f"| Pelican | {pelican:.1f} | {ours / pelican:.2f} |")
    print(f"| Hugo | {hugo:.1f} | {ours / hugo:.2f} |" if hugo else "| Hugo | not installed | |")
    print(f"\none story changed: {row['one_change_s']} s, {anew} files made anew; "
          f"shown to readers after {row['one_change_shown_s']} s")  # fmt: skip
    print(f"the same bytes made at once or over an earlier site: {'yes' if same else 'NO'}")
    print(f"killed {arguments.kills} times at random: one site whole {whole} times")
    print(f"a story on paper: {row['paper_s']} s (median of {PAPERS})")
    print()
    print(json.dumps(row))


def median(values):
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def timed(site, folder, before=None):
    """The site as it was made, and how many seconds it took."""
    begun = time.monotonic()
    made = fresh(site, folder, before)
    return made, time.monotonic() - begun


def fresh(site, folder, before=None):
    from moksori.publishing.site import write_site
    from moksori.publishing.site_folder import SiteFolder

    target = SiteFolder(folder, before)
    write_site(site, target, lambda *_: None, pages_only=True, workers=os.cpu_count() or 1)
    return target


def alike(one, other) -> bool:
    paths = [{p.relative_to(top) for p in top.rglob("*") if p.is_file()} for top in (one, other)]
    return paths[0] == paths[1] and all(
        (one / path).read_bytes() == (other / path).read_bytes() for path in paths[0]
    )


def kills(site, folder, count) -> int:
    """How often, of `count` builds killed at random moments, readers had one site whole."""
    import pickle

    from moksori.publishing.showing import show

    old = fresh(site, folder / "old").path
    place, plan, whole = folder / "www" / "site", folder / "plan", 0
    show(old, place)
    plan.write_bytes(pickle.dumps(site))
    drawn, begun = random.Random(1), time.monotonic()
    child(plan, folder / "whole", folder / "other" / "site", None)
    if not alike((folder / "other" / "site").resolve(), old):
        sys.exit("a build that nobody killed did not show the site")
    longest = time.monotonic() - begun
    for number in range(count):
        child(plan, folder / f"killed-{number}", place, drawn.uniform(0, longest))
        whole += alike(place.resolve(), old) and place.is_symlink()
        shutil.rmtree(folder / f"killed-{number}", ignore_errors=True)
    return whole


def child(plan, staging, place, seconds) -> None:
    """Build and show a site in another process, and kill it after so many seconds."""
    command = [sys.executable, "-c", CHILD, str(plan), str(staging), str(place)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        started.stdout.readline()
        try:
            started.wait(seconds)
        except subprocess.TimeoutExpired:
            started.send_signal(signal.SIGKILL)


def paper(site) -> float:
    """Seconds of one story as PDF."""
    from moksori.publishing.paper import story_paper
    from moksori.publishing.views import edition_views

    view = edition_views(site.editions[-1])[0]
    story_paper(view, view.stories[0])
    taken = []
    for story in view.stories[:PAPERS]:
        begun = time.monotonic()
        story_paper(view, story)
        taken.append(time.monotonic() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
