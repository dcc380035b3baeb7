"""Days, sums and numbers in the formats in which people write them, English and Korean."""

from benchmarks.planting.values import MONTHS

SCRIPTS = {"arabic": 0x0660, "persian": 0x06F0, "devanagari": 0x0966, "myanmar": 0x1040,
           "thai": 0x0E50, "full_width": 0xFF10, "bold": 0x1D7CE}  # fmt: skip
SINO = "영일이삼사오육칠팔구"
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_script(words, script):
    return "".join(
        chr(SCRIPTS[script] + int(char)) if char.isascii() and char.isdigit() else char
        for char in words
    )


def ending(day):
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def days(year, month, day):
    """Name of the format → the day written so."""
    name, short = MONTHS[month - 1], MONTHS[month - 1][:3]
    yield "iso", f"{year}-{month:02}-{day:02}"
    yield "slashes", f"{year}/{month:02}/{day:02}"
    yield "dots", f"{year}.{month:02}.{day:02}"
    yield "dots_blank", f"{year}. {month}. {day}."
    yield "compact", f"{year}{month:02}{day:02}"
    yield "british", f"{day} {name} {year}"
    yield "british_th", f"{day}{ending(day)} {name} {year}"
    yield "british_of", f"the {day}{ending(day)} of {name}, {year}"
    yield "american", f"{name} {day}, {year}"
    yield "american_th", f"{name} {day}{ending(day)}, {year}"
    yield "american_short", f"{short}{'.' * (short != name)} {day}, {year}"
    yield "short", f"{day} {short} {year}"
    yield "dashes", f"{day:02}-{short}-{year}"
    yield "capitals", f"{name.upper()} {day}, {year}"
    yield "ordinal", f"the {ORDINALS[day - 1]} of {name} {year}"
    yield "moment", f"{year}-{month:02}-{day:02}T09:30:00Z"
    if day > 12:
        yield "day_first", f"{day}/{month}/{year}"
        yield "month_first", f"{month}/{day}/{year}"
        yield "day_first_dots", f"{day}.{month:02}.{year}"
    yield "korean", f"{year}년 {month}월 {day}일"
    yield "korean_joined", f"{year}년{month}월{day}일"
    yield "korean_words", f"{sino(year)}년 {korean_month(month)}월 {sino(day)}일"
    yield "korean_particle", f"{year}년 {month}월 {day}일에"
    yield "korean_hanja", f"{year}年 {month}月 {day}日"
    for script in SCRIPTS:
        yield f"digits_{script}", in_script(f"{year}-{month:02}-{day:02}", script)


def korean_month(month):
    return {6: "유", 10: "시"}.get(month, sino(month))


def sino(number):
    """A number below ten thousand, or in units of ten thousand, in Korean words."""
    if number >= 10_000:
        whole, rest = divmod(number, 10_000)
        head = "만" if whole == 1 else sino(whole) + "만"
        return head + (sino(rest) if rest else "")
    made = ""
    for size, word in ((1000, "천"), (100, "백"), (10, "십")):
        count, number = divmod(number, size)
        made += (SINO[count] if count > 1 else "") + word if count else ""
    return made + (SINO[number] if number else "")


def mixed(number):
    """4만 5천, as newspapers write it."""
    whole, rest = divmod(number, 10_000)
    parts = (f"{whole}만" if whole else "", f"{rest // 1000}천" if rest else "")
    return " ".join(filter(None, parts))


def english(number):
    """A whole number in English words."""
    if number >= 1_000_000:
        whole, rest = divmod(number, 1_000_000)
        return english(whole) + " million" + (f" {english(rest)}" if rest else "")
    if number >= 1000:
        whole, rest = divmod(number, 1000)
        return english(whole) + " thousand" + (f" {english(rest)}" if rest else "")
    if number >= 100:
        whole, rest = divmod(number, 100)
        return UNITS[whole] + " hundred" + (f" and {english(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    return UNITS[number]


def by_peers(number):
    """The number in words as another library writes it, where it is installed."""
    try:
        import inflect
    except ImportError:
        return
    yield "inflect", inflect.engine().number_to_words(number)


def sums(figure, unit, korean):
    """Name of the format → the sum written so."""
    yield "grouped", f"{figure:,} {unit}"
    yield "plain", f"{figure} {unit}"
    yield "blank", f"{figure:,} {unit}".replace(",", " ")
    yield "narrow_blank", f"{figure:,} {unit}".replace(",", "\u202f")
    yield "points", f"{figure:,} {unit}".replace(",", ".")
    yield "cents", f"{figure:,}.00 {unit}"
    yield "thousand", f"{figure // 1000} thousand {unit}"
    yield "k", f"{figure // 1000}k {unit}"
    yield "words", f"{english(figure)} {unit}"
    yield "words_capital", f"{english(figure)} {unit}".upper()
    for name, words in by_peers(figure):
        yield name, f"{words} {unit}"
    yield "korean_figures", f"{figure:,}{korean}"
    yield "korean_plain", f"{figure} {korean}"
    yield "korean_mixed", f"{mixed(figure)} {korean}"
    yield "korean_words", f"{sino(figure)} {korean}"
    yield "korean_joined", f"{sino(figure)}{korean}을"
    sign = {"yuan": "¥", "won": "₩", "dollars": "$"}[unit]
    yield "sign", f"{sign}{figure:,}"
    code = {"yuan": "CNY", "won": "KPW", "dollars": "USD"}[unit]
    yield "code", f"{figure:,} {code}"
    yield "code_before", f"{code} {figure}"
    yield "bare", f"{figure:,}"
    for script in SCRIPTS:
        yield f"digits_{script}", in_script(f"{figure} {unit}", script)


def calls(digits):
    """Name of the grouping → the telephone number written so."""
    head, middle, tail = digits[:3], digits[3:7], digits[7:]
    yield "told", f"{head}-{middle}-{tail}"
    yield "together", digits
    yield "blanks", f"{head} {middle} {tail}"
    yield "dots", f"{head}.{middle}.{tail}"
    yield "brackets", f"({head}) {middle}-{tail}"
    yield "pairs", " ".join(digits[at : at + 2] for at in range(0, 11, 2))
    yield "abroad", f"+82 {head[1:]} {middle} {tail}"
    yield "abroad_zero", f"0082-{head[1:]}-{middle}-{tail}"
    yield "abroad_together", f"+82{digits[1:]}"
    yield "slashes", f"{head}/{middle}/{tail}"
    yield "dashes", f"{head}\u2013{middle}\u2013{tail}"
    yield "korean_words", "".join("공일이삼사오육칠팔구"[int(digit)] for digit in digits)
    for script in SCRIPTS:
        yield f"digits_{script}", in_script(f"{head}-{middle}-{tail}", script)


def papers(head, digits):
    """Name of the grouping → the number of a paper written so."""
    yield "told", f"{head}-{digits}"
    yield "together", f"{head}{digits}"
    yield "blank", f"{head} {digits}"
    yield "lower", f"{head.lower()}-{digits}"
    yield "groups", f"{head} {digits[:3]} {digits[3:]}"
    yield "dashes", f"{head}\u2013{digits[:3]}\u2013{digits[3:]}"
    yield "slash", f"{head}/{digits}"
    yield "particle", f"{head}-{digits}에서"
    for script in SCRIPTS:
        yield f"digits_{script}", in_script(f"{head}-{digits}", script)
