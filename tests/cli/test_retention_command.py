"""`moksori retention`, as somebody types it."""

from tests.cli.desks import moksori, one_received
from tests.once import copied


def test_limits_are_shown_and_set_and_what_two_remove_is_not_removed_here(
    tmp_path_factory, tmp_path
):
    home = copied(one_received(tmp_path_factory), tmp_path)
    assert moksori("retention", "set", "forms", "3", home=home).returncode == 0
    shown = moksori("retention", "show", home=home)
    assert shown.returncode == 0, shown.stderr
    lines = {line.split()[0]: line for line in shown.stdout.splitlines()}
    assert "3 days" in lines["forms"]
    assert "endless" in lines["readers"]
    assert "two people" in lines["identities"]
    gone = moksori("retention", "remove", "jobs", home=home)
    assert gone.stdout.startswith("0 removed for good")
    two = moksori("retention", "remove", "identities", home=home)
    assert two.returncode == 4
    assert "retention.two_needed" in two.stderr
    short = moksori("retention", "set", "forms", "0", home=home)
    assert short.returncode == 2
    assert "retention.limit" in short.stderr


def test_words_that_make_no_command_are_refused(tmp_path):
    for words in (("show", "forms"), ("remove",), ("set", "forms"), ("set", "forms", "soon")):
        got = moksori("retention", *words, home=tmp_path / "nothing")
        assert got.returncode in {2, 3}, words
    assert not (tmp_path / "nothing").exists()
