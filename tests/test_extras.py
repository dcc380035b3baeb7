"""Optional parts: locked like everything else, in the versions of the desk and of each other."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXTRAS = ("asr", "piper")


def pins(lock):
    text = (ROOT / lock).read_text("ascii")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("extra", EXTRAS)
def test_an_optional_part_goes_beside_the_desk(extra):
    own = pins(f"requirements/{extra}.lock")
    desk = pins("requirements/moksori.lock")
    assert {name: own[name] for name in own.keys() & desk} == {
        name: desk[name] for name in own.keys() & desk
    }
    other = pins(f"requirements/{EXTRAS[1 - EXTRAS.index(extra)]}.lock")
    assert {own[name] == other[name] for name in own.keys() & other} == {True}
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {re.split("[>=<]", one)[0] for one in told["project"]["optional-dependencies"][extra]}
    assert wanted <= own.keys()
    text = (ROOT / f"requirements/{extra}.lock").read_text("ascii")
    assert "://" not in text
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(own)


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_command_knows_every_optional_part(extra):
    command = (ROOT / "bin" / "extra").read_text("utf-8")
    assert re.search(r"^ +asr \| piper\) ;;$", command, re.MULTILINE)
    assert f'echo "  {extra} ' in command
