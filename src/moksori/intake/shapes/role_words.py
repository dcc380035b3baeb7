"""Words that say what a speaker is: on labels, beside names, in introductions."""

from __future__ import annotations

import re

from moksori.intake.wordlists import words
from moksori.terms.passage import SpeakerRole

ROLE_WORDS: dict[SpeakerRole, frozenset[str]] = {
    SpeakerRole.HOST: words(
        "host co-host presenter moderator anchor mc emcee interviewer question questioner q studio "
        "announcer narrator narration facilitator int iv 진행 진행자 사회 사회자 앵커 아나운서 "
        "면담자 면담원 "
        "면접자 면접관 질문 질문자 문 인터뷰어 해설 해설자 내레이션 나레이션 내레이터 나레이터 "
        "성우 엠씨 묻는이 "
        "问 提问 主持人 主持 问者 問 問い 司会 司会者 聞き手 質問 質問者 ナレーション"
    ),
    SpeakerRole.REPORTER: words(
        "reporter correspondent journalist stringer 기자 특파원 리포터 취재기자 취재진 记者 記者 "
        "编辑"
    ),
    SpeakerRole.SOURCE: words(
        "guest interviewee respondent answer a informant source caller participant insert clip "
        "defector escapee refugee resident villager trader farmer worker student mother father "
        "답 답변 답변자 응답 응답자 소식통 제보자 취재원 정보원 탈북민 탈북자 탈북여성 이탈주민 "
        "주민 출연자 게스트 "
        "인서트 인터뷰이 피면담자 구술자 구술 진술인 진술자 상인 농민 노동자 로동자 전화 녹취 육성 "
        "答 答者 受访者 嘉宾 回答 答え 話し手 回答者 脱北者"
    ),
    SpeakerRole.WITNESS: words(
        "witness deponent eyewitness 증인 목격자 참고인 증언자 证人 証人 証言者"
    ),
    SpeakerRole.VICTIM: words(
        "victim survivor complainant claimant 피해자 생존자 고소인 신고인 被害者 受害人 受害者"
    ),
    SpeakerRole.ACCUSED: words(
        "accused defendant suspect respondent-state 피고 피고인 피의자 被告 被告人 嫌疑人"
    ),
    SpeakerRole.OFFICIAL: words(
        "chair chairperson chairman chairwoman vice-chair president judge justice court tribunal "
        "bench magistrate prosecutor prosecution counsel attorney defence defense clerk registrar "
        "commissioner commission secretary panel panellist panelist member rapporteur bailiff "
        "usher "
        "senator congressman congresswoman representative ambassador delegate speaker-of-the-house "
        "위원장 위원 부위원장 의장 재판장 재판부 판사 검사 변호인 변호사 조사관 수사관 심문관 "
        "신문관 서기 법원 "
        "사무관 의원 법관 배심원 法官 审判长 检察官 律师 主席 裁判長 裁判官 検察官 弁護人 弁護士 "
        "議長 委員長 委員"
    ),
    SpeakerRole.INTERPRETER: words(
        "interpreter translator interpretation 통역 통역관 통역사 통역인 통역자 통역원 翻译 口译 "
        "通訳"
    ),
}
"""What each word makes of the one who bears it."""

ROLE_OF = {word: role for role, listed in ROLE_WORDS.items() for word in listed}

COURT = words(
    "chair chairperson chairman chairwoman vice-chair president judge justice court tribunal bench "
    "magistrate prosecutor prosecution counsel attorney defence defense registrar commissioner "
    "commission rapporteur bailiff senator congressman congresswoman "
    "위원장 부위원장 의장 재판장 재판부 판사 검사 변호인 심문관 신문관 법관 의원 위원 "
    "法官 审判长 检察官 裁判長 裁判官 検察官 弁護人 議長 委員長"
)
"""Offices whose bearers speak in hearings and hardly anywhere else."""

TITLES = words(
    "mr mrs ms miss mx dr prof professor sir madam madame lord lady hon honourable honorable judge "
    "justice commissioner senator rev father sister captain colonel major general sergeant officer "
    "the 씨 님 선생 선생님 여사 군 양 박사 교수 대표 국장 소장 간사 활동가 연구원 부장 사무국장 "
    "이사 회장 감독 "
    "목사 신부 수녀 작가 さん 氏 先生 女士 小姐"
)
"""Words before or behind a name that are no part of it."""
MALE_TITLES = words("mr sir lord father")
FEMALE_TITLES = words("mrs ms miss madam madame lady sister 여사 女士 小姐")

NOT_LABELS = words(
    "qa q&a interview exclusive opinion analysis feature report special "
    "note notes nb n.b warning caution photo photos image picture video audio caption credit "
    "credits "
    "read listen watch related see background summary conclusion abstract introduction overview "
    "context update correction clarification disclaimer date day time place location venue city "
    "where when who what why how which tel phone telephone mobile fax email e-mail mail subject re "
    "fw fwd from to cc bcc address name names full age sex gender born birth occupation job "
    "nationality status id number no ref reference file case title headline category tags keywords "
    "topic url http https link website copyright published posted updated edited translated "
    "written "
    "language duration length recorded contents example examples result results total first second "
    "third fourth finally firstly secondly next then also however meanwhile today yesterday "
    "tomorrow "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june "
    "july august september october november december ps p.s footnote annex appendix chapter "
    "section "
    "part article step figure table map exhibit evidence attachment enclosure remarks comment "
    "comments message callback follow-up priority taken urgent contact method channel injuries "
    "damage demand demands amount witnesses victims perpetrator perpetrators weapons summary "
    "프로그램 프로그램명 방송 방송일 방송일시 방송일자 방송시간 출연 출연자 코너 코너명 회차 "
    "연속기획 기획 연출 "
    "주 주석 편집자주 편집자_주 역주 역자주 참고 사진 사진설명 출처 자료 제목 일시 일자 날짜 시간 "
    "장소 위치 이름 "
    "성명 나이 연령 성별 생년월일 직업 주소 연락처 전화번호 휴대전화 이메일 국적 신분 번호 사건 "
    "사건번호 내용 "
    "요약 배경 결론 서론 개요 목차 예 보기 결과 합계 첫째 둘째 셋째 누가 언제 어디서 무엇을 "
    "어떻게 왜 경위 피해 "
    "가해자 목격자들 증거 첨부 붙임 비고 메모 작성일 작성자 접수일 접수자 받은사람 전화건사람 "
    "전화한_사람 제보일 "
    "조치 요청 요청사항 상태 언어 수신 발신 참조 기사 입력 수정 편집 번역 글 취재 제공 태그 "
    "注 备注 照片 图 来源 时间 地点 日期 姓名 年龄 日時 場所 氏名 年齢 写真 出典"
)
"""What stands before a colon and is nobody who speaks."""

VERBS = words(
    "is are was were be been has have had do does did said says say told tell asked added replied "
    "explained according including following follows namely this that these those it he she they "
    "we "
    "i you there here one thing because but if so and-then means meant called known shows showed "
    "wrote reads read stated confirmed noted warned recalled"
)
"""Words that no label has in it: a sentence runs up to such a colon."""

SMALL = words("of the de la le van von der den bin ibn al el and & for in on da dos y du st del")
"""Words written small inside names."""

DESCRIPTION = re.compile(
    r"pseudonym|alias|not (?:his|her|their) real name|name (?:changed|withheld|redacted)|interpret"
    r"|translat|years?[- ]old|\b(?:male|female|man|woman|laughs?|laughing|cries|crying|weep|pause"
    r"|sighs?"
    r"|off mic|continu|cont'd|voice|by phone|inaudible|applause|via|through|speaking)\b|^\d{1,2}$"
    r"|가명|통역|여성|남성|여자|남자|익명|세$|살$|웃음|울음|한숨|침묵|계속|전화|녹취|음성|변조"
    r"|[0-9]+대",
    re.IGNORECASE,
)
"""What stands in brackets behind a name and is no shorter name."""
