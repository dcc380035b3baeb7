import pytest
from django.core.checks import run_checks

from moksori.config.checks import check_deployment


def ids_of(found):
    return {message.id for message in found}


def test_the_settings_of_the_tests_expose_nobody():
    assert check_deployment() == []


def test_the_checks_are_known_to_django(settings):
    settings.DEBUG = True
    assert "moksori.E001" in ids_of(run_checks())


def test_keys_inside_the_data_folder_are_told(settings):
    settings.KEYS_FOLDER = settings.MOKSORI_HOME / "keys"
    assert ids_of(check_deployment()) == {"moksori.E002"}


def test_a_plain_database_is_told(settings):
    settings.UNSAFE_PLAIN_DATABASE = True
    assert ids_of(check_deployment()) == {"moksori.W001"}


@pytest.mark.parametrize("name", ["HOME", "MOKSORI_HOME"])
def test_where_a_desk_lies_can_be_told(monkeypatch, tmp_path, name):
    from moksori.config.settings import home_folder, keys_folder

    monkeypatch.delenv("MOKSORI_HOME", raising=False)
    monkeypatch.setenv(name, str(tmp_path / "d"))
    home = home_folder()
    assert home.is_relative_to(tmp_path / "d")
    assert keys_folder(home).parent == home.parent
