"""How much a stretch of text looks like writing: what tells one character encoding from another.

Bytes of a Korean file read as Chinese give Chinese characters, but not the ones that Chinese
writes most. So each character is weighed by how usual it is in the writing it belongs to, and
single-byte letters by their neighbours. Scores are per byte, 1.0 for ordinary running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HANGUL_USUAL = frozenset(
    "이다는을의에가하고한지은로기도사들나리어자라그를서인시일대해정아있것수게보과부면주제만었전상"
    "습니까요여오우구성스장조동안무비원경유신마미치소연생중국내방회문공세바위학선모거적진관발계식행"
    "저당분실물산양데르트드러와음같때없못말났했였겠됐갔왔됩합입십감개금남북군간강건결교김박최민영"
    "용람려력령례류른름린립말망매먹며명몇먼목반받밤밥배백번법변병복본봄불브빛빠빨뿐삶새색석설속손"
    "송숙순술쉬승심싸쓰씨앞애야약얼업엄엇열예온올옷외욕운울웃월육윤으응잘잡재절점족존종좋죄준줄즈증"
    "직질집짓째차찰참채처천철청체초총추출충취층친카커코크큰키타태터토통투특팔편평폐포표품프피필함"
    "항향허혀현협형호혼화활황후훈흐희힘너네녀년노농높누눈능님따땅떠또뜻런레록론료루낮날넘답더던돈돌"
    "된될두둘뒤든들등디딸량몸밀및병먹쪽찾켜큼판페풀할핸혹확환았써썼떻렇괜찮끝끼꾸깨게께겨겁검격견"
    "녕랑살둑닐랐랬몰믿박벌볼봤뵙뺏셨섰슨슬싶쌀씀알앉않앗얘엔였옆옮욱웠읽임잃잖줬죽즉짜쳐켰탈택턴텐팀패"
)
HANZI_USUAL = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开"
    "但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并"
    "物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先"
    "海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才"
    "结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书"
    "非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领"
    "共确传师观清今切院让识候带导争运笔谁钱您她警察抓监狱朝鲜谢请"
    "這個們來為國說時會對過發後裡經現當沒動還進樣學實從軍與長機業關點將兩間問應戰頭體給話門員論處"
    "氣電數報結務場計產條場類難師權領導爭運誰錢請謝讓識覺觀監獄鮮見開東車書馬風語聞"
    "取私円気学会社年月日本人今何時事者思言見行来出話間前後中国語女男子先生彼聞手家朝鮮警察逮捕"
)
JAMO_USUAL = frozenset("ㅋㅎㅠㅜㅇㄴㄷㄱㅅㅡ·…“”‘’「」『』※○●◇◆□■△▲▽▼→←↑↓★☆〈〉《》【】、。ⓒ")
CYRILLIC_USUAL = "оеаинтсрвлкмдпуяыьгзбчйхіїє"
CENTRAL_USUAL = "ąęłóśćżńáéíčěřšžúýůźťďňőűäöüßâăîşţ"
TURKISH_USUAL = "ışğçöüİâîû"
GREEK_USUAL = "αοιετσνηυρπκμλςωάόίέήύδγθχ"
HEBREW_USUAL = "יוהלאתרבשמנחםדעכקפ"
ARABIC_USUAL = "اليمنوترةبسدعفهكحقجأ،"
THAI_USUAL = "านรอกเงมยลวดทสตะปบคหแจพช่้ัิี"
WESTERN_QUOTES = frozenset("‘’“”–—…«»„‚‹›•©®ⓒ°€£\xa0·¿¡")
WESTERN_USUAL = "éèàçáíóúñäöüâêîôûëïåãõøæœß"
OTHER_SCRIPTS = WESTERN_QUOTES | frozenset(
    CYRILLIC_USUAL + GREEK_USUAL + HEBREW_USUAL + ARABIC_USUAL + THAI_USUAL + CENTRAL_USUAL
    + TURKISH_USUAL + WESTERN_USUAL + "ёэюжщцшфАБВГДЕЖЗИКЛМНОПРСТУФХЧШЯ"
)  # fmt: skip

KANA = ("\u3041", "\u30ff")
HALF_KANA = ("\uff61", "\uff9f")


def _hangul(character: str) -> float:
    if character in HANGUL_USUAL:
        return 2.0
    try:
        character.encode("euc_kr")
    except UnicodeEncodeError:
        return -1.5
    return 0.5


def _hanzi(character: str, encoding: str) -> float:
    if character in HANZI_USUAL:
        return 2.0 if encoding != "cp949" else 0.2
    if encoding == "cp949":
        return -1.0
    level_one = {"gb18030": b"\xd8", "big5": b"\xc9", "cp932": b"\x98", "euc_jp": b"\xd0"}
    try:
        first = character.encode(encoding)[:1]
    except UnicodeEncodeError:
        return -1.0
    return 0.4 if first < level_one.get(encoding, b"\xff") and len(first) else -1.0


def _wide(character: str, encoding: str) -> float:
    """Weigh a character that takes two bytes or more in most encodings that have it."""
    if "\uac00" <= character <= "\ud7a3":
        return _hangul(character)
    if "\u4e00" <= character <= "\u9fff":
        return _hanzi(character, encoding)
    if KANA[0] <= character <= KANA[1]:
        return _kana(character, encoding)
    if HALF_KANA[0] <= character <= HALF_KANA[1]:
        return -1.0
    if character in JAMO_USUAL or "\u3000" <= character <= "\u3002":
        return 1.0
    if "\uff01" <= character <= "\uff5e":
        return 0.8
    if "\U0001f300" <= character <= "\U0001faff":
        return 1.0
    if encoding.startswith("utf") and character in OTHER_SCRIPTS:
        return 1.6
    return -1.5


def _kana(character: str, encoding: str) -> float:
    """Weigh kana; the Chinese and Korean sets have them too, where hardly anybody writes them."""
    if encoding not in {"cp932", "euc_jp"} and not encoding.startswith("utf"):
        return 0.2
    return 1.5 if character < "\u30a0" else 1.1


def _letter(character: str, usual: str) -> float:
    """Weigh a letter by how often its language writes it; `usual` has the commonest first."""
    place = usual.find(character.lower())
    if place < 0:
        return 0.3 if character.isalpha() else -0.6
    weight = 1.15 if place < 8 else 0.95 if place < 16 else 0.6
    return weight if character.islower() or character.lower() == character.upper() else weight / 2


SINGLE_BYTE: dict[str, tuple[str, float]] = {
    "cp1251": (CYRILLIC_USUAL, 0.0),
    "koi8-r": (CYRILLIC_USUAL, -0.03),
    "cp866": (CYRILLIC_USUAL, -0.06),
    "cp1253": (GREEK_USUAL, 0.0),
    "cp1255": (HEBREW_USUAL, -0.05),
    "cp1256": (ARABIC_USUAL, -0.05),
    "cp874": (THAI_USUAL, -0.1),
    "cp1250": (CENTRAL_USUAL, -0.05),
    "cp1254": (TURKISH_USUAL, -0.08),
    "cp1252": (WESTERN_USUAL, 0.05),
}
"""Letters most used in the writing each encoding is for, and how likely a desk meets it."""

ONE_SCRIPT = frozenset(("cp1251", "koi8-r", "cp866", "cp1253", "cp1255", "cp1256", "cp874"))
"""Encodings whose letters all stand in the upper half: words are runs of them."""


def _narrow(text: str, place: int, encoding: str) -> float:
    """Weigh a character of a single-byte encoding by itself and its neighbours."""
    character = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if character in WESTERN_QUOTES:
        in_word = before.isalpha() and after.isalpha()
        return 1.0 if not in_word or character in "’‘–—\xa0·" else -0.3
    weight = _letter(character, SINGLE_BYTE[encoding][0])
    if character.isupper() and before.islower():
        weight -= 1.2
    ascii_beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    if encoding in ONE_SCRIPT:
        return weight - (1.0 if ascii_beside and character.isalpha() else 0.0)
    if not ascii_beside and before > "\x7f" and before.isalpha():
        weight -= 1.5
    return weight


def _squeezed(text: str, place: int) -> bool:
    """Say whether a wide character stands inside a Latin word, as no writing has it."""
    after = text[place + 1] if place + 1 < len(text) else " "
    before = text[place - 1] if place else " "
    return before.isascii() and before.islower() and after.isascii() and after.isalpha()


def plausibility(text: str, encoding: str) -> float:
    """Return how much `text`, as `encoding` gives it, looks like writing; 1.0 is ordinary.

    Only characters outside ASCII count: ASCII is the same in every candidate.

    Args:
        text: A sample, decoded with U+FFFD for what could not be.
        encoding: The encoding that gave it.
    """
    weigh = _weigher(encoding)
    units = 0
    total = 0.0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        weight, unit = weigh(text, match.start())
        total += weight
        units += unit
    if not units:
        return 0.0
    return total / units + SINGLE_BYTE.get(encoding, ("", 0.0))[1]


def _weigher(encoding: str) -> Callable[[str, int], tuple[float, int]]:
    def single(text: str, place: int) -> tuple[float, int]:
        if text[place] == "\ufffd":
            return -3.0, 1
        return _narrow(text, place, encoding), 1

    def double(text: str, place: int) -> tuple[float, int]:
        character = text[place]
        if character == "\ufffd":
            return -5.0, 2
        weight = _wide(character, encoding)
        if _squeezed(text, place):
            weight -= 3.0
        half = HALF_KANA[0] <= character <= HALF_KANA[1]
        return weight, 1 if half else 2

    return single if encoding in SINGLE_BYTE else double
