"""The same stories through Pelican and Hugo: pages of stories and their lists, nothing else."""

import html
import shutil
import subprocess
import sys
import time
from pathlib import Path

PELICAN = """
AUTHOR = "Archive"
SITENAME = "Voices of the river"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 10
"""
HUGO = 'baseURL = "https://site.example/"\ntitle = "Voices of the river"\ndisableKinds = ["RSS"]\n'
LAYOUTS = {
    "_default/single.html": "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
    "<title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>"
    "<p>{{ .Params.standfirst }}</p>{{ .Content }}</body></html>",
    "_default/list.html": "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
    "<title>{{ .Title }}</title></head><body><ul>{{ range .Pages }}<li>"
    "<a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul></body></html>",
}


def pelican(site, folder):
    """Seconds that Pelican takes, from content that it reads fastest: HTML."""
    content = folder / "content"
    content.mkdir(parents=True)
    for story in stories_of(site):
        (content / f"{story.slug}.html").write_text(
            f"<html><head><title>{html.escape(story.title)}</title>"
            f'<meta name="date" content="{story.month}-01 00:00" />'
            f'<meta name="category" content="{story.places[0].name}" />'
            f'<meta name="slug" content="{story.slug}" />'
            f'<meta name="summary" content="{html.escape(story.standfirst)}" /></head>'
            f"<body>{body(story)}</body></html>",
            "utf-8",
        )
    (folder / "conf.py").write_text(PELICAN, "utf-8")
    command = [sys.executable, "-m", "pelican", str(content), "-q"]
    command += ["-o", str(folder / "out"), "-s", str(folder / "conf.py")]
    return _timed(command, folder / "out", site)


def hugo(site, folder):
    """Seconds that Hugo takes; None where it is not installed."""
    path = shutil.which("hugo")
    if path is None:
        return None
    (folder / "content").mkdir(parents=True)
    for name, layout in LAYOUTS.items():
        target = folder / "layouts" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(layout, "utf-8")
    (folder / "config.toml").write_text(HUGO, "utf-8")
    for story in stories_of(site):
        words = "\n\n".join(block.text for block in story.blocks)
        (folder / "content" / f"{story.slug}.md").write_text(
            f'+++\ntitle = "{story.title}"\ndate = "{story.month}-01"\n'
            f'standfirst = "{story.standfirst}"\ncategories = ["{story.places[0].name}"]\n+++\n'
            f"{words}\n",
            "utf-8",
        )
    return _timed([path, "--quiet", "-s", str(folder), "-d", str(folder / "out")],
                  folder / "out", site)  # fmt: skip


def stories_of(site):
    return [one.story for edition in site.editions for one in edition.stories]


def body(story):
    return "".join(f"<p>{html.escape(block.text)}</p>" for block in story.blocks)


def _timed(command, out: Path, site):
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.monotonic() - begun
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-1000:]}")
    if sum(1 for _ in out.rglob("*.html")) < len(stories_of(site)):
        sys.exit(f"{command[0]} made fewer pages than there are stories")
    return took
