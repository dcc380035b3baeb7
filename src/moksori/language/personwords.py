"""English words for persons: what a `20-year-old` can be, and whose age stands in brackets."""

from __future__ import annotations

import re

from moksori.language.words import words

SEXES = "female|male|woman|man|girl|boy|women|men|girls|boys|females|males|lady|gentleman"

PERSONS = (
    "ladies|guy|person|people|child|children|kid|kids|baby|babies|infant|toddler|newborn|"
    "teenagers?|teens?|youths?|minor|minors|students?|pupils?|schoolgirls?|schoolboys?|residents?|"
    "villagers?|citizens?|locals?|natives?|refugees?|defectors?|escapees?|returnees?|migrants?|"
    "workers?|labou?rers?|farmers?|fisherm[ae]n|traders?|merchants?|smugglers?|brokers?|dealers?|"
    "sellers?|vendors?|peddlers?|drivers?|soldiers?|conscripts?|officers?|officials?|guards?|"
    "police(?:wo)?m[ae]n|commanders?|major|colonel|captain|lieutenant|sergeant|corporal|general|"
    "doctors?|physician|nurses?|teachers?|professors?|lecturer|engineers?|technicians?|miners?|"
    "cooks?|chef|tailors?|seamstress|carpenter|mechanics?|shopkeepers?|clerk|secretary|accountant|"
    "business(?:wo)?m[ae]n|entrepreneurs?|housewi(?:fe|ves)|homemaker|mothers?|fathers?|mum|mom|"
    "dad|"
    "parents?|sons?|daughters?|brothers?|sisters?|sibling|wife|husband|spouse|widow|widower|uncle|"
    "aunt|nephew|niece|cousin|grand(?:mother|father|son|daughter|ma|pa)|granny|twins?|orphans?|"
    "prisoners?|inmates?|detainees?|convicts?|suspects?|defendants?|victims?|survivors?|"
    "witness(?:es)?|sources?|informants?|activists?|journalists?|reporters?|bloggers?|writers?|"
    "poets?|lawyers?|monks?|nuns?|priests?|pastors?|missionary|bride|groom|bachelor|relatives?|"
    "friends?|neighbou?rs?|members?|cadres?|veterans?|pensioners?|retirees?|protesters?|"
    "demonstrators?|athlete|artist|singer|actor|actress|farmhand|servant|maid|supervisor|manager|"
    "director|leader|chief|head|agents?|spy|sailors?|pilot|fighter|rebel|bystander|passer-by"
)
"""Pattern of a person noun, without the words that only tell the sex."""

PERSON = f"(?:{SEXES}|{PERSONS})"

_IS_PERSON = re.compile(PERSON, re.IGNORECASE)
_IS_THING = re.compile(
    r"(?:ban|law|war|conflict|regime|rule|building|house|home|tree|car|vehicle|ship|boat|bridge|"
    r"dispute|feud|ceasefire|truce|agreement|treaty|company|firm|institution|organi[sz]ation|"
    r"tradition|system|policy|republic|empire|dynasty|temple|church|mosque|record|history|photo|"
    r"photograph|video|report|case|plan|program(?:me)?|project|phone|computer|machine|wine|factory|"
    r"newspaper|magazine|insurgency|occupation|siege|blockade|embargo|revolution|alliance|bus|"
    r"truck|"
    r"term|sentence|deal|problem|practice|investigation|footage)s?",
    re.IGNORECASE,
)
ENDS_NOUN_PHRASE = words(
    "who whom whose that which was were is are am has have had from in at of on with and or to "
    "by for living named called identified surnamed known told said says did does went came "
    "into when while after before because but as then out up over under about arrested "
    "detained "
    "sentenced killed died beaten accused being been be would will could can may might must "
    "should told lived works worked got made took left whom if so not also now still since "
    "until "
    "near inside outside between against through during without within where "
    "come go give take bring pay stay sleep kneel stand sit sign strip undress wash clean walk run "
    "leave wait confess admit speak talk tell answer look lie eat drink serve carry call write beg "
    "cry scream hide escape cross flee return travel marry die live stop start keep get do make"
)
"""Words at which the noun phrase behind an age ends."""
_NEXT = re.compile(r"[ \n]((?:[A-Za-z][A-Za-z'’-]{0,30}))")
_MOST_WORDS = 5


def is_person(word: str) -> bool:
    """Say whether a word names a kind of person."""
    return _IS_PERSON.fullmatch(word) is not None


def noun_after(text: str, at: int) -> tuple[int | None, str]:
    """Find the noun that words ending at `at` describe.

    Returns:
        Where the noun ends (None where there is none), and what it names: `person`, `thing` or an
        empty string where that is not known.
    """
    end, kind = None, ""
    for _ in range(_MOST_WORDS):
        word = _NEXT.match(text, at)
        if word is None or word[1].lower() in ENDS_NOUN_PHRASE:
            break
        said = re.split("['’]", word[1])[0]
        person = is_person(said)
        if kind == "person" and not person:
            break
        at = word.end()
        if person or said[0].islower():
            end = word.start(1) + len(said)
            kind = "person" if person else "thing" if _IS_THING.fullmatch(said) else ""
        elif end is not None:
            break
        if said != word[1]:
            break
    return end, kind
