"""The gate over finished bytes: planted leaks in every container, and their clean twins."""

import io
import json
import os
import random
import re
import shutil
import uuid
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from benchmarks.planting import containers, hiding, mail, media, office, pages, paper
from benchmarks.planting import words as planting_words

from moksori.protection.decoders.channel import PROSE, Kind
from moksori.protection.decoders.dispatch import decode
from moksori.protection.gate import inspect
from moksori.protection.inspect import NoFolderError, examine
from moksori.terms.draft import Draft
from moksori.terms.finding import FindingClass, LeakError
from moksori.terms.story import Block, BlockKind, StoryText
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

BLOCK, UNREADABLE = FindingClass.BLOCK, FindingClass.UNREADABLE
STOPS = {BLOCK, UNREADABLE}
EVERYBODY = frozenset({"acc-1"})
NAMES = [
    ("Kim Chol-su", "김철수"), ("Pak Yong-ho", "박영호"), ("Ri Mi-suk", "리미숙"),
    ("Choe Kum-hui", "최금희"), ("Jong Hyok-chol", "정혁철"), ("Han Sun-ok", "한순옥"),
    ("Kang Myong-nam", "강명남"), ("O Pok-sil", "오복실"),
]  # fmt: skip
OTHERS = [
    WatchValue("phone", WatchKind.PHONE, Scope.EVERYWHERE, ("010-7345-2218",)),
    WatchValue("nick", WatchKind.TEXT, Scope.EVERYWHERE, ("The Heron", "왜가리영감")),
    WatchValue("paper", WatchKind.ID, Scope.EVERYWHERE, ("KX-440917",)),
    WatchValue("quarter", WatchKind.PLACE, Scope.EVERYWHERE, ("Songhwa-dong", "송화동")),
]
THE_LIST = Watch(
    (
        *(
            WatchValue(f"person-{n}", WatchKind.PERSON, Scope.EVERYWHERE, forms)
            for n, forms in enumerate(NAMES)
        ),
        *OTHERS,
    ),
    "list-9",
)
PLANTED = [
    *((f"person-{n}", form) for n, forms in enumerate(NAMES) for form in forms),
    *((value.id, form) for value in OTHERS for form in value.forms),
]


def lay(folder, made):
    name, data, _ = made
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def examined(folder, made):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lay(folder, made)
    return examine(folder, THE_LIST, (), frozenset(made[2]))


def harmless(words):
    return planting_words.HARMLESS[planting_words.is_korean(words)]


def stops(inspection):
    return [finding for finding in inspection.findings if finding.cls in STOPS]


@pytest.mark.parametrize("words", ["Kim Chol-su", "김철수"])
@pytest.mark.parametrize("container", containers.THE_24.values(), ids=containers.THE_24)
def test_each_of_the_24_containers_gives_its_name_away(container, words, tmp_path):
    leaking = examined(tmp_path / "out", container(words))
    assert "person-0" in {finding.value for finding in stops(leaking)}
    assert stops(examined(tmp_path / "out", container(harmless(words)))) == []


@pytest.mark.parametrize(
    ("container", "words"),
    [
        (paper.pdf_typeset, "김철수"),
        (paper.pdf_typeset, "Kim Chol-su"),
        (paper.pdf_subset, "Kim Chol-su"),
        (media.jpeg_trailer, "김철수"),
    ],
)
def test_papers_with_fonts_of_their_own_are_read(container, words, tmp_path):
    leaking = examined(tmp_path / "out", container(words))
    assert "person-0" in {finding.value for finding in stops(leaking)}
    assert stops(examined(tmp_path / "out", container(harmless(words)))) == []


def test_glyphs_that_mean_nothing_to_anybody_are_unreadable(staging):
    document = pikepdf.open(io.BytesIO(paper.pdf_typeset("somebody")[1]))
    for held in document.objects:
        if isinstance(held, pikepdf.Dictionary) and "/ToUnicode" in held:
            del held["/ToUnicode"]
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    (staging / "a.pdf").write_bytes(out.getvalue())
    assert "glyphs_without_text" in {finding.channel for finding in refused(staging)}


def cases(count, seed):
    """Draw cases: value, way of writing, container; ways that are escapes only where they count."""
    dice = random.Random(seed)
    drawn = []
    while len(drawn) < count:
        value, words = dice.choice(PLANTED)
        if dice.random() < 0.35:
            container, (way, hide) = (
                dice.choice(pages.TEXTS),
                dice.choice([*hiding.ESCAPED.items()]),
            )
        else:
            container, (way, hide) = (
                dice.choice(containers.ANY),
                dice.choice([*hiding.PLAIN.items()]),
            )
        drawn.append((value, words, way, hide, container))
    return drawn


BATCHES = 12
CASES = cases(480, seed=20261101)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_planted_value_is_found_in_whatever_way_it_is_written(batch, tmp_path):
    missed = []
    for value, words, way, hide, container in CASES[batch::BATCHES]:
        leaking = examined(tmp_path / "out", container(hide(words)))
        if value not in {finding.value for finding in leaking.findings if finding.cls is BLOCK}:
            missed.append((value, way, container.__name__))
    assert missed == []


@pytest.mark.parametrize("container", containers.ANY, ids=lambda made: made.__name__)
@pytest.mark.parametrize("words", planting_words.HARMLESS)
def test_a_clean_twin_passes(container, words, tmp_path):
    assert stops(examined(tmp_path / "out", container(words))) == []


def test_there_are_enough_cases_of_every_kind():
    assert len(CASES) >= 400
    assert len({container for *_, container in CASES}) >= 40
    assert {way for _, _, way, _, _ in CASES} == {*hiding.PLAIN, *hiding.ESCAPED}


# ------------------------------------------------------------------ the seal


@pytest.fixture
def staging(tmp_path):
    folder = tmp_path / "staging"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "index.html").write_bytes(pages.page(body="<p>Fees at a market.</p>"))
    (folder / "style.css").write_text("p { margin: 1.5em; width: 20cm }")
    return folder


def test_a_seal_names_every_file_with_its_bytes(staging):
    seal = inspect(staging, THE_LIST, ())
    assert [file.path for file in seal.files] == ["en/index.html", "style.css"]
    assert seal.files[1].size == (staging / "style.css").stat().st_size
    assert seal.watch_version == "list-9"
    assert seal.channels > 4
    assert seal.unread_bytes == 0


def refused(staging, drafts=(), held=THE_LIST):
    with pytest.raises(LeakError) as caught:
        inspect(staging, held, drafts)
    return caught.value.findings


def test_files_are_given_by_their_number(staging):
    (staging / "en" / "kim-chol-su.html").write_bytes(pages.page())
    findings = refused(staging)
    assert {finding.place for finding in findings} == {"file 2"}
    assert {finding.channel for finding in findings} == {"path"}


def test_a_link_a_pipe_a_hidden_and_an_empty_file_are_refused(staging):
    (staging / "a-link").symlink_to(staging / "style.css")
    (staging / ".hidden").write_text("Nothing.")
    (staging / "empty.txt").touch()
    (staging / "hollow").mkdir()
    os.mkfifo(staging / "pipe")
    os.link(staging / "style.css", staging / "twice.css")
    rules = {finding.rule for finding in refused(staging)}
    assert rules == {
        "symbolic_link", "hidden_file", "empty_file", "empty_folder", "special_file", "linked_file",
    }  # fmt: skip


def test_a_linked_folder_is_refused_and_not_followed(staging, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "note.txt").write_text("Kim Chol-su")
    (staging / "more").symlink_to(tmp_path / "elsewhere")
    assert [finding.rule for finding in refused(staging)] == ["symbolic_link"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bin", bytes(range(256))),
        ("a.pdf", b"%PDF-1.7 and then nothing that is one"),
        ("a.docx", b"PK\x03\x04 cut off"),
        ("a.txt", b"caf\xe9 \xff\xfe"),
        ("a.json", b"{not json"),
        ("a.xml", b"<open>"),
        ("a.png", media.picture("PNG")),
        ("a.wav", media.silence()),
        ("a.eml", b"no header at all"),
        ("a.woff2", b"wOF2" + bytes(60)),
        ("a.gif", media.picture("GIF")),
    ],
)
def test_what_cannot_be_read_does_not_leave(staging, name, data):
    (staging / name).write_bytes(data)
    assert UNREADABLE in {finding.cls for finding in refused(staging)}


def test_a_name_in_unreadable_bytes_is_found_all_the_same(staging):
    (staging / "a.bin").write_bytes(b"\x00\x01\xff" + "Kim Chol-su".encode("utf-16-le") + b"\x80")
    assert "person-0" in {finding.value for finding in refused(staging)}


def test_entities_and_encrypted_files_are_unreadable(staging):
    (staging / "a.xml").write_bytes(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper.pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    (staging / "b.pdf").write_bytes(out.getvalue())
    unreadable = {(f.place, f.channel) for f in refused(staging) if f.cls is UNREADABLE}
    assert {("file 1", "entities"), ("file 2", "encrypted")} <= unreadable


def test_a_picture_in_a_paper_passes_only_where_a_person_attested_it(tmp_path):
    name, data, attested = paper.pdf_picture("somebody")
    assert stops(examined(tmp_path / "out", (name, data, attested))) == []
    [finding] = stops(examined(tmp_path / "out", (name, data, set())))
    assert (finding.cls, finding.channel) == (UNREADABLE, "part 1 pixels")


def test_a_private_stream_that_is_no_text_is_unreadable(staging):
    def change(document):
        stream = document.make_stream(bytes(range(256)) * 8)
        document.Root.PieceInfo = document.make_indirect(pikepdf.Dictionary(Private=stream))

    (staging / "a.pdf").write_bytes(paper.reopened(change))
    assert "unknown_stream" in {finding.channel for finding in refused(staging)}


def test_a_bomb_is_refused_without_being_unfolded(staging):
    (staging / "a.zip").write_bytes(office.zipped([("zeros", bytes(60_000_000))]))
    assert UNREADABLE in {finding.cls for finding in refused(staging)}


def test_archives_in_archives_end_somewhere(staging):
    inner = office.zipped([("note.txt", "Nothing.")])
    for _ in range(20):
        inner = office.zipped([("inner.zip", inner)])
    (staging / "a.zip").write_bytes(inner)
    assert UNREADABLE in {finding.cls for finding in refused(staging)}


def test_bytes_between_the_members_of_an_archive_are_refused(staging):
    (staging / "a.zip").write_bytes(b"Kim Chol-su" + office.zipped([("note.txt", "Nothing.")]))
    findings = refused(staging)
    assert {BLOCK, UNREADABLE} <= {finding.cls for finding in findings}


def test_nothing_to_inspect_is_no_seal(tmp_path):
    with pytest.raises(NoFolderError):
        inspect(tmp_path / "nowhere", THE_LIST, ())
    assert [finding.rule for finding in refused(tmp_path)] == ["empty_folder"]


# ------------------------------------------------------------------ drafts and rules over files


def draft(text="", **given):
    story = StoryText("s1", "a-story", "en", "A story", text, (), "2026-11")
    return Draft(story, **given)


PAGES = {
    "age_too_exact": "<p>A 43-year-old woman paid.</p>",
    "date_too_exact": "<p>It was on March 9, 2016.</p>",
    "sum_too_exact": "<p>She paid 40,000 yuan.</p>",
    "neighbourhood_named": "<p>혜산시 송화동에서 있은 일이다.</p>",
}


@pytest.mark.parametrize("rule", PAGES)
def test_the_rules_read_pages_and_papers_too(rule, staging):
    (staging / "a.html").write_bytes(pages.page(body=PAGES[rule]))
    assert (rule, BLOCK, "file 1") in {
        (f.rule, f.cls, f.place) for f in refused(staging, held=Watch(()))
    }


def test_the_rules_read_what_stands_in_an_attribute(staging):
    body = '<p><img src="a.svg" alt="A 43-year-old woman"></p>'
    (staging / "a.html").write_bytes(pages.page(body=body))
    assert ("age_too_exact", "attribute") in {(f.rule, f.channel) for f in refused(staging)}


def test_lengths_and_stamps_of_the_first_of_a_month_are_furniture(staging):
    body = '<table width="43"><tr><td style="width:20cm;margin:3.5em">Nothing.</td></tr></table>'
    (staging / "a.html").write_bytes(pages.page(body=body))
    (staging / "feed.xml").write_bytes(pages.atom("somebody")[1])
    (staging / "mail.eml").write_bytes(mail.mail_quoted("somebody")[1])
    assert inspect(staging, THE_LIST, ())


def test_ids_and_checksums_are_no_sums_and_no_dates(staging):
    ids = [
        "story-98e28cad621f62af",
        "3b8cb366bac13b8cb366bac1",
        "0f20160309aa",
        "usd40000-a1b2c3d4e5f6",
    ]
    (staging / "manifest.json").write_text(str(ids).replace("'", '"'))
    assert "file 3" not in {
        f.place for f in examine(staging, THE_LIST, ()).findings if f.cls in STOPS
    }
    (staging / "manifest.json").write_text('["40000 CAD"]')
    assert "sum_too_exact" in {finding.rule for finding in refused(staging)}


def test_no_checksum_of_a_manifest_stops_an_edition(staging):
    """Random figures hold every sum of four figures and every short name now and then."""
    chance = random.Random(20261122)
    digests = [f"{chance.getrandbits(256):064x}" for _ in range(3_000)]
    runs = [run for one in digests for run in re.findall(r"(?<!\d)[1-9]\d{3,4}(?!\d)", one)]
    sums = [
        WatchValue(f"val-{at}", WatchKind.AMOUNT, Scope.TOUCHING, (f"{run} USD",), EVERYBODY)
        for at, run in enumerate(runs[:300])
    ]
    names = [
        WatchValue(f"val-n{at}", kind, scope, (name,), EVERYBODY)
        for at, (name, kind, scope) in enumerate(
            product(
                ("Bae", "Dae", "Ada", "the Face", "fade", "Ed"),
                (WatchKind.PERSON, WatchKind.TEXT, WatchKind.PLACE),
                Scope,
            )
        )
    ]
    (staging / "manifest.json").write_text(json.dumps({"files": digests}))
    stopped = [
        finding
        for finding in examine(staging, Watch((*sums, *names)), [draft(touches=EVERYBODY)]).findings
        if finding.cls in STOPS
    ]
    assert stopped == []


def test_no_day_is_read_out_of_a_checksum_or_an_id(staging):
    """Every release has some hundred of them: one in fifty was refused by chance."""
    chance = random.Random(20261123)
    made = [f"{chance.getrandbits(256):064x}" for _ in range(2_000)]
    made += [str(uuid.UUID(int=chance.getrandbits(128), version=5)) for _ in range(2_000)]
    days = [date(2016, 1, 1) + timedelta(days=at * 3) for at in range(240)]
    told = [f"{day.month}월 {day.day}일" for day in days[:120]]
    told += [f"{day.day} {day:%B}" for day in days[:120]]
    told += [day.isoformat() for day in days]
    watch = Watch(
        tuple(
            WatchValue(f"v{at}", WatchKind.DATE, Scope.TOUCHING, (one,), EVERYBODY)
            for at, one in enumerate(told)
        )
    )
    (staging / "manifest.json").write_text(json.dumps({"files": made}))
    body = "".join(f'<p id="urn:uuid:{one}">urn:uuid:{one}</p>' for one in made[-300:])
    (staging / "a.html").write_bytes(pages.page(body=body))
    findings = examine(staging, watch, [draft(touches=EVERYBODY)]).findings
    assert [one for one in findings if one.cls in STOPS] == []


@pytest.mark.parametrize(
    "said", ["2016-03-10 b0f1e2d3c4b5a697", "20160310", "a1b2c3d4e5f60718 3월 10일"]
)
def test_a_day_beside_a_checksum_is_found_all_the_same(staging, said):
    held = Watch((WatchValue("v", WatchKind.DATE, Scope.TOUCHING, ("2016-03-10",), EVERYBODY),))
    (staging / "a.html").write_bytes(pages.page(body=f"<p>{said}</p>"))
    assert "watch" in {one.rule for one in refused(staging, [draft(touches=EVERYBODY)], held=held)}


def test_a_sum_glued_to_a_word_is_found_all_the_same(staging):
    held = Watch((WatchValue("v", WatchKind.AMOUNT, Scope.TOUCHING, ("2,290 USD",), EVERYBODY),))
    (staging / "a.html").write_bytes(pages.page(body="<p>paidbefore2290dollars then</p>"))
    assert "watch" in {f.rule for f in refused(staging, [draft(touches=EVERYBODY)], held=held)}


def test_a_stamp_of_a_real_moment_is_refused(staging):
    feed = pages.atom("somebody")[1].replace(b"2026-11-01T00:00:00Z", b"2026-11-17T09:41:30Z")
    (staging / "feed.xml").write_bytes(feed)
    assert "date_too_exact" in {finding.rule for finding in refused(staging)}


def test_speech_of_two_is_looked_for_in_every_file(staging):
    heard = draft(heard_by_two=("You people never learn, and I will see you here every month.",))
    (staging / "a.html").write_bytes(
        pages.page(body="<p>you peo<b>ple</b> never learn and I will</p>")
    )
    assert "speech_heard_by_two" in {finding.rule for finding in refused(staging, [heard])}


def test_what_a_person_allowed_in_a_draft_may_stand_in_its_files_and_nowhere_else(staging):
    said = "Kim Chol-su, aged 43, spoke."
    reasons = {"person-0": "he wants to be named", "age_too_exact": "he told it himself"}
    (staging / "a.html").write_bytes(pages.page(body=f"<p>{said}</p>"))
    assert inspect(staging, THE_LIST, [draft(said, allowed=reasons)])
    (staging / "b.html").write_bytes(pages.page(body="<p>A woman aged 51 spoke.</p>"))
    assert {
        f.place for f in refused(staging, [draft(said, allowed=reasons)]) if f.cls is BLOCK
    } == {"file 2"}


def test_quasi_values_are_looked_for_in_what_any_story_touches(staging):
    value = WatchValue("v1", WatchKind.AGE, Scope.TOUCHING, ("43",), frozenset({"p1"}))
    (staging / "a.html").write_bytes(pages.page(body="<p>A woman aged 43 spoke.</p>"))
    touching = refused(staging, [draft(touches=frozenset({"p1"}))], Watch((value,)))
    strange = refused(staging, [draft(touches=frozenset({"p2"}))], Watch((value,)))
    assert "v1" in {finding.value for finding in touching}
    assert "v1" not in {finding.value for finding in strange}


def test_what_is_secret_in_one_story_may_stand_in_the_next_of_an_edition(staging):
    value = WatchValue("v1", WatchKind.AMOUNT, Scope.TOUCHING, ("15,000 yuan",), frozenset({"a"}))
    hers = draft("A seller paid tens of thousands of yuan for her son.", touches=frozenset({"a"}))
    market = "A motorbike is sold for 15,000 yuan at the market of the town."
    prices = draft(market, touches=frozenset({"b"}))
    (staging / "a.txt").write_text(f"{hers.story.standfirst}\n\n{market}\n")
    found = examine(staging, Watch((value,)), [hers, prices]).findings
    assert not [one for one in found if one.value == "v1"]
    (staging / "a.txt").write_text("She had borrowed it: 15,000 yuan, from her aunt.\n")
    assert "v1" in {one.value for one in refused(staging, [hers, prices], Watch((value,)))}
    heading = StoryText("s2", "b", "en", "Prices of a town: 15,000 yuan", "", (), "2026-11")
    (staging / "a.txt").write_text(f"1. A story\n2. {heading.title}\n3. Another\n")
    listed = examine(staging, Watch((value,)), [hers, Draft(heading)]).findings
    assert "v1" not in {one.value for one in listed}
    (staging / "a.txt").write_text(f"{market}\n")
    same = draft(market, touches=frozenset({"a"}))
    assert "v1" in {one.value for one in refused(staging, [same, prices], Watch((value,)))}


def test_a_by_line_of_one_story_is_no_place_of_another(staging):
    value = WatchValue("v1", WatchKind.PLACE, Scope.TOUCHING, ("Mun-dong",), frozenset({"a"}))
    hers = draft("She lived in a neighbourhood of the city.", touches=frozenset({"a"}))
    story = StoryText("s2", "b", "en", "B", "It rained.", (), "2026-11", byline="Mun Dong Hui")
    other = Draft(story, touches=frozenset({"b"}))
    (staging / "a.txt").write_text("B\n\nBy Mun Dong Hui\n\nIt rained.\n")
    found = examine(staging, Watch((value,)), [hers, other]).findings
    assert "v1" not in {one.value for one in found}
    (staging / "a.txt").write_text("By Mun Dong Hui\n\nShe lived in Mun Dong, up the hill.\n")
    assert "v1" in {one.value for one in refused(staging, [hers, other], Watch((value,)))}


def test_a_short_title_in_a_list_belongs_to_its_own_story(staging):
    value = WatchValue("v1", WatchKind.PLACE, Scope.TOUCHING, ("가마골",), frozenset({"a"}))
    hers = draft("She lived in a village.", touches=frozenset({"a"}))
    letter = StoryText("s2", "b", "ko", "가마골에서 온 편지", "비가 왔다.", (), "2026-11")
    other = Draft(letter, touches=frozenset({"b"}))
    (staging / "a.txt").write_text("1. A story\n2. 가마골에서 온 편지\n")
    found = examine(staging, Watch((value,)), [hers, other]).findings
    assert "v1" not in {one.value for one in found}
    (staging / "a.txt").write_text("1. A story\n2. 가마골 사람의 편지\n")
    assert "v1" in {one.value for one in refused(staging, [hers, other], Watch((value,)))}


def test_a_sum_does_not_begin_in_one_paragraph_and_end_in_the_next(staging):
    (staging / "a.txt").write_text("위안: 국경에서 널리 쓰이는 중국 돈\n\n사회자: 그 뒤는요?\n")
    assert "sum_too_exact" not in {f.rule for f in examine(staging, Watch(()), ()).findings}
    (staging / "a.txt").write_text("그는 중국 돈\n사천 원을 바쳤다.\n")
    assert "sum_too_exact" in {f.rule for f in refused(staging)}


def test_the_numbers_of_a_list_are_no_ages_and_no_days(staging):
    (staging / "a.txt").write_text(
        "12. What was sold to the women\r\n13. Notes of February\r\n14. Men\n"
    )
    found = examine(staging, Watch(()), ()).findings
    assert not {"age_too_exact", "date_too_exact"} & {f.rule for f in found if f.cls in STOPS}


def test_the_number_of_a_page_behind_a_title_is_no_age(staging):
    (staging / "a.txt").write_text("What was sold to the women 28\nA story 32\nwomen 41\n")
    told = StoryText("s1", "a", "en", "What was sold to the women", "", (), "2026-11")
    found = examine(staging, Watch(()), [Draft(told), draft()]).findings
    ages = [one for one in found if one.rule == "age_too_exact" and one.cls in STOPS]
    assert [one.offset for one in ages] == [(staging / "a.txt").read_text().index("41")]
    short = StoryText("s1", "a", "en", "Women", "", (), "2026-11")
    (staging / "a.txt").write_text("Women 28\nShe was one of those women 34\n")
    ages = examine(staging, Watch(()), [Draft(short)]).findings
    assert [one.offset for one in ages if one.rule == "age_too_exact"] == [36]


def test_a_surname_that_is_a_word_of_style_sheets_means_nothing_there(staging):
    value = WatchValue("v1", WatchKind.PERSON, Scope.TOUCHING, ("Section",), frozenset({"a"}))
    (staging / "a.css").write_text("main > section { width: 40rem }\n")
    touching = draft(touches=frozenset({"a"}))
    found = examine(staging, Watch((value,)), [touching]).findings
    assert not [one for one in found if one.cls in STOPS]
    (staging / "a.css").write_text('p::before { content: "Kim Chol-su" }\n')
    assert "person-0" in {one.value for one in refused(staging)}


def test_a_label_with_a_number_and_the_words_it_stands_before_are_no_age(staging):
    turns = (Block(BlockKind.QUESTION, "Host", "Why did you leave your country?"),)
    turns += (Block(BlockKind.ANSWER, "Witness 14", "In 2009 my husband did not come home."),)
    story = StoryText("s1", "a-story", "en", "A story", "", turns, "2026-11")
    page = "Host Why did you leave your country?\nWITNESS 14 In 2009 my husband did not come home."
    (staging / "a.txt").write_text(page)
    assert "age_too_exact" in {f.rule for f in examine(staging, Watch(()), ()).findings}
    assert not [f for f in examine(staging, Watch(()), (Draft(story),)).findings if f.cls in STOPS]


def test_a_title_of_a_paper_read_in_the_wrong_letters_is_no_sum(staging):
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.docinfo["/Title"] = "집 빼앗는 검사 \u3824"
        paper.save(staging / "a.pdf", deterministic_id=True)
    channels = decode("a.pdf", (staging / "a.pdf").read_bytes(), frozenset()).channels
    shown = [one for one in channels if one.kind is Kind.METADATA and "검사" in one.text]
    assert shown
    assert all("8$" not in one.text for one in channels if one.kind in PROSE)
    assert any("8$" in one.text for one in channels if one.kind not in PROSE)


def test_no_finding_repeats_a_word(tmp_path):
    folder = tmp_path / "out"
    for number, container in enumerate(containers.ANY):
        lay(folder / str(number), container("Kim Chol-su"))
    inspection = examine(folder, THE_LIST, ())
    said = repr(inspection.findings)
    for part in ("Kim", "kim", "Chol", "chol", str(tmp_path), Path(folder).name + "/"):
        assert part not in said
