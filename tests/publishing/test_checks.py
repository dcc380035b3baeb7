"""Plans that cannot be printed are refused, and the refusal says which field and no word of it."""

from dataclasses import replace

import pytest

from moksori.publishing.checks import NotPublicError, PlanError, check_plan
from moksori.publishing.wording import WordingError
from moksori.terms.cleared import ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.edition import Withdrawn
from moksori.terms.story import Correction
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


@pytest.mark.parametrize("language", ["en-../../x", "en<", "en\n", "ko--kr", "en-" + "a" * 9])
def test_a_language_that_is_no_tag_is_refused(language):
    with pytest.raises(PlanError):
        check_plan(plan(languages=("en", language)))


@pytest.mark.parametrize(
    "withdrawn",
    [
        Withdrawn(" ", "2026-05", ("en",)),
        Withdrawn("sto-gone", "2026-05-14", ("en",)),
        Withdrawn("sto-gone", "", ("en",)),
        Withdrawn("sto-gone", "2026-05", ()),
        Withdrawn("sto-gone", "2026-05", ("fr",)),
        Withdrawn("sto-gone", "2026-05", ("en", "en")),
        Withdrawn(FERRY.id, "2026-05", ("ko", "en")),
    ],
)
def test_a_withdrawn_story_that_cannot_be_said_is_refused_without_its_id(withdrawn):
    with pytest.raises(PlanError) as refused:
        check_plan(full_plan(withdrawn=(withdrawn,)))
    assert "withdrawn story 1" in str(refused.value)
    assert "sto-" not in str(refused.value)


def test_a_story_withdrawn_twice_is_refused():
    gone = Withdrawn("sto-gone", "2026-05", ("en",))
    with pytest.raises(PlanError, match="withdrawn story 2"):
        check_plan(plan(withdrawn=(gone, gone)))


def test_a_story_may_be_withdrawn_in_one_language_and_stand_in_the_other():
    check_plan(plan(FERRY, withdrawn=(Withdrawn(FERRY.id, "2026-07", ("ko",)),)))


@pytest.mark.parametrize("month", ["2026-07-14", "July", "2026-04"])
def test_a_correction_with_a_day_or_before_its_story_is_refused(month):
    with pytest.raises(PlanError, match="story 1"):
        check_plan(plan(replace(FERRY, corrections=(Correction(month, "Put right."),))))


def test_a_correction_without_a_month_passes():
    check_plan(plan(replace(FERRY, corrections=(Correction("", "Put right."),))))
