"""What an officer is reported to have said to one person is heard by two."""

import pytest

from moksori.terms.mention import MentionKind
from tests.coding.accounts import read


def withheld(text):
    one = read(text)
    return [
        mention.told
        for mention in one.proposal.mentions
        if mention.kind is MentionKind.SPEECH and mention.detail.get("heard_by") == 2
    ]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (
            "The captain called her in. He told her that ",
            "whoever lost a sack could lose a sister too.",
        ),
        (
            "A guard beat a boy. He leaned down and said that ",
            "boys who sang at night learnt to be quiet.",
        ),
        ("The warden explained to him that ", "nobody would carry him out through either gate."),
        (
            "He called her in. The secretary told to her that ",
            "a party card is heavier than one night.",
        ),
        ("The storekeeper told him that ", "he knew very well where the barley went."),
    ],
)
def test_words_of_an_officer_to_one_person(before, words):
    assert words.rstrip(".") in withheld(before + words)


@pytest.mark.parametrize(
    "text",
    [
        "A guard beat a boy. The source said that the market had been closed since the flood.",
        "The captain told residents that those who came forward would be forgiven that year.",
        "The captain beat her. Her sister told our source that the family had moved to a far town.",
        "The widow told us that the captain had come to her house every week since the spring.",
        "At a meeting the chief said that all workers had to bring ten kilos of scrap iron.",
    ],
)
def test_what_was_told_to_many_or_to_the_desk_stays(text):
    assert withheld(text) == []
