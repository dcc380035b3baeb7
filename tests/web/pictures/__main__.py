"""Make the pictures."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from tests.web.pictures import desk
from tests.web.pictures.page import FOLDER, PAGE, written
from tests.web.pictures.shots import Shot, all_shots

WIDTH, TALLEST, SHOWN = 1280, 1280, 960
LARGEST = 50_000


def main(names: list[str]) -> None:
    """Make all pictures, or those that are named, and the page that shows them."""
    PAGE.write_text(written(), "utf-8")
    wanted = [one for one in all_shots() if not names or one.name in names]
    # Always the same folder, for a screen names it.
    folder = Path(tempfile.gettempdir()) / "moksori-pictures"
    folder.mkdir()
    try:
        desk.made(folder)
        _taken(wanted, desk.served())
    finally:
        shutil.rmtree(folder)


def _taken(wanted: list[Shot], base: str) -> None:
    from playwright.sync_api import sync_playwright

    places = desk.places()
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for language in ("en", "ko"):
            for shot in wanted:
                _one(browser, base, shot, language, places.get(shot.place))
        browser.close()


def _one(browser, base: str, shot: Shot, language: str, place) -> None:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 800}, reduced_motion="reduce",
        extra_http_headers={"Accept-Language": language},
    )  # fmt: skip
    if shot.role is not None:
        cookie = desk.cookie_of(shot.role, language)
        context.add_cookies([{"name": "moksori", "value": cookie, "url": base}])
    window = context.new_page()
    window.set_default_timeout(180_000)
    window.goto(base + _path(shot, place))
    if shot.asked:
        window.fill("main [name=q]", shot.asked)
        window.click("main form[role=search] button")
    window.wait_for_load_state("networkidle")
    kept = _kept(window.screenshot(full_page=True, animations="disabled"))
    (FOLDER / language).mkdir(parents=True, exist_ok=True)
    (FOLDER / language / f"{shot.name}.webp").write_bytes(kept)
    sys.stdout.write(f"{language}/{shot.name}  {len(kept):,}\n")
    context.close()


def _path(shot: Shot, place) -> str:
    from django.urls import reverse

    if isinstance(place, str) and place.startswith("/"):
        return place
    told = () if place is None else place if isinstance(place, tuple) else (place,)
    return reverse(shot.address, args=told)


def _kept(picture: bytes) -> bytes:
    """Return a picture as small as it may be: cut, narrower, coarser where it is still large."""
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as seen:
        cut = seen.convert("RGB").crop((0, 0, WIDTH, min(seen.height, TALLEST)))
    small = cut.resize((SHOWN, cut.height * SHOWN // WIDTH), Image.Resampling.LANCZOS)
    for quality in (60, 45, 30, 20, 10):
        kept = io.BytesIO()
        small.save(kept, "WEBP", quality=quality, method=6)
        if kept.tell() <= LARGEST:
            break
    return kept.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
