"""English noun phrases that refer to people: where they begin, end, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from moksori.coding.complements import complement_end
from moksori.coding.lexicon import Lexicon
from moksori.coding.nouns import Noun
from moksori.coding.refs import (
    ANOTHER,
    BARE,
    COUNTED,
    DEFINITE,
    DESCRIPTION,
    GENERIC,
    INDEFINITE,
    NAME,
    POSSESSED,
    PRONOUN,
    Ref,
)
from moksori.coding.tokens import Token
from moksori.coding.words_en import (
    ADJECTIVES,
    ALSO_ADJECTIVES,
    CLOSED,
    COMMON_VERBS,
    COMPOUND_TAILS,
    DEMONSTRATIVE,
    FORCE_NOUNS,
    NOUNS,
    NUMBERS,
    PLURAL_PRONOUNS,
    PLURAL_WORDS,
    POSSESSIVE,
    PRONOUN_SEX,
    PRONOUNS,
)
from moksori.terms.mention import MentionKind

PostDetail = dict[str, Any]

_MOST_MODIFIERS = 7
_MODIFIER_KINDS = frozenset(
    {MentionKind.AGE, MentionKind.PLACE, MentionKind.ORGANISATION, MentionKind.OCCUPATION}
)
_POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_TELLING_OF = ("remind", "accus", "rob", "inform", "warn", "convict", "suspect", "depriv", "assur")
"""Verbs after which "of" does not belong to the person: "reminding the woman of orders"."""
_OPENERS = {
    "a": INDEFINITE, "an": INDEFINITE, "one": INDEFINITE, "some": INDEFINITE, "certain": INDEFINITE,
    "another": ANOTHER, "other": ANOTHER, "the": DEFINITE, "both": DEFINITE, "said": DEFINITE,
    "any": GENERIC, "every": GENERIC, "each": GENERIC, "no": GENERIC, "such": GENERIC,
    "most": GENERIC, "all": GENERIC, "many": GENERIC, "few": GENERIC,
}  # fmt: skip


def refs_of(tokens: Sequence[Token], lexicon: Lexicon) -> list[Ref]:
    """Find everything in a sentence that refers to people, pronouns included.

    Args:
        tokens: The words of the sentence.
        lexicon: The pack's words.
    """
    refs: list[Ref] = []
    at = 0
    while at < len(tokens):
        ref = _ref_at(tokens, at, lexicon, refs)
        if ref is None:
            at += 1
            continue
        refs.append(ref)
        at = ref.notes["next"]
    return refs


def _ref_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, refs: list[Ref]) -> Ref | None:
    token = tokens[at]
    if token.kind is MentionKind.PERSON:
        return _name(tokens, at)
    if token.low in PRONOUNS or token.low in {"i", "me", "my", "we", "us", "our", "myself"}:
        return _pronoun(tokens, at)
    if token.low in {"another", "one"} and _stands_alone(tokens, at):
        return _phrase(tokens, at, Noun("person"), {}, refs)
    noun, post = _noun_at(tokens, at)
    if noun is None or _only_modifies(tokens, at) or _is_verb(tokens, at, noun):
        return None
    return _phrase(tokens, at, noun, post, refs)


def _noun_at(tokens: Sequence[Token], at: int) -> tuple[Noun | None, PostDetail]:
    """Give the noun for people that stands here, and what is known of the post it is, if any."""
    token = tokens[at]
    if token.kind is MentionKind.OCCUPATION:
        words = token.text.lower().split()
        known = NOUNS.get(words[-1])
        plural = bool(token.detail.get("plural")) or (known is not None and known.plural)
        lemma = known.lemma if known else words[-1]
        if plural and known is None and lemma.endswith("s"):
            lemma = lemma[:-1]
        sex = known.sex if known else ""
        return Noun(" ".join([*words[:-1], lemma]), sex, plural), token.detail
    if not token.is_word:
        return None, {}
    return NOUNS.get(token.low), {}


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "another" or "one" is a person by itself: "another in her thirties"."""
    after = tokens[at + 1 : at + 4]
    if not after:
        return False
    if after[0].kind is MentionKind.AGE:
        end = at + 2
        return end >= len(tokens) or _noun_at(tokens, end)[0] is None
    return (
        len(after) == 3
        and after[0].low == "in"
        and after[1].low in POSSESSIVE
        and after[2].kind is MentionKind.AGE
    )


def _only_modifies(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the noun stands before another that is meant ("police station")."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.kind is MentionKind.PERSON:
        return True
    noun, _ = _noun_at(tokens, at + 1)
    if noun is not None and not _is_verb(tokens, at + 1, noun):
        return not (tokens[at].is_word and NOUNS[tokens[at].low].plural and tokens[at].low != "police")
    if tokens[at].low in ALSO_ADJECTIVES and _goes_on(after):
        return True
    return after.low in COMPOUND_TAILS


def _goes_on(token: Token) -> bool:
    """Say whether a word may be the noun that "major", "private" or "official" describes."""
    if token.kind is not None:
        return token.kind is MentionKind.QUANTITY
    plain = token.is_word and token.low not in CLOSED
    return plain and not token.low.endswith(("ed", "ly", "ing")) and token.low not in COMMON_VERBS


def _is_verb(tokens: Sequence[Token], at: int, noun: Noun) -> bool:
    """Say whether a word that can be a noun for people is a verb here ("to guard")."""
    if noun.plural and tokens[at].low != noun.lemma:
        return at > 0 and tokens[at - 1].low in {"he", "she", "it", "who"}
    return at > 0 and tokens[at - 1].low in {
        "to", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "they",
        "we", "i", "you", "not",
    }  # fmt: skip


def _name(tokens: Sequence[Token], at: int) -> Ref:
    """A name, with the post or noun that stands before it ("reporter Lee", "Major Kim")."""
    token = tokens[at]
    start, first, _ = _left(tokens, at)
    before = _noun_at(tokens, at - 1)[0] if at else None
    titled = before is not None and not before.plural and start < token.start
    if not titled:
        start, first = token.start, at
    surface = token.detail.get("surface") or [token.start, token.end]
    end, after = complement_end(tokens, at, definite=True)
    ref = Ref(
        start, end, surface[0], surface[1], NAME, token.detail.get("name", token.text).casefold(),
        names=_surfaces(token), distinct=True, token=at,
    )  # fmt: skip
    ref.pseudonym = bool(token.detail.get("pseudonym"))
    ref.notes = {"next": after, "first": first, "detail": token.detail}
    if before is not None and titled:
        post = tokens[at - 1].detail
        ref.also, ref.sex, ref.post = (before.lemma,), before.sex, str(post.get("id", ""))
        ref.official = _official(before, post)
        ref.kin = before.kin
        ref.owner = _owner(tokens, first)
    honorific = token.detail.get("honorific", "")
    ref.sex = ref.sex or {"mr": "male", "mrs": "female", "ms": "female", "miss": "female"}.get(
        honorific, ""
    )
    return _with_age(ref, tokens, first, after)


def _surfaces(token: Token) -> tuple[str, ...]:
    """Give a name as told: whole, the part that stands here, and with its title."""
    whole = str(token.detail.get("name", token.text))
    titled = token.text if token.detail.get("honorific") else ""
    found = (whole, str(token.detail.get("short", "")), " ".join(titled.split()))
    return tuple(dict.fromkeys(name for name in found if name))


def _pronoun(tokens: Sequence[Token], at: int) -> Ref:
    token = tokens[at]
    plural = token.low in PLURAL_PRONOUNS or token.low in {"we", "us", "our"}
    ref = Ref(token.start, token.end, token.start, token.end, PRONOUN, token.low, token=at)
    ref.count = 0 if plural else 1
    ref.sex = PRONOUN_SEX.get(token.low, "")
    ref.notes = {"next": at + 1, "first": at}
    return ref


def _phrase(
    tokens: Sequence[Token], at: int, noun: Noun, post: PostDetail, refs: list[Ref]
) -> Ref:
    start, first, opener = _left(tokens, at)
    det, count = _opened(tokens, first, opener, noun)
    if tokens[at].low in {"another", "one"}:
        det, opener = _OPENERS[tokens[at].low], tokens[at]
    elif tokens[at].low in {"someone", "somebody"}:
        det = INDEFINITE
    whole = det in (DEFINITE, POSSESSED) and not _introduces(tokens, at)
    end, after = complement_end(tokens, at, definite=whole)
    token = tokens[at]
    if first > 0 and tokens[first - 1].low.startswith(_TELLING_OF):
        end, after = token.end, at + 1
    ref = Ref(start, end, token.start, token.end, DESCRIPTION, noun.lemma, det=det, count=count)
    ref.post, ref.official = str(post.get("id", "")), _official(noun, post)
    ref.kin, ref.sex = noun.kin, noun.sex
    ref.owner = _owner(tokens, first)
    ref.token = at
    ref.notes = {"next": after, "first": first, "opener": opener.low if opener else ""}
    ref.also = _further_heads(tokens, at, after)
    ref.distinct = any(
        t.kind in (MentionKind.AGE, MentionKind.PLACE, MentionKind.ORGANISATION)
        for t in tokens[first:after]
    )
    ref.nested = bool(refs) and refs[-1].end >= ref.end
    inside = [t for t in tokens[first:after] if t.kind is MentionKind.ORGANISATION]
    ref.organisation = str(inside[0].detail.get("value", "")) if inside else ""
    for t in tokens[first:at]:
        ref.sex = ref.sex or {"female": "female", "male": "male", "pregnant": "female"}.get(t.low, "")
    ref.official = ref.official or any(
        t.kind is MentionKind.OCCUPATION and t.detail.get("official") for t in tokens[first:at]
    )
    _take_names(ref, tokens, at, after)
    return _with_age(ref, tokens, first, after)


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a definite phrase goes on to say who is meant: "the supplier of the drugs"."""
    return at + 1 < len(tokens) and tokens[at + 1].low in {"of", "(", "and"}


def _left(tokens: Sequence[Token], at: int) -> tuple[int, int, Token | None]:
    """Find where the phrase of the noun at `at` begins, and the word that opens it."""
    first = at
    opener: Token | None = None
    sure = at
    while first > 0 and at - first < _MOST_MODIFIERS:
        token = tokens[first - 1]
        if _opens(token, tokens[at]):
            counts = opener is None and _counts(token)
            opener, first = token, first - 1
            sure = first
            if counts:
                continue
            break
        if opener is not None:
            break
        if token.low in _POSSESSIVE_MARKS and first > 1:
            first, opener = _possessor(tokens, first - 1), token
            sure = first
            break
        if not _modifies(token):
            break
        first -= 1
        if token.low in ADJECTIVES or not token.is_word or token.text[:1].isupper() or "-" in token.low:
            sure = first if sure == first + 1 else sure
    if opener is None:
        first = sure
    return tokens[first].start, first, opener


def _counts(token: Token) -> bool:
    """Say whether a word may stand between a determiner and the noun: "the two", "one such"."""
    low = token.low
    return low in NUMBERS or low in PLURAL_WORDS or low.isdigit() or low in {"one", "such"}


def _opens(token: Token, after: Token | None = None) -> bool:
    low = token.low
    if low == "that" and (after is None or _is_plural(after)):
        return False
    return bool(low) and (
        low in _OPENERS or low in POSSESSIVE or low in DEMONSTRATIVE or low in NUMBERS
        or low in PLURAL_WORDS or low.isdigit()
    )  # fmt: skip


def _is_plural(token: Token) -> bool:
    if token.kind is MentionKind.OCCUPATION:
        return bool(token.detail.get("plural"))
    return token.low in NOUNS and NOUNS[token.low].plural


def _modifies(token: Token) -> bool:
    if token.kind is not None:
        return token.kind in _MODIFIER_KINDS
    if token.low in ADJECTIVES:
        return True
    if not token.is_word or token.low in CLOSED:
        return False
    return not token.low.endswith(("ed", "ing"))


def _possessor(tokens: Sequence[Token], mark: int) -> int:
    """Give the first word of the phrase that owns what follows: "the woman's"."""
    at = mark - 1
    first = at
    while first > 0 and (_opens(tokens[first - 1]) or tokens[first - 1].low in ADJECTIVES):
        first -= 1
    return max(first, 0)


def _opened(
    tokens: Sequence[Token], first: int, opener: Token | None, noun: Noun
) -> tuple[str, int]:
    """Say how a phrase is opened and how many it means."""
    several = 0 if noun.plural else 1
    if opener is None:
        return BARE, several
    words = [token.low for token in tokens[first : first + 3]]
    number = next((NUMBERS.get(word, 0) or (int(word) if word.isdigit() and len(word) < 7 else 0)
                   for word in words if word in NUMBERS or word.isdigit()), 0)  # fmt: skip
    if noun.plural and number:
        definite = words[0] in {"the", "these", "those", "both", *POSSESSIVE}
        return (DEFINITE if definite else COUNTED), number
    low = opener.low
    if low == "your":
        return GENERIC, several
    if low in _POSSESSIVE_MARKS or low in POSSESSIVE:
        return POSSESSED, several
    if low in DEMONSTRATIVE and low != "such":
        return DEFINITE, several
    if low in {"one", "two"} and not noun.plural:
        return INDEFINITE, several
    if low == "other" and words[0] == "the":
        return DEFINITE, several
    return _OPENERS.get(low, COUNTED if low in PLURAL_WORDS else BARE), several


def _owner(tokens: Sequence[Token], first: int) -> Ref | None:
    """Give the reference to whoever owns the person of a phrase that begins at `first`."""
    token = tokens[first]
    if token.low in POSSESSIVE and token.low != "its":
        return _pronoun(tokens, first)
    for at in range(first, min(first + 4, len(tokens) - 1)):
        if tokens[at + 1].low not in _POSSESSIVE_MARKS:
            continue
        noun, post = _noun_at(tokens, at)
        if tokens[at].kind is MentionKind.PERSON:
            return _bare(tokens[at], NAME, str(tokens[at].detail.get("name", "")).casefold(), at)
        if noun is not None:
            ref = _bare(tokens[at], DESCRIPTION, noun.lemma, at)
            ref.det, ref.sex, ref.count = DEFINITE, noun.sex, 0 if noun.plural else 1
            ref.post, ref.official = str(post.get("id", "")), _official(noun, post)
            return ref
    return None


def _bare(token: Token, form: str, lemma: str, at: int) -> Ref:
    return Ref(token.start, token.end, token.start, token.end, form, lemma, token=at)


def _further_heads(tokens: Sequence[Token], at: int, after: int) -> tuple[str, ...]:
    """Give the heads joined to the first: "party members and prosecutors"."""
    found: list[str] = []
    for place in range(at + 1, min(after, at + 5)):
        if tokens[place - 1].low in {"and", "or"}:
            noun, _ = _noun_at(tokens, place)
            if noun is not None:
                found.append(noun.lemma)
    return tuple(found)


def _take_names(ref: Ref, tokens: Sequence[Token], at: int, after: int) -> None:
    """Take a name that the phrase itself gives: "an informant called Mr. Choi (pseudonym)"."""
    for token in tokens[at + 1 : after]:
        if token.kind is MentionKind.PERSON:
            ref.names = (*ref.names, *_surfaces(token))
            ref.pseudonym = ref.pseudonym or bool(token.detail.get("pseudonym"))
            ref.notes["detail"] = token.detail
            ref.notes["name_at"] = token.detail.get("surface") or [token.start, token.end]
    inner = " ".join(token.low for token in tokens[at + 1 : after])
    ref.withheld = any(word in inner for word in ("redacted", "withheld", "not named", "anonymous"))
    words = [token.low for token in tokens[at + 1 : after]]
    for place, word in enumerate(words):
        if word in {"as", "called"} and place and place + 1 < len(words):
            alias = tokens[at + 2 + place]
            noun, _ = _noun_at([alias], 0)
            if noun is not None:
                ref.also = (*ref.also, noun.lemma)


def _official(noun: Noun, post: PostDetail) -> bool:
    if "official" in post:
        return bool(post["official"])
    return noun.lemma in FORCE_NOUNS or noun.lemma.split()[-1] in FORCE_NOUNS


def _with_age(ref: Ref, tokens: Sequence[Token], first: int, after: int) -> Ref:
    for place in range(first, min(after, len(tokens))):
        token = tokens[place]
        if token.kind is MentionKind.AGE:
            ref.age = token.text
            owner = tokens[place - 1].low if place else ""
            ref.sex = ref.sex or PRONOUN_SEX.get(owner, "")
            for word, sex in (("his", "male"), ("her", "female")):
                if f"{word} " in token.text.lower() + " ":
                    ref.sex = ref.sex or sex
            break
    return ref
