"""`moksori outlets` and `moksori deliver`, as somebody types them."""

from tests.cli.desks import moksori, one_received
from tests.once import copied


def test_an_outlet_is_added_listed_and_removed_and_nothing_is_delivered_without_a_release(
    tmp_path_factory, tmp_path
):
    home = copied(one_received(tmp_path_factory), tmp_path)
    added = moksori("outlets", "add", "web", f"folder:{tmp_path / 'www'}", home=home)
    assert (added.returncode, added.stdout) == (0, "added\n"), added.stderr
    listed = moksori("outlets", "list", home=home)
    assert listed.stdout.split()[:3] == ["web", "0", "stories"]
    none = moksori("deliver", "--to", "web", home=home)
    assert none.returncode == 2
    assert "publishing.nothing_cleared" in none.stderr
    assert not (tmp_path / "www").exists()
    gone = moksori("outlets", "remove", "web", home=home)
    assert "0 stories still stand there" in gone.stdout
    assert moksori("deliver", "--to", "web", home=home).returncode == 3


def test_a_secret_is_no_word_of_the_command_and_words_that_lack_are_asked_for(tmp_path):
    from moksori.cli.main import build_parser

    told = build_parser("outlets").format_help() + build_parser("deliver").format_help()
    assert "--secret" not in told
    assert "--password" not in told
    got = moksori("outlets", "add", "web", home=tmp_path / "nothing")
    assert got.returncode == 2
    assert "cli.outlet_words" in got.stderr
