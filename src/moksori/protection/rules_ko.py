"""The rules of the gate in Korean, for editors; the English is each rule's docstring."""

from __future__ import annotations

import inspect

from moksori.protection.rules import RULES, code_of

WATCHED = "watch"
_WATCHED_EN = (
    "Something that the desk protects stands here: a name, a number, a day, a sum or a place.",
    "It is known from the desk's own list, in whatever script or spelling. Choose a coarser step"
    " for it, or leave it out.",
)
RULES_KO: dict[str, tuple[str, str]] = {
    WATCHED: (
        "데스크가 보호하는 것이 여기 있습니다. 이름, 번호, 날짜, 금액 또는 장소입니다.",
        "어떤 글자나 표기로 적어도 데스크의 목록으로 알아봅니다. 더 넓은 단계를 고르거나 빼십시오.",
    ),
    "age_too_exact": (
        "나이를 한 살 단위로, 또는 십 년보다 좁게 밝혔습니다.",
        "도시와 성별이 함께 나오면 몇 사람만 남습니다. 연령대(“40대”)로 쓰거나 빼십시오. 공개적으로"
        " 활동하는 사람의 나이는 남길 수 있습니다. 여기서 허용하고 이유를 적으십시오.",
    ),
    "date_too_exact": (
        "날짜를 하루 단위로, 또는 한 달보다 좁게 밝혔습니다.",
        "그날의 근무표와 장부를 가진 쪽은 누가 그곳에 있었는지 압니다. 달이나 계절로 쓰십시오.",
    ),
    "day_counted_from_publication": (
        "“어제”, “지난 화요일”처럼 공개하는 날에서 거꾸로 센 날입니다.",
        "이야기에 날짜가 없어도 듣는 사람은 그날을 알고 거꾸로 셉니다. 달로 쓰거나 때를 빼십시오."
        " 인사말의 “오늘”은 남겨도 됩니다.",
    ),
    "neighbourhood_named": (
        "도시보다 작은 곳이 나옵니다. 동네, 마을, 거리, 인민반입니다.",
        "수백 명이 살고 서로를 모두 압니다. 도시나 도 이름으로 쓰십시오.",
    ),
    "sum_too_exact": (
        "주고받은 금액을 그대로 밝혔습니다.",
        "돈을 내거나 센 사람은 그 액수를 알아봅니다. 크기(“수만 위안”)로 쓰고, 옆에 적은 다른 돈의"
        " 액수도 똑같이 하십시오. 길거리 물건값(1킬로에 얼마)은 남겨도 됩니다.",
    ),
    "share_of_a_sum": (
        "금액의 몫을 밝혔습니다. 퍼센트, 절반, 삼분의 일입니다.",
        "전체 액수를 아는 사람은 몫으로 나머지를 계산합니다. “대부분”이나 “일부”로 쓰거나 빼십시오."
        " 떠난 사람의 비율처럼 돈이 아닌 몫은 남겨도 됩니다.",
    ),
    "age_place_and_sum": (
        "나이와 장소와 금액이 한 이야기에 나오고, 합치면 한 사람에게 맞습니다.",
        "하나씩은 넓어도 그곳을 아는 사람은 그 나이에 그만큼 낸 사람이 누구인지 압니다. 셋 가운데"
        " 하나를 더 넓게 하십시오. 금액을 넓히는 것이 이야기에는 가장 덜 아깝습니다.",
    ),
    "career_told": (
        "이름 없는 사람을 직책, 날짜, 혼인으로 말했습니다. 경력이 곧 이름입니다.",
        "그곳에서 일하는 사람은 두 단계만 읽어도 누구인지 알고, 누가 곁에 있었는지도 압니다. 직책은"
        " 하나만, 연도 없이 남기고 출신지와 배우자는 빼십시오.",
    ),
    "speech_heard_by_two": (
        "말을 그대로 옮겼고, 두 사람만 들었을 수 있습니다.",
        "말한 사람은 누가 옮겼는지 바로 압니다. 자기 말로 풀어 쓰거나 “[말 비공개]”로 두십시오."
        " 따옴표가 있든 없든 여섯 낱말이 이어지면 알아봅니다.",
    ),
    "situation_goes_on": (
        "지금도 이어지는 일을 말했고, 오늘 찾아갈 수 있는 사람에게 이어집니다.",
        "“지금도 집으로 찾아온다”는 말은 어디를 보고 누구에게 물을지 알려 줍니다. 문장을 빼거나"
        " 지금이 아니라 그때 있었던 일로 쓰십시오.",
    ),
    "nickname_left": (
        "사람들이 부르는 별명으로 누군가를 가리켰습니다.",
        "별명은 그 사람이 사는 곳에서 다 압니다. 모두에게 가해 지목자를 가리키고, 지목된 사람에게는"
        " 주민 가운데 누군가 말했다는 것을 알립니다. 제목과 주소에서도 빼십시오.",
    ),
    "phone_or_id": (
        "전화번호, 전자우편 주소 또는 증서 번호가 글에 있습니다.",
        "한 사람의 것이고, 내준 곳은 누구 것인지 압니다. 빼십시오.",
    ),
    "minor_described": (
        "아이나 청소년을 묘사했습니다.",
        "아이는 이야기되는 일에 동의할 수 없고, 같은 반 아이들은 누구인지 압니다. 이야기에 그"
        " 아이가 꼭 필요한지 살피고, 가족만 아는 것은 쓰지 마십시오.",
    ),
    "minor_without_guardian": (
        "열여덟 살이 안 된 사람을 알아볼 수 있는데 보호자가 허락하지 않았습니다.",
        "아이는 이야기된 뒤에 무슨 일이 따를지 가늠할 수 없습니다. 아이를 책임지는 사람에게 묻고 그"
        " 답을 적거나, 아이의 이름과 나이를 밝히지 않기로 정하십시오.",
    ),
    "redaction_scar": (
        "무엇을 뺐는지 글에 드러납니다. 빈칸 두 개, 되풀이된 낱말, 빈 괄호입니다.",
        "빈자리는 빠진 말의 길이와 찾을 곳을 알려 줍니다. 소리 내어 읽고 문장을 새로 쓰십시오.",
    ),
    "pseudonym_shared": (
        "가명 하나가 두 사람을 가리킬 수 있습니다. 이 이야기나 다른 이야기에서 그렇습니다.",
        "독자는 두 사람의 말을 한 사람 것으로 합치고, 찾는 쪽도 그렇게 합니다. 저마다 다른 이름을"
        " 주십시오.",
    ),
    "detail_of_one_account": (
        "여럿이 이 일을 말했는데 이 대목은 한 사람만 말했습니다.",
        "저마다 무엇을 보았는지 아는 사람은 누가 말했는지 압니다. 이 대목을 빼거나 다른 사람들보다"
        " 자세하지 않게 쓰십시오.",
    ),
}
"""Code → what was found, and why it matters with the way out."""


def rule_words(code: str, language: str) -> tuple[str, str]:
    """Return what a rule says: what was found; why it matters and what to do.

    Args:
        code: Code of the rule, or `watch` for a value of the desk's own list.
        language: `ko`, else English.
    """
    if language.startswith("ko") and code in RULES_KO:
        return RULES_KO[code]
    if code == WATCHED:
        return _WATCHED_EN
    rule = next((one for one in RULES if code_of(one) == code), None)
    if rule is None:
        return code, ""
    first, _, rest = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
    return " ".join(first.split()), " ".join(rest.split())
