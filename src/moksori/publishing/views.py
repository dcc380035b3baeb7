"""What the templates are given: an edition and its stories in one language, ready to be set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moksori.publishing import moments
from moksori.publishing.addresses import Addresses, public_base, stems
from moksori.publishing.cleaning import clean_story, line, width
from moksori.publishing.listening import (
    NOTHING,
    Heard,
    Offer,
    Programme,
    offer,
    podcast_of,
    programmes_of,
)
from moksori.publishing.taken_back import Silence, Withdrawal, silences, withdrawal
from moksori.publishing.turns import Turn, is_edited, turns_of
from moksori.publishing.wording import Wording, wording
from moksori.terms.edition import EditionPlan
from moksori.terms.story import Correction, StoryText

LONG_TITLE = 70
"""Characters from which a title is set smaller; a Hangul syllable takes two."""


@dataclass(frozen=True, slots=True)
class Version:
    """One language of a page, as the language switch shows it; without a path it is missing."""

    language: str
    name: str
    path: str
    missing: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story in one language.

    Attributes:
        title: Never empty; an untitled story says so.
        untitled: True where the title is the house's word and not the story's.
        changes: Sentences that say what kind of detail was changed.
        corrections: Each as one line, with its month where that is known.
        updated: `YYYY-MM` of the last correction, or of publication.
        moment: The same for feeds, see `moments`.
        edited: True where brackets mark what the desk left out or put in.
        versions: Every language of the edition, in its order.
        listen: What its page says of the programme in which it is told.
    """

    id: str
    language: str
    title: str
    untitled: bool
    long_title: bool
    standfirst: str
    byline: str
    editor: str
    outlet: str
    month: str
    month_words: str
    content_note: str
    turns: tuple[Turn, ...]
    changes: tuple[str, ...]
    edited: bool
    corrections: tuple[str, ...]
    updated: str
    moment: str
    invented: bool
    page: str
    paper: str
    versions: tuple[Version, ...]
    listen: Offer = NOTHING

    @property
    def summary(self) -> str:
        """Standfirst and content note, for lists that show no more of a story."""
        note = f"{wording(self.language).say('content_note')}: {self.content_note}"
        return " ".join(part for part in (self.standfirst, self.content_note and note) if part)

    @property
    def credit(self) -> tuple[str, ...]:
        """By-line, editor and month, for where there is no style sheet to set them apart."""
        words = wording(self.language)
        by = f"{words.say('by')} {self.byline}" if self.byline else ""
        edited = f"{words.say('edited_by')} {self.editor}" if self.editor else ""
        who = ", ".join(part for part in (by, self.outlet) if part)
        return tuple(part for part in (who, edited, self.month_words) if part)


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as the first page lists it; `here` is None where a translation is missing."""

    id: str
    here: StoryView | None
    elsewhere: tuple[StoryView, ...]

    @property
    def shown(self) -> StoryView:
        """The story in this language, or in the first one that has it."""
        return self.here or self.elsewhere[0]


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the whole site, as every page points at it."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """The edition in one language.

    Attributes:
        nav: Pages of the site around it; none where the edition stands by itself.
        listen: What its page says of the edition as a programme.
        podcast: Path of the podcast feed, or empty.
        programmes: Those in this language, for its feeds.
        silenced: Those in this language that were taken back, for its feeds.
    """

    language: str
    words: Wording
    series: str
    number: int
    number_words: str
    month: str
    month_words: str
    publisher: str
    source_url: str
    addresses: Addresses
    invented: bool
    entries: tuple[Entry, ...]
    versions: tuple[Version, ...]
    withdrawn: tuple[Withdrawal, ...] = ()
    nav: tuple[Link, ...] = ()
    listen: Offer = NOTHING
    podcast: str = ""
    programmes: tuple[Programme, ...] = ()
    silenced: tuple[Silence, ...] = ()

    @property
    def updated(self) -> str:
        """`YYYY-MM` of the last thing that happened to the edition: told, corrected, withdrawn."""
        gone = [story.month for story in self.withdrawn if story.here]
        gone += [programme.month for programme in self.silenced]
        return max([self.month, *(story.updated for story in self.stories), *gone])

    @property
    def moment(self) -> str:
        """When the last thing happened to it, as RFC 3339 writes it."""
        gone = [story.moment for story in self.withdrawn if story.here]
        gone += [programme.moment for programme in self.silenced]
        return max([moments.moment(self.month), *(story.moment for story in self.stories), *gone])

    @property
    def stories(self) -> tuple[StoryView, ...]:
        """The stories that stand in this language, in order."""
        return tuple(entry.here for entry in self.entries if entry.here)

    @property
    def title(self) -> str:
        """Series and number, as one line."""
        return f"{self.series} · {self.number_words}"

    @property
    def dated_title(self) -> str:
        """Series, month and number; in this order, since "Edition 2, May 2031" reads as a day."""
        return f"{self.series} · {self.month_words} · {self.number_words}"


@dataclass(frozen=True, slots=True)
class _Group:
    """One story in all its languages, with its file name."""

    id: str
    stem: str
    texts: dict[str, StoryText]


def edition_views(
    plan: EditionPlan, beside: frozenset[str] = frozenset()
) -> tuple[EditionView, ...]:
    """Return a checked plan as one view a language, in the plan's order of languages.

    Args:
        plan: The edition.
        beside: Paths of files that others put beside its pages.
    """
    addresses = Addresses(plan.languages[0], public_base(plan.base_url))
    return views_of(plan, addresses, stems(slugs_of(plan)), beside)


def views_of(
    plan: EditionPlan,
    addresses: Addresses,
    names: Sequence[str],
    beside: frozenset[str] = frozenset(),
) -> tuple[EditionView, ...]:
    """Return a checked plan as one view a language.

    Args:
        plan: The edition.
        addresses: Where everything of it stands.
        names: A file name for each of its stories, in the order of `slugs_of`.
        beside: Paths of files that others put beside its pages.
    """
    groups = _group(plan, names)
    programmes = programmes_of(plan, addresses, names, beside)
    stories = {
        (group.id, language): _story_view(
            group, language, plan, addresses, offer(programmes, language, group.id)
        )
        for group in groups
        for language in group.texts
    }
    views = (_edition_view(plan, tag, addresses, groups, stories) for tag in plan.languages)
    return tuple(_with_programme(view, plan, programmes, beside) for view in views)


def _with_programme(
    view: EditionView, plan: EditionPlan, programmes: dict[str, Heard], beside: frozenset[str]
) -> EditionView:
    """Return the edition in one language with what is heard of it."""
    return replace(
        view,
        listen=offer(programmes, view.language),
        podcast=podcast_of(view.addresses, view.language, beside),
        silenced=silences(plan, view.series, view.language),
        programmes=tuple(
            Programme(
                told=one,
                heard=programmes[one.language],
                month=view.month,
                series=view.series,
                number=view.number,
                title=view.title,
                invented=view.invented,
            )
            for one in plan.heard
            if one.language == view.language
        ),
    )


def _edition_view(
    plan: EditionPlan,
    language: str,
    addresses: Addresses,
    groups: tuple[_Group, ...],
    stories: dict[tuple[str, str], StoryView],
) -> EditionView:
    """Return the edition in `language`."""
    words = wording(language)
    versions = tuple(_version(other, language, addresses.index(other)) for other in plan.languages)
    return EditionView(
        language=language,
        words=words,
        series=line(plan.series),
        number=plan.number,
        number_words=words.say("edition", number=plan.number),
        month=plan.month,
        month_words=words.month(plan.month),
        publisher=line(plan.publisher),
        source_url=plan.source_url,
        addresses=addresses,
        invented=_all_invented(plan),
        entries=tuple(_entry(group, language, plan.languages, stories) for group in groups),
        versions=versions,
        withdrawn=tuple(withdrawal(gone, language) for gone in plan.withdrawn),
    )


def _all_invented(plan: EditionPlan) -> bool:
    """Say whether the whole edition is an example; else each invented story says so itself."""
    stories = [cleared.story for cleared in plan.stories]
    return plan.invented or (bool(stories) and all(story.invented for story in stories))


def slugs_of(plan: EditionPlan) -> list[str]:
    """Return the slug of each story of a plan, in the plan's order; one for all its languages."""
    texts: dict[str, dict[str, StoryText]] = {}
    for cleared in plan.stories:
        texts.setdefault(cleared.story.id, {})[cleared.story.language] = cleared.story
    return [_slug(by_language, plan.languages) for by_language in texts.values()]


def story_ids(plan: EditionPlan) -> list[str]:
    """Return the public id of each story of a plan, in the order of `slugs_of`."""
    return list(dict.fromkeys(cleared.story.id for cleared in plan.stories))


def _group(plan: EditionPlan, names: Sequence[str]) -> tuple[_Group, ...]:
    """Return the stories of the plan with their languages together, in the plan's order."""
    texts: dict[str, dict[str, StoryText]] = {}
    for cleared in plan.stories:
        story = clean_story(cleared.story)
        texts.setdefault(story.id, {})[story.language] = story
    return tuple(_Group(key, stem, texts[key]) for key, stem in zip(texts, names, strict=True))


def _slug(texts: dict[str, StoryText], languages: tuple[str, ...]) -> str:
    """Return the slug of the first language that has one."""
    return next((texts[tag].slug for tag in languages if tag in texts and texts[tag].slug), "")


def _story_view(
    group: _Group, language: str, plan: EditionPlan, addresses: Addresses, listen: Offer
) -> StoryView:
    """Return one story of `group` in `language`."""
    story, words = group.texts[language], wording(language)
    title = story.title or words.say("untitled")
    turns = turns_of(story)
    return StoryView(
        id=story.id,
        language=language,
        title=title,
        untitled=not story.title,
        long_title=width(title) > LONG_TITLE,
        standfirst=story.standfirst,
        byline=story.byline,
        editor=story.editor,
        outlet=story.outlet,
        month=story.month,
        month_words=words.month(story.month),
        content_note=story.content_note,
        turns=turns,
        changes=tuple(dict.fromkeys(words.kind(kind) for kind in story.kinds_changed)),
        edited=is_edited(turns),
        corrections=tuple(correction_line(one, words) for one in story.corrections if one.text),
        updated=moments.updated(story),
        moment=moments.of_story(story),
        invented=story.invented or plan.invented,
        page=addresses.page(group.stem, language),
        paper=addresses.paper(group.stem, language),
        versions=tuple(
            _version(tag, language, addresses.page(group.stem, tag) if tag in group.texts else "")
            for tag in plan.languages
        ),
        listen=listen,
    )


def correction_line(correction: Correction, words: Wording) -> str:
    """Return a correction as one line, which begins with its month where that is known."""
    if not correction.month:
        return correction.text
    return words.say("correction", month=words.month(correction.month), text=correction.text)


def _entry(
    group: _Group,
    language: str,
    languages: tuple[str, ...],
    stories: dict[tuple[str, str], StoryView],
) -> Entry:
    """Return how the first page in `language` lists a story."""
    others = tuple(tag for tag in languages if tag != language and tag in group.texts)
    return Entry(
        id=group.id,
        here=stories.get((group.id, language)),
        elsewhere=tuple(stories[group.id, tag] for tag in others),
    )


def _version(language: str, here: str, path: str) -> Version:
    """Return one entry of a language switch, in the words of the language it leads to."""
    words = wording(language)
    missing = "" if path else words.say("not_translated")
    return Version(language, words.own_name, path, missing, here=language == here)
