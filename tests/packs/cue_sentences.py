"""One invented sentence in each language for every act type: its cues must find it."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "arrest": ("He was arrested at the bridge before dawn.", "그는 새벽에 다리목에서 체포됐다."),
    "detention": (
        "She was held for six weeks in a cellar.",
        "그 녀자는 지하실에 엿새 동안 갇혀 있었다.",
    ),
    "prison_sentence": (
        "He was sentenced to four years in prison.",
        "형은 교화소에 보내졌고 4년형을 받았다.",
    ),
    "political_prison_camp": (
        "The whole household was taken to a political prison camp.",
        "온 집안이 정치범수용소로 끌려갔다.",
    ),
    "house_arrest": ("They put her under house arrest.", "그들은 그를 가택 연금에 처했다."),
    "mass_roundup": (
        "Forty traders were rounded up in one night.",
        "하루밤에 장사군 마흔 명을 일제 단속했다.",
    ),
    "incommunicado_detention": (
        "The prisoner was denied family visits for a year.",
        "일년 내내 면회를 금지했다.",
    ),
    "collective_punishment": (
        "Because of guilt by association they lost their home.",
        "연좌제에 걸려 온 가족이 추방됐다.",
    ),
    "abduction": ("Two fishermen were abducted at sea.", "어부 둘이 바다에서 랍치되였다."),
    "enforced_disappearance": (
        "His whereabouts are unknown to this day.",
        "남편은 그날 뒤로 행방을 알 수 없다.",
    ),
    "human_trafficking": (
        "She was sold to a farmer beyond the river.",
        "그 녀자는 강 건너 농부에게 팔려 갔다.",
    ),
    "unfair_trial": (
        "He was punished without a trial.",
        "재판도 없이 처벌을 받았다.",
    ),
    "denial_of_counsel": (
        "The defendants had no lawyer.",
        "변호사는 만나지 못했다.",
    ),
    "public_trial": (
        "They held a public trial in the square.",
        "공설운동장에서 공개재판을 열었다.",
    ),
    "forced_confession": (
        "They made him sign a confession he had not read.",
        "그들은 억지로 진술서에 손도장을 찍게 했다.",
    ),
    "torture": ("He was tortured with electric shocks.", "그는 사흘 동안 고문을 당했다."),
    "beating": ("The officer kicked her in the stomach.", "안전원이 발로 배를 걷어찼다."),
    "forced_positions": (
        "They were made to kneel on gravel until evening.",
        "하루 종일 꿇어앉아 있었다.",
    ),
    "sleep_deprivation": (
        "He was deprived of sleep for five nights.",
        "닷새 동안 잠을 재우지 않았다.",
    ),
    "solitary_confinement": (
        "She spent a month in solitary confinement.",
        "한 달 동안 독방에 넣었다.",
    ),
    "inhuman_conditions": (
        "The cell was overcrowded and full of lice.",
        "감방은 누울 자리도 없이 비좁았다.",
    ),
    "degrading_treatment": (
        "The women were stripped and searched.",
        "녀자들의 옷을 모두 벗기고 모욕했다.",
    ),
    "forced_witnessing": (
        "Pupils were made to watch the execution.",
        "학생들에게 총살을 지켜보게 했다.",
    ),
    "threat": ("He threatened her with prison.", "말을 듣지 않으면 감옥에 보내겠다고 협박했다."),
    "threat_to_family": (
        "He threatened to harm her children.",
        "딸을 가만두지 않겠다고 위협했다.",
    ),
    "death_threat": ("The guard threatened to shoot him.", "그는 죽여 버리겠다고 말했다."),
    "harassment": (
        "They summoned her every week and harassed her.",
        "매주 불러내서 못살게 굴었다.",
    ),
    "rape": ("A guard raped the prisoner.", "계호원이 녀죄수를 강간했다."),
    "attempted_rape": ("He tried to rape her.", "그는 그 녀자를 강간하려 했다."),
    "sexual_assault": ("She was sexually assaulted.", "그 녀자는 성추행을 당했다."),
    "sexual_coercion": (
        "He demanded sexual favours in return.",
        "그는 봐주는 값으로 성관계를 요구했다.",
    ),
    "sexual_harassment": (
        "The officer made lewd remarks.",
        "그 간부는 늘 성희롱을 했다.",
    ),
    "sexual_slavery": (
        "She was forced into prostitution.",
        "화상채팅을 하도록 강요받았다. 성노예였다.",
    ),
    "forced_abortion": (
        "She was forced to have an abortion.",
        "임신한 것을 알고 강제로 낙태시켰다.",
    ),
    "forced_sterilisation": (
        "Women were forcibly sterilised.",
        "강제 불임 수술을 받았다.",
    ),
    "forced_marriage": ("She was forced to marry the buyer.", "그 녀자는 강제로 결혼하게 되였다."),
    "killing": ("Soldiers killed the driver.", "군인들이 운전수를 살해했다."),
    "public_execution": ("He was executed in the stadium.", "그는 운동장에서 처형됐다."),
    "summary_execution": (
        "The man was shot without trial.",
        "그 사람은 재판 없이 처형됐다.",
    ),
    "border_shooting": (
        "She was shot while crossing the river.",
        "강을 건너다 경비대가 총을 쐈다. 두만강에서 총을 쏘는 일은 잦다.",
    ),
    "death_in_custody": ("He died in custody in May.", "그는 구류장에서 죽었다."),
    "death_in_camp": (
        "Many died in the camp that winter.",
        "그해 겨울 교화소에서 스무 명이 죽었다.",
    ),
    "death_from_torture": (
        "He died from the beatings.",
        "그는 고문을 당해 죽었다.",
    ),
    "infanticide": (
        "The newborn was smothered.",
        "갓난아이를 엎어 놓아 죽였다.",
    ),
    "attempted_killing": (
        "Gunmen opened fire on his car.",
        "그들은 그를 죽이려고 했다.",
    ),
    "attack_on_civilians": (
        "The village was shelled for two hours.",
        "마을이 두 시간 동안 포격을 당했다.",
    ),
    "forced_suicide": ("After that she killed herself.", "그 뒤 그 녀자는 스스로 목숨을 끊었다."),
    "death_from_hunger": ("Her father starved to death.", "아버지는 굶어 죽었다."),
    "denial_of_food": (
        "The prisoners were denied food for three days.",
        "사흘 동안 밥을 주지 않았다.",
    ),
    "denial_of_medical_care": (
        "She was refused medical treatment.",
        "치료를 받지 못했고 약도 안 주었다.",
    ),
    "death_from_neglect": (
        "He died without medical care.",
        "약 한 번 못 써 보고 치료를 받지 못하고 죽었다.",
    ),
    "denial_of_rations": (
        "The rations were cut and aid was blocked.",
        "배급을 끊고 장마당을 막았다.",
    ),
    "seizure_of_food": (
        "Soldiers confiscated the rice harvest.",
        "군대가 낟알을 다 빼앗았다.",
    ),
    "extortion": (
        "The commander extorted money from traders.",
        "그는 장사군들에게 돈을 요구했다.",
    ),
    "bribery": ("She paid a bribe to the officer.", "보위원에게 뢰물을 고였다."),
    "remittance_skimming": (
        "He took half of the remittance.",
        "딸이 보내온 돈에서 절반을 떼 갔다.",
    ),
    "unlawful_fine": ("Vendors were fined without reason.", "아무 리유 없이 벌금을 물렸다."),
    "forced_contributions": (
        "Every household had to pay for the building site.",
        "세대마다 지원금을 내라고 했다.",
    ),
    "confiscation": ("The police confiscated her goods.", "안전원들이 장사 물건을 몰수했다."),
    "looting": ("Troops looted the shops.", "군인들이 상점을 털어 갔다."),
    "destruction_of_property": (
        "They burned the house down.",
        "그들은 집을 불태웠다.",
    ),
    "embezzlement": (
        "He sold the confiscated copper for his own profit.",
        "그는 회수한 구리를 뒤로 팔아 횡령했다.",
    ),
    "drug_trafficking": (
        "The captain ran a drug network along the river.",
        "그는 얼음을 밀수했다.",
    ),
    "coerced_crime": (
        "He forces them to take part in his smuggling network.",
        "그는 그 녀자에게 얼음 운반을 강요했다. 밀수를 시켰다.",
    ),
    "official_smuggling": (
        "Officers smuggled timber at night.",
        "중대장이 밤마다 밀수를 한다.",
    ),
    "forced_labour": (
        "They were forced to work in the mine.",
        "그들은 탄광에서 강제로동을 했다.",
    ),
    "labour_training": (
        "She was sentenced to two months of labour training.",
        "그 녀자는 로동단련대 석 달 처벌을 받았다.",
    ),
    "labour_mobilisation": (
        "Residents were mobilised for construction work.",
        "주민들이 도로공사에 동원됐다.",
    ),
    "denial_of_wages": (
        "Their wages were withheld for a year.",
        "로임을 한 푼도 안 주었다.",
    ),
    "child_labour": (
        "Schoolchildren were sent to work in the fields.",
        "학생들을 모내기에 동원했다.",
    ),
    "forced_recruitment": (
        "The boy was forcibly recruited.",
        "소년은 강제 징집됐다.",
    ),
    "dismissal": (
        "He was dismissed and expelled from the party.",
        "그는 철직되고 출당을 당했다.",
    ),
    "internal_exile": (
        "The family was banished to the mountains.",
        "그 집은 산골로 추방됐다.",
    ),
    "eviction": ("They were evicted in winter.", "그들은 살던 집에서 쫓겨났다."),
    "travel_restriction": (
        "Nobody was allowed out; she was refused a travel permit.",
        "려행증을 안 떼 주었다.",
    ),
    "displacement": (
        "Thousands fled their homes.",
        "마을 사람들이 모두 피란을 떠났다.",
    ),
    "forced_repatriation": (
        "She was repatriated in March.",
        "그 녀자는 3월에 북송됐다.",
    ),
    "denial_of_return": (
        "He was forbidden to return home.",
        "그는 고향에 못 돌아갔다.",
    ),
    "search": ("Police raided the house at night.", "밤에 집을 뒤졌다. 들이닥쳐 가택 수색을 했다."),
    "surveillance": (
        "The family was kept under constant surveillance.",
        "그 집은 늘 감시를 받는다.",
    ),
    "communications_surveillance": (
        "They wiretapped the phone of his wife.",
        "그들은 전화를 도청했다.",
    ),
    "forced_informing": (
        "He was made to inform on his neighbours.",
        "이웃을 밀고하라고 강요했다. 정보원이 되라고 했다.",
    ),
    "punishment_for_media": (
        "She was caught for watching South Korean dramas.",
        "한국 드라마를 보다가 잡혔다.",
    ),
    "censorship": (
        "The paper was censored and then shut down.",
        "말반동으로 몰려 잡혀갔다.",
    ),
    "ideological_training": (
        "Families had to attend special ideological training.",
        "가족들에게 사상교양을 받게 했다.",
    ),
    "self_criticism": (
        "She had to stand up at a self-criticism session.",
        "그는 생활총화에서 비판을 받았다.",
    ),
    "religious_persecution": (
        "He was arrested for possessing a Bible.",
        "성경을 가지고 있다가 체포됐다.",
    ),
    "assembly_denial": (
        "The protest was dispersed with tear gas.",
        "집회를 금지했다.",
    ),
    "dress_policing": (
        "Girls with dyed hair were stopped and fined.",
        "청바지를 입었다고 단속했다.",
    ),
    "songbun_discrimination": (
        "Because of his songbun he could not study.",
        "토대가 나빠서 대학에 못 갔다.",
    ),
    "gender_discrimination": (
        "Women under forty were banned from the market.",
        "녀자라고 차별했다.",
    ),
    "disability_discrimination": (
        "Disabled people were banished from the capital.",
        "장애인을 평양에서 추방했다.",
    ),
    "denial_of_schooling": (
        "Her son was expelled from school.",
        "아들은 대학에 못 가게 됐다. 대학에 갈 수 없었다.",
    ),
    "complaint_denied": (
        "Her complaint was ignored.",
        "신소를 했지만 소용이 없었다.",
    ),
    "denial_of_burial": (
        "The body was never returned to the family.",
        "시신을 돌려주지 않았다.",
    ),
    "family_separation": (
        "She was separated from her baby.",
        "그는 안해와 강제 리혼을 당했다.",
    ),
}
