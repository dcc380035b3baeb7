"""What the demo withholds where the gate only doubts: the words themselves, and no more."""

import pytest

from moksori.protection.draft import compose
from moksori.protection.withholding import SPEECH, withhold
from moksori.terms.finding import Finding, FindingClass
from tests.protection.telling import decide, run, structure


def without(text, said, rule=SPEECH, cls=FindingClass.REVIEW):
    shape, disguised = structure(text), run(text, decisions=decide())
    draft = compose(shape, disguised, story_id="s1", month="2026-11", published="2026-11-02")
    at = draft.story.blocks[0].text.index(said)
    finding = Finding(rule, cls, "block 1", "text", at, len(said))
    return withhold(shape, disguised, draft, [finding]).passages[0].text


@pytest.mark.parametrize(
    ("text", "said", "wanted"),
    [
        (
            "He said ‘The mill eats men.’ She left.",
            "‘The mill eats men.’",
            "He said [words withheld]. She left.",
        ),
        (
            "“The mill eats men,” he said. She left.",
            "“The mill eats men,”",
            "[words withheld] he said. She left.",
        ),
        (
            "그는 “방아간이 사람을 먹는다”고 했다.",
            "“방아간이 사람을 먹는다”",
            "그는 [발언 비공개]고 했다.",
        ),
    ],
)
def test_words_that_two_may_have_heard_go_alone(text, said, wanted):
    assert without(text, said) == wanted


def test_of_a_sum_in_korean_the_figure_goes_alone():
    text = "그해 국경의 시세는 한 사람에 7만 위안이었는데 그 뒤로는 부르는 게 값이다. 길은 막혔다."
    wanted = (
        "그해 국경의 시세는 한 사람에 [비공개]이었는데 그 뒤로는 부르는 게 값이다. 길은 막혔다."
    )
    assert without(text, "7만 위안", "sum_too_exact", FindingClass.BLOCK) == wanted


def test_what_is_certain_takes_its_sentence():
    text = "He said ‘The mill eats men.’ She left."
    assert without(text, "She left", "any_rule", FindingClass.BLOCK).endswith("[withheld]")
