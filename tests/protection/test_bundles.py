"""The gate over a bundle: every string of it, for whoever it touches, fails closed."""

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.protection.bundles import drafts_of, look_at
from moksori.protection.gate import NoBundleForThemError, clear_bundle
from moksori.terms.cleared import ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.draft import BundleDraft, BundleOrigin
from moksori.terms.finding import LeakError
from moksori.terms.mention import MentionKind
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue
from tests.publishing.bundles import ACT, EMPTY, FULL, MONTH, many

WATCH = Watch(
    (
        WatchValue("w1", WatchKind.PERSON, Scope.EVERYWHERE, ("염승철", "Yeom Seung Cheol")),
        WatchValue("w2", WatchKind.TEXT, Scope.EVERYWHERE, ("The Heron", "왜가리")),
        WatchValue("w3", WatchKind.PLACE, Scope.TOUCHING, ("Pongsan-dong", "봉산동"), frozenset({"acc-1"})),
        WatchValue("w4", WatchKind.DATE, Scope.TOUCHING, ("March 14, 2031",), frozenset({"acc-1"})),
    ),
    "w",
)  # fmt: skip
LEAKS = [
    "Yeom Seung Cheol",
    "염승철이",
    "ㅇㅕㅁㅅㅡㅇㅊㅓㄹ",
    "the heron",
    "왜가리는",
    "Pongsan-dong",
    "봉산동에서",
]
RECORDS = ("acts", "persons", "organisations", "places", "statements", "documents", "codebook")
ALL = tuple(one.id for kind in RECORDS[:-1] for one in getattr(FULL, kind))


def draft(bundle=FULL, **origin):
    told = {"touches": frozenset({"acc-1"}), **origin}
    return BundleDraft(bundle, (BundleOrigin(ALL, **told),))


def planted(value, words):
    """Yield copies of a value, each with other words in one of its strings."""
    if isinstance(value, str):
        yield words
    elif is_dataclass(value):
        for one in fields(value):
            if one.name in {"id", "audience", "use", "losses", "invented"}:
                continue
            for other in planted(getattr(value, one.name), words):
                yield replace(value, **{one.name: other})
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            for other in planted(part, words):
                yield (*value[:at], other, *value[at + 1 :])


def test_a_clean_bundle_passes_and_is_a_cleared_of_kind_bundle():
    cleared = clear_bundle(draft(), WATCH)
    assert cleared.kind is ClearedKind.BUNDLE
    assert cleared.bundle == FULL
    assert cleared.audience is Audience.PARTNER
    assert clear_bundle(BundleDraft(EMPTY), WATCH).bundle == EMPTY


@pytest.mark.parametrize("words", LEAKS)
def test_a_planted_leak_is_stopped_in_every_string_of_every_record(words):
    passed, tried = [], 0
    for bundle in planted(FULL, words):
        tried += 1
        try:
            clear_bundle(draft(bundle), WATCH, rules=())
        except LeakError:
            continue
        passed.append(bundle)
    assert tried > 80
    assert passed == []


def test_a_finding_names_record_and_field_and_never_the_word():
    bundle = replace(FULL, persons=(replace(FULL.persons[0], label="called The Heron"),))
    with pytest.raises(LeakError) as caught:
        clear_bundle(draft(bundle), WATCH, rules=())
    assert "P-cccc label" in {one.place for one in caught.value.findings}
    assert "heron" not in repr(caught.value.findings).lower()


def test_a_day_is_stopped_unless_it_was_decided_that_they_read_days():
    exact = replace(ACT, when=replace(MONTH, edtf="2031-03-14", days="2031-03-14:2031-03-14"))
    bundle = replace(FULL, acts=(exact,))
    nobody = Watch(())
    with pytest.raises(LeakError):
        clear_bundle(draft(bundle), nobody)
    decided = draft(bundle, as_told=frozenset({MentionKind.DATE}))
    assert clear_bundle(decided, nobody).bundle == bundle
    with pytest.raises(LeakError):
        clear_bundle(decided, WATCH)


def test_a_rule_gives_way_only_where_all_its_kinds_were_decided():
    words = "A 47-year-old woman of Pongsan-dong paid 30,000 yuan in March."
    bundle = replace(FULL, persons=(replace(FULL.persons[0], label=words),))
    for kinds in ({MentionKind.AGE}, {MentionKind.AGE, MentionKind.PLACE}):
        with pytest.raises(LeakError):
            clear_bundle(draft(bundle, as_told=frozenset(kinds)), Watch(()))


def test_a_record_that_nobody_accounts_for_touches_everybody():
    bundle = replace(FULL, persons=(replace(FULL.persons[0], label="봉산동 사람"),))
    origin = BundleOrigin(("A-bbbb",), frozenset({"acc-1"}))
    with pytest.raises(LeakError):
        clear_bundle(BundleDraft(bundle, (origin,)), WATCH, rules=())


def test_no_bundle_is_made_for_the_public_or_the_desk():
    for audience in (Audience.PUBLIC, Audience.DESK):
        with pytest.raises(NoBundleForThemError):
            clear_bundle(BundleDraft(replace(EMPTY, audience=audience)), WATCH)


def test_drafts_hold_what_people_read_and_touch_what_their_records_touch():
    (one,) = drafts_of(draft(heard_by_two=("Pay me by Friday or nobody will know you",)), WATCH)
    text = "\n".join(block.text for block in one.story.blocks)
    assert "끌려갔습니다" in text
    assert one.touches == {"acc-1"}
    assert one.heard_by_two


def test_a_thousand_acts_are_read_in_a_breath():
    bundle = many(1000)
    origin = BundleOrigin(tuple(one.id for one in bundle.acts) + ALL, frozenset({"acc-1"}))
    stopped = [one for one in look_at(BundleDraft(bundle, (origin,)), WATCH) if one.cls == "block"]
    assert stopped == []


@given(
    words=st.sampled_from(LEAKS),
    before=st.text("가나다 abc.,", max_size=12),
    after=st.sampled_from(["", " ", "이 말했다", ", who", "."]),
    at=st.integers(0, 10_000),
)
def test_no_watched_form_passes_wherever_it_stands(words, before, after, at):
    texts = list(planted(FULL, f"{before} {words}{after}"))
    with pytest.raises(LeakError):
        clear_bundle(draft(texts[at % len(texts)]), WATCH, rules=())


def test_what_one_account_may_tell_is_let_be_in_files_and_never_in_another_accounts_records():
    exact = replace(ACT, when=replace(MONTH, edtf="2031-03-14", days="2031-03-14:2031-03-14"))
    bundle = replace(FULL, acts=(exact, replace(exact, id="A-other")))
    as_told = frozenset({MentionKind.DATE})
    first = BundleOrigin(("A-bbbb",), frozenset({"acc-2"}), as_told)
    second = BundleOrigin(("A-other", *ALL[2:]), frozenset({"acc-1"}), as_told)
    whole = BundleDraft(bundle, (first, second))
    told, own = drafts_of(whole, WATCH)[:2]
    assert "w4" in told.allowed
    assert "w4" not in own.allowed
    stopped = {one.place for one in look_at(whole, WATCH, ()) if one.cls == "block"}
    assert stopped == {"A-other edtf", "A-other days"}
