import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import IntegrityError, transaction

from moksori.records.models import User
from moksori.records.states import Role

pytestmark = pytest.mark.django_db


def test_the_user_of_django_is_ours():
    assert get_user_model() is User


def test_a_user_signs_in_under_the_name_of_the_desk():
    user = User.objects.create_user("금강", "a long pass phrase", Role.EDITOR)
    assert authenticate(username="금강", password="a long pass phrase") == user
    assert authenticate(username="금강", password="another") is None


def test_a_user_without_a_password_cannot_sign_in():
    user = User.objects.create_user("demo", None, Role.ADMINISTRATOR)
    assert not user.has_usable_password()
    assert authenticate(username="demo", password="") is None


def test_who_left_cannot_sign_in_and_keeps_their_name_in_the_record():
    user = User.objects.create_user("금강", "a long pass phrase", Role.EDITOR)
    user.is_active = False
    user.save()
    assert authenticate(username="금강", password="a long pass phrase") is None
    assert not User.objects.at_work().exists()


def test_a_role_is_asked_by_its_name():
    user = User.objects.create_user("금강", None, Role.PROTECTION_OFFICER)
    assert user.has_role(Role.EDITOR, Role.PROTECTION_OFFICER)
    assert not user.has_role(Role.EDITOR)
    assert list(User.objects.in_role(Role.PROTECTION_OFFICER)) == [user]


def test_the_desk_knows_no_address_and_no_hour_of_anybody():
    columns = {field.name for field in User._meta.concrete_fields}
    assert columns == {"id", "password", "desk_name", "role", "is_active", "language"}


def test_the_database_refuses_an_unknown_role_and_a_name_twice():
    user = User.objects.create_user("금강", None, Role.CODER)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(id=user.id).update(role="king")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("금강", None, Role.CODER)


def test_a_user_shows_an_id_and_no_name():
    user = User.objects.create_user("금강", None, Role.CODER)
    assert "금강" not in f"{user} {user!r}"
