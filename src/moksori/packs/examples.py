"""The worked example: invented accounts that take a new desk all the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from moksori.packs.loader import available
from moksori.packs.model import Labels
from moksori.packs.reading import Entry, read_file

_FOLDER = Path(__file__).resolve().parent / "example"


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One invented account, as a file that might have come in.

    Attributes:
        data: The bytes of the file, as they stand in the folder.
        pack: Code of the country pack it is read with.
        medium: How it would have come: phone, chat, letter, hearing, article, statement.
        language: Language it is told in.
        shows: What it is in the example for, in a sentence.
    """

    name: str
    data: bytes
    pack: str
    medium: str
    language: str
    shows: Labels


@cache
def example_accounts() -> tuple[ExampleFile, ...]:
    """Give the files of the worked example, in the order of their names.

    Raises:
        PackInvalidError: The manifest breaks its rules, or a file it names is not there.
    """
    return read_examples(_FOLDER)


def read_examples(folder: Path) -> tuple[ExampleFile, ...]:
    """Read the manifest of a worked example and the files it names.

    Raises:
        PackInvalidError: An entry is not marked as invented, names no file of the folder or an
            unknown pack, or a file of the folder is not in the manifest.
    """
    top = read_file(folder / "manifest.yaml", "accounts")
    found = [_example(entry, folder) for entry in top.entries("accounts")]
    named = {each.name for each in found} | {"manifest.yaml"}
    if len(named) != len(found) + 1:
        raise top.refusal("a file stands twice in the manifest")
    if any(file.name not in named for file in folder.iterdir()):
        raise top.refusal("a file of the folder is not in the manifest")
    return tuple(sorted(found, key=lambda each: each.name))


def _example(entry: Entry, folder: Path) -> ExampleFile:
    entry.only("name", "pack", "medium", "language", "invented", "shows")
    if not entry.flag("invented"):
        # Nothing that anybody told may ever be shipped as an example.
        raise entry.refusal("an example must be marked as invented")
    if entry.text("pack") not in available():
        raise entry.refusal("there is no such country pack")
    file = folder / entry.text("name")
    if file.parent != folder or not file.is_file():
        raise entry.refusal("the file is not in the folder")
    return ExampleFile(
        name=file.name,
        data=file.read_bytes(),
        pack=entry.text("pack"),
        medium=entry.text("medium"),
        language=entry.text("language"),
        shows=entry.labels("shows"),
    )
