"""Invented lines of programmes. `[word]` may be left out, `{word|other}` may be said otherwise."""

import re
from collections.abc import Iterator

ENGLISH = (
    "Good evening. This is a programme for people who [cannot] be named, read by {others|friends}.",
    "What did the people in the market say [when] the stalls were {closed|opened}?",
    "A resident says that the price of rice went up [twice] and that "
    "{nobody|everybody} was told why.",
    "He was [not] beaten, she said, but he was made to stand until {morning|evening}.",
    "The officer took three hundred thousand won and did [not] write a {receipt|letter}.",
    "A woman in her [forties] was held for eleven days in a room without a {window|table}.",
    "In the spring of two thousand and nineteen the {office|school} on the hill was "
    "[suddenly] locked.",
    "Who kept the lists, and who could [ever] see {them|him}?",
    "They came at night, four of them, and asked for the [second] {son|daughter}.",
    "Her neighbour, a man in his thirties, was sent to Hoeryong and [never] came {back|home}.",
    "According to the source, the guards at Chongjin station sold the [stolen] "
    "{coal|corn} themselves.",
    "Some details of this account were [changed] so that the person who told it "
    "cannot be {found|heard}.",
    "I asked how much a kilogram of maize cost [before] the harvest and how much it "
    "costs {now|then}.",
    "No.",
    "It was said that the {electricity|water} came for two hours a day, and only in "
    "the [upper] part.",
    "The accused was a major in a [border] unit; what became of {him|her} afterwards is not known.",
    "She paid [half] of it in yuan and the rest in {cigarettes|medicine}.",
    "What you hear next is about violence against {prisoners|children}. It lasts "
    "[about] two minutes.",
    "People say they have [no] one to complain to, and that is why they {telephone|write}.",
    "That was the account of a resident of a northern {province|city}. We [thank] "
    "everybody who told us.",
)
KOREAN = (
    "안녕하십니까. 이름을 밝힐 수 없는 사람들의 방송입니다.",
    "장마당이 문을 닫았을 때 사람들은 뭐라고 했습니까?",
    "쌀값이 두 번이나 올랐지만 아무도 그 까닭을 듣지 못했다고 주민은 말했습니다.",
    "단속원은 삼십만 원을 받고 영수증을 써 주지 않았습니다.",
    "그 여성은 창문이 없는 방에 열하루 동안 갇혀 있었습니다.",
    "이 이야기를 한 사람을 찾을 수 없도록 몇 가지를 바꾸었습니다.",
)
OTHERS = {
    "de": "Der Preis für Reis ist zweimal gestiegen, und niemandem wurde gesagt, warum.",
    "es": "El precio del arroz subió dos veces y a nadie le dijeron por qué.",
    "fr": "Le prix du riz a augmenté deux fois et personne n'a su pourquoi.",
    "ru": "Цена на рис выросла дважды, и никому не сказали почему.",
    "pl": "Cena ryżu wzrosła dwa razy i nikomu nie powiedziano dlaczego.",
}
"""Languages of which espeak-ng has voices that Whisper understands."""

LEFT_OUT, OTHERWISE = re.compile(r"\[([^\]]+)\] ?"), re.compile(r"\{([^|}]+)\|([^}]+)\}")


def whole(line: str) -> str:
    """The line as it is written."""
    return OTHERWISE.sub(r"\1", line.replace("[", "").replace("]", ""))


def without_a_word(line: str) -> str:
    """The line with a word left out, or none of it where no word can be."""
    return whole(LEFT_OUT.sub("", line)) if LEFT_OUT.search(line) else ""


def with_another_word(line: str) -> str:
    """The line with one word said otherwise."""
    return whole(OTHERWISE.sub(r"\2", line)) if OTHERWISE.search(line) else ""


def shifted(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each line, and another one that is read in its place."""
    for place, line in enumerate(lines):
        yield line, lines[(place + 3) % len(lines)]
