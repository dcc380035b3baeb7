"""Invented bundles: no person, place or act in them exists."""

from dataclasses import replace

from moksori.terms.bundle import (
    Bundle,
    BundleAct,
    BundleDocument,
    BundleInvolvement,
    BundleOrganisation,
    BundlePerson,
    BundlePlace,
    BundlePost,
    BundleStatement,
    BundleTime,
    CodebookEntry,
    Loss,
    LossKind,
    RecordKind,
    TwoNames,
)
from moksori.terms.disguise import Audience

MONTH = BundleTime("2031-03", "2031-03-01:2031-03-31")
SEASON = BundleTime("2030-24", "2030-12-01:2031-02-28")
TORTURE = TwoNames("Torture", "고문")

ACT = BundleAct(
    id="A-bbbb", type="torture", labels=TORTURE, huridocs="020111110000", pattern="torture",
    standing="done", victim="P-vvvv", accused=(BundleInvolvement("P-cccc", "0101"),), when=MONTH,
    place="L-cccc", place_rung="city", documents=("D-dddd",),
)  # fmt: skip
GONE = replace(
    ACT, id="A-cccc", type="disappearance", labels=TwoNames("Enforced disappearance", "강제실종"),
    huridocs="030103000000", pattern="disappearance", accused=(), when=SEASON, place="",
)  # fmt: skip
VICTIM = BundlePerson(
    "P-vvvv", TwoNames("Ryang Sol-hwa", "량설화"), "pseudonym", ("victim",), "female",
    TwoNames("in their forties", "40대"), label="=장마당에서 천을 팔던 여자",
)  # fmt: skip
ACCUSED = BundlePerson(
    "P-cccc", TwoNames("the accused", "가해 혐의자"), "role", ("accused",), "male",
    posts=(BundlePost("O-bbbb", "interrogator", "captain", "2028", "2031"),),
)  # fmt: skip
FULL = Bundle(
    audience=Audience.PARTNER,
    use="share_with_body",
    acts=(ACT, GONE),
    persons=(ACCUSED, VICTIM),
    organisations=(
        BundleOrganisation("O-bbbb", TwoNames("River Bureau", "강변국"), "police", "O-cccc", "KP"),
        BundleOrganisation("O-cccc", TwoNames("Ministry of Rivers", "하천성"), "state", "", "KP"),
    ),
    places=(
        BundlePlace("L-bbbb", TwoNames("Ondol", "온돌국"), "country", "", "KP"),
        BundlePlace("L-cccc", TwoNames("Namhung", "남흥시"), "city", "L-bbbb", "KP"),
    ),
    statements=(
        BundleStatement("S-bbbb", "A-bbbb", "D-dddd", 2, ("witness", "source"), "B", "2"),
        BundleStatement("S-cccc", "A-cccc", "D-dddd", 3, ("source",), "F", "6", agrees=False),
    ),
    documents=(
        BundleDocument(
            "D-dddd", "interview", "ko", "2031-05", "bcdfghjkmn",
            ((1, "무엇을 보았습니까?"), (2, "대위가 때렸습니다.\n며칠 뒤에 끌려갔습니다.")),
        ),
    ),
    codebook=(
        CodebookEntry("disappearance", "030103000000", GONE.labels, TwoNames("gone", "사라짐")),
        CodebookEntry("torture", "020111110000", TORTURE, TwoNames("pain", "고통")),
    ),
    losses=(Loss(RecordKind.ACT, "act", LossKind.DROPPED, "no_consent", "", 2),),
    invented=True,
)  # fmt: skip
EMPTY = Bundle(Audience.COURT, "court")


def many(count):
    """A bundle with so many acts."""
    letters = "bcdfghjkmn"
    acts = tuple(
        replace(ACT, id="A-" + "".join(letters[int(one)] for one in f"{number:05}"))
        for number in range(count)
    )
    return replace(FULL, acts=acts)
