"""`moksori out`, `correct`, `recall`, `reissue`, as somebody types them."""

import json
import re

import pytest

from tests.cli.desks import one_released
from tests.flows.running import run
from tests.once import copied

pytestmark = pytest.mark.slow


def test_a_released_story_is_listed_put_right_taken_back_and_stands_again(
    tmp_path_factory, tmp_path
):
    made = one_released(tmp_path_factory)
    home, out = copied(made, tmp_path), made / "edition"
    (one,) = json.loads(run("out", "list", "--json", "--home", home).stdout)
    story = one["story"]
    assert (one["kind"], one["place"], one["stale"]) == ("edition", str(out), False)

    note = tmp_path / "note.txt"
    words = ("correct", "--home", home, "--story", story, "--language", "en", "--note", note)
    note.write_text("We wrote that it was in Pongsan-dong.", "utf-8")
    refused = run(*words)
    assert refused.returncode == 4
    assert "afterwards.correction_stopped" in refused.stderr
    assert "Pongsan" not in refused.stdout + refused.stderr
    note.write_text("An earlier version gave the wrong season.", "utf-8")
    corrected = run(*words)
    assert corrected.returncode == 0, corrected.stderr
    assert re.search(r"edition +stale", corrected.stdout)

    elsewhere = ("out", "add", "reprint", "--home", home, "--story", story)
    assert run(*elsewhere, "--place", "주간지 12호").returncode == 0
    nobody = run("recall", "--home", home, "--because", "danger")
    assert nobody.returncode == 3
    gone = run("recall", "--home", home, "--story", story, "--because", "danger")
    assert gone.returncode == 0, gone.stderr
    assert "Taken back: 1" in gone.stdout
    copies = re.findall(r"\[(cop-\w+)\]", gone.stdout)
    assert len(copies) == 2
    assert run("out", "settle", copies[0], "gone", "--home", home).returncode == 0
    assert len(json.loads(run("out", "list", "--stale", "--json", "--home", home).stdout)) == 1
    again = run("reissue", "--home", home, "--story", story)
    assert "stands again" in again.stdout, again.stderr
    assert run("audit", "verify", "--home", home).returncode == 0
