"""Texts that the language tests share: arbitrary ones, and ones built to make a search slow."""

from hypothesis import strategies as st

SURROGATES_TOO = st.text(
    st.characters(min_codepoint=0, max_codepoint=0x10FFFF, exclude_categories=()), max_size=60
)
_PIECES = st.sampled_from(
    [
        "20-year-old",
        "Kim",
        "(33)",
        "43",
        "aged",
        "born in 1974",
        "in her",
        "30s",
        "마흔세",
        "살",
        "43세",
        "(43)",
        "1974년생",
        "30대 초반",
        "2016",
        "March",
        "3월",
        "15일",
        "지난",
        "last",
        "Tuesday",
        "ago",
        "three",
        "days",
        "at 9 p.m.",
        "밤 11시",
        "40,000",
        "RMB",
        "(5,873 USD)",
        "$",
        "4만",
        "위안",
        "북한 돈",
        "tens of thousands of",
        "70%",
        "half",
        "3분의 1",
        "7할",
        "said,",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "I",
        "you",
        "너",
        "라고",
        "말했다",
        "said",
        "told her,",
        "If",
        "dont",
        "to this day",
        "still",
        "매일",
        "지금도",
        "010-1234-5678",
        "a@b.org",
        "@x",
        ".",
        "?",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u00a0",
        "\u200b",
        "\u00ad",
        ",",
        "(",
        ")",
        "-",
        "–",
        "«",
        "「",
        "ㄱ",
        "ㅏ",
        "\u1100\u1161",
        "é",
        "ﬁ",
        "①",
        "１",
        "\ud800",
        "😀",
    ]
)
STITCHED = st.lists(_PIECES, max_size=25).map(" ".join) | st.lists(_PIECES, max_size=25).map(
    "".join
)
"""Pieces of what the finders look for, in any order, with and without blanks between."""

ANY_TEXT = SURROGATES_TOO | STITCHED

SIZE = 30_000
REPEATED = (
    "a", "1", "1 ", "12, ", "1,000 ", "0", " ", "\n", "\"", "'", "“", "‘", "’", "“a ", "(", "1-", "1/",
    ". ", "I ", "said, ", "the ", "20 year-", "Kim, ", "twenty ", "March ", "가", "십", "세 살 ", "김(",
    "라고 ", "말했다 ",
)  # fmt: skip
CURRENCIES = (
    ("KPW", ("북한 돈", "북한돈", "won", "원", "North Korean won")),
    ("CNY", ("RMB", "yuan", "¥", "위안", "인민폐")),
    ("USD", ("USD", "$", "US$", "dollar", "달러")),
)
