"""Letters and marks that look like others, and what each is taken for when texts are matched."""

from __future__ import annotations

_TAKEN_FOR = {
    "a": "Ааᴀɑ",
    "b": "ΒВвβʙ",
    "c": "СсϹϲᴄ",
    "d": "ԀԁđĐðᴅ",
    "e": "ΕЕеҼҽεᴇ",
    "f": "ƒ",
    "g": "ɡɢ",
    "h": "ΗНнҺһħĦʜ",
    "i": "ΙІіιıɪ",
    "j": "ЈјͿϳȷᴊ",
    "k": "ΚКкκᴋ",
    "l": "ӀӏłŁʟ",
    "m": "ΜМмᴍ",
    "n": "Νηɴ",
    "o": "ΟОоοøØσᴏ",
    "p": "ΡРрρᴘ",
    "q": "Ԛԛ",
    "r": "ʀ",
    "s": "Ѕѕꜱ",
    "t": "ΤТтτŧŦᴛ",
    "u": "υᴜ",
    "v": "νѴѵᴠ",
    "w": "Ԝԝωᴡ",
    "x": "ΧХхχ",
    "y": "ΥУуҮүγʏ",
    "z": "Ζᴢ",
}

_PLAIN_MARKS = {
    "'": "‘’‚‛`´′‵ʹʼʻʽˈ‹›＇",
    '"': "“”„‟″‶〝〞〟«»＂",
    "-": "‐‑‒–—―⁃−﹘﹣－⸺⸻᠆",
    "~": "〜～∼",
    ".": "。．｡",
    ",": "、，､",
}

LETTERS: dict[int, str] = {
    ord(other): letter for letter, others in _TAKEN_FOR.items() for other in others
}
"""Code point → the Latin letter it is taken for."""

MARKS: dict[int, str] = {
    ord(other): mark for mark, others in _PLAIN_MARKS.items() for other in others
}
"""Code point → the plain mark it is taken for."""

DASHES: dict[int, str] = {ord(dash): "-" for dash in _PLAIN_MARKS["-"]}
"""Only the dashes: for views that keep quotation marks as they were typed."""

for _first in (0x1F150, 0x1F170):  # letters in black circles and black squares
    LETTERS.update({_first + place: chr(ord("a") + place) for place in range(26)})
