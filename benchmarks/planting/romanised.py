"""Korean names in Latin letters, as three systems and habit write them; tables of our own.

No library of the registry writes McCune-Reischauer or the North's way of 1992; what the ones there
are write (Revised only) is planted beside these, where they are installed.
"""

import re
import unicodedata

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
SYSTEMS = {
    "revised": (
        "g kk n d tt r m b pp s ss  j jj ch k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        {},
    ),
    "mccune": (
        "k kk n t tt r m p pp s ss  ch tch ch' k' t' p' h",
        "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i",
        {"k": "g", "t": "d", "p": "b", "ch": "j"},
    ),
    "north": (
        "k kk n t tt r m p pp s ss  j jj ch kh th ph h",
        "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i",
        {"k": "g", "t": "d", "p": "b"},
    ),
}
FINALS = {0: "", 1: "k", 4: "n", 7: "t", 8: "l", 16: "m", 17: "p", 21: "ng"}
# Final and lead as they change each other: the pairs that stand in the names of `values`.
MEETING = {
    ("k", "n"): ("ng", "n"), ("k", "m"): ("ng", "m"), ("k", "r"): ("ng", "n"),
    ("p", "n"): ("m", "n"), ("p", "m"): ("m", "m"), ("p", "r"): ("m", "n"),
    ("t", "n"): ("n", "n"), ("n", "r"): ("l", "l"), ("l", "n"): ("l", "l"),
    ("l", "r"): ("l", "l"), ("m", "r"): ("m", "n"), ("ng", "r"): ("ng", "n"),
    ("k", ""): ("g", ""), ("t", ""): ("d", ""), ("p", ""): ("b", ""), ("l", ""): ("r", ""),
}  # fmt: skip
HABIT = {"yeo": "you", "eo": "u", "eu": "u", "ui": "ee", "u": "oo"}
SURNAMES = {
    "김": "Kim Gim", "이": "Lee Yi Ri Rhee", "리": "Ri Lee Yi Rhee", "박": "Pak Park Bak",
    "최": "Choe Choi", "정": "Jong Jung Chung Jeong Chong", "강": "Kang Gang", "조": "Jo Cho",
    "윤": "Yun Yoon", "장": "Jang Chang", "임": "Im Lim Rim Yim", "림": "Rim Lim Im Yim",
    "한": "Han", "오": "O Oh", "서": "So Seo Suh", "신": "Sin Shin", "권": "Kwon Gwon",
    "황": "Hwang", "안": "An Ahn", "송": "Song", "유": "Yu Yoo Ryu", "류": "Ryu Yu Yoo",
    "홍": "Hong", "고": "Ko Go Koh", "문": "Mun Moon", "양": "Yang Ryang", "량": "Ryang Yang",
    "배": "Pae Bae", "백": "Paek Baek Paik", "허": "Ho Heo Huh", "노": "No Roh Noh",
    "로": "Ro Roh No Noh", "주": "Ju Chu Joo", "전": "Jon Jeon Chun",
}  # fmt: skip


def parts(syllable):
    """Lead, vowel and final of a syllable, as numbers."""
    code = ord(syllable) - 0xAC00
    return code // 588, code // 28 % 21, code % 28


def syllables(hangul, system):
    """Each syllable by itself: lead, vowel, final in Latin letters."""
    leads, vowels, _ = SYSTEMS[system]
    lead, vowel = leads.split(" "), vowels.split()
    for syllable in hangul:
        one, two, three = parts(syllable)
        yield lead[one], vowel[two], FINALS.get(three, "t")


def word(hangul, system):
    """Syllables said in one breath, with the commonest changes of sound between them."""
    voiced = SYSTEMS[system][2]
    pieces, final = [], None
    for lead, vowel, last in syllables(hangul, system):
        if final is not None:
            if (final, lead) in MEETING:
                kept, lead = MEETING[final, lead]
                pieces[-1] = pieces[-1].removesuffix(final) + kept
            elif final in ("", "n", "l", "m", "ng"):
                lead = voiced.get(lead, lead)
        pieces.append(lead + vowel + last)
        final = last
    return pieces


def plain(words):
    """Without breves and apostrophes, as most people type it."""
    apart = unicodedata.normalize("NFD", words)
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return kept.replace("'", "").replace("’", "")


def habit(words):
    """As passports often have it: Chul-soo, Young-hee."""
    return re.sub("yeo|eo|eu|ui|(?<!y)u(?!i)", lambda found: HABIT[found.group()], words)


def spellings(surname, given):
    """Every spelling of a name: what system, surname, parts of the given name."""
    for system in SYSTEMS:
        first = "".join(word(surname, system)).capitalize()
        yield system, first, word(given, system)
        yield f"{system}_plain", plain(first), [plain(one) for one in word(given, system)]
    apart = ["".join(one) for one in syllables(given, "north")]
    yield "north_apart", "".join(word(surname, "north")).capitalize(), apart
    for number, family in enumerate(SURNAMES[surname].split()):
        yield f"custom_{number}", family, [plain(one) for one in word(given, "north")]
        yield f"custom_revised_{number}", family, word(given, "revised")
    yield "habit", SURNAMES[surname].split()[-1], [habit(one) for one in word(given, "revised")]


def by_peers(surname, given):
    """What other libraries make of the name, one spelling a library; nothing where none is."""
    for name, romanise in peers().items():
        yield name, romanise(surname).capitalize(), [romanise(given)]


def peers():
    """Other libraries' romanisers by name; those that are installed."""
    known = {}
    try:
        from korean_romanizer.romanizer import Romanizer

        known["korean_romanizer"] = lambda words: Romanizer(words).romanize()
    except ImportError:
        pass
    try:
        from hangul_romanize import Transliter
        from hangul_romanize.rule import academic

        known["hangul_romanize"] = Transliter(academic).translit
    except ImportError:
        pass
    try:
        import koroman

        known["koroman"] = koroman.romanize
    except ImportError:
        pass
    return known
