"""Make the two pictures of the README from the worked example.

usage: python docs/pictures/make.py DESK EDITION   (the folders given to --home and --out)
Needs Chromium and Pillow. Everything in the pictures is invented.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--window-size=1280,1400",
]  # fmt: skip


def picture(page: Path, to: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = ["chromium", *FLAGS, f"--user-data-dir={profile}", f"--screenshot={to}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True)  # noqa: S603
    with Image.open(to) as seen:
        seen.resize((960, 1050)).quantize(64).save(to, optimize=True)


def main() -> None:
    desk, edition = (Path(word).resolve() for word in sys.argv[1:3])
    report = sorted(desk.glob("editions/*/report.html"))[-1]
    story = sorted(edition.glob("stories/*policeman*.html"))[0]
    picture(report, HERE / "report.png")
    picture(story, HERE / "story.png")


if __name__ == "__main__":
    main()
