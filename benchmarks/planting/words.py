"""The harmless words of a clean twin, and the sentences around what is planted."""

import unicodedata

MONTH = "2026-11-01T00:00:00Z"
HARMLESS = ("somebody", "누군가")
MORE_HARMLESS = (
    ("somebody", "an old neighbour", "those who stayed", "a thing nobody named", "the weather"),
    ("누군가", "이웃 사람", "남은 사람들", "이름 없는 것", "날씨"),
)
"""English and Korean; a twin draws one of them."""
AROUND = "In the spring people there talked about {} and fell silent."
AROUND_KO = "그해 봄 사람들은 {} 때문에 말이 없었다."


def around(words):
    korean = any("\uac00" <= char <= "\ud7a3" for char in unicodedata.normalize("NFC", words))
    return (AROUND_KO if korean else AROUND).format(words)


def is_korean(words):
    return any("\uac00" <= char <= "\ud7a3" for char in words)
