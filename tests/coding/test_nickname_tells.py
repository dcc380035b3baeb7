"""The English ways to tell a nickname."""

from __future__ import annotations

import pytest

from moksori.coding.nicknames import _ALSO_TOLD, _ENGLISH, _told
from moksori.coding.segments import Part, Segment


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Residents gave him the name "Kettle".', "Kettle"),
        ('They nicknamed him "Ladle".', "Ladle"),
        ("He is known, behind his back, as the Spoon; or, behind his back, Thimble.", "Thimble"),
        ('Villagers name him "Blue Pot".', "Blue Pot"),
        ('Farmers call the clerk "Little Barrel".', "Little Barrel"),
        ("He was given by the miners the nickname of Old Bucket.", "Old Bucket"),
        ('The doctor answers to "Needle".', "Needle"),
        ("He is now being called the Ladle by all.", "the Ladle"),
        ('"The Jug" everybody calls him.', "The Jug"),
        ('People speak of him as "the Sieve", even children.', "the Sieve"),
        ("a captain, the one they call Tin Whistle, came", "Tin Whistle"),
        ("a warder whom everyone knows as the Bucket.", "the Bucket"),
        ("they call him Funnel in the village", "Funnel"),
        ("In the ward they had a word for him, “Thimble,” since he sewed.", "Thimble"),
        ('The weavers have their own name for the foreman: "the Shuttle".', "the Shuttle"),
    ],
)
def test_told(text: str, name: str) -> None:
    """Each of them names the nickname."""
    found = [
        match["quoted"] or match["plain"]
        for pattern in (_ENGLISH, _ALSO_TOLD)
        for match in pattern.finditer(text)
    ]
    assert name in found


def test_insults() -> None:
    """What somebody is called once, in small letters, is no nickname."""
    assert not _ENGLISH.search('He called the woman "a thief".')


def test_in_other_words() -> None:
    """What stands in brackets behind a nickname is the same nickname."""
    told = "the one they call Tin Whistle (in Korean yang-chol, for his voice)"
    assert [name for name, _ in _told(Segment(Part.PASSAGE, 0, told))] == [
        "Tin Whistle",
        "yang-chol",
    ]


@pytest.mark.parametrize("lead", ["Let’s call her", "We will call her", "I'll just call her"])
def test_a_name_that_the_reporter_gives_is_none(lead: str) -> None:
    """Somebody of the desk chose it; nobody there knows the person by it."""
    text = f"A weaver told us. {lead} Sun Hui, that’s not her name."
    assert list(_told(Segment(text, 0, Part.PASSAGE, None))) == []
