"""Archives and attachments: bounded, flattened, and their names never used as paths."""

import struct

import pytest

from moksori.intake.limits import Limits
from moksori.intake.refusals import BombError, DamagedError
from moksori.intake.unpacking import is_container, unpack
from moksori.terms.errors import InvalidError
from tests.intake import making

ONE = making.zipped([("a.txt", b"one"), ("sub/b.txt", b"two")])


def pairs(data, **more):
    return [(member.name, member.data) for member in unpack(data, "x", **more)]


def test_the_members_of_an_archive_come_one_by_one():
    assert is_container(ONE, "x.zip")
    assert pairs(ONE) == [("a.txt", b"one"), ("b.txt", b"two")]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("/abs/olute.txt", "olute.txt"),
        ("C:\\Users\\x\\notes.txt", "notes.txt"),
        ("..", "member"),
        ("a\u202e\x07b.txt", "ab.txt"),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
    ],
)
def test_a_name_is_shown_and_never_a_path(stored, shown):
    [(name, data)] = pairs(making.zipped([(stored, b"x")]))
    assert name == shown
    assert data == b"x"


def test_a_korean_name_that_an_old_tool_wrote_is_put_right():
    data = bytearray(making.zipped([("AAAA.txt", b"x")]))
    wanted = "증언".encode("cp949") + b".txt"
    data = bytes(data).replace(b"AAAA.txt", wanted)
    assert pairs(data)[0][0] == "증언.txt"


def test_two_members_of_one_name_are_both_kept():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = making.zipped([("a.txt", b"one"), ("a.txt", b"two")])
    assert pairs(data) == [("a.txt", b"one"), ("a.txt", b"two")]


def test_what_operating_systems_leave_behind_is_left_out():
    data = making.zipped(
        [("__MACOSX/._a", b"x"), ("d/.DS_Store", b"x"), ("d/", b""), ("a", b"one")]
    )
    assert pairs(data) == [("a", b"one")]


def test_archives_within_archives_are_flattened():
    nested = making.zipped([("in.zip", ONE), ("c.txt", b"three")])
    assert [name for name, _ in pairs(nested)] == ["a.txt", "b.txt", "c.txt"]


def test_a_document_inside_an_archive_is_a_member_and_not_opened():
    document = making.word_document("Hello")
    assert pairs(making.zipped([("d.docx", document)])) == [("d.docx", document)]
    assert not is_container(document)


def test_archives_nested_too_deeply_are_a_bomb():
    data = ONE
    for _ in range(5):
        data = making.zipped([("in.zip", data)])
    with pytest.raises(BombError):
        pairs(data)


def test_a_member_that_unfolds_too_far_is_a_bomb():
    with pytest.raises(BombError) as refusal:
        pairs(making.zipped([("a", b"\0" * 6_000_000)]))
    assert refusal.value.code == "intake.bomb"


def test_members_that_are_too_many_or_too_much_together_are_a_bomb():
    with pytest.raises(BombError):
        pairs(making.zipped([(str(n), b"x") for n in range(30)]), limits=Limits(members=20))
    with pytest.raises(BombError):
        pairs(ONE, limits=Limits(file_bytes=len(ONE), members=1))


def test_many_small_archives_in_one_share_one_budget():
    inner = making.zipped([("a", b"x" * 3000)])
    outer = making.zipped([(f"{n}.zip", inner) for n in range(100)])
    with pytest.raises(BombError):
        pairs(outer, limits=Limits(file_bytes=200_000))


def test_a_size_that_lies_is_not_believed():
    data = bytearray(making.zipped([("a", b"y" * 5000)]))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    with pytest.raises(DamagedError):
        pairs(bytes(data))


def locked(data, which):
    """Set the flag of an encrypted member."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        for _ in range(which + 1):
            place = data.find(mark, place + 1)
        data[place + offset] |= 1
    return bytes(data)


def each(data):
    """What a caller that keeps member by member has when the refusal comes."""
    members = []
    source = unpack(data, "x")
    while True:
        try:
            members.append(next(source).name)
        except StopIteration:
            return members, None
        except InvalidError as error:
            return members, error.code


def test_a_locked_member_does_not_stop_the_others():
    assert each(locked(ONE, 0)) == (["b.txt"], "intake.encrypted")


def test_a_broken_member_does_not_stop_the_others():
    data = making.zipped([("a", b"first words"), ("b", b"second")], packed=False)
    broken = data.replace(b"first words", b"first wurds")
    assert each(broken) == (["b"], "intake.damaged")


def test_a_cut_archive_is_damaged():
    with pytest.raises(DamagedError):
        pairs(ONE[: len(ONE) // 2])


def test_a_mail_gives_itself_and_its_attachments():
    data = making.mail(
        "The words.", attachments=[("../notes.txt", b"notes"), ("증언.txt", b"told")]
    )
    assert is_container(data, "x.eml")
    members = list(unpack(data, "mail.eml"))
    assert [m.name for m in members] == ["mail.eml", "notes.txt", "증언.txt"]
    assert [m.data for m in members[1:]] == [b"notes", b"told"]
    assert b"The words." in members[0].data
    assert not is_container(members[0].data)


def test_a_mail_in_a_mail_is_opened_too():
    inner = making.mail("Inner words.", attachments=[("deep.txt", b"deep")])
    outer = making.mail("Outer words.", attachments=[("inner.eml", inner)])
    names = [m.name for m in unpack(outer, "outer.eml")]
    assert names == ["outer.eml", "inner.eml", "deep.txt"]


@pytest.mark.parametrize("data", [b"", b"plain words", making.pdf(["x"]), making.mail("x")])
def test_other_files_are_no_containers(data):
    assert not is_container(data, "x.zip")
