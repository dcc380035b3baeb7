"""What imports cannot show: who makes a Cleared, who writes, how long things are."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "moksori"
WRITES = {"objects", "save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
FILES = sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)


def tree_of(path):
    return ast.parse(path.read_text("utf-8"))


@cache
def callers():
    """Each name that is called anywhere, with the files that call it."""
    found = defaultdict(set)
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Name):
                    found[called.id].add(path.relative_to(SRC).as_posix())
                elif isinstance(called, ast.Attribute):
                    found[called.attr].add(path.relative_to(SRC).as_posix())
    return found


@pytest.mark.parametrize("word", ["Cleared", "ClearedBundle", "ClearedTable", "Seal"])
def test_only_the_gate_makes_what_may_leave(word):
    makers = callers()[word]
    gate = {"protection/gate.py"}
    allowed = {
        "Cleared": gate,
        "ClearedBundle": gate,
        "ClearedTable": gate,
        "Seal": {"protection/inspect.py"},
    }
    assert makers == allowed[word]


def test_faces_never_write_and_never_touch_a_manager():
    bad = []
    for path in FILES:
        if path.relative_to(SRC).parts[0] not in {"web", "cli", "door"}:
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr in WRITES:
                bad.append(f"{path.name}:{node.lineno} .{node.attr}")  # noqa: PERF401
    assert bad == []


def test_no_file_is_longer_than_400_lines():
    long = {p.name: n for p in FILES if (n := p.read_text("utf-8").count("\n")) > 400}
    assert long == {}


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{p.relative_to(SRC)}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for p in FILES
        for node in ast.walk(tree_of(p))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > 40
    ]
    assert long == []


def test_no_room_is_called_utils():
    refused = {"utils", "helpers", "common", "base", "misc", "manager", "service", "core"}
    rooms = [
        p
        for p in SRC.rglob("*")
        if p.suffix in {".py", ""} and p.stem in refused and "__pycache__" not in p.parts
    ]
    # packs/common is data; Django looks a database backend up under the name `base`.
    allowed = {SRC / "packs" / "common", SRC / "records" / "sqlcipher" / "base.py"}
    assert set(rooms) <= allowed


def test_no_signals_connect_things_out_of_sight():
    for path in FILES:
        assert "django.dispatch" not in path.read_text("utf-8"), path


def test_rules_say_in_words_what_an_editor_reads():
    from moksori.protection.rules import RULES

    for rule in RULES:
        text = (rule.__doc__ or "").strip()
        assert len(text.split()) >= 12, rule.__name__


def test_errors_have_a_code_and_a_hint_of_their_own():
    import importlib
    import pkgutil

    import moksori
    from moksori.terms.errors import MoksoriError

    for module in pkgutil.walk_packages(moksori.__path__, "moksori."):
        if not re.search(r"__main__|\.records\.|\.config\.|migrations", module.name):
            importlib.import_module(module.name)

    def leaves(cls):
        for child in cls.__subclasses__():
            yield child
            yield from leaves(child)

    codes = {}
    for error in leaves(MoksoriError):
        if error.__module__.startswith("moksori"):
            assert error.code not in codes or codes[error.code] is error, error
            codes[error.code] = error
            assert error.hint


def test_no_rule_opens_an_address():
    # import-linter sees only whole packages of the standard library; urllib.parse is harmless.
    opened = [
        p.name
        for p in FILES
        if re.search(r"urllib\.request|urlopen|socket\.", p.read_text("utf-8"))
    ]
    assert opened == []
