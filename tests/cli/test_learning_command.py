"""`moksori learning`, as somebody types it: on a desk of its own, and where there is none."""

from tests.cli.desks import moksori, one_received
from tests.once import copied


def test_a_new_desk_has_learnt_nothing_and_can_forget_it(tmp_path_factory, tmp_path):
    home = copied(one_received(tmp_path_factory), tmp_path)
    shown = moksori("learning", "show", home=home)
    assert shown.returncode == 0, shown.stderr
    assert len(shown.stdout.splitlines()) == 1
    gone = moksori("learning", "forget", "--rule", "names.run", home=home)
    assert gone.stdout.startswith("0 decisions")


def test_a_folder_without_a_desk_stays_as_it_is(tmp_path):
    got = moksori("learning", "show", home=tmp_path / "nothing")
    assert got.returncode == 3
    assert "desk.no_desk" in got.stderr
    assert not (tmp_path / "nothing").exists()


def test_a_day_that_is_none_is_refused(tmp_path):
    got = moksori("learning", "forget", "--since", "yesterday", home=tmp_path)
    assert got.returncode == 2
    assert "cli.no_since" in got.stderr
