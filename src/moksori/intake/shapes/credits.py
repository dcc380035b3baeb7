"""Credits that look like turns: a word for a task, a colon, and nothing but a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.intake.shapes.lines import Line

HEAD, TAIL = 10, 5
"""Lines from the top and from the end among which credits stand."""
LONGEST = 80
_TITLE_KO = r"(?:기자|아나운서|앵커|PD|피디|작가|리포터|특파원|진행자|대표|교수)"
_CREDIT = re.compile(
    r"[\s*※\[(（【〈<·•-]*(?:"
    r"(?:진행|사회|출연|대담|리포트|보도|취재|인터뷰|구성|연출|낭독|글|정리|편집|번역|녹음|제작)"
    rf"\s*[:：]\s*[가-힣]{{2,4}}\s?{_TITLE_KO}(?:\s?[,·/]\s?[가-힣]{{2,4}}\s?{_TITLE_KO})*"
    r"|(?:来源|來源|责任编辑|责编|编辑|編輯|记者|作者|撰文|撰稿|采访|摄影|翻译|校对|整理|日期|发布(?:日期|时间)?)"
    r"\s*[:：]\s*[^\s。？！，?!,:：][^。？！?!:：]{0,19}"
    r"|(?:掲載日?|更新日?|公開日?|配信日?|放送日?|発行日?|聞き手|取材|文|構成|編集|翻訳|写真|撮影|出典)"
    r"\s*[:：]\s*[^\s。？！、?!:：][^。？！?!:：]{0,19}"
    r"|(?:Presenter|Producer|Host|Reporter|Interviewer|Editor|Narrator|Translator|Photographer"
    r"|Sound|Camera|Script|Research|Music)s?"
    r"\s?:\s(?:[A-Z][\w.'’-]*[ \xa0]){1,3}[A-Z][\w'’-]+"
    r")\s*[\])）】〉>]*$"
)


def credit_lines(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines near the top or the end that are credits and no turns.

    Args:
        text: The decoded text.
        lines: Its lines.
    """
    return frozenset(
        number
        for number, line in enumerate(lines)
        if (number < HEAD or number >= len(lines) - TAIL)
        and line.end - line.start <= LONGEST
        and _CREDIT.match(text[line.start : line.end])
    )
