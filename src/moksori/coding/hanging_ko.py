"""Korean days, weeks and months that hang on another day of the telling: 사흘 뒤, 두 달 후."""

from __future__ import annotations

import re
from dataclasses import dataclass

from moksori.language.dates_ko import NATIVE_DAYS
from moksori.language.numbers_ko import read_words

_COUNT = (
    r"\d{1,3}|[이삼]?십[일이삼사오육칠팔구]?|열두|열한|열|한|두|석|세|넉|네|다섯|여섯|일곱|여덟|아홉"
    r"|일|이|삼|사|오|육|칠|팔|구|몇|수"
)
HANGING = re.compile(
    r"(?<![가-힣\d.])(?:그로부터 |그 ?뒤 |그 ?후 )?"
    rf"(?:(?P<native>{'|'.join(sorted(NATIVE_DAYS, key=len, reverse=True))})"
    r"|(?P<few>며칠|얼마)"
    rf"|(?P<count>{_COUNT}) ?(?P<unit>일|주일|주|달|개월|년|해)|(?P<half>반년))"
    r"(?: ?(?:정도|쯤|가량|남짓))?"
    r"(?: ?(?:뒤|후)(?=에(?!서)|엔|부터|인|쯤|,|[ \u00a0\n]|$)"
    r"|[ \u00a0](?:지나서|지나|있다가|있어서))"
    r"(?:에는|에야|에|엔)?"
)
"""A number of days, weeks or months, and that they had gone by. 며칠 동안 is a length, no day."""
_UNITS = {"일": "day", "주일": "week", "주": "week", "달": "month", "개월": "month"}
_HALF_A_YEAR = 6
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Step:
    """How far words lead.

    Attributes:
        unit: `day`, `night`, `week`, `month` or `year`.
        number: How many of them, back below 0; a half in English only.
        vague: Some of them: nobody counted.
        counted: A number was told: not "the week after", which is a whole week.
    """

    unit: str
    number: float
    vague: bool = False
    counted: bool = True


def step_of(told: str) -> Step | None:
    """Read such words; None where they are none, or say no length at all."""
    match = HANGING.fullmatch(" ".join(told.split()))
    if match is None:
        return None
    if match["native"]:
        return Step("day", NATIVE_DAYS[match["native"]])
    if match["few"]:
        return Step("day", 1, vague=True) if match["few"] == "며칠" else None
    if match["half"]:
        return Step("month", _HALF_A_YEAR)
    vague = match["count"] in ("몇", "수")
    number = 1 if vague else int(read_words(match["count"]) or 0)
    if match["unit"] in ("년", "해"):
        return Step("month", number * _YEAR) if not vague else None
    return Step(_UNITS[match["unit"]], number, vague) if number else None
