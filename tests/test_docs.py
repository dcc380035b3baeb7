"""What is not documented does not pass."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    text = page.read_text("utf-8")
    broken = [
        target
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text)
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_command_has_its_place_in_the_reference():
    from moksori.cli.main import COMMANDS

    text = (DOCS / "reference" / "commands.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"## `moksori {name}`" not in text] == []


def test_every_reason_has_its_text_in_the_reference():
    from moksori.protection.reasons import REASONS

    text = (DOCS / "reference" / "reasons.md").read_text("utf-8")
    assert [code for code in REASONS if f"`{code}`" not in text] == []


def test_every_type_of_the_codebook_has_its_row():
    from moksori.packs.loader import load_common

    text = (DOCS / "reference" / "codebook.md").read_text("utf-8")
    assert [one.code for one in load_common().codebook if f"`{one.code}`" not in text] == []


def test_the_readme_has_the_two_commands_word_for_word():
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"^    bin/moksori demo +# ", text, re.MULTILINE)
    assert re.search(r"^    bin/test +# ", text, re.MULTILINE)


def test_every_benchmark_has_its_figures():
    text = (DOCS / "reference" / "benchmarks.md").read_text("utf-8")
    names = [path.stem for path in (ROOT / "benchmarks").glob("*.py") if path.stem != "__init__"]
    assert [name for name in names if f"bin/bench {name}" not in text] == []
