"""Why something was disguised or told: the codes, and what they say to an editor."""

from __future__ import annotations

from moksori.packs.model import Labels

REASONS: dict[str, Labels] = {
    "gate_objected": {
        "en": "The gate found something here that must not leave; the sentence was withheld.",
        "ko": "관문이 이 문장에서 나가면 안 되는 것을 찾았다. 문장 전체를 비공개로 했다.",
    },
    "age_at_risk": {
        "en": "An exact age, with a place and a month, is enough to find one person.",
        "ko": "정확한 나이는 장소와 달이 함께 나오면 한 사람을 찾아내기에 충분하다.",
    },
    "day_of_event": {
        "en": "Who was where on that day is known to those who keep watch; the month stays.",
        "ko": "그날 누가 어디에 있었는지는 감시하는 쪽이 안다. 달까지만 밝힌다.",
    },
    "neighbourhood_at_risk": {
        "en": "A neighbourhood holds few people, and its informants know them all; the city stays.",
        "ko": "동네에는 사람이 적고 그곳 정보원은 모두를 안다. 도시까지만 밝힌다.",
    },
    "sum_of_person_at_risk": {
        "en": "Only who paid and who took know the exact sum; its order of magnitude stays.",
        "ko": "정확한 액수는 준 사람과 받은 사람만 안다. 자릿수까지만 밝힌다.",
    },
    "share_of_sum": {
        "en": "A share gives the sum away to those who know the whole, and the whole likewise.",
        "ko": "몫을 알면 전체를 아는 사람이 액수를 계산할 수 있고 그 반대도 마찬가지다.",
    },
    "duration_in_days": {
        "en": "A span counted in days leads back to a date; it is told in weeks.",
        "ko": "날수로 센 기간은 날짜로 거슬러 올라갈 수 있다. 주 단위로 밝힌다.",
    },
    "speech_heard_by_two": {
        "en": "Only two people heard these words: whoever spoke them knows who repeated them.",
        "ko": "두 사람만 들은 말이다. 말한 사람은 누가 옮겼는지 안다.",
    },
    "nickname_of_accused": {
        "en": "A nickname names its bearer to everybody there, and those who use it.",
        "ko": "별명은 그곳 사람 모두에게 본인을 가리키고, 그 별명을 쓰는 사람도 드러낸다.",
    },
    "situation_continues": {
        "en": "It still goes on: whoever does it would know at once who told.",
        "ko": "지금도 이어지는 일이다. 저지르는 쪽은 누가 말했는지 바로 안다.",
    },
    "number_of_person": {
        "en": "A telephone number leads straight to a person.",
        "ko": "전화번호는 곧바로 사람에게 이어진다.",
    },
    "identifier_of_person": {
        "en": "An address, an account or the number of a paper leads straight to a person.",
        "ko": "주소나 계정, 신분증 번호는 곧바로 사람에게 이어진다.",
    },
    "name_at_risk": {
        "en": "The person can be reached by those the story accuses; a pseudonym stands here.",
        "ko": "이야기가 지목하는 쪽이 닿을 수 있는 사람이다. 가명을 쓴다.",
    },
    "name_of_accused": {
        "en": "The name of the accused leads to the victims; one pseudonym stands in the series.",
        "ko": "지목된 사람의 이름은 피해자에게 이어진다. 연재 전체에서 한 가명을 쓴다.",
    },
    "named_by_choice": {
        "en": "Reporters, hosts, editors and outlets are named as they chose.",
        "ko": "기자, 진행자, 편집자, 매체는 스스로 정한 이름으로 밝힌다.",
    },
    "label_not_a_name": {
        "en": "The label was given in place of a name and says nothing of who it is.",
        "ko": "이름 대신 붙인 표시라서 누구인지 드러내지 않는다.",
    },
    "public_figure": {
        "en": "Everybody knows who this is and where; naming them exposes nobody.",
        "ko": "누구나 아는 공인이다. 밝혀도 드러나는 사람이 없다.",
    },
    "price_of_goods": {
        "en": "A price that everybody pays says nothing of one person.",
        "ko": "누구나 치르는 값은 한 사람에 대해 말해 주지 않는다.",
    },
    "money_of_the_state": {
        "en": "A budget of the state is not a sum that a person paid or lost.",
        "ko": "국가 예산은 개인이 내거나 빼앗긴 돈이 아니다.",
    },
    "share_of_many": {
        "en": "A share of a population is not a share of somebody's money.",
        "ko": "인구 가운데 비율은 누군가의 돈에서 차지하는 몫이 아니다.",
    },
    "speech_in_public": {
        "en": "Many heard these words, or somebody said them in public.",
        "ko": "여럿이 들었거나 공개된 자리에서 한 말이다.",
    },
    "withheld_by_decision": {
        "en": "A protection officer withheld this sentence, wherever it would be told.",
        "ko": "보호 담당자가 이 문장을 어디에서도 밝히지 않기로 했다.",
    },
    "own_words": {
        "en": "Somebody decided it and wrote down why.",
        "ko": "담당자가 정하고 이유를 적어 두었다.",
    },
    "part_of_the_story": {
        "en": "Without it the story would not be told, and by itself it points at nobody.",
        "ko": "이것 없이는 이야기가 되지 않고, 이것만으로는 아무도 가리키지 않는다.",
    },
}
"""Every code a policy of ours gives; `docs/reference/reasons.md` is the same list."""
