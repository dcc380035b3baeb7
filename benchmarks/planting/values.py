"""Invented values of every kind; any likeness with a person is chance."""

import random
from dataclasses import dataclass, field

# Characters with one reading each in names (北 readings of 李 柳 林 梁 盧: 리 류 림 량 로).
HANJA = dict(
    zip(
        "김리박최정강조윤장림한오서신권황안송류홍고문량배백허로주전"
        "영철수미숙희옥순성호명남동혁일복선경진태덕광학룡련정석현준화춘월분길만봉은향설국",
        "金李朴崔鄭姜趙尹張林韓吳徐申權黃安宋柳洪高文梁裵白許盧朱田"
        "英哲秀美淑姬玉順成虎明男東赫日福善京鎭泰德光學龍蓮貞石賢俊花春月粉吉萬鳳恩香雪國",
        strict=True,
    )
)
SOUTH = {"리": "이", "림": "임", "류": "유", "량": "양", "로": "노"}
FAMILY = "김리박최정강조윤장림한오서신권황안송류홍고문량배백허로주"
OWN = "영철수미숙희옥순성호명남동혁일복선경진태덕광학룡련석현준화춘월분길만봉은향설국"
PLACES = (
    ("송화동", "Songhwa-dong"), ("은덕리", "Undok-ri"), ("새별시장", "Saebyol market"),
    ("룡암로동자구", "Ryongam workers' district"), ("청하군", "Chongha-gun"),
    ("백송리", "Paeksong-ri"), ("별하동", "Pyolha-dong"), ("남석역", "Namsok station"),
    ("달우물골", "Tarumulgol"), ("금학구역", "Kumhak-guyok"), ("산수동", "Sansu-dong"),
    ("덕포리", "Tokpho-ri"),
)  # fmt: skip
NICKNAMES = (
    ("The Heron", "왜가리영감"), ("Red Lantern", "빨간초롱"), ("Grandmother Flint", "부싯돌할머니"),
    ("the One-Eyed Miller", "외눈방앗간"), ("Crooked Thumb", "굽은엄지"),
    ("Night Kite", "밤하늘연"), ("Silk Whistle", "비단휘파람"), ("Third Lamp", "셋째등잔"),
)  # fmt: skip
ROUND = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
"""Sums that Korean tells without a figure: 천 원, 만 원, 십만 원."""
FOREIGN = ("Marta Ilvesko", "Tin Zar Hlwin", "Osman Berdiqulov", "Dolores Quillane")
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip


@dataclass(frozen=True)
class Value:
    """One value: its kind, the forms the list has, and what its variants are made of."""

    id: str
    kind: str
    forms: tuple
    made_of: dict = field(hash=False, default_factory=dict)


def persons(dice, count):
    """Korean persons: known to the list in both scripts, or in one."""
    from benchmarks.planting.romanised import plain, word

    names = set()
    while len(names) < count:
        names.add((dice.choice(FAMILY), dice.choice(OWN) + dice.choice(OWN)))
    for number, (surname, given) in enumerate(sorted(names)):
        if given[0] == given[1]:
            continue
        own = "-".join(plain(one) for one in word(given, "north"))
        latin = f"{plain(''.join(word(surname, 'north'))).capitalize()} {own.capitalize()}"
        hangul = surname + given
        known = ((hangul, latin), (hangul,), (hangul, latin), (latin,))[number % 4]
        parts = {"surname": surname, "given": given, "latin": latin}
        yield Value(f"person-{number}", "person", known, parts)


def numbers(dice, count):
    for number in range(count):
        digits = f"010{dice.randrange(2000, 9999)}{dice.randrange(1000, 9999)}"
        told = f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
        yield Value(f"phone-{number}", "phone", (told,), {"digits": digits})
    for number in range(count):
        head = "".join(dice.choice("BDFGHJKQRVWXZ") for _ in range(2))
        digits = str(dice.randrange(100_003, 999_999))
        yield Value(f"id-{number}", "id", (f"{head}-{digits}",), {"head": head, "digits": digits})


def times_and_sums(dice, count):
    for number in range(count):
        year, month, day = dice.randrange(1995, 2025), dice.randrange(1, 13), dice.randrange(3, 29)
        told = f"{year}-{month:02}-{day:02}"
        made_of = {"year": year, "month": month, "day": day}
        yield Value(f"date-{number}", "date", (told,), made_of)
    for number in range(count):
        figure = dice.choice((1, 3, 7, 12, 23, 35, 48, 160, 270)) * 10_000
        figure += dice.choice((0, 1, 2, 5, 8)) * 1_000
        code = ("yuan", "won", "dollars")[number % 3]
        korean = {"yuan": "위안", "won": "원", "dollars": "달러"}[code]
        made_of = {"figure": figure, "unit": code, "korean": korean}
        yield Value(f"amount-{number}", "amount", (f"{figure:,} {code}",), made_of)
    for figure in ROUND:
        made_of = {"figure": figure, "unit": "won", "korean": "원"}
        yield Value(f"amount-round-{figure}", "amount", (f"{figure:,} won",), made_of)


def invented(seed=20261101, people=120):
    """All values, the same for the same seed."""
    dice = random.Random(seed)
    made = [*persons(dice, people), *numbers(dice, 16), *times_and_sums(dice, 20)]
    made += [
        Value(f"foreign-{number}", "person", (name,), {"name": name})
        for number, name in enumerate(FOREIGN)
    ]
    made += [
        Value(f"place-{number}", "place", (hangul, latin), {"hangul": hangul, "latin": latin})
        for number, (hangul, latin) in enumerate(PLACES)
    ]
    made += [
        Value(f"text-{number}", "text", both, {"latin": both[0], "hangul": both[1]})
        for number, both in enumerate(NICKNAMES)
    ]
    return made
