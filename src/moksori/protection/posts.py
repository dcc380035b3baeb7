"""The ladder of posts and occupations: occupation group, official, resident, nothing."""

from __future__ import annotations

import re

from moksori.language.articles import wants_an
from moksori.packs.model import Post
from moksori.protection.scene import Change, Scene
from moksori.terms.disguise import Rung

_PLURAL = re.compile(r"(?<![sui])s$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)[ \u00a0]+", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:an?|the|his|her|their|its|our|my|this|that|one|another|some|any|each|every|former"
    r"|senior|young|local|other|'s|’s)[ \u00a0]+$",
    re.IGNORECASE,
)
_NAME_NEXT = re.compile(r"[ \u00a0][A-Z][a-z]")


def disguise_post(scene: Scene, rung: Rung, post: Post | None) -> Change:
    """Put a post or occupation no finer than `rung`.

    Args:
        scene: The post and what stands around it.
        rung: The rung decided, coarser than as told.
        post: The post of the country pack; None where the pack does not know the words, which
            then stand for a resident: nobody can say to which group they belong.
    """
    korean = scene.language == "ko"
    if rung is Rung.NOTHING:
        return Change("[직책 비공개]" if korean else "[post withheld]")
    label = _label(rung, post, korean)
    if korean:
        return Change(label)
    noun = _ARTICLE.sub("", label)
    told_article = _ARTICLE.match(scene.told)
    if _PLURAL.search(scene.told) and not noun.endswith("s"):
        noun = _plural(noun)
        return Change((told_article.group() if told_article else "") + noun)
    if told_article:
        article = told_article.group()
        if article.strip().lower() in {"a", "an"}:
            right = "an" if wants_an(noun) else "a"
            article = (right.capitalize() if article[0] == "A" else right) + article[-1]
        return Change(article + noun)
    alone = not _DETERMINER.search(scene.before) and not _NAME_NEXT.match(scene.after)
    return Change(f"the {noun}" if alone and scene.told[:1].isupper() else noun)


def _label(rung: Rung, post: Post | None, korean: bool) -> str:
    if rung is Rung.OCCUPATION_GROUP and post is not None:
        return post.group["ko" if korean else "en"]
    if rung is not Rung.RESIDENT and post is not None and post.official:
        return "간부" if korean else "an official"
    return "주민" if korean else "a resident"


def _plural(noun: str) -> str:
    head, _, rest = noun.partition(" of ")
    if re.search(r"(?:s|x|ch|sh)$", head):
        head += "es"
    elif re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    elif head.endswith("man"):
        head = head[:-3] + "men"
    else:
        head += "s"
    return f"{head} of {rest}" if rest else head
