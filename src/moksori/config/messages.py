"""`python -m moksori.config.messages`: the words of the screens, drawn out, merged and compiled.

`--check` changes nothing and fails where a word is not drawn out, or has no Korean yet.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import moksori

WEB = Path(moksori.__file__).parent / "web"
CATALOGUE = WEB / "locale" / "ko" / "LC_MESSAGES" / "django.po"
HEADER = "# The words of the screens in Korean; drawn out by python -m moksori.config.messages."
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
DROPPED = ("-Date:", "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team", "Generated-By")
HOUSE = Path(moksori.__file__).parent
RAISING = sorted(
    [
        *(HOUSE / "desk").glob("*.py"),
        *(HOUSE / "desk" / "programme").glob("*.py"),
        *(HOUSE / "broadcast").rglob("*.py"),
        *(HOUSE / "protection").glob("composing*.py"),
        HOUSE / "records" / "trail.py",
    ]
)
OF_THE_TERMINAL = (
    "aside", "backups", "delivery", "exchange", "excerpts", "mail", "opening", "restoring",
    "retrying", "site", "staging", "upgrading", "verifying",
)  # fmt: skip
"""Modules of the desk whose errors meet nobody but who types a command, by how they begin."""
CALLS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_": None,
}


def main(argv: list[str]) -> int:
    """Draw out, merge and compile; or only look."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po, write_po

    wanted = Catalog(locale="ko", project="moksori", fuzzy=False, header_comment=HEADER)
    for words, plural, context in sorted(_drawn_out(), key=lambda one: (one[0], one[2] or "")):
        wanted.add((words, plural) if plural else words, context=context)
    have = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="ko") if CATALOGUE.exists() else None
    missing = 0
    for message in wanted:
        known = have.get(message.id, context=message.context) if have and message.id else None
        if known is not None and known.string:
            message.string = known.string
        if message.id and not _is_whole(message.string):
            missing += 1
            sys.stdout.write(f"no Korean: {message.id}\n")
    # No date in it: the same words give the same file.
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, wanted, width=0, no_location=True, omit_header=False, sort_output=True)
    lines = text.getvalue().decode().splitlines(keepends=True)
    kept = "".join(one for one in lines if not any(word in one for word in DROPPED))
    final = read_po(io.BytesIO(kept.encode()), locale="ko")
    final.creation_date = final.revision_date = FIRST_DAY
    write_mo(compiled, final)
    binary = CATALOGUE.with_suffix(".mo")
    if "--check" in argv:
        same = CATALOGUE.read_text("utf-8") == kept and binary.read_bytes() == compiled.getvalue()
        return 0 if same and not missing else 1
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(kept, "utf-8")
    binary.write_bytes(compiled.getvalue())
    sys.stdout.write(f"{len(wanted)} words and sentences, {missing} without Korean\n")
    return 0


def _drawn_out() -> Iterator[tuple[str, str | None, str | None]]:
    from babel.messages.extract import extract
    from django.utils.translation.template import templatize

    for file in sorted([*WEB.rglob("*.py"), *WEB.rglob("templates/**/*.html")]):
        source = file.read_text("utf-8")
        if file.suffix == ".html":
            source = templatize(source)
        found = extract("python", io.BytesIO(source.encode()), keywords=CALLS)
        for _line, told, _comments, context in found:
            words, plural = (told[0], told[1]) if isinstance(told, tuple) else (told, None)
            if words:
                yield words, plural, context
    for words in _of_errors():
        yield words, None, None


def _of_errors() -> Iterator[str]:
    """Give what errors say that a screen shows: their hints, and the words they are raised with.

    What is not there is answered in words of the frame's own, and what only a command of the
    terminal meets is told there, in English.
    """
    files = [one for one in RAISING if not one.stem.startswith(OF_THE_TERMINAL)]
    parsed = [one for file in files for one in ast.walk(ast.parse(file.read_text("utf-8")))]
    classes = [one for one in parsed if isinstance(one, ast.ClassDef)]
    missing = {one.name for one in classes if "MissingError" in map(ast.unparse, one.bases)}
    for found in classes:
        if found.name not in missing:
            yield from _hint_in(found)
    for raised in parsed:
        if isinstance(raised, ast.Raise) and isinstance(raised.exc, ast.Call):
            yield from _words_of(raised.exc, missing)


def _hint_in(found: ast.ClassDef) -> Iterator[str]:
    for line in found.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "hint":
            yield str(ast.literal_eval(line.value))


def _words_of(raised: ast.Call, missing: set[str]) -> Iterator[str]:
    name = ast.unparse(raised.func).rpartition(".")[2]
    first = raised.args[0] if raised.args else None
    if name.endswith("Error") and name not in missing and isinstance(first, ast.Constant):
        yield str(first.value)


def _is_whole(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    sys.exit(main(sys.argv[1:]))
