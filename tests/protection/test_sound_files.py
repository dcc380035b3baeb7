"""Real sound files of a programme before the gate: read to the last byte, and fast enough."""

import datetime
from dataclasses import replace
from hashlib import sha256

import pytest

from moksori.broadcast.fitting import fitted
from moksori.broadcast.sound.bwf import Facts, Mark, write_bwf
from moksori.broadcast.sound.files import Kept
from moksori.broadcast.sound.masters import make_masters
from moksori.broadcast.sound.mix import Ident, Speech, Work, mix
from moksori.broadcast.sound.tags import tag_flac, tag_mp3, tag_opus
from moksori.broadcast.transcript import html, srt, text, transcript_json, vtt
from moksori.protection.inspect import examine
from moksori.terms.finding import FindingClass
from moksori.terms.story import Block, BlockKind
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue
from tests.broadcast.programmes import ordered
from tests.broadcast.sound.sounds import RATE, voice
from tests.publishing.plans import FERRY, FERRY_KO, plan

STOPS = {FindingClass.BLOCK, FindingClass.UNREADABLE}
WATCH = Watch(
    (
        WatchValue("person-0", WatchKind.PERSON, Scope.EVERYWHERE, ("Kim Chol-su", "김철수")),
        WatchValue("place-0", WatchKind.PLACE, Scope.EVERYWHERE, ("Tarumulgol", "달우물골")),
    ),
    "v",
)
NAMES = {"en": "Kim Chol-su", "ko": "김철수"}
PLACES = {"en": "Tarumulgol", "ko": "달우물골"}
FACTS = Facts(
    title="나루터의 남자",
    programme="Voices of the river",
    language="kor",
    code="ONDOL202605003KO",
    day=datetime.date(2026, 5, 1),
    note="Trial reading by machine voices.",
    marks=(Mark(0, "여는 말"),),
)
FRAMES = RATE
TAGGED = {".mp3": tag_mp3, ".opus": tag_opus, ".flac": tag_flac}


def found(folder, *, attested=True):
    sounds = folder.iterdir() if attested else ()
    digests = {sha256(path.read_bytes()).hexdigest() for path in sounds}
    return examine(folder, WATCH, (), frozenset(digests))


def stops(inspection):
    return [(one.rule, one.value, one.channel) for one in inspection.findings if one.cls in STOPS]


@pytest.fixture(scope="module")
def masters(tmp_path_factory):
    """The five masters of a programme, made as the desk makes them.

    Their sidecar tells the day on air, which the gate lets nobody print: it goes to a station alone.
    """
    folder = tmp_path_factory.mktemp("masters")
    work = Work(folder, Kept(folder / "kept"))
    parts = [
        Ident(),
        Speech("여는 말", "a", lambda: voice(3), bed=True),
        Speech("맺는 말", "b", lambda: voice(3, seed=2)),
    ]
    (folder / "out").mkdir()
    make_masters(mix(parts, work, slot=10), FACTS, folder / "out", "ondol_202605_003_ko", work)
    (folder / "out" / "ondol_202605_003_ko.json").unlink()
    return folder / "out"


@pytest.mark.slow
def test_every_byte_of_every_master_is_read_or_attested(masters):
    inspection = found(masters)
    made = list(masters.iterdir())
    assert {path.suffix for path in made} == {".wav", ".flac", ".mp3", ".opus"}
    assert stops(inspection) == []
    assert inspection.unread_bytes == 0
    assert {one.size for one in inspection.files} == {path.stat().st_size for path in made}


@pytest.mark.slow
def test_sound_that_nobody_attested_does_not_pass(masters):
    assert [one[2] for one in stops(found(masters, attested=False))] == ["sound"] * 5


@pytest.mark.slow
@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("where", ["title", "note", "programme", "chapter"])
def test_a_planted_name_is_found_in_the_tags_of_every_kind(where, language, masters, tmp_path):
    told = f"The story of {NAMES[language]}."
    changes = {"marks": (Mark(0, told),)} if where == "chapter" else {where: told}
    facts = replace(FACTS, **changes)
    write_bwf(tmp_path / "a.wav", [voice(1)], facts, frames=FRAMES)
    for end, tag in TAGGED.items():
        (made,) = masters.glob(f"*{end}")
        copy = tmp_path / f"a{end}"
        copy.write_bytes(made.read_bytes())
        tag(copy, facts, FRAMES)
    places = {
        one.place
        for one in found(tmp_path).findings
        if one.cls in STOPS and one.value == "person-0"
    }
    assert places == {f"file {number}" for number in (1, 2, 3, 4)}


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("planted", [NAMES, PLACES], ids=["person", "place"])
@pytest.mark.parametrize(
    ("end", "make"),
    [
        (".vtt", vtt), (".srt", srt), ("_transcript.json", transcript_json), (".txt", text),
        (".html", html),
    ],
)  # fmt: skip
def test_a_planted_word_is_found_in_every_transcript(end, make, planted, language, tmp_path):
    story = (FERRY, FERRY_KO)[language == "ko"]
    words = (
        f"So {planted['en']} went there."
        if language == "en"
        else f"그래서 {planted['ko']} 갔습니다."
    )
    told = story.blocks[0]
    blocks = (Block(BlockKind.ANSWER, told.speaker, f"{told.text}\n{words}"), *story.blocks[1:])
    order = fitted(ordered(language, plan(replace(story, blocks=blocks)), slot=1800))
    (tmp_path / f"a{end}").write_bytes(make(order))
    value = "person-0" if planted is NAMES else "place-0"
    assert value in {one for _, one, _ in stops(examine(tmp_path, WATCH, ()))}
    bare = fitted(ordered(language, plan(story), slot=1800))
    (tmp_path / f"a{end}").write_bytes(make(bare))
    assert stops(examine(tmp_path, WATCH, ())) == []
