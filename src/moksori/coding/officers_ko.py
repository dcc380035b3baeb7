"""Whether it is a Korean officer who is reported to have said something, and to one person."""

from __future__ import annotations

import re

from moksori.coding.segments import Segment
from moksori.coding.words_ko import SOURCE_NOUNS, WITNESS_NOUNS
from moksori.language.found import Found

_OFFICER = (
    r"[가-힣]{0,8}(?:(?<!시)(?<!공)(?<!농)(?<!광)(?<!현)(?<!직)장(?!소|사|마당)|지도원|보위원|안전원|보안원|감찰원|검열원|예심원|감시원|순찰대원|세관원|당원"
    r"|교도관|계호원|관리원|부원|경비원|군관|심문관|수사관|조사관|교관|판사|검사|형사|경찰|간수|비서|위원|간부|대위|중위|소위|상위|소좌|중좌|상좌"
    r"|대좌|정치원|군의|상사|특무상사|지휘관|책임자|담당자|요원|감독|교장|교원|놈)"
)
_SUBJECT = re.compile(rf"(?<![가-힣])(?P<who>{_OFFICER})(?:은|는|이|가|께서),?(?![가-힣])")
_HE = re.compile(
    r"(?<![가-힣])(?:그|그 ?(?:자|사람|놈)|이 ?(?:자|놈)|저 ?놈)(?:은|는|가|이),?(?![가-힣])"
)
_ANY_SUBJECT = re.compile(r"(?<![가-힣])(?P<who>[가-힣]{1,9}?)(?:은|는|이|가|께서|도),?(?= |\Z)")
_NO_SUBJECT = re.compile(
    r"(?:에게|한테|에서|으로|에|로|보다|라고|다고|하고|면서|지|거나|그때|당시|이번에|나중에|결국|오늘|그날"
    r"|그러고|그리고|때|뒤에|후에|밤에|사실|실제로|[가-힣](?:던|한|된|린|난|운|은))\Z"
)
_TELLER = "|".join(
    (*SOURCE_NOUNS, *WITNESS_NOUNS, "주민", "증언자", "탈북민", "씨", "기자", "전문가")
)
_TOLD_BY = re.compile(
    rf"(?:{_TELLER})(?:들)?(?:은|는|이|가|도|의 (?:말|설명|증언)[가-힣 ]{{0,6}}|에 따르면)"
)
_CROWD = re.compile(
    r"(?:주민|사람|로동자|노동자|종업원|학생|병사|수감자|죄수|상인|장사군|장사꾼|인민반|군중|모두|다들|청중|대중|농민"
    r"|돌격대원|대원|가족|기자|취재진|방송|매체|본지|당국|상급|상부|윗선|우에|위에)(?:들)?\Z"
)
_PLURAL = re.compile(r"들(?:에게|한테|더러|보고|앞에서| 앞에서)")
_WATCHED = re.compile(r"(?:들이|모두가?|다) (?:다 )?(?:보는|듣는|지켜보는) ?(?:앞|데)에서")
_ONE_HEARD = re.compile(
    r"(?<![가-힣])(?:저|나|내|제게|내게|저희)\Z|(?:녀|여성|여인|남성|남자|여자|부인|남편|딸|아들|어머니|아버지|언니"
    r"|오빠|동생|누나|형|아내|안해|할머니|할아버지|처녀|청년|소년|소녀|아이|학생|피해자|주인|장수|장사군|장사꾼"
    r"|로인|노인|며느리|사위|시어머니|엄마|아빠|이모|고모|삼촌|형수|자매|형제|부모|부부|그|아주머니|아줌마|아매"
    r"|사람|환자|수감자|죄수|병사|대원|로동자|노동자|씨|군|양|교원|의사|농민)\Z"
)
_BACK = 240
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def is_said_by_officer(segment: Segment, one: Found) -> bool:
    """Say whether an officer said what is reported, and not to a crowd, nor to the desk.

    Args:
        segment: The passage.
        one: Reported speech, as `speech_indirect_ko.find_indirect` gives it.
    """
    lead, whom = str(one.detail.get("lead") or ""), str(one.detail.get("whom") or "")
    if one.detail.get("hearsay") and not whom:
        return False
    if _WATCHED.search(lead + one.value) or _PLURAL.search(lead) or (whom and _CROWD.search(whom)):
        return False
    subjects = [found["who"] for found in _ANY_SUBJECT.finditer(lead)]
    subjects = [who for who in subjects if not _NO_SUBJECT.search(who)]
    officer = _SUBJECT.search(lead)
    if officer is None and _TOLD_BY.search(lead):
        return False
    if officer is None and not _HE.search(lead):
        if subjects and not whom:
            return False
        told = bool(_ONE_HEARD.search(whom)) if subjects else bool(lead.strip())
        return told and _last_officer(segment, one)
    return True


def _last_officer(segment: Segment, one: Found) -> bool:
    """Say whether an officer is the last told to do something, where a sentence names nobody."""
    start = one.start - len(str(one.detail.get("lead") or ""))
    before = segment.text[max(0, start - _BACK) : start]
    for sentence in reversed(_SENTENCE.split(before)):
        if _SUBJECT.search(sentence):
            return True
        if _TOLD_BY.search(sentence):
            return False
    return False
