"""The pictures of the screens: one of every screen, in both languages, small, and shown."""

from tests.web.pictures import page
from tests.web.pictures.shots import NO_PICTURE, all_shots
from tests.web.rights_table import OPEN, OWN, TABLE

LARGEST, ALL_TOGETHER = 60_000, 4_000_000
FILES = [
    page.FOLDER / language / f"{shot.name}.webp"
    for shot in all_shots()
    for language in ("en", "ko")
]


def test_every_screen_has_a_picture_or_a_reason_why_not():
    can_be_opened = {name for name, (methods, _) in TABLE.items() if "GET" in methods} | OPEN | OWN
    pictured = {shot.address for shot in all_shots()}
    assert can_be_opened - pictured - set(NO_PICTURE) == set()
    assert pictured & set(NO_PICTURE) == set()


def test_every_picture_is_there_and_small_and_no_other():
    assert [str(one) for one in FILES if not one.is_file()] == []
    sizes = [one.stat().st_size for one in FILES]
    assert max(sizes) <= LARGEST
    assert sum(sizes) <= ALL_TOGETHER
    kept = {one for language in ("en", "ko") for one in (page.FOLDER / language).iterdir()}
    assert kept == set(FILES)


def test_the_page_of_the_screens_is_in_step():
    assert page.PAGE.read_text("utf-8") == page.written()
