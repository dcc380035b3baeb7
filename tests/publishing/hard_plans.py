"""Plans that are hard to set: everything that people, scripts and bytes can do to a feed or a book."""

from dataclasses import replace

from moksori.terms.edition import Withdrawn
from moksori.terms.story import Block, BlockKind, Correction, Term
from tests.publishing.heard import heard
from tests.publishing.plans import EVIL, FERRY, FERRY_KO, HELPED, LETTER, NOTE_KO, full_plan, plan

GONE = (
    Withdrawn("sto-gone", "2026-07", ("en", "ko")),
    Withdrawn("sto-left", "2026-06", ("en",)),
)
CONTROLS = (
    "before\x00\x01\x08\x0b\x1b\x7f\x85\ufffe\uffff\ud800\u202e\u200bafter ]]> &#0; <![CDATA["
)
LONG_TALK = tuple(
    Block(
        BlockKind.ANSWER if number % 2 else BlockKind.QUESTION,
        "기자" if number % 2 else "Host",
        f"Turn {number} of a long talk.\n긴 이야기의 {number}번째 말입니다.",
    )
    for number in range(400)
)
HARD = {
    "full": full_plan(),
    "helped": plan(HELPED, FERRY_KO),
    "public_address": full_plan(base_url="https://paper.example/river/", withdrawn=GONE),
    "heard": heard(full_plan(base_url="https://paper.example/river/", withdrawn=GONE)),
    "heard_in_one_language": heard(full_plan(), ("ko",)),
    "withdrawn": full_plan(withdrawn=GONE),
    "only_withdrawn": plan(withdrawn=GONE),
    "empty": plan(),
    "no_blocks": plan(replace(FERRY, blocks=())),
    "korean_first": full_plan(languages=("ko", "en")),
    "missing_translations": plan(LETTER, NOTE_KO),
    "one_language": plan(LETTER, languages=("en",)),
    "four_hundred_turns": plan(replace(FERRY, blocks=LONG_TALK)),
    "three_letters": plan(replace(FERRY, title="Ice", slug="ice")),
    "three_hundred": plan(replace(FERRY, title="x" * 300, slug="x" * 300)),
    "three_hundred_ko": plan(replace(FERRY_KO, title="가나 " * 100, slug="")),
    "right_to_left": plan(
        replace(
            FERRY,
            title="שלום",
            blocks=(Block(BlockKind.ANSWER, "مراسل", "He said: «قال: لا» and went."),),
        )
    ),
    "mixed": plan(replace(FERRY, title="나루 שלום مرحبا ไทย 😀 漢字 Ж")),
    "bare": plan(
        replace(FERRY, title="", standfirst="", byline="", editor="", outlet="", kinds_changed=()),
        publisher="",
    ),
    "hostile": plan(
        replace(
            FERRY,
            title=EVIL,
            standfirst=EVIL,
            byline=EVIL,
            editor=EVIL,
            outlet=EVIL,
            content_note=EVIL,
            corrections=(Correction("", EVIL), Correction("2026-08", EVIL)),
            glossary=(Term("script", EVIL),),
            blocks=(Block(BlockKind.QUESTION, EVIL, EVIL), Block(BlockKind.ANSWER, EVIL, EVIL)),
        ),
        series=EVIL,
        publisher=EVIL,
    ),
    "controls": plan(
        replace(
            FERRY,
            title=CONTROLS,
            standfirst=CONTROLS,
            byline=CONTROLS,
            content_note=CONTROLS,
            corrections=(Correction("2026-05", CONTROLS),),
            glossary=(Term("before", CONTROLS),),
            blocks=(Block(BlockKind.QUESTION, CONTROLS, CONTROLS),),
        ),
        series=CONTROLS,
        publisher=CONTROLS,
    ),
}
