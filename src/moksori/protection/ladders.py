"""One ladder a kind: which function disguises what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moksori.language.fold import fold
from moksori.packs.model import Pack, Post
from moksori.protection.ages import disguise_age
from moksori.protection.counts import disguise_duration, disguise_quantity
from moksori.protection.dates import disguise_date
from moksori.protection.places import disguise_place
from moksori.protection.posts import disguise_post
from moksori.protection.scene import Change, Ladder, Scene
from moksori.protection.shares import disguise_share
from moksori.protection.speech import disguise_speech
from moksori.protection.sums import disguise_amount
from moksori.protection.withheld import disguise_continuing, disguise_withheld
from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention, MentionKind


def ladders_of(pack: Pack) -> Mapping[MentionKind, Ladder]:
    """Give the ladder of every kind that has one, but names, which belong to persons.

    Args:
        pack: The country pack, for its posts.
    """
    posts = {post.id: post for post in pack.posts}
    named = {
        fold(name).text: post
        for post in reversed(pack.posts)
        for names in post.names.values()
        for name in names
    }

    def post_of(mention: Mention) -> Post | None:
        if isinstance(mention.value, str) and mention.value in posts:
            return posts[mention.value]
        told = fold(mention.told).text
        return named.get(told) or named.get(told.removesuffix("s"))

    return {
        MentionKind.AGE: disguise_age,
        MentionKind.DATE: disguise_date,
        MentionKind.PLACE: disguise_place,
        MentionKind.AMOUNT: disguise_amount,
        MentionKind.SHARE: disguise_share,
        MentionKind.QUANTITY: disguise_quantity,
        MentionKind.DURATION: disguise_duration,
        MentionKind.OCCUPATION: lambda scene, rung: disguise_post(
            scene, rung, post_of(scene.mention)
        ),
        MentionKind.SPEECH: disguise_speech,
        MentionKind.NICKNAME: _only(disguise_withheld),
        MentionKind.CONTINUING: _only(disguise_continuing),
        MentionKind.PHONE: _only(disguise_withheld),
        MentionKind.IDENTIFIER: _only(disguise_withheld),
    }


def _only(ladder: Callable[[Scene], Change]) -> Ladder:
    """Make a ladder of two rungs, told and nothing, of what the second one does."""

    def disguised(scene: Scene, _rung: Rung) -> Change | None:
        return ladder(scene)

    return disguised
