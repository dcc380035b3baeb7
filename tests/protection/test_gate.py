"""The gate over drafts: what stops, what waits for a person, what goes out."""

import base64
import unicodedata

import pytest
from benchmarks.planting import hiding
from benchmarks.planting import words as planted_words
from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.gate import clear, look
from moksori.protection.rules import RULES
from moksori.terms.cleared import ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.draft import Draft
from moksori.terms.finding import FindingClass, LeakError
from moksori.terms.story import Block, BlockKind, Correction, StoryText, Term
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

BLOCK, REVIEW, ALLOWED = FindingClass.BLOCK, FindingClass.REVIEW, FindingClass.ALLOWED
NOBODY = Watch((), "empty")


def story(*texts, title="Fees at a market", language="en", **fields):
    blocks = tuple(Block(BlockKind.ANSWER, "Reporter", text) for text in texts)
    given_fields = {"slug": "fees-at-a-market", "standfirst": "", "month": "2026-11", **fields}
    return StoryText(id="story-1", language=language, title=title, blocks=blocks, **given_fields)


def draft(*texts, touches=(), heard=(), allowed=None, **fields):
    return Draft(
        story(*texts, **fields),
        touches=frozenset(touches),
        heard_by_two=tuple(heard),
        published="2026-11-20",
        allowed=allowed or {},
    )


def watch(*forms, kind=WatchKind.PERSON, scope=Scope.EVERYWHERE, subjects=(), value="val-1"):
    return Watch((WatchValue(value, kind, scope, forms, frozenset(subjects)),), "list-7")


def of_watch(findings):
    return [(one.place, one.cls) for one in findings if one.rule == "watch"]


def refused(one, held):
    with pytest.raises(LeakError) as caught:
        clear(one, held)
    return caught.value


QUIET = "An official in a border town took money from women in their forties in January 2016."
QUIET_KO = "국경 도시의 한 간부가 2016년 1월에 40대 여성들에게서 돈을 받았다."


@pytest.mark.parametrize("text", [QUIET, QUIET_KO])
def test_a_story_with_nothing_to_protect_goes_out_as_it_is(text):
    one = draft(text)
    cleared = clear(one, watch("Han Mi-sook", "한미숙"))
    assert cleared.story == one.story
    assert cleared.kind is ClearedKind.STORY
    assert cleared.audience is Audience.PUBLIC
    assert cleared.watch_version == "list-7"
    assert cleared.rules == tuple(rule.__name__ for rule in RULES)


def test_all_findings_come_at_once_and_say_where():
    one = draft("Han Mi-sook, 43, paid.", "한미숙은 혜명동에 산다.")
    findings = refused(one, watch("Han Mi-sook", "한미숙")).findings
    assert ("block 1", BLOCK) in of_watch(findings)
    assert ("block 2", BLOCK) in of_watch(findings)
    assert {"age_too_exact", "neighbourhood_named"} <= {finding.rule for finding in findings}


def test_a_finding_gives_offset_and_length_in_its_place():
    text = "They said that Han Mi-sook paid."
    [finding] = [f for f in look(draft(text), watch("Han Mi-sook")) if f.rule == "watch"]
    assert text[finding.offset : finding.offset + finding.length] == "Han Mi-sook"
    assert finding.value == "val-1"


FIELDS = {
    "title": "Han Mi-sook pays",
    "slug": "han-mi-sook-pays",
    "standfirst": "What Han Mi-sook paid.",
    "content_note": "About Han Mi-sook.",
    "byline": "Han Mi-sook",
    "editor": "Han Mi-sook",
    "outlet": "Han Mi-sook News",
    "glossary": (Term("fee", "what Han Mi-sook paid"),),
    "corrections": (Correction("2026-12", "Han Mi-sook paid later."),),
    "kinds_changed": ("Han Mi-sook",),
    "id": "han-mi-sook-1",
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_a_story_is_read(field):
    plain = story(QUIET)
    changed = {name: getattr(plain, name) for name in plain.__dataclass_fields__}
    changed[field] = FIELDS[field]
    error = refused(Draft(StoryText(**changed)), watch("Han Mi-sook"))
    assert [cls for _, cls in of_watch(error.findings)].count(BLOCK) >= 1


def test_the_name_of_a_speaker_is_read():
    plain = story(QUIET)
    block = Block(BlockKind.ANSWER, "Han Mi-sook", "It was so.")
    one = Draft(StoryText(**{**{n: getattr(plain, n) for n in plain.__dataclass_fields__},
                             "blocks": (block,)}))  # fmt: skip
    assert of_watch(refused(one, watch("Han Mi-sook")).findings) == [("speaker 1", BLOCK)]


def test_a_name_begun_in_one_block_and_ended_in_the_next_is_found():
    one = draft("It was Han Mi-", "sook who paid.")
    assert ("block 1", BLOCK) in of_watch(look(one, watch("Han Mi-sook")))


def test_a_value_that_touches_nothing_here_stays_silent():
    held = watch("Onsong", kind=WatchKind.PLACE, scope=Scope.TOUCHING, subjects=["act-1"])
    text = "In Onsong an official took money."
    assert of_watch(look(draft(text, touches=["act-2"]), held)) == []
    assert of_watch(look(draft(text, touches=["act-1"]), held)) == [("block 1", BLOCK)]


def test_what_waits_for_a_person_does_not_stop_a_release():
    one = draft("Two blanks  stand here, and the name 철수 is short.")
    held = watch("철수")
    assert {finding.cls for finding in look(one, held)} == {REVIEW}
    assert clear(one, held).story == one.story


def test_a_reason_turns_a_finding_into_an_allowed_one():
    one = draft("Han Mi-sook, aged 43, paid.", allowed={"val-1": "she wants to be named"})
    held = watch("Han Mi-sook")
    classes = {finding.rule: finding.cls for finding in look(one, held)}
    assert classes["watch"] is ALLOWED
    assert classes["age_too_exact"] is BLOCK
    both = {"val-1": "she wants to be named", "age_too_exact": "she told it on air herself"}
    assert clear(draft("Han Mi-sook, aged 43, paid.", allowed=both), held)


def test_an_empty_reason_allows_nothing():
    one = draft("Han Mi-sook paid.", allowed={"val-1": "  "})
    assert of_watch(look(one, watch("Han Mi-sook"))) == [("block 1", BLOCK)]


@pytest.mark.parametrize("hide", hiding.ESCAPED.values(), ids=hiding.ESCAPED)
@pytest.mark.parametrize("name", ["Han Mi-sook", "한미숙"])
def test_an_escaped_name_in_a_draft_is_found(hide, name):
    findings = look(draft(f"Read more at {hide(name)} today."), watch("Han Mi-sook", "한미숙"))
    assert BLOCK in [cls for _, cls in of_watch(findings)]


def test_speech_that_two_people_heard_is_found_without_its_marks():
    heard = ["You people never learn, and I will see you here every month."]
    one = draft("He told her you people never learn and I will, she said.", heard=heard)
    rules = {finding.rule for finding in refused(one, NOBODY).findings}
    assert "speech_heard_by_two" in rules


def test_five_words_of_such_speech_may_stand():
    heard = ["You people never learn, and I will see you here every month."]
    assert clear(draft("It was said that people never learn and I paid.", heard=heard), NOBODY)


def test_korean_speech_is_known_by_six_words_or_twelve_syllables():
    heard = ["앞으로는 매달 첫날에 나한테 직접 돈을 가져와야 한다"]
    six = draft("간부는 매달 첫날에 나한테 직접 돈을 가져와야 한다며 떠났다.", heard=heard)
    twelve = draft("간부는 첫날에나한테직접돈을가져오라고 했다.", heard=heard)
    other = draft("간부는 매달 돈을 가져오라고 했다.", heard=heard)
    for leaking in (six, twelve):
        assert "speech_heard_by_two" in {f.rule for f in refused(leaking, NOBODY).findings}
    assert clear(other, NOBODY)


def test_a_narrowed_rulebook_runs_only_its_rules():
    cleared = clear(draft("A woman aged 43 paid."), NOBODY, rules=())
    assert cleared.rules == ()


SURNAMES = ["김", "리", "박", "최", "정", "강"]
GIVEN = ["철", "영", "미", "숙", "혁", "순", "복", "옥", "남", "희"]
LATIN = ["Kim", "Ri", "Pak", "Choe", "Jong", "Kang"]
PARTS = ["Chol", "Yong", "Mi", "Suk", "Hyok", "Sun", "Bok", "Ok", "Nam", "Hui"]

korean_names = st.builds("".join, st.tuples(*map(st.sampled_from, (SURNAMES, GIVEN, GIVEN))))
latin_names = st.builds(
    lambda a, b, c: f"{a} {b}-{c.lower()}", *map(st.sampled_from, (LATIN, PARTS, PARTS))
)
ways = st.sampled_from([*hiding.PLAIN.values(), *hiding.ESCAPED.values(), hiding.run_on])


@given(
    name=st.one_of(korean_names, latin_names), hide=ways, inner=st.sampled_from([str, hiding.nfd])
)
def test_a_planted_name_never_passes_and_is_never_repeated(name, hide, inner):
    planted = hide(inner(name))
    held = watch(name)
    one = draft(
        planted_words.around(planted) if hide in hiding.PLAIN.values() else f"See {planted} ."
    )
    refusal = refused(one, held)
    said = f"{refusal!s} {refusal!r} {refusal.findings!r} {refusal.hint}"
    plain = unicodedata.normalize("NFC", said)
    for form in (name, planted, base64.b64encode(name.encode()).decode()):
        assert unicodedata.normalize("NFC", form) not in plain
    assert any(finding.value == "val-1" for finding in refusal.findings)


@given(st.text(st.characters(), max_size=200))
def test_any_text_is_held_against_the_list_without_a_crash(text):
    look(draft(text), watch("Han Mi-sook", "한미숙"))
