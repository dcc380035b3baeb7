"""The loss report: what of the record did not go out, or went out changed, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from moksori.publishing.exchange.made import INVENTED, INVENTED_KO, json_bytes
from moksori.terms.bundle import Bundle, Loss, LossKind

REASONS: dict[str, tuple[str, str]] = {
    "no_consent": (
        "no consent covers it for this use and this body",
        "이 용도와 이 기관에 대한 동의가 없다",
    ),
    "no_act": ("no accepted act is told in it", "확인된 행위가 나오지 않는다"),
    "no_field": ("the form has no field for it", "이 양식에는 해당 항목이 없다"),
    "no_code": (
        "the published list has no code for it",
        "공개된 분류표에 해당 부호가 없다",
    ),
    "not_in_codebook": ("its type is not in the codebook", "분류표에 없는 유형이다"),
    "withheld": ("it is withheld from this audience", "이 수신자에게는 공개하지 않는다"),
    "coarser": ("it is told less finely, as decided", "정한 대로 더 넓게 적었다"),
    "told_elsewhere": (
        "another account tells it too, and no consent covers that one",
        "동의가 없는 다른 증언에도 나온다",
    ),
    "not_decided": ("nobody decided how far it may be told", "공개 범위를 정하지 않았다"),
    "place_not_known": (
        "the words name no place of the list, so no wider one can stand for it",
        "지명 목록에 없어 더 넓은 지명으로 바꿀 수 없다",
    ),
    "gate": ("the gate objected to words in it", "관문이 그 안의 말을 막았다"),
    "no_uncertain_date": (
        "the form knows no uncertain dates, seasons or ranges",
        "이 양식은 불확실한 날짜, 계절, 기간을 모른다",
    ),
    "no_role": ("the form knows nobody's role in an act", "이 양식은 행위에서의 역할을 모른다"),
    "formula": (
        "a mark was set before it, since a table would read it as a formula",
        "표 계산 프로그램이 수식으로 읽지 않도록 앞에 부호를 붙였다",
    ),
    "one_language": ("the form holds one language here", "이 양식은 여기에 한 언어만 담는다"),
    "not_a_disappearance": (
        "the form is for disappearances alone",
        "이 양식은 실종 사건만 다룬다",
    ),
}
"""What each reason means, in English and Korean."""


def report(bundle: Bundle, form: str, of_form: Sequence[Loss]) -> tuple[tuple[str, bytes], ...]:
    """Return the loss report for people and the one for machines.

    Args:
        bundle: What was exported, with what was lost before any form was filled.
        form: Its name.
        of_form: What the form itself could not carry.
    """
    losses = sorted([*bundle.losses, *of_form])
    return (
        ("losses.json", _for_machines(bundle, form, losses)),
        ("losses.md", _for_people(bundle, form, losses)),
    )


def counted(losses: Sequence[Loss]) -> list[tuple[Loss, int]]:
    """Return losses by kind of record, field, manner and reason, each with how many there are."""
    counts: Counter[Loss] = Counter()
    for one in losses:
        counts[Loss(one.kind, one.field, one.how, one.reason)] += one.count
    return sorted(counts.items())


def _for_machines(bundle: Bundle, form: str, losses: Sequence[Loss]) -> bytes:
    return json_bytes(
        {
            "form": form,
            "audience": bundle.audience.value,
            "use": bundle.use,
            "invented": bundle.invented,
            "carried": _carried(bundle),
            "counted": [
                {
                    "record": one.kind.value,
                    "field": one.field,
                    "how": one.how.value,
                    "reason": one.reason,
                    "count": count,
                }
                for one, count in counted(losses)
            ],
            "losses": [
                {
                    "record": one.record,
                    "kind": one.kind.value,
                    "field": one.field,
                    "how": one.how.value,
                    "reason": one.reason,
                }
                for one in losses
                if one.record
            ],
        }
    )


def _carried(bundle: Bundle) -> dict[str, int]:
    return {
        "acts": len(bundle.acts),
        "persons": len(bundle.persons),
        "organisations": len(bundle.organisations),
        "places": len(bundle.places),
        "statements": len(bundle.statements),
        "documents": len(bundle.documents),
    }


_HOW = {LossKind.DROPPED: ("left out", "뺌"), LossKind.BENT: ("changed", "바꿈")}


def _for_people(bundle: Bundle, form: str, losses: Sequence[Loss]) -> bytes:
    lines = ["# What is not in these files · 담지 못한 것", ""]
    if bundle.invented:
        lines += [INVENTED, "", INVENTED_KO, ""]
    lines += [
        f"Form · 양식: {form}. For · 수신: {bundle.audience.value}. Use · 용도: {bundle.use}.",
        "",
        "| carried · 담은 것 | |",
        "| --- | ---: |",
        *(f"| {name} | {count} |" for name, count in _carried(bundle).items()),
        "",
        "| record | field | what became of it | how many | why | 까닭 |",
        "| --- | --- | --- | ---: | --- | --- |",
    ]
    for one, count in counted(losses):
        english, korean = REASONS[one.reason]
        how = " · ".join(_HOW[one.how])
        lines.append(f"| {one.kind.value} | {one.field} | {how} | {count} | {english} | {korean} |")
    if not losses:
        lines.append("| – | – | – | 0 | nothing was lost | 빠진 것이 없다 |")
    lines += ["", "Which record it was: `losses.json`, by the ids of these files.", ""]
    return "\n".join(lines).encode()
