"""The gate over a table: every label and code of it, for whoever its acts touch, fails closed."""

from dataclasses import replace

import pytest

from moksori.packs.loader import load, load_common
from moksori.protection.gate import clear_table
from moksori.protection.gazetteer import written
from moksori.protection.inspect import inspect
from moksori.protection.table_gate import drafts_of
from moksori.publishing.figures import spoken
from moksori.publishing.figures_folder import write_figures
from moksori.terms.bundle import TwoNames
from moksori.terms.cleared import ClearedKind
from moksori.terms.disguise import Audience
from moksori.terms.draft import Draft, TableDraft
from moksori.terms.edition import Figures
from moksori.terms.finding import LeakError
from moksori.terms.story import StoryText
from moksori.terms.table import Axis, Category
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue
from tests.publishing.figures import BY_BODY, BY_MONTH, BY_TWO, table

WATCH = Watch(
    (
        WatchValue("w1", WatchKind.PERSON, Scope.EVERYWHERE, ("염승철", "Yeom Seung Cheol")),
        WatchValue("w2", WatchKind.PLACE, Scope.TOUCHING, ("Ryanggang",), frozenset({"acc-1"})),
    ),
    "w",
)
LEAKS = [
    "Office of Yeom Seung Cheol",
    "염승철의 사무실",
    "ㅇㅕㅁㅅㅡㅇㅊㅓㄹ 부대",
    "yeom-seung-cheol unit",
]
EMPTY = StoryText("s", "", "en", "", "", (), "")
MONEY = ("bribery", "extortion", "confiscation")
BY_MONEY = table(
    (Axis.TYPE,),
    (tuple(Category(one, TwoNames(one, f"{one} 갈취와 뇌물")) for one in MONEY),),
    {("bribery",): 12_400, ("extortion",): 4_270, ("confiscation",): 1_300},
    total=17_970,
)


def labelled(names, code="kp.mss"):
    return replace(BY_BODY, categories=((Category(code, names), *BY_BODY.categories[0][1:]),))


def test_a_clean_table_passes_and_is_a_cleared_of_kind_table():
    cleared = clear_table(TableDraft(BY_TWO), WATCH)
    assert (cleared.kind, cleared.audience) == (ClearedKind.TABLE, Audience.PUBLIC)
    assert cleared.table == BY_TWO


@pytest.mark.parametrize("words", LEAKS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_name_planted_in_an_institution_s_label_is_stopped(words, language):
    leaking = labelled(replace(TwoNames("Police", "경찰"), **{language: words}))
    with pytest.raises(LeakError) as leak:
        clear_table(TableDraft(leaking), WATCH)
    assert words not in str(leak.value)
    assert any(one.place == "institution 1" for one in leak.value.findings)


def test_a_name_in_a_code_is_stopped_too():
    with pytest.raises(LeakError):
        clear_table(TableDraft(labelled(TwoNames("Police", "경찰"), "yeom-seung-cheol")), WATCH)


def test_a_place_is_held_against_those_whose_acts_stand_in_its_line():
    places = (Category("kp.r", TwoNames("Ryanggang Province", "량강도")),)
    by_place = table((Axis.PLACE,), (places,), {("kp.r",): 9}, total=9)
    line = (Axis.PLACE, "kp.r")
    clear_table(TableDraft(by_place, {line: frozenset({"acc-2"})}), WATCH)
    with pytest.raises(LeakError):
        clear_table(TableDraft(by_place, {line: frozenset({"acc-1", "acc-2"})}), WATCH)
    with pytest.raises(LeakError):
        # Of a line of which nothing is said, everybody is touched.
        clear_table(TableDraft(by_place, {(Axis.PLACE, "x"): frozenset({"acc-1"})}), WATCH)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", ["page", "chart", "sheet"])
def test_a_label_that_leaks_is_found_in_every_finished_file(tmp_path, language, kind):
    words = {"en": "Office of Yeom Seung Cheol", "ko": "염승철의 사무실"}[language]
    leaking = labelled(replace(TwoNames("Police", "경찰"), **{language: words}))
    unheld = replace(clear_table(TableDraft(BY_BODY), WATCH), table=leaking)
    write_figures(Figures((unheld,)), tmp_path / "f", source_url="https://moksori.example/s")
    suffix = ".ko" if language == "ko" else ""
    kept = {
        "page": f"index{suffix}.html",
        "chart": f"figures/institution{suffix}.svg",
        "sheet": "figures/institution.csv",
    }[kind]
    for path in sorted((tmp_path / "f").rglob("*")):
        if path.is_file() and path.relative_to(tmp_path / "f").as_posix() != kept:
            path.unlink()
    for empty in sorted((tmp_path / "f").rglob("*"), reverse=True):
        if empty.is_dir() and not any(empty.iterdir()):
            empty.rmdir()
    with pytest.raises(LeakError):
        inspect(tmp_path / "f", WATCH, drafts_of(spoken(Figures((unheld,)))))


def test_a_clean_folder_is_sealed(tmp_path):
    tables = tuple(clear_table(TableDraft(one), WATCH) for one in (BY_MONTH, BY_BODY, BY_MONEY))
    figures = Figures(tables)
    write_figures(figures, tmp_path / "f", source_url="https://moksori.example/s")
    seal = inspect(tmp_path / "f", WATCH, drafts_of(spoken(figures)))
    assert seal.unread_bytes == 0


def test_what_no_table_says_is_read_like_any_page(tmp_path):
    figures = Figures((clear_table(TableDraft(BY_BODY), WATCH),))
    write_figures(figures, tmp_path / "f", source_url="https://moksori.example/s")
    page = tmp_path / "f" / "index.html"
    told = page.read_text("utf-8")
    for words in ("She paid the captain a bribe of 4,270 yuan.", "It was in Ryanggang."):
        page.write_text(told.replace("<footer", f"<p>{words}</p><footer", 1), "utf-8")
        drafts = (*drafts_of(spoken(figures)), Draft(EMPTY, touches=frozenset({"acc-1"})))
        with pytest.raises(LeakError):
            inspect(tmp_path / "f", WATCH, drafts)


@pytest.mark.parametrize("pack", ["kp", "mm", "sy"])
def test_no_rule_stops_the_labels_of_our_own_packs(pack):
    known = load(pack)
    bodies = tuple(
        Category(
            one.id, TwoNames(*(next(iter(one.names.get(tag, ())), "") for tag in ("en", "ko")))
        )
        for one in known.organisations
    )
    places = tuple(
        Category(one.id, TwoNames(written(one, "en"), written(one, "ko")))
        for one in known.places
        if one.level in {"province", "region"}
    )
    types = tuple(
        Category(one.code, TwoNames(one.labels["en"], one.labels["ko"]))
        for one in load_common().codebook
    )
    for axis, lines in ((Axis.PLACE, places), (Axis.TYPE, types), (Axis.INSTITUTION, bodies)):
        clear_table(TableDraft(table((axis,), (lines,), {})), Watch((), "w"))
