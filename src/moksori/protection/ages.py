"""The ladder of ages: about two years, five years, decade, adult, nothing; in English."""

from __future__ import annotations

import re
from collections.abc import Callable

from moksori.language.ages import find_ages
from moksori.protection import ages_ko, births
from moksori.protection.age_wording import Wording
from moksori.protection.bands import already, band, years_of
from moksori.protection.scene import Change, Scene, last_words
from moksori.protection.word_sets import word_set
from moksori.terms.disguise import Rung

TENS = {
    10: "teens", 20: "twenties", 30: "thirties", 40: "forties", 50: "fifties", 60: "sixties",
    70: "seventies", 80: "eighties", 90: "nineties", 100: "hundreds",
}  # fmt: skip
_SOMETHING = {
    10: "teenage", 20: "twenty-something", 30: "thirty-something", 40: "forty-something",
    50: "fifty-something", 60: "sixty-something", 70: "seventy-something", 80: "eighty-something",
    90: "ninety-something",
}  # fmt: skip
_FEMALE = word_set(
    "woman women female females girl girls mother daughter wife sister grandmother aunt widow lady"
    " ladies she her mrs ms miss actress housewife"
)
_MALE = word_set(
    "man men male males boy boys father son husband brother grandfather uncle widower he his him"
    " mr gentleman"
)
_PLURAL = word_set("women men people persons children girls boys residents they them two")
_BABIES = word_set("baby babies infant infants toddler toddlers newborn")
_BEFORE_NOUN = re.compile(r"[-\u2010\u2011 ]?years?[-\u2010\u2011 ]olds?$", re.IGNORECASE)
_OLD = re.compile(r"\byears?[- ](?:old|of age)\b", re.IGNORECASE)
_FINER = re.compile(
    r"\b(?:the )?(?:very )?(?:early|mid|middle|late)(?:[- ](?:to[- ])?(?:mid|late))?"
    r"(?:[- ]+of)?[- ]*(?:the |her |his |their )?(?P<ten>[a-z]+ies|teens|[1-9]0'?s)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?P<year>(?:1[89]|20)\d\d)")
_NAME_NEXT = re.compile(r"[ \u00a0][A-Z][a-z]")
_FRAME = re.compile(r"^(?P<lead>[\s,(]*)(?P<body>.*?)(?P<trail>[\s,)]*)$", re.DOTALL)
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_ASIDE = re.compile(r",? I(?:[’']d| would)? (?:believe|think|guess|say|suppose|reckon),? ")
_SPEAKING = re.compile(
    r"\b(I|we|you)(?:['’]m|['’]re| am| are| was| were| had| have)?(?: \w+){0,2}[ \u00a0,(]*$",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(
    r"\b(?:an?|one|another|this|that|her|his|my) (?:[a-z-]+ )?"
    r"(man|woman|girl|boy|son|daughter|mother|father|brother|sister|wife|husband)"
    r"(?: of| aged|,| \()[ \u00a0]*$",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"(?: and |, | or )(\d{1,2})(?=[ ,.;:)]|$)(?! (?:years?|months?|of|men|women)\b)"
)
_HEDGE = re.compile(
    r"(?<![\w-])(?:(?:just|a little|well|somewhere)[ \u00a0])?(?:about|around|some|roughly|nearly"
    r"|almost"
    r"|approximately|over|under|past|close to|near|nearer(?: to)?|closer to|more like|going on"
    r"|getting on for|coming up (?:to|for|on)|up to|pushing|nearing|approaching"
    r"|touching)[ \u00a0]$",
    re.IGNORECASE,
)
"""Hedges that cannot stand before `in her forties`."""
_NEEDS_SOMEBODY = re.compile(r"\b(?:like|for|than|as)[ \u00a0]$", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"\b(him|her|he|she)(?:[’'](?:s|d be)|[ \u00a0](?:at|as|to be|for|is|was|had turned|turned))?"
    r"(?: (?:about|around|maybe|perhaps|over|under))?[ \u00a0]$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(he|she)\b", re.IGNORECASE)
_AT = re.compile(r"\bat (?:the )?(?:age (?:of )?)?$", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|ages|age of|of)[ :]+$", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:(?:had|has|have) )?(?:just |recently )?(?P<verb>turn(?:ed|s|ing)?|reach(?:ed|es|ing)?"
    r"|celebrat(?:ed|es|ing)|mark(?:ed|s)|pass(?:ed|es)|hit|hits|entered|completed|saw|sees)"
    r" (?:the age of )?$",
    re.IGNORECASE,
)


def disguise_age(scene: Scene, rung: Rung) -> Change | None:
    """Put an age no finer than `rung`; None if it is told no finer already."""
    years = years_of(scene.mention.value) or _read(scene.told)
    if years is None:
        # A year of birth says enough by itself; of anything else nothing is known.
        told = isinstance(scene.mention.detail.get("born"), int) or _YEAR.search(scene.told)
        born = bool(told) and rung is not Rung.ADULT
        years, rung = (20, 20), rung if born else Rung.NOTHING
    if already(years, rung, exact=scene.mention.detail.get("exact") is True):
        return None
    if scene.language == "ko":
        return ages_ko.disguise(scene, years, rung)
    return _english(scene, years, rung)


def _read(told: str) -> tuple[int, int] | None:
    for found in find_ages(told):
        return years_of(found.value)
    return None


def _english(scene: Scene, years: tuple[int, int], rung: Rung) -> Change:
    words = wording(years, rung, scene)
    frame = _FRAME.match(scene.told)
    lead, body, trail = frame.group("lead", "body", "trail") if frame else ("", scene.told, "")
    rules: tuple[Callable[[Scene, str, Wording, Rung], Change | None], ...] = (
        births.born, births.served, _within_decade, _beside_noun, _turned, _at_age, _after_noun,
        _two,
    )  # fmt: skip
    for rule in rules:
        change = rule(scene, body, words, rung)
        if change is not None:
            if not change.public and lead.strip() and trail.strip():
                return change
            return Change(lead + _whose_age(scene, change) + trail, change.back, change.on)
    change = _plain(scene, lead, words, trail)
    return Change(_whose_age(scene, change), change.back, change.on)


def _whose_age(scene: Scene, change: Change) -> str:
    """`looks like in her fifties` needs somebody whose age it is."""
    before = scene.before[: len(scene.before) - change.back]
    alone = change.public.startswith("in ") and _NEEDS_SOMEBODY.search(before)
    return f"somebody {change.public}" if alone else change.public


def wording(years: tuple[int, int], rung: Rung, scene: Scene) -> Wording:
    """Give the words for an age at a rung."""
    low, high = band(years, rung)
    sex, many = _who(scene)
    child, minor = years[1] < 10, years[1] < 18
    noun = _noun(sex, many, child=child, minor=minor)
    if rung is Rung.NOTHING:
        return Wording("", "", "[age withheld]", "", noun)
    if rung is Rung.ADULT and not minor:
        alone = "adults" if many else "an adult"
        return Wording("adult", "of adult age", alone, "as " + alone, "adult " + noun)
    if rung is Rung.ADULT:
        alone = "minors" if many else "a minor"
        return Wording("under-age", "under eighteen", alone, "as " + alone, noun)
    if child and rung is Rung.DECADE:
        alone = "small children" if many else "a small child"
        return Wording("small", "under ten", alone, "as " + alone, "small " + noun)
    if rung is Rung.DECADE:
        whose = _whose(scene, sex, many)
        tens = [TENS[ten] for ten in range(max(low, 10), min(high, 109), 10)]
        joint = " and " if many else " or "
        span = joint.join(tens) if len(tens) < 3 else f"{tens[0]} to {tens[-1]}"
        text = f"in {whose} {span}"
        return Wording("", text, text, text, f"{noun} {text}")
    text = f"{low} to {high}"
    return Wording(
        "", f"aged {text}", f"aged {text}", f"at the age of {text}", f"{noun} aged {text}"
    )


def _whose(scene: Scene, sex: str, many: bool) -> str:
    """Give the possessive of whoever's age it is; those who speak of themselves say "my"."""
    of = _OF_WHOM.search(scene.before[-40:])
    if of:
        return "his" if of.group(1).lower() in ("he", "him") else "her"
    speaking = _SPEAKING.search(_ASIDE.sub(" ", scene.before[-60:])[-40:])
    if speaking:
        return {"i": "my", "we": "our", "you": "your"}[speaking.group(1).lower()]
    return {"female": "her", "male": "his"}.get("" if many else sex, "their")


def _noun(sex: str, many: bool, *, child: bool, minor: bool) -> str:
    if child:
        return "children" if many else "child"
    if minor:
        one, several = {"female": ("girl", "girls"), "male": ("boy", "boys")}.get(
            sex, ("young person", "young people")
        )
    else:
        one, several = {"female": ("woman", "women"), "male": ("man", "men")}.get(
            sex, ("person", "people")
        )
    return several if many else one


def _who(scene: Scene) -> tuple[str, bool]:
    """Tell sex and number from the person, else from the words nearby."""
    near = [word.lower() for word in _WORD.findall(scene.after[:24])[:2]]
    told_age = scene.told.rstrip(" ,)").lower()
    attributive = _BEFORE_NOUN.search(told_age) is not None and not told_age.endswith("years old")
    words = near if attributive else last_words(scene.before, 4)
    many = scene.plural or (bool(set(words) & _PLURAL) and attributive)
    if scene.told.lower().rstrip().endswith("olds"):
        many = True
    noun = None if attributive else _ONE_PERSON.search(scene.before[-60:])
    if noun:
        return ("female" if noun.group(1).lower() in _FEMALE else "male"), False
    if scene.sex:
        return scene.sex, many
    told = [word.lower() for word in _WORD.findall(scene.told)]
    nearby = () if attributive else last_words(scene.before, 6)
    for word in (*told, *words, *nearby):
        if word in _FEMALE or word in _MALE:
            return ("female" if word in _FEMALE else "male"), many
    return ("" if attributive or many else _pronoun(scene)), many


def _pronoun(scene: Scene) -> str:
    """Tell sex from the subject nearest after an age that stands alone: "(33). … he gets"."""
    found = _SUBJECT.search(scene.after[:120])
    if not found:
        return ""
    return "female" if found.group(1).lower() == "she" else "male"


def _within_decade(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`mid-30s` to `thirties`, leaving the words around it."""
    found = _FINER.search(body)
    if not found or rung is not Rung.DECADE:
        return None
    article = re.search(r"\b[Aa]n?[ \u00a0]$", scene.before) is not None and not found.start()
    years = years_of(scene.mention.value) or _read(scene.told) or (0, 0)
    ten = years[0] // 10 * 10
    word = (_SOMETHING if article else TENS).get(ten, found.group("ten"))
    return Change(body[: found.start()] + word + body[found.end() :])


def _beside_noun(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`20-year-old female` to `female in her twenties`."""
    if not _BEFORE_NOUN.search(body) or re.search(r"years old$", body):
        return None
    article = re.match(r"(?:an?|the)[ \u00a0]+", body, re.IGNORECASE)
    lead = article.group() if article else ""
    noun = _noun_after(scene)
    if not noun and _NAME_NEXT.match(scene.after):
        return Change(lead + (words.adjective or _adjective(scene, rung)))
    if not noun or body.lower().endswith("olds"):
        return None if _is_predicate(scene, lead) else Change(lead + words.noun)
    if noun.split()[-1].lower() in _BABIES and words.adjective in {"small", "under-age"}:
        return Change(lead.rstrip(), on=1 if scene.after[:1] == " " and scene.on else 0)
    if words.adjective:
        return Change(lead + words.adjective)
    if rung is Rung.NOTHING:
        return Change(lead.rstrip(), on=1 if lead and scene.on else 0)
    if len(noun) + 1 > scene.on:
        return Change(lead + _adjective(scene, rung))
    return Change(lead + noun + " " + words.after, on=len(noun) + 1)


def _adjective(scene: Scene, rung: Rung) -> str:
    """Give an age that stays before its noun, where the noun cannot be moved."""
    low, high = band(years_of(scene.mention.value) or (0, 0), rung)
    return _SOMETHING.get(low, "elderly") if rung is Rung.DECADE else f"{low}-to-{high}-year-old"


def _is_predicate(scene: Scene, lead: str) -> bool:
    """Say whether no noun is meant: "she is 20-year-old"."""
    return (
        not lead
        and last_words(scene.before, 1)[:1] != []
        and last_words(scene.before, 1)[0] in {"is", "was", "are", "were", "be", "been"}
    )


def _noun_after(scene: Scene) -> str:
    """Give the words after an age up to the noun it qualifies; empty where there is none."""
    for found in find_ages(scene.told + scene.after[:80]):
        end = found.detail.get("noun_end")
        if found.start < len(scene.told) and end and end > len(scene.told):
            return scene.after[1 : end - len(scene.told)]
    return ""


def _turned(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`had just turned 50` to `was in her fifties`."""
    found = _TURNED.search(scene.before)
    if not found or len(found.group()) > scene.back:
        return None
    verb = found.group("verb").lower()
    be = "" if verb.endswith("ing") else ("is " if verb.endswith("s") else "was ")
    many = _who(scene)[1]
    be = {"was ": "were ", "is ": "are "}.get(be, be) if many else be
    return Change(be + words.predicate, back=len(found.group()))


def _at_age(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`at the age of 19` to `in her teens`."""
    inside = re.match(r"at (?:the )?(?:age (?:of )?)?(?=\w)", body, re.IGNORECASE)
    back = scene.taken_back(_AT)
    if not inside and not back:
        return None
    if not words.when:
        return Change("", back=back)
    start = inside.group() if inside else scene.before[len(scene.before) - back :]
    public = words.when[:1].upper() + words.when[1:] if start[:1] == "A" else words.when
    return Change(public, back=back)


def _after_noun(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`aged 43`, `of 43` to `in her forties`."""
    inside = re.match(r"(?:aged|age|ages)\b[ :]*(?:of )?", body, re.IGNORECASE)
    back = scene.taken_back(_AGED)
    if not inside and not back:
        return None
    if words.after:
        return Change(words.after, back=back)
    comma = re.search(r",[ \u00a0]$", scene.before[: len(scene.before) - back])
    closed = scene.after.startswith(",") and scene.on > 0
    gap = 2 if comma and back + 2 <= scene.back else 0
    return Change("", back=back + gap, on=1 if gap and closed else 0)


def _two(scene: Scene, body: str, words: Wording, rung: Rung) -> Change | None:
    """`15 and 17` to `in their teens`, where only the first was found."""
    second = _SECOND.match(scene.after)
    if rung is not Rung.DECADE or not body.isdigit() or not second or second.end() > scene.on:
        return None
    tens = [int(each) // 10 * 10 for each in (body, second.group(1))]
    if min(tens) < 10:
        return None
    span = " and ".join(dict.fromkeys(TENS[ten] for ten in sorted(tens)))
    return Change(f"in their {span}", on=second.end())


def _plain(scene: Scene, lead: str, words: Wording, trail: str) -> Change:
    """An age that stands alone: in brackets, between commas, after "is"."""
    if words.predicate.startswith("in ") and not lead:
        return Change(words.predicate + trail, back=scene.taken_back(_HEDGE))
    if words.predicate != "[age withheld]":
        return Change(lead + words.predicate + trail)
    if "(" in lead or (scene.before.endswith("(") and scene.after.startswith(")")):
        return Change("")
    around = scene.before.endswith(", ") and scene.after.startswith(",")
    if around and scene.back >= 2 and scene.on >= 1:
        return Change("", back=2, on=1)
    return Change(lead + words.predicate + trail)
