"""The Latin spellings in which one Korean person's name is met: systems, passports, habit."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from moksori.language import jamo
from moksori.language.fold import letters_of, readable
from moksori.language.hangul import is_syllable
from moksori.language.soundchanges import spoken
from moksori.language.systems import MCCUNE_REISCHAUER, NORTH, REVISED, write

_SURNAMES = {
    "김": "Kim Gim", "이": "Lee Ri Yi Rhee I Li Rhie Yee", "박": "Park Pak Bak Pahk",
    "최": "Choi Choe Choy", "정": "Jung Jong Chung Jeong Chong Cheong", "강": "Kang Gang",
    "조": "Cho Jo Joe", "윤": "Yun Yoon Youn", "장": "Jang Chang", "임": "Lim Rim Im Yim Rhim",
    "한": "Han Hahn", "오": "O Oh", "서": "So Seo Suh", "신": "Sin Shin", "권": "Kwon Gwon",
    "황": "Hwang Whang", "안": "An Ahn", "송": "Song", "유": "Ryu Yu Yoo You Lyu Yoo",
    "홍": "Hong", "전": "Jon Jeon Chun Chon Jun", "고": "Ko Go Koh", "문": "Mun Moon",
    "손": "Son Sohn", "양": "Ryang Yang Lyang", "배": "Pae Bae Bai", "백": "Paek Baek Paik Baik",
    "허": "Ho Heo Huh Hur", "노": "Ro No Roh Noh", "심": "Sim Shim", "하": "Ha Hah",
    "곽": "Kwak Gwak", "성": "Song Seong Sung", "차": "Cha", "주": "Ju Chu Joo", "우": "U Woo Wu",
    "구": "Ku Gu Koo", "나": "Ra Na La Rha", "민": "Min", "진": "Jin Chin", "지": "Ji Chi Jee",
    "엄": "Om Eom Um", "변": "Pyon Byon Byun Byeon", "원": "Won", "방": "Pang Bang",
    "공": "Kong Gong", "현": "Hyon Hyun Hyeon", "함": "Ham", "염": "Ryom Yom Yeom Yum",
    "여": "Ryo Yo Yeo Yuh", "추": "Chu Choo", "도": "To Do", "석": "Sok Seok Suk",
    "선": "Son Sun Seon",
    "설": "Sol Seol Sul", "마": "Ma", "길": "Kil Gil", "연": "Yon Yeon Youn", "위": "Wi",
    "표": "Pyo", "명": "Myong Myung Myeong", "기": "Ki Gi", "반": "Pan Ban", "왕": "Wang",
    "금": "Kum Geum", "옥": "Ok", "육": "Ryuk Yuk Yook", "인": "In", "맹": "Maeng", "제": "Je Che",
    "모": "Mo", "탁": "Tak", "국": "Kuk Guk Kook", "은": "Un Eun",
    "편": "Pyon Pyeon", "용": "Ryong Yong",
    "태": "Thae Tae", "천": "Chon Cheon Chun", "남": "Nam",
    "남궁": "Namgung Namgoong Namkung Namkoong",
    "황보": "Hwangbo Whangbo", "선우": "Sonu Sunwoo Seonu", "제갈": "Jegal Chegal",
    "독고": "Dokgo Tokko Dokko", "채": "Chae Chai", "피": "Phi Pi",
}  # fmt: skip
_NORTHERN = {"리": "이", "류": "유", "림": "임", "량": "양", "로": "노", "라": "나", "려": "여",
             "렴": "염", "륙": "육", "룡": "용", "련": "연"}  # fmt: skip
_DOUBLE_SURNAMES = ("남궁", "황보", "제갈", "사공", "선우", "독고", "동방", "서문")

_LEADS = {"ㄱ": ("k", "g"), "ㄷ": ("t", "d"), "ㅂ": ("p", "b"), "ㅈ": ("j", "ch"), "ㄹ": ("r", "l")}
_VOWELS = {"ㅓ": ("o", "eo", "u"), "ㅕ": ("yo", "yeo", "yu", "you"), "ㅜ": ("u", "oo"),
           "ㅡ": ("u", "eu"), "ㅣ": ("i", "ee"), "ㅠ": ("yu", "yoo"), "ㅝ": ("wo",),
           "ㅢ": ("ui", "ee", "i")}  # fmt: skip
_MOST_FORMS = 4000


def name_forms(hangul_name: str) -> tuple[str, ...]:
    """Give the customary Latin spellings of a Korean person's name.

    Surname first and last; given name joined, hyphenated and apart. Empty where the name is not
    two to five Korean syllables.
    """
    name = "".join(readable(hangul_name).text.split())
    if not 2 <= len(name) <= 5 or not all(is_syllable(char) for char in name):
        return ()
    surname = surname_of(name)
    given = name.removeprefix(surname)
    forms: dict[str, None] = {}
    for family, own in product(_surname_forms(surname), _given_forms(given)):
        for form in (f"{family} {own}", f"{own} {family}", f"{own}, {family}", f"{family}, {own}"):
            forms.setdefault(form)
    return tuple(forms)[:_MOST_FORMS]


@lru_cache(maxsize=4096)
def surname_spellings(latin: str) -> frozenset[str]:
    """Give all customary spellings, in small letters, of the surnames that are written like this.

    Lee → lee, ri, yi, rhee … ; empty where no Korean surname is written so.
    """
    wanted = latin.strip().lower()
    every = ({one.lower() for one in written.split()} for written in _SURNAMES.values())
    return frozenset().union(*(spellings for spellings in every if wanted in spellings))


def surname_of(hangul_name: str) -> str:
    """Give the surname of a Korean name in Korean letters: one syllable, or two."""
    length = 2 if hangul_name.startswith(_DOUBLE_SURNAMES) and len(hangul_name) > 2 else 1
    return hangul_name[:length]


def surname_written(surname: str) -> tuple[str, ...]:
    """Give the customary spellings of a surname in Korean letters, in small letters."""
    return tuple(letters_of(form) for form in _surname_forms(surname))


def given_first(hangul_name: str) -> str:
    """Give a Korean name with its surname last, in Korean letters."""
    surname = surname_of(hangul_name)
    return hangul_name.removeprefix(surname) + surname


def _surname_forms(surname: str) -> tuple[str, ...]:
    southern = _NORTHERN.get(surname, surname)
    customary = _SURNAMES.get(southern, "").split()
    systems = [
        write(spoken(surname), system).capitalize()
        for system in (REVISED, MCCUNE_REISCHAUER, NORTH)
    ]
    return tuple(dict.fromkeys([*customary, *systems]))


def _given_forms(given: str) -> tuple[str, ...]:
    """Give the spellings of a given name: by habit, by the systems, joined and apart."""
    apart = [_syllable_forms(syllable) for syllable in given]
    forms: dict[str, None] = {}
    for parts in product(*apart):
        capital = [part.capitalize() for part in parts]
        for form in (capital[0] + "".join(parts[1:]), "-".join([capital[0], *parts[1:]]),
                     " ".join(capital)):  # fmt: skip
            forms.setdefault(form)
    for system in (REVISED, MCCUNE_REISCHAUER, NORTH):
        forms.setdefault(write(spoken(given), system).capitalize())
        alone = [write(spoken(syllable), system) for syllable in given]
        forms.setdefault("-".join([alone[0].capitalize(), *alone[1:]]))
        forms.setdefault(" ".join(part.capitalize() for part in alone))
    forms.setdefault(_hyphenated(given))
    return tuple(forms)


def _hyphenated(given: str) -> str:
    """Write a given name as libraries do: sounds joined, syllables parted by a hyphen."""
    sounds = spoken(given)
    whole = write(sounds, MCCUNE_REISCHAUER)
    first = write(sounds[:1], MCCUNE_REISCHAUER)
    rest = whole[len(first) :].lstrip("'")
    return f"{first.capitalize()}-{rest}" if rest else first.capitalize()


def _syllable_forms(syllable: str) -> tuple[str, ...]:
    """Give the habitual spellings of one syllable of a given name."""
    lead, vowel, _ = jamo.split(syllable)
    letter = jamo.LEADS[lead]
    sound = spoken(syllable)[0]
    leads = _LEADS.get(letter, (REVISED.leads[sound.lead],))
    if letter == "ㅅ" and jamo.VOWELS[vowel] == "ㅣ":
        leads = ("s", "sh")
    vowels = _VOWELS.get(jamo.VOWELS[vowel], (REVISED.vowels[sound.vowel],))
    if not sound.lead and jamo.VOWELS[vowel] == "ㅜ":
        vowels = ("u", "woo")
    return tuple(a + b + REVISED.finals[sound.final] for a, b in product(leads, vowels))
