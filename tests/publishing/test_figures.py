"""Charts, tables and pages of figures: words as words, withheld said as withheld, the same bytes."""

import csv
import io
from dataclasses import replace

import pytest
from lxml import etree

from moksori.protection.decoders.dispatch import decode
from moksori.publishing.charts import Chart, Line, drawn, wrapped
from moksori.publishing.checks import NotPublicError
from moksori.publishing.figures import label_of, missing_of, sheet, view_of, views_of
from moksori.publishing.figures_folder import write_figures
from moksori.publishing.site import check_site, write_site
from moksori.publishing.site_folder import SiteFolder
from moksori.publishing.wording import wording
from moksori.terms.disguise import Audience
from moksori.terms.edition import Figures, SitePlan
from moksori.terms.table import Axis, Missing
from tests.publishing.figures import BODIES, BY_TWO, BY_TYPE, FIGURES, MONTHS, TYPES
from tests.publishing.plans import full_plan, quiet

SVG = "{http://www.w3.org/2000/svg}"
CHART = Chart(
    name="type",
    title="Acts <by> type",
    description="What is drawn & why.",
    withheld="withheld",
    language="en",
    lines=(
        Line("Beating", 1200),
        Line("Theft", None),
        Line("None", 0),
        Line("Not told", 7, quiet=True),
    ),
)


def parsed(svg):
    return etree.fromstring(svg.encode())


def widths(svg):
    return [one.get("width") for one in parsed(svg).iter(f"{SVG}rect") if one.get("class") == "bar"]


def words_of(svg):
    return ["".join(one.itertext()) for one in parsed(svg).iter(f"{SVG}text")]


def test_a_chart_says_in_words_what_it_draws():
    root = parsed(drawn(CHART))
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [one.get("id") for one in root[:2]] == named
    assert [one.text for one in root[:2]] == ["Acts <by> type", "What is drawn & why."]
    assert words_of(drawn(CHART)) == [
        "Beating", "1,200", "Theft", "withheld", "None", "0", "Not told", "7",
    ]  # fmt: skip
    assert not list(root.iter(f"{SVG}script", f"{SVG}image", f"{SVG}style"))


def test_a_table_all_of_whose_counts_are_withheld_has_no_chart():
    cells = {("beating",): None, ("theft",): None, ("",): None}
    view = view_of(replace(BY_TYPE, cells=cells), "en")
    assert view.chart is None


def test_a_withheld_count_is_hatched_and_of_one_size_whatever_the_others_are():
    many = replace(CHART, lines=(Line("a", 3), Line("b", None), Line("c", 9000), Line("d", None)))
    held = [one for one in parsed(drawn(many)).iter(f"{SVG}rect") if one.get("class") == "held"]
    assert {one.get("width") for one in held} == {"14%"}
    pattern = next(parsed(drawn(many)).iter(f"{SVG}pattern")).get("id")
    assert all(one.get("fill") == f"url(#{pattern})" for one in held)


def test_bars_are_as_long_as_their_counts_and_zero_has_none():
    assert widths(drawn(CHART)) == ["78.00%", "0.46%"]


def test_the_same_chart_is_the_same_bytes_and_brings_its_colours_only_where_it_stands_alone():
    assert drawn(CHART) == drawn(replace(CHART))
    assert "<style>" in drawn(CHART, alone=True)
    assert "prefers-color-scheme:dark" in drawn(CHART, alone=True)


def test_labels_are_broken_between_words_and_korean_ones_too():
    told = "로동단련대 처벌을 받은 사람에 대한 아주 긴 이름의 행위 유형"
    lines = wrapped(told)
    assert len(lines) == 2
    assert " ".join(lines) == told
    assert "".join(wrapped("가" * 50)) == "가" * 50
    assert max(map(len, wrapped("가" * 50))) == 18


def test_the_gate_reads_title_description_and_every_word_of_a_chart():
    read = "\n".join(
        one.text for one in decode("a.svg", drawn(CHART, alone=True).encode()).channels
    )
    for words in ("Acts <by> type", "What is drawn & why.", "Beating", "withheld"):
        assert words in read


def test_labels_are_words_of_the_reader_s_language():
    en, ko = wording("en"), wording("ko")
    assert [label_of(Axis.MONTH, one, en) for one in MONTHS] == [
        "January 2031", "February 2031", "2031, no month", "Time not told",
    ]  # fmt: skip
    assert label_of(Axis.MONTH, MONTHS[0], ko) == "2031년 1월"
    assert label_of(Axis.TYPE, TYPES[0], en) == "Beating & assault"
    assert label_of(Axis.INSTITUTION, BODIES[1], en) == "로동단련대"
    assert label_of(Axis.INSTITUTION, BODIES[2], ko) == "두 기관 이상"


def test_a_table_by_two_things_has_the_longer_one_in_its_rows_and_totals_on_both_sides():
    view = views_of(Figures((FIGURES.tables[3],)), "en")[0]
    assert view.heads == (
        "Ministry of the <Interior>",
        "로동단련대",
        "More than one institution",
        "Acts",
    )
    assert [row.cells for row in view.rows] == [
        ("1,100", "0", "0", "1,100"), (None, None, "0", None), ("0", "0", "0", "100"),
    ]  # fmt: skip
    assert view.total.cells == (None, None, "0", "1,200")


def test_the_sheet_has_every_cell_says_what_is_withheld_and_runs_nothing():
    rows = list(csv.DictReader(io.StringIO(sheet(BY_TYPE).decode())))
    assert [(one["type"], one["acts"], one["status"]) for one in rows] == [
        ("beating", "1100", "shown"), ("theft", "", "withheld"), ("not_told", "100", "shown"),
        ("", "1200", "total"),
    ]  # fmt: skip
    assert rows[0]["type_huridocs"] == "020101000000"
    assert rows[1]["type_en"] == "'=theft"
    two = list(csv.DictReader(io.StringIO(sheet(BY_TWO).decode())))
    assert len(two) == 9 + 3 + 3 + 1
    assert {one["status"] for one in two} == {"shown", "withheld", "total", "total withheld"}


@pytest.mark.parametrize("why", list(Missing))
@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_not_there_is_said_with_its_reason(why, language):
    told = missing_of(Figures((), (((Axis.PLACE, Axis.TYPE), why),), 7), language)
    assert len(told) == 1
    assert "{" not in told[0]


def test_a_folder_of_figures_has_pages_charts_and_sheets_in_both_languages(tmp_path):
    for name in ("one", "two"):
        write_figures(FIGURES, tmp_path / name, source_url="https://moksori.example/source")
    files = {p.relative_to(tmp_path / "one").as_posix(): p.read_bytes()
             for p in (tmp_path / "one").rglob("*") if p.is_file()}  # fmt: skip
    again = {p.relative_to(tmp_path / "two").as_posix(): p.read_bytes()
             for p in (tmp_path / "two").rglob("*") if p.is_file()}  # fmt: skip
    assert files == again
    assert {"index.html", "index.ko.html", "figures/type.csv", "figures/type.ko.svg"} <= set(files)
    for page in ("index.html", "index.ko.html"):
        root = etree.fromstring(files[page])
        html = "{http://www.w3.org/1999/xhtml}"
        assert len(list(root.iter(f"{html}caption"))) == 4
        assert all(one.get("scope") in {"row", "col"} for one in root.iter(f"{html}th"))
        links = [one.get("href") for one in root.iter(f"{html}a")]
        assert all(link in files for link in links if link.startswith("figures/"))
        ids = [one.get("id") for one in root.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
    assert "Ministry of the &lt;Interior&gt;" in files["index.html"].decode()


def test_without_a_table_the_page_says_how_many_acts_it_takes(tmp_path):
    write_figures(
        Figures((), (((Axis.TYPE,), Missing.TOO_FEW),), 6), tmp_path / "f", source_url="/s"
    )
    told = (tmp_path / "f" / "index.html").read_text("utf-8")
    assert "at least 6 acts" in told
    assert "<table" not in told


def test_a_site_has_figures_in_its_nav_and_makes_them_anew_only_where_they_changed(tmp_path):
    plan = SitePlan((full_plan(),), figures=FIGURES)
    folder = SiteFolder(tmp_path / "site")
    write_site(plan, folder, quiet, pages_only=True)
    page = (folder.path / "figures.html").read_text("utf-8")
    assert 'aria-current="page">Figures' in page
    assert (folder.path / "figures" / "month.svg").exists()
    assert 'href="figures.html"' in (folder.path / "index.html").read_text("utf-8")
    again = SiteFolder(tmp_path / "site", folder.made)
    write_site(plan, again, quiet, pages_only=True)
    assert again.anew == 0
    fewer = SiteFolder(tmp_path / "site", again.made)
    write_site(SitePlan((full_plan(),)), fewer, quiet, pages_only=True)
    assert not (fewer.path / "figures").exists()


def test_a_table_for_a_partner_is_on_no_site():
    theirs = replace(FIGURES.tables[0], audience=Audience.PARTNER)
    with pytest.raises(NotPublicError):
        check_site(SitePlan((full_plan(),), figures=Figures((theirs,))))
