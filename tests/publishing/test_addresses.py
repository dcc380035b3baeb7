"""Where things stand and how they are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.publishing.addresses import LONGEST, Addresses, public_base, relative, stems


def test_the_first_language_has_no_suffix():
    addresses = Addresses("ko")
    assert addresses.index("ko") == "index.html"
    assert addresses.page("slug", "en") == "stories/slug.en.html"
    assert addresses.edition_paper("en") == "edition.en.pdf"
    assert addresses.podcast("ko") == "podcast.xml"
    assert addresses.podcast("en") == "podcast.en.xml"


def test_a_page_points_at_another_from_where_it_stands():
    assert relative("index.html", "stories/a.html") == "../index.html"
    assert relative("stories/b.html", "stories/a.html") == "../stories/b.html"
    assert relative("stories/a.html", "index.html") == "stories/a.html"


def test_slugs_that_collide_get_a_number():
    assert stems(["a", "A", "a", "a-2", "a"]) == ("a", "a-2", "a-3", "a-2-2", "a-4")


def test_a_story_without_a_slug_has_a_name_all_the_same():
    assert stems(["", "--", ""]) == ("story", "story-2", "story-3")


def test_a_long_slug_ends_at_a_word():
    (stem,) = stems(["the-orchard-" * 30])
    assert len(stem) <= LONGEST
    assert stem.endswith(("the", "orchard"))


@pytest.mark.parametrize("slug", ["con", "NUL", "lpt1", "com9"])
def test_a_name_that_a_memory_card_refuses_is_made_longer(slug):
    assert stems([slug]) == (f"{slug.lower()}-story",)


def test_a_public_address_has_one_slash():
    assert public_base("https://a.example//") == "https://a.example/"
    assert public_base("") == ""


@given(st.lists(st.from_regex("[A-Za-z0-9-]{0,100}", fullmatch=True), max_size=20))
def test_every_story_has_a_name_of_its_own(slugs):
    names = stems(slugs)
    assert len(set(names)) == len(slugs)
    assert all(name and name == name.lower() and len(name) <= LONGEST + 8 for name in names)
