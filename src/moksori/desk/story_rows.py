"""The row of a story: found or made for an account, and the name of its page."""

from __future__ import annotations

from collections.abc import Callable

from moksori.records.models import AccountRecord, StoryRecord


def story_of_account(account: AccountRecord, series: str) -> StoryRecord:
    """Return the story of an account; it is made where there is none yet."""
    story = StoryRecord.objects.filter(accounts=account, composition={}).order_by("id").first()
    if story is None:
        story = StoryRecord(language=account.language, series=series, invented=account.invented)
        story.public_id = _shared_id(account) or story.public_id
        story.save()
        story.accounts.add(account)
    return story


def _shared_id(account: AccountRecord) -> str:
    """Return the public id of the story that an account translates, where it is still free."""
    if account.translation_of_id is None:
        return ""
    first = StoryRecord.objects.filter(accounts=account.translation_of_id).order_by("id").first()
    if first is None:
        return ""
    taken = StoryRecord.objects.filter(public_id=first.public_id, language=account.language)
    return "" if taken.exists() else first.public_id


def free_slug(story: StoryRecord, slug: str) -> str:
    """Return a slug that no other story of the language has."""
    others = StoryRecord.objects.exclude(pk=story.pk).filter(language=story.language)
    taken: Callable[[str], bool] = lambda name: others.filter(slug=name).exists()  # noqa: E731
    if not taken(slug):
        return slug
    return next(name for n in range(2, 10_000) if not taken(name := f"{slug}-{n}"))
