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


_AGENT = re.compile(
    r"[a-z-]{2,14}(?:er|or|eer|ist|ian|ician|man|woman|ant|keeper|maker|smith|wright|hand|master"
    r"|mistress|ess|ette)",
    re.IGNORECASE,
)
_NO_AGENTS = words(
    "number quarter order letter paper power tower dinner supper winter summer corner chapter "
    "matter shower trailer container cluster border register roster error floor door factor sector "
    "corridor motor colour color tractor water river silver copper timber order over under after "
    "before another other either neither whether rather further never ever together however "
    "altogether former latter later sooner longer shorter higher lower upper inner outer nearer "
    "closer better worse greater smaller larger older younger elder bigger fewer farther per "
    "consider deliver remember discover recover offer suffer differ prefer refer transfer enter "
    "render gather wonder answer cover bother wander whisper lower layer liver finger shoulder "
    "ladder hammer counter meter metre litre liter diameter december november october september "
    "weather leather feather butter pepper ginger sugar sweater poster folder ledger cucumber "
    "september computer printer transistor mirror terror horror humor humour labor labour favour "
    "favor honor honour odor vapor flavor harbor harbour neighborhood interior exterior prior "
    "minor major superior inferior anterior monitor detector generator radiator elevator "
    "escalator calculator reactor conveyor razor armor armour list mist fist wrist twist exist "
    "insist resist assist consist persist want plant grant important significant constant instant "
    "distant infant giant elephant vacant relevant pregnant reluctant warrant restaurant hand "
    "beforehand secondhand offhand human german roman woman inhuman asian italian persian russian "
    "korean indian brazilian egyptian civilian less unless press dress stress mess guess process "
    "access success express business witness illness darkness weakness kindness happiness address "
    "possess confess bless chess excess progress congress cigarette cassette silhouette diskette "
    "sister brother mother father daughter center centre theater disaster cancer fever danger "
    "anger hunger manner character chamber member members master sewer boiler burner cooler "
    "freezer heater cooker trigger barrier career idea dozer bulldozer loudspeaker speaker buzzer "
    "newspaper wallpaper header border quarter customer rubber tiger spider otter chapter laser"
)


def is_agent(word: str) -> bool:
    """Say whether a word is built as one who does something: welder, dentist, boatman."""
    low = word.lower()
    return low not in _NO_AGENTS and _AGENT.fullmatch(low) is not None


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
