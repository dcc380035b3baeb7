"""`moksori export`, as somebody types it: on a desk without consents, and where there is none."""

from tests.cli.desks import moksori, one_received
from tests.once import copied


def test_a_desk_without_consents_gives_nothing_and_says_so(tmp_path_factory, tmp_path):
    home = copied(one_received(tmp_path_factory), tmp_path)
    out = tmp_path / "out"
    words = ("export", "--for", "partner", "--as", "csv", "--out", str(out))
    given = moksori(*words, home=home)
    assert given.returncode == 0, given.stderr
    assert "0 acts" in given.stdout
    assert (out / "losses.md").is_file()
    again = moksori(*words, home=home)
    assert again.returncode == 4
    assert "exchange.out_taken" in again.stderr


def test_a_folder_without_a_desk_gives_nothing(tmp_path):
    out = tmp_path / "out"
    words = ("export", "--for", "court", "--as", "esf", "--out", str(out))
    got = moksori(*words, home=tmp_path / "nothing")
    assert got.returncode == 3
    assert not out.exists()
