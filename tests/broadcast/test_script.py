"""The script as readers get it."""

from dataclasses import replace

from moksori.broadcast.running import Role, script_fingerprint
from moksori.broadcast.script import script_lines, script_text
from moksori.terms.story import Block, BlockKind
from tests.broadcast.programmes import ordered
from tests.publishing.plans import FERRY, FERRY_KO, plan


def test_figures_are_in_words_and_the_told_text_stays_beside_them():
    lines = {one.item.id: one for one in script_lines(ordered("ko", plan(FERRY_KO)))}
    line = lines["sto-ferry.004"]
    assert "쌀 일킬로그램은 오천원이었습니다" in line.said
    assert line.item.text == FERRY_KO.blocks[4].text
    assert [one.told for one in line.changes][-3:] == ["1", "5000", "60"]
    assert line.fingerprint == script_fingerprint(line.item, "ko")


def test_a_reader_gets_their_own_lines_with_times_and_warnings():
    story = replace(
        FERRY, blocks=(*FERRY.blocks[1:3], Block(BlockKind.ANSWER, "", "From Hoeryong ★ he came."))
    )
    order = ordered("en", plan(story))
    assert {one.item.role for one in script_lines(order, Role.REPORTER)} == {Role.REPORTER}
    told = script_text(order, Role.REPORTER).decode()
    assert "How long has this been going on?" not in told
    assert "Reporter\nFrom Hoeryong ★ he came.\n" in told
    assert "(Hoeryong: hweh-ryohng)" in told
    assert "! Nobody can say this sign." in told
    assert told.count("[") == len(list(script_lines(order, Role.REPORTER)))
