"""Figures as a Korean reader says them aloud: native or Sino-Korean, as the counter asks for it."""

from __future__ import annotations

SINO = "영일이삼사오육칠팔구"
SMALL = ((1000, "천"), (100, "백"), (10, "십"))
LARGE = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
LARGEST = 10**16
NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
ATTRIBUTIVE = {"하나": "한", "둘": "두", "셋": "세", "넷": "네", "스물": "스무"}

_NATIVE_COUNTERS = (
    "사람 시간 명 살 개월째 개 마리 가지 곳 달 채 자루 벌 켤레 병 잔 그루 송이 군데 차례 바퀴 알 "
    "포기 끼 그릇 대 장 권 통 집 배 쌍 돌 발 방울 줄 해 시"
)
NATIVE_COUNTERS = tuple(_NATIVE_COUNTERS.split())
"""What is counted in native numbers below a hundred; `개월` is not among them."""

FEW_COUNTERS = ("가구", "세대", "번", "쪽", "편", "건", "가마니", "되")
"""What is counted in native numbers up to nineteen, and in Sino-Korean ones beyond."""

ABOUT = {
    (1, 2): "한두", (2, 3): "두세", (3, 4): "서너", (4, 5): "네다섯", (5, 6): "대여섯",
    (6, 7): "예닐곱", (7, 8): "일고여덟", (8, 9): "여덟아홉",
}  # fmt: skip
"""Two numbers that follow each other, said as one before a native counter."""

MONTHS = {6: "유", 10: "시"}
UNITS = {
    "km/h": "킬로미터", "kg": "킬로그램", "km": "킬로미터", "cm": "센티미터", "mm": "밀리미터",
    "ml": "밀리리터", "m": "미터", "g": "그램", "l": "리터", "ha": "헥타르", "°C": "도", "℃": "도",
    "%": "퍼센트", "kHz": "킬로헤르츠", "MHz": "메가헤르츠", "t": "톤",
    "㎏": "킬로그램", "㎞": "킬로미터", "㎝": "센티미터", "㎡": "제곱미터", "㎥": "세제곱미터",
}  # fmt: skip
SIGNS = {"$": "달러", "€": "유로", "£": "파운드", "₩": "원", "¥": "엔"}
_LETTERS = (
    "에이 비 시 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 아르 에스 티 유 브이 더블유 "
    "엑스 와이 제트"
)
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _LETTERS.split(), strict=True))


def sino(number: int) -> str:
    """Say a whole number in Sino-Korean: `만 오천`, `일억`; beyond 10^16 figure by figure."""
    if number >= LARGEST:
        return figures(str(number))
    if number == 0:
        return "영"
    parts: list[str] = []
    for size, name in LARGE:
        section, number = divmod(number, size)
        if section:
            # Ten thousand is 만, not 일만; larger units keep their 일.
            said = "" if section == 1 and name == "만" and not parts else _below_myriad(section)
            parts.append(said + name)
    if number:
        parts.append(_below_myriad(number))
    return " ".join(parts)


def native(number: int, *, before_counter: bool = True) -> str:
    """Say a number from 1 to 99 in native words: `서른두`, before nothing `서른둘`."""
    tens, ones = NATIVE_TENS[number // 10], NATIVE_ONES[number % 10]
    last = ones or tens
    said = ATTRIBUTIVE.get(last, last) if before_counter else last
    return (tens if ones else "") + said


def counted(number: int, counter: str) -> str:
    """Say a number before what it counts: `세 명`, `백다섯 명`, `삼십 가구`."""
    if number < (10_000 if counter in NATIVE_COUNTERS else 20 if counter in FEW_COUNTERS else 0):
        hundreds, rest = number - number % 100, number % 100
        return (sino(hundreds) if hundreds else "") + (native(rest) if rest else "") or "영"
    return sino(number)


def between(low: int, high: int, counter: str) -> str:
    """Say two numbers of the same things: `서너 명`, `열 명에서 열다섯 명`, `삼사일`.

    Args:
        low: The smaller number.
        high: The larger number.
        counter: What is counted, or empty where the number stands before something else.
    """
    takes_native = counter and counted(1, counter) == "한"
    if (low, high) in ABOUT and takes_native:
        return f"{ABOUT[low, high]} {counter}"
    if high - low == 1 and high < 10 and low > 0:
        return sino(low) + sino(high) + counter
    if takes_native and high < 100:
        return f"{counted(low, counter)} {counter}에서 {counted(high, counter)} {counter}"
    return f"{sino(low)}에서 {sino(high)}" + (f" {counter}" if counter else "")


def figures(digits: str) -> str:
    """Say figures one by one, as numbers of telephones and documents are: `공일공`."""
    return "".join("공" if digit == "0" else SINO[int(digit)] for digit in digits)


def decimal(written: str) -> str:
    """Say a number as it is written, with or without commas and a point: `삼 점 오`."""
    whole, _, part = written.replace(",", "").partition(".")
    coded = len(whole) > 1 and whole.startswith("0")
    said = figures(whole) if coded else sino(int(whole))
    return f"{said} 점 {''.join(SINO[int(digit)] for digit in part)}" if part else said


def month(number: int) -> str:
    """Say a month: `유월`, `시월`, `십이월`."""
    return MONTHS.get(number, sino(number)) + "월"


def clock(hour: int, minute: int) -> str:
    """Say an hour of the day: `일곱 시 삼십 분`, `십구 시`."""
    said = native(hour) if 1 <= hour <= 12 else sino(hour)
    return f"{said} 시" + (f" {sino(minute)} 분" if minute else "")


def letters(word: str) -> str:
    """Say an abbreviation letter by letter: `더블유피케이`."""
    return "".join(LETTERS.get(letter, "") for letter in word.upper())


def _below_myriad(number: int) -> str:
    said = ""
    for size, name in SMALL:
        digit, number = divmod(number, size)
        if digit:
            said += ("" if digit == 1 else SINO[digit]) + name
    return said + (SINO[number] if number else "")
