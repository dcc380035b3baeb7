"""Whatever the text or the bytes: the fold, the decoders and the disguises hold, and end in time.

`bin/bench fuzz` does the same to the decoders a great many times, with other readers beside them.
"""

import time
from pathlib import Path

import pytest
from benchmarks.fuzzing import judging, running, targets
from benchmarks.fuzzing.inputs import Input, made
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from moksori.language.fold import fold, letters_of, letters_only, readable
from moksori.protection.decoders.dispatch import decode
from moksori.protection.disguise import disguise
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span
from tests.protection.telling import decide, naming, person, structure
from tests.protection.test_never_finer import POLICY, SENTENCES, found

LONGEST = 5.0
ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("가각힣ㄱㅏㅎ\u1100\u1161\u11a8\uffa1\u3164"),
        st.sampled_from("ﬁ①Ⅷ㎏Åßİſ‐—＂「\u0301\u0345\u200b\u202e\ufeff\u00ad\u2028\r\n\t \u3000"),
        st.integers(0xD800, 0xDFFF).map(chr),
    ),
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT, st.sampled_from([fold, readable, letters_only]))
@example("\ud800\udc00가\udfff", fold)
def test_a_folded_text_knows_the_way_back(text, way):
    folded = way(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert len(folded.ends) == len(folded.text)
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(
        0 <= at < end <= len(text) for at, end in zip(folded.offsets, folded.ends, strict=False)
    )
    assert way(folded.text).text == folded.text
    if way is letters_only:
        assert letters_of(text) == folded.text


@pytest.fixture(scope="module")
def everything():
    return targets.targets()


def test_every_decoder_of_the_dispatch_has_files_to_be_fuzzed_with(everything):
    assert {"pdf", "zip", "html", "mail", "wave", "unknown", "markup"} <= set(
        targets.decoder_names()
    )
    assert {one.name for one in everything} == set(targets.decoder_names())
    assert [one.name for one in everything if not one.seeds] == []


def test_an_input_is_the_same_whoever_asks(everything):
    for target in everything:
        assert made(target, everything, 1, 7) == made(target, everything, 1, 7)


def test_whole_files_are_found_clear_of_nothing(everything):
    for target in everything:
        for seed in target.seeds:
            assert judged(Input(seed.name, seed.data)) == "", (target.name, seed.name)


def test_a_name_that_a_decoder_passed_by_is_seen():
    class Silent:
        unread = channels = ()

    told = Input("a.txt", b"Told by Kim Chol-su.")
    assert judging.fault(told, Silent, judging.Attested()) == "nothing read and nothing said"
    asked = judging.Attested()
    assert "" in asked
    assert judging.fault(told, Silent, asked) == "still read by: strings"
    blank = Input("a.txt", b"\xff\xfe \0\n\0")
    assert judging.fault(blank, Silent, judging.Attested()) == ""


def test_a_worker_that_hangs_or_dies_is_replaced(everything, tmp_path, monkeypatch):
    def hang_or_die(given, said):
        if given.number == 1:
            while True:
                pass
        if given.number == 2:
            raise SystemExit(3)
        return ""

    monkeypatch.setattr(running, "one", hang_or_die)
    monkeypatch.setattr(running, "HANG", 0.3)
    tally = running.run(running.Job(everything[0], everything, 1, 5, tmp_path / "kept"), workers=1)
    assert (tally.inputs, tally.hangs, tally.crashes, tally.clear) == (5, 1, 1, 0)
    assert len(list(Path(tmp_path / "kept").iterdir())) == 3


def judged(given):
    attested = judging.Attested()
    began = time.process_time()
    decoded = decode(given.name, given.data, attested)
    assert time.process_time() - began < LONGEST
    return judging.fault(given, decoded, attested)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_is_never_clear_though_unread(data):
    everything = targets.targets()
    target = data.draw(st.sampled_from(everything))
    number = data.draw(st.integers(1, 10**9).filter(lambda one: one % 500))
    assert judged(made(target, everything, 2, number)) == ""


@settings(max_examples=300, deadline=None)
@given(st.data(), st.binary(max_size=300))
def test_any_bytes_under_any_name_are_read_or_refused(data, body):
    target = data.draw(st.sampled_from(targets.targets()))
    head = data.draw(st.sampled_from((*target.heads, b"")))
    assert judged(Input(data.draw(st.sampled_from(target.names)), head + body)) == ""


NAMED = ("Kim Chol-su", "김철수", "Ri Mi-suk")
TOLD = st.lists(
    st.one_of(SENTENCES, st.sampled_from(NAMED).map("{} came then.".format), ANY_TEXT),
    min_size=1,
    max_size=6,
).map(lambda parts: "".join(" ".join(parts).splitlines()) or "x")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOLD)
def test_any_account_is_disguised_and_stays_so(text):
    first = disguised(text)
    assert disguised(first) == first
    assert not any(name in first for name in NAMED)


def disguised(text):
    persons = tuple(person(f"p{n}", names=(name,)) for n, name in enumerate(NAMED))
    mentions = [
        Mention(Span(at, at + len(name)), MentionKind.PERSON, name, None, {}, (f"p{n}",))
        for n, name in enumerate(NAMED)
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    mentions += [
        one for one in found(text) if not any(one.span.overlaps(other.span) for other in mentions)
    ]
    proposal = Proposal(tuple(sorted(mentions, key=lambda one: one.span.start)), persons)
    return (
        disguise(structure(text), proposal, decide(**POLICY, person="pseudonym"), naming())
        .passages[0]
        .text
    )
