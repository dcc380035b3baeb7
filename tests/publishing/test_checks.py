"""Plans that cannot be printed are refused, and the refusal says which field and no word of it."""

from dataclasses import replace

import pytest

from moksori.publishing.checks import NotPublicError, PlanError, check_plan
from moksori.publishing.wording import WordingError
from moksori.terms.cleared import ClearedKind
from moksori.terms.disguise import Audience
from tests.publishing.plans import FERRY, FERRY_KO, cleared, full_plan, plan


def test_a_good_plan_passes():
    check_plan(full_plan())
    check_plan(plan())
    check_plan(plan(source_url="../source/", base_url="https://a.example/paper"))


@pytest.mark.parametrize(
    "changes",
    [
        {"series": "  "},
        {"number": 0},
        {"month": "2026-05-14"},
        {"month": "2026-13"},
        {"month": "May 2026"},
        {"languages": ()},
        {"languages": ("en", "en")},
        {"source_url": ""},
        {"source_url": "javascript:alert(1)"},
        {"base_url": "//elsewhere.example"},
        {"base_url": 'https://a.example/"onload='},
        {"languages": ("ko",)},
    ],
)
def test_an_edition_that_contradicts_itself_is_refused(changes):
    with pytest.raises(PlanError):
        check_plan(full_plan(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"month": "2026-05-14"},
        {"slug": "../../etc/passwd"},
        {"slug": "나루터"},
        {"slug": "a b"},
        {"id": " "},
        {"language": "en-GB"},
    ],
)
def test_a_story_that_cannot_be_printed_is_refused_without_a_word_of_it(changes):
    with pytest.raises(PlanError) as refused:
        check_plan(plan(FERRY_KO, replace(FERRY, **changes)))
    assert "story 2" in str(refused.value)
    assert "passwd" not in str(refused.value)
    assert "나루터" not in str(refused.value)


def test_the_same_story_twice_in_one_language_is_refused():
    with pytest.raises(PlanError, match="story 2"):
        check_plan(plan(FERRY, FERRY))


@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.COURT, Audience.DESK])
def test_what_was_cleared_for_others_is_not_for_the_public(audience):
    with pytest.raises(NotPublicError):
        check_plan(replace(plan(), stories=(cleared(FERRY, audience=audience),)))


@pytest.mark.parametrize("kind", [ClearedKind.TABLE, ClearedKind.BUNDLE])
def test_a_table_or_a_bundle_is_no_story(kind):
    with pytest.raises(NotPublicError):
        check_plan(replace(plan(), stories=(cleared(FERRY, kind=kind),)))


def test_a_language_without_interface_texts_is_refused():
    with pytest.raises(WordingError):
        check_plan(plan(languages=("en", "fr")))
