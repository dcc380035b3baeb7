"""Stories and editions on paper: tagged PDF that a screen reader can read aloud.

What cannot be set in our fonts becomes a named hole, and the file says nothing of the programme,
the machine or the day that made it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from moksori.publishing.glyphs import Undrawable
from moksori.publishing.material import FONTS, TEMPLATES
from moksori.publishing.paper_data import edition_data, story_data
from moksori.publishing.paper_marks import without_marks
from moksori.publishing.views import EditionView, StoryView
from moksori.terms.errors import InvalidError

STANDARDS: Any = ["ua-1", "a-2a"]
TEMPLATE = "paper.typ"
TRIES = 8
"""How often a paper is set anew without the characters that no font of ours can draw."""

REFUSED = re.compile(r'(?:the text `|the codepoint `)"((?:[^"\\]|\\.)*)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


class PaperError(InvalidError):
    """A paper could not be set."""

    code = "publishing.paper"
    hint = "Look at the story's own page; report it with the story's id if that looks right."


def story_paper(edition: EditionView, story: StoryView) -> bytes:
    """Return one story as PDF.

    Raises:
        PaperError: it could not be set.
    """
    return _set(story_data(edition, story), edition, story.id)


def edition_paper(edition: EditionView) -> bytes:
    """Return the edition as one PDF, with its contents.

    Raises:
        PaperError: it could not be set.
    """
    return _set(edition_data(edition), edition, f"edition {edition.number}")


def _set(data: dict[str, Any], edition: EditionView, name: str) -> bytes:
    """Set the data; the characters that typst refuses become holes, and it is set again.

    Args:
        data: What the template takes.
        edition: The edition in the language of the paper.
        name: What an error may call the paper.
    """
    undrawable = Undrawable(edition.words)
    for _ in range(TRIES):
        try:
            made = compile_paper(json.dumps(data, ensure_ascii=False))
        except typst.TypstError as error:
            if not undrawable.learn(refused_by(error)):
                break
            data = undrawable.replace_in(data)
        else:
            return without_marks(made, data["title"], edition.language)
    # The cause quotes the text, so it is not passed on.
    raise PaperError(f"the paper of {name} could not be set") from None


def compile_paper(data: str, template: str = TEMPLATE, folder: Path = TEMPLATES) -> bytes:
    """Return a template of ours set as PDF/UA-1 and PDF/A-2a, the same bytes each time.

    Args:
        data: What the template is given, as JSON.
        template: Its file name.
        folder: Where it stands.

    Raises:
        PaperError: it came back in another form.
        typst.TypstError: it could not be set; the error quotes the text.
    """
    compiler = typst.Compiler(
        folder / template,
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
    if not isinstance(made, bytes):
        raise PaperError("a paper came back as single pages")
    return made


def refused_by(error: typst.TypstError) -> str:
    """Return the characters that an error of typst complains about."""
    found = "".join(REFUSED.findall(f"{error}\n{getattr(error, 'diagnostic', '')}"))
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], found)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
