"""The generated pages of `docs/reference`: glossary, errors, rules, codebook, packs, commands."""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from enum import Enum
from types import ModuleType

import moksori
from moksori.cli.main import build_parser
from moksori.corroboration.rules import RULES as CORROBORATION
from moksori.packs import loader
from moksori.protection.rules import RULES as PROTECTION
from moksori.terms.errors import MoksoriError

HEAD = "<!-- Written by `bin/moksori docs`; change the code or the packs, not this page. -->\n\n"
NOT_FOR_DOCS = ("__main__", ".config", ".migrations", ".sqlcipher.base")


def pages() -> dict[str, str]:
    """Return every generated page by its file name."""
    made = {
        "glossary.md": _glossary(),
        "errors.md": _errors(),
        "rules.md": _rules(),
        "codebook.md": _codebook(),
        "packs.md": _packs(),
        "commands.md": _commands(),
    }
    return {name: HEAD + text.rstrip() + "\n" for name, text in made.items()}


def _modules(under: str) -> Iterator[ModuleType]:
    package = importlib.import_module(under)
    for found in pkgutil.walk_packages(package.__path__, under + "."):
        if not any(part in found.name for part in NOT_FOR_DOCS):
            yield importlib.import_module(found.name)


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ")


def _glossary() -> str:
    lines = ["# Glossary", "", "The words of the house, as the code has them.", ""]
    for module in _modules("moksori.terms"):
        lines += [f"## {_first_line(module)}", ""]
        for name, cls in inspect.getmembers(module, inspect.isclass):
            if cls.__module__ != module.__name__:
                continue
            lines.append(f"- **{name}**: {_first_line(cls)}")
            if issubclass(cls, Enum):
                values = ", ".join(f"`{member.value}`" for member in cls)
                lines.append(f"  ({values})")
        lines.append("")
    return "\n".join(lines)


def _leaves(cls: type[MoksoriError]) -> Iterator[type[MoksoriError]]:
    for child in cls.__subclasses__():
        yield child
        yield from _leaves(child)


def _errors() -> str:
    for _ in _modules("moksori"):
        pass  # every module is loaded, so that every leaf is known
    rows = {
        error.code: f"| `{error.code}` | {_first_line(error)} | {error.hint} | {error.exit_code} |"
        for error in _leaves(MoksoriError)
        if error.__module__.startswith(moksori.__name__)
    }
    head = [
        "# Errors",
        "",
        "A message carries ids and positions, never a told word. The code is stable.",
        "",
        "| code | what happened | what to do next | exit |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join(head + [rows[code] for code in sorted(rows)])


def _rules() -> str:
    lines = ["# Rules", "", "## Of the gate", ""]
    for rule in PROTECTION:
        lines += [f"### `{rule.__name__}`", "", inspect.getdoc(rule) or "", ""]
    lines += ["## Of corroboration", ""]
    for weigher in CORROBORATION:
        lines += [f"### `{weigher.__name__}`", "", inspect.getdoc(weigher) or "", ""]
    return "\n".join(lines)


def _codebook() -> str:
    lines = [
        "# Codebook",
        "",
        "Our own types, labels and definitions. HURIDOCS is the source of the codes",
        "(micro-thesaurus 4); the pattern is one of the nine of the UN Commission of Inquiry.",
        "",
        "| code | English | 한국어 | HURIDOCS | pattern | definition |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| `{one.code}` | {one.labels['en']} | {one.labels['ko']} | {one.huridocs or '–'} "
        f"| {one.pattern or '–'} | {one.definitions['en']} |"
        for one in loader.load_common().codebook
    ]
    return "\n".join(lines)


def _packs() -> str:
    lines = ["# Country packs", ""]
    for code in loader.available():
        pack = loader.load(code)
        lines += [
            f"## `{code}`: {pack.labels['en']} ({pack.labels['ko']})",
            "",
            f"{len(pack.places)} places, {len(pack.organisations)} organisations, "
            f"{len(pack.posts)} posts and occupations, {len(pack.glossary)} glossed terms.",
            "",
            *[f"- {source}" for source in pack.sources],
            "",
        ]
    return "\n".join(lines)


def _commands() -> str:
    parser = build_parser()
    lines = ["# Commands", "", "```", parser.format_help().rstrip(), "```", ""]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                lines += [f"## `moksori {name}`", "", "```", sub.format_help().rstrip(), "```", ""]
                lines += _deeper(f"moksori {name}", sub)
    return "\n".join(lines)


def _deeper(name: str, parser: argparse.ArgumentParser) -> list[str]:
    """Return what the commands of a command take."""
    lines: list[str] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, sub in action.choices.items():
                lines += [f"### `{name} {word}`", "", "```", sub.format_help().rstrip(), "```", ""]
    return lines
