"""English noun phrases that refer to people: where they begin, end, and what they say."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.coding.complements import (
    complement_end,
    is_placed,
    told_apart,
    told_how,
    told_where,
)
from moksori.coding.heads import (
    RANKS,
    PostDetail,
    further_heads,
    is_number_alone,
    is_official,
    is_part_of_them,
    is_verb,
    is_year_old,
    noun_at,
    only_modifies,
    stands_alone,
)
from moksori.coding.lexicon import Lexicon
from moksori.coding.nouns import Noun
from moksori.coding.openers import OPENERS, POSSESSIVE_MARKS, opened, phrase_start
from moksori.coding.refs import (
    COUNTED,
    DEFINITE,
    DESCRIPTION,
    INDEFINITE,
    NAME,
    POSSESSED,
    PRONOUN,
    Ref,
)
from moksori.coding.tokens import Token
from moksori.coding.words_en import (
    NUMBERS,
    PLURAL_PRONOUNS,
    POSSESSIVE,
    PRONOUN_SEX,
    PRONOUNS,
)
from moksori.terms.mention import MentionKind

_BEFORE_OF = 2
_SEXES = {"female": "female", "male": "male", "pregnant": "female"}
_TELLING_OF = ("remind", "accus", "rob", "inform", "warn", "convict", "suspect", "depriv", "assur")
"""Verbs after which "of" does not belong to the person: "reminding the woman of orders"."""


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
    if is_part_of_them(tokens, at):
        return _part_of_them(tokens, at)
    if token.low in {"another", "one"} and stands_alone(tokens, at):
        return _phrase(tokens, at, Noun("person"), {}, refs)
    if is_number_alone(tokens, at):
        return _phrase(tokens, at, Noun("person", "", True), {}, refs)
    if is_year_old(tokens, at):
        return _phrase(tokens, at, Noun("person"), {}, refs)
    noun, post = noun_at(tokens, at)
    if noun is None or only_modifies(tokens, at) or is_verb(tokens, at, noun):
        return None
    return _phrase(tokens, at, noun, post, refs)


def _part_of_them(tokens: Sequence[Token], at: int) -> Ref:
    """Read "one of them", "two of them": some of those told of just before."""
    token, last = tokens[at], tokens[at + 2]
    count = 1 if token.low == "one" else NUMBERS.get(token.low, 0)
    ref = Ref(token.start, last.end, token.start, token.end, DESCRIPTION, "person", count=count)
    ref.det, ref.token = INDEFINITE if count == 1 else COUNTED, at
    ref.notes = {"next": at + 3, "first": at, "opener": token.low, "rank": ""}
    return ref


def _name(tokens: Sequence[Token], at: int) -> Ref:
    """A name, with the post or noun that stands before it ("reporter Lee", "Major Kim")."""
    token = tokens[at]
    start, first, _ = phrase_start(tokens, at)
    before = noun_at(tokens, at - 1)[0] if at else None
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
        ref.official = is_official(before, post)
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


def _phrase(tokens: Sequence[Token], at: int, noun: Noun, post: PostDetail, refs: list[Ref]) -> Ref:
    start, first, opener = phrase_start(tokens, at)
    det, count = opened(tokens, first, opener, noun)
    ranked = next((token.low for token in tokens[first:at] if token.low in RANKS), "")
    if tokens[at].low in {"another", "one"} and not ranked:
        det, opener = OPENERS[tokens[at].low], tokens[at]
    elif tokens[at].low in {"someone", "somebody"}:
        det = INDEFINITE
    whole = det in (DEFINITE, POSSESSED) and not _introduces(tokens, at)
    end, after = complement_end(tokens, at, definite=whole)
    token = tokens[at]
    if first > 0 and tokens[first - 1].low.startswith(_TELLING_OF):
        end, after = token.end, at + 1
    if (part := _part_of_many(tokens, first, noun)) is not None:
        start, det, count = part
        first -= _BEFORE_OF
    ref = Ref(start, end, token.start, token.end, DESCRIPTION, noun.lemma, det=det, count=count)
    ref.post, ref.official = str(post.get("id", "")), is_official(noun, post)
    ref.kin, ref.sex, ref.token = noun.kin, noun.sex, at
    ref.owner = _owner(tokens, first)
    ref.notes = {"next": after, "first": first, "opener": opener.low if opener else ""}
    ref.notes["rank"] = ranked if det == DEFINITE else ""
    ref.also = further_heads(tokens, at, after)
    ref.distinct = any(
        t.kind in (MentionKind.AGE, MentionKind.PLACE, MentionKind.ORGANISATION)
        for t in tokens[first:after]
    )
    ref.nested = bool(refs) and refs[-1].end >= ref.end
    inside = [t for t in tokens[first:after] if t.kind is MentionKind.ORGANISATION]
    ref.organisation = str(inside[0].detail.get("value", "")) if inside else ""
    ref.sex = ref.sex or next((_SEXES[t.low] for t in tokens[first:at] if t.low in _SEXES), "")
    # "His men", "two of his men": they act for whoever leads them.
    ref.official |= (noun.plural and noun.lemma == "man" and ref.owner is not None) or any(
        t.kind is MentionKind.OCCUPATION and t.detail.get("official") for t in tokens[first:at]
    )
    _tell_apart(ref, tokens, at, after)
    _take_names(ref, tokens, at, after)
    return _with_age(ref, tokens, first, after)


def _tell_apart(ref: Ref, tokens: Sequence[Token], at: int, after: int) -> None:
    """Note the words behind a phrase that say which of several is meant."""
    if ref.det == DEFINITE and is_placed(tokens, after):
        ref.notes["who"] = tokens[after + 1].end
    elif (ref.det == DEFINITE and ref.official) or ref.det == COUNTED or is_year_old(tokens, at):
        ref.notes["who"] = told_apart(tokens, after)
    elif ref.det == INDEFINITE and not ref.plural:
        ref.notes["where"] = told_where(tokens, after)
        ref.notes["clause"] = told_apart(tokens, after)
    if ref.det in (INDEFINITE, COUNTED, POSSESSED) and not ref.notes.get("clause"):
        ref.notes["clause"] = told_how(tokens, after)


def _part_of_many(tokens: Sequence[Token], first: int, noun: Noun) -> tuple[int, str, int] | None:
    """Read "twenty of the young people", "one of the women": where it begins, how many it means."""
    group = [token.low for token in tokens[max(0, first - _BEFORE_OF) : first]]
    if noun.plural and group in (["group", "of"], ["handful", "of"]) and first > _BEFORE_OF:
        number = NUMBERS.get(tokens[first].low, 0)
        return tokens[first - _BEFORE_OF - 1].start, COUNTED, number
    opens = tokens[first].low in {"the", "these", "those", *POSSESSIVE}
    if not noun.plural or not opens or first < _BEFORE_OF or tokens[first - 1].low != "of":
        return None
    word = tokens[first - _BEFORE_OF]
    if word.low == "one":
        return word.start, INDEFINITE, 1
    number = NUMBERS.get(word.low, 0) or (int(word.low) if word.low.isdigit() else 0)
    several = number or word.low in {"several", "some", "many", "both"}
    return (word.start, COUNTED, number) if several else None


def _introduces(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a definite phrase goes on to say who is meant: "the supplier of the drugs"."""
    return at + 1 < len(tokens) and tokens[at + 1].low in {"of", "(", "and"}


def _owner(tokens: Sequence[Token], first: int) -> Ref | None:
    """Give the reference to whoever owns the person of a phrase that begins at `first`."""
    token = tokens[first]
    if token.low in POSSESSIVE and token.low != "its":
        return _pronoun(tokens, first)
    for at in range(first, min(first + 4, len(tokens) - 1)):
        if tokens[at + 1].low not in POSSESSIVE_MARKS:
            continue
        noun, post = noun_at(tokens, at)
        if tokens[at].kind is MentionKind.PERSON:
            return _bare(tokens[at], NAME, str(tokens[at].detail.get("name", "")).casefold(), at)
        if noun is not None:
            ref = _bare(tokens[at], DESCRIPTION, noun.lemma, at)
            ref.det, ref.sex, ref.count = DEFINITE, noun.sex, 0 if noun.plural else 1
            ref.post, ref.official = str(post.get("id", "")), is_official(noun, post)
            return ref
    return None


def _bare(token: Token, form: str, lemma: str, at: int) -> Ref:
    return Ref(token.start, token.end, token.start, token.end, form, lemma, token=at)


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
            further = words[place + 1] in {"the", "a", "an", "only", "simply"}
            alias = tokens[at + 2 + place + (further and place + 2 < len(words))]
            noun, _ = noun_at([alias], 0)
            if noun is not None:
                ref.also = (*ref.also, noun.lemma)


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
