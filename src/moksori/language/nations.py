"""Countries, cities and peoples by their English names, as the Unicode locale data has them."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w+")
_ENDINGS = (
    "ian", "ean", "ese", "ish", "can", "nian", "uan", "lan", "ani", "aqi", "ani", "eli", "shi",
    "pali", "ench", "utch", "elsh", "reek", "zech", "wiss", "rian", "dian", "an", "stani", "ali",
)  # fmt: skip
_OTHERS = frozenset(
    """
    british english scottish welsh irish french dutch german greek swiss czech danish dane swede
    finn pole turk serb croat bosniak kosovar slovak slovene latvian lithuanian cypriot spaniard
    spanish portuguese thai filipino filipina burmese uyghur tibetan kurd kurdish arab arabic roma
    romani sinti gypsy traveller jew jewish muslim christian catholic protestant orthodox sunni shia
    shiite alevi hindu buddhist sikh yazidi druze baptist pentecostal mormon sami lapp inuit basque
    catalan corsican breton flemish walloon chechen ingush tatar bashkir crimean palestinian
    american african asian european caribbean afghan somali iraqi pakistani bangladeshi saudi
    emirati kuwaiti qatari omani yemeni israeli soviet yugoslav czechoslovak rohingya karen
    kachin shan chin
    hmong han hui mongol mongolian manchu korean sudanese congolese togolese beninese
    lebanese maltese vietnamese chinese japanese taiwanese nepalese sinhalese senegalese
    """.split()  # noqa: SIM905
)
_HISTORIC = frozenset(
    """
    ussr uk usa us gdr frg uae drc eu dprk rok prc england scotland wales britain yugoslavia
    czechoslovakia kurdistan soviet_union great_britain northern_ireland america europe asia africa
    east_germany west_germany holland burma persia ceylon siam zaire tibet palestine kosovo chechnya
    """.split()  # noqa: SIM905
)


@cache
def _territories() -> frozenset[str]:
    names = Locale("en").territories.values()
    return frozenset(name.casefold() for name in names) | frozenset(
        name.replace("_", " ") for name in _HISTORIC
    )


@cache
def _cities() -> frozenset[str]:
    """Cities that clocks are set by: the largest of most countries."""
    zones = Locale("en").time_zones
    told = {str(name).rpartition("/")[2].replace("_", " ").casefold() for name in zones}
    given = {str(zone.get("city", "")).casefold() for zone in zones.values()}
    return frozenset(told | given) - {""}


@cache
def _stems() -> frozenset[str]:
    """First four letters of what countries are called."""
    words = (word for name in _territories() for word in re.findall(r"\w{4,}", name))
    return frozenset(word[:4] for word in words) - {"west", "east", "unit", "isla", "repu", "stat"}


@cache
def _languages() -> frozenset[str]:
    names = Locale("en").languages.values()
    return frozenset(name.casefold() for name in names if " " not in name and len(name) > 3)


def is_place_of_the_world(name: str) -> bool:
    """Say whether a name is that of a country, a part of the world, or a large city.

    Args:
        name: In any case of letters.
    """
    low = name.casefold().replace("İ".casefold(), "i")
    return low in _territories() or low in _cities()


def is_nationality(word: str) -> bool:
    """Say whether a capitalised word tells a people, a tongue or a faith: Polish, Kurd, Alevi.

    Args:
        word: One word; with an s or a hyphen it may be several (Greek-Cypriots).
    """
    if not _CAPITALISED.match(word):
        return False
    parts = re.split(r"[-‑]", word.casefold())
    return any(_is_people(part) or _is_people(part.removesuffix("s")) for part in parts)


@cache
def _is_people(low: str) -> bool:
    if low in _OTHERS or low in _languages():
        return True
    return len(low) > 4 and low.endswith(_ENDINGS) and low[:4] in _stems()
