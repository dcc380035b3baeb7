"""A text made ready: what is a checksum is told by what stands around a hit."""

import re

from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.matching_text import Text

CHECKSUM = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])|[0-9a-f]{16,}", re.IGNORECASE
)
UUIDS = st.uuids().map(str)
LONG = st.text("0123456789abcdefABCDEF", min_size=14, max_size=40)
AROUND = st.text("09aF-g 만", max_size=12)
TEXTS = st.lists(UUIDS | LONG | AROUND, min_size=1, max_size=6).map("".join)


@given(TEXTS, st.data())
def test_a_stretch_is_in_a_checksum_where_the_whole_text_says_so(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    told = [
        one.span()
        for one in CHECKSUM.finditer(text)
        if not (plain := one.group().replace("-", "")).isdigit() and not plain.isalpha()
    ]
    expected = any(first <= start and end <= last for first, last in told)
    assert Text(text).is_in_checksum(start, end) is expected
