"""The style sheet: contrast, dark and light, print, and nothing from outside."""

import re

import pytest

from moksori.publishing.material import STYLE_SHEET

SHEET = STYLE_SHEET.read_text("utf-8")
TEXTS = ("ink", "quiet", "accent")
GROUNDS = ("paper", "tint")


def colours(opening):
    """The colours set by the first `:root` after `opening`."""
    rules = SHEET[SHEET.index(opening) :]
    body = re.search(r":root \{(.*?)\}", rules, re.DOTALL)[1]
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", body))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SCHEMES = {
    "light": colours(":root"),
    "dark": colours("prefers-color-scheme: dark"),
    "print": colours("@media print"),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_seven_times(scheme, ground, text):
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][ground]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_banner_of_an_example_can_be_read(scheme):
    assert contrast(SCHEMES[scheme]["ink"], SCHEMES[scheme]["flag"]) >= 7


def test_colours_stand_in_their_names_only():
    rules = re.sub(r"--[a-z]+: #[0-9a-f]+;", "", SHEET)
    used = set(re.findall(r"#[0-9a-f]{3,8}\b", rules))
    assert used <= {"#000", "#999"}


def test_nothing_is_fetched():
    assert "url(" not in SHEET
    assert "@import" not in SHEET
    assert "@font-face" not in SHEET


@pytest.mark.parametrize(
    "needed",
    [
        "prefers-color-scheme: dark",
        "@media print",
        ":focus-visible",
        "word-break: keep-all",
        ".skip",
    ],
)
def test_it_serves_every_reader(needed):
    assert needed in SHEET


def test_every_class_of_the_pages_is_dressed():
    templates = STYLE_SHEET.parents[1] / "templates"
    pages = "".join(
        path.read_text("utf-8")
        for path in templates.glob("*.html")
        if path.stem in {"page", "story", "index", "parts", "listening"}
    )
    named = {
        name
        for value in re.findall(r'class="([^"{]+)', pages)
        for name in value.split()
        if name not in {"who", "turn", "said", "edition", "head"}
    }
    assert [name for name in sorted(named) if f".{name}" not in SHEET] == []
