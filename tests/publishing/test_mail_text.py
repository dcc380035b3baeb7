"""Plain text for a terminal of 72 columns that a wider reader can set as one paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from moksori.publishing.mail_text import COLUMNS, flowed, width

WORDS = st.lists(
    st.text(st.sampled_from("abcdefg가나다라마바"), min_size=1, max_size=12), max_size=60
)


def unflowed(text):
    """Read a text as RFC 3676 has it."""
    told, begun = [], False
    for raw in text.removesuffix("\n").split("\n"):
        line = raw[1:] if raw.startswith(" ") else raw
        if begun:
            told[-1] += line
        else:
            told.append(line)
        begun = line.endswith(" ")
    return "\n".join(told)


@given(st.lists(WORDS, max_size=5))
def test_no_line_is_too_wide_and_nothing_is_lost(paragraphs):
    text = "\n".join(" ".join(words) for words in paragraphs).rstrip("\n")
    made = flowed(text)
    assert max(width(line) for line in made.split("\n")) <= COLUMNS
    assert unflowed(made) == text


def test_korean_is_broken_between_words():
    told = "강가에 사는 사람이라면 누구나 그 나루터를 알고 거기서 무엇을 내야 하는지도 안다 " * 3
    lines = flowed(told.strip()).splitlines()
    assert len(lines) > 2
    assert [word for line in lines for word in line.split()] == told.split()


def test_a_long_address_stays_whole_and_marks_of_quoting_are_hidden():
    link = "https://paper.example/" + "x" * 90
    assert link in flowed(f"See {link} here").split()
    assert flowed("> not quoted\nFrom here\n  (note: one)") == (
        " > not quoted\n From here\n   (note: one)\n"
    )


def test_a_hangul_syllable_takes_two_columns():
    assert width("가a") == 3
    assert width("e\u0301") == 1
