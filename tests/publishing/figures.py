"""Invented tables for tests of charts and pages."""

from moksori.terms.bundle import TwoNames
from moksori.terms.cleared import ClearedKind, ClearedTable
from moksori.terms.disguise import Audience
from moksori.terms.edition import Figures
from moksori.terms.table import SEVERAL, UNTOLD, Axis, Category, Missing, Table

NONE = TwoNames()
TYPES = (
    Category("beating", TwoNames("beating & assault", "구타와 폭행"), "020101000000"),
    Category(
        "theft",
        TwoNames("=theft", "절도 또는 아주 길고 길어서 한 줄에 다 들어가지 않는 유형의 이름"),
    ),
    Category(UNTOLD, NONE),
)
BODIES = (
    Category("kp.mss", TwoNames("Ministry of the <Interior>", "국가보위성")),
    Category("kp.x", TwoNames("", "로동단련대")),
    Category(SEVERAL, NONE),
)
MONTHS = (
    Category("2031-01", NONE),
    Category("2031-02", NONE),
    Category("2031", NONE),
    Category(UNTOLD, NONE),
)


def table(axes, categories, cells, **more):
    told = {"total": 1200, "threshold": 5, "month": "2031-05", **more}
    return Table(axes, categories, cells, **told)


BY_TYPE = table((Axis.TYPE,), (TYPES,), {("beating",): 1100, ("theft",): None, ("",): 100})
BY_BODY = table((Axis.INSTITUTION,), (BODIES,), {("kp.mss",): 1195, ("kp.x",): 5})
BY_MONTH = table(
    (Axis.MONTH,), (MONTHS,), {("2031-01",): 1100, ("2031",): None, ("",): None}, invented=True
)
BY_TWO = table(
    (Axis.TYPE, Axis.INSTITUTION),
    (TYPES, BODIES),
    {("beating", "kp.mss"): 1100, ("theft", "kp.x"): None, ("theft", "kp.mss"): None},
    totals=({"beating": 1100, "theft": None, "": 100}, {"kp.mss": None, "kp.x": None}),
)


def cleared(one):
    return ClearedTable(ClearedKind.TABLE, Audience.PUBLIC, one, "w", ())


FIGURES = Figures(
    tuple(map(cleared, (BY_MONTH, BY_TYPE, BY_BODY, BY_TWO))),
    (((Axis.PLACE,), Missing.NOT_SAFE),),
    5,
)
