"""What the furniture of a page says, in the languages desks read."""

from __future__ import annotations

import re

from moksori.intake.wordlists import words

BUTTONS = words(
    "print printer printer-friendly print-friendly friendly pdf email e-mail mail share sharing "
    "tweet "
    "facebook twitter x whatsapp telegram line instagram youtube linkedin reddit kakao kakaotalk "
    "naver band sns copy link url save bookmark download listen watch subscribe comment comments "
    "like likes reply follow rss feed version article page post send friend this on via to a the "
    "by "
    "us more 0 1 2 3 4 5 "
    "인쇄 인쇄하기 프린트 출력 공유 공유하기 기사공유 이메일 메일 메일보내기 페이스북 트위터 "
    "카카오톡 "
    "카카오스토리 네이버 밴드 라인 링크 복사 링크복사 주소복사 url복사 스크랩 목록 댓글 좋아요 "
    "추천 "
    "글자크기 글자 크기 확대 축소 가 본문듣기 듣기 다운로드 구독 구독하기 이전글 다음글 이전 다음 "
    "메일로 보내기 후원 후원하기 정기구독 정기후원 신청 신청하기 "
    "프린트하기 출력하기 스크랩하기 목록보기 목록으로 이메일보내기 이메일로보내기 메일전송 "
    "다시 다시듣기 방송듣기 오디오 오디오파일 음성파일 mp3 파일 저장 저장하기 인쇄용 보기 "
    "답글 신고 신고하기 "
    "싫어요 조회 조회수 추천수 댓글수 댓글쓰기 공감 글꼴 뉴스레터 알림 알림받기 "
    "퍼가기 오류신고 글씨 크게 작게 크게보기 작게보기 "
    "기사 뉴스 전체보기 닫기 top 打印 分享 邮件 收藏 印刷 共有 メール ツイート シェア"
)
"""Words of buttons; a line of nothing else is a row of buttons."""
BUTTON_PROOF = words(
    "print printer-friendly print-friendly pdf email e-mail share tweet facebook twitter whatsapp "
    "telegram copy subscribe download bookmark kakaotalk comments rss "
    "인쇄 인쇄하기 프린트 공유 공유하기 기사공유 페이스북 트위터 카카오톡 스크랩 목록 댓글 좋아요 "
    "링크복사 후원하기 정기구독 "
    "다시듣기 방송듣기 저장하기 인쇄용 조회수 추천수 댓글수 댓글쓰기 싫어요 "
    "프린트하기 출력하기 스크랩하기 목록보기 메일보내기 이메일보내기 퍼가기 "
    "글자크기 이전글 다음글 본문듣기 구독하기 打印 分享 印刷 共有 シェア"
)
"""Words at least one of which a row of buttons has."""

GLUED = re.compile(
    r"(?:Print Friendly(?:, PDF & Email)?|Print, PDF & Email|Print & PDF|PDF & Email"
    r"|Share this(?: article)?:?"
    r"|Print this (?:page|article)|Email this(?: article)?|Share on Facebook|인쇄하기|공유하기"
    r"|기사 ?공유하기"
    r"|이메일로 보내기)(?:[\s,|·&/]*(?:Print|PDF|Email|E-mail|Share|Tweet|Facebook|Twitter|WhatsApp"
    r"|Telegram|KakaoTalk|인쇄하기|공유하기|페이스북|트위터|카카오톡))*"
)
"""Buttons as they stick to the first or last words of a text."""
GLUED_SIGNS = ("Print", "PDF", "Share", "Email", "인쇄하기", "공유하기", "이메일로")
"""Of these words each of them has one: most lines have none and are soon done with."""

CREDITS: dict[str, re.Pattern[str]] = {
    "editor": re.compile(
        r"(?:edited|editing|copy-?edited) by:?\s+(.{2,60})$|editor:\s*(.{2,60})$"
        r"|(?:편집자?|편집 ?책임|교열|데스크)\s*[:=：]\s*(.{2,40})$|编辑[:：]\s*(.{2,20})$",
        re.IGNORECASE,
    ),
    "translator": re.compile(
        r"(?:translated|translation)(?: from [A-Za-z]+)? by:?\s+(.{2,60})$"
        r"|translators?:\s*(.{2,60})$"
        r"|(?:번역자?|옮긴이|역자)\s*[:=：]\s*(.{2,40})$|翻译[:：]\s*(.{2,20})$",
        re.IGNORECASE,
    ),
    "byline": re.compile(
        r"(?:written|reported|reporting|story|text|words|interview(?:ed)?(?: conducted)?"
        r"|transcribed"
        r"|transcript|compiled) by:?\s+(.{2,60})$"
        r"|(?:글|취재|글쓴이|작성자?|정리|기사 ?작성|취재 ?기자"
        r"|녹취|대본|리포트|정리[·및 ]+편집|글[·, ]+사진"
        r")\s*[:=：]\s*(.{2,40})$|撰文[:：]\s*(.{2,20})$",
        re.IGNORECASE,
    ),
    "producer": re.compile(
        r"(?:produced|recorded|presented) by:?\s+(.{2,60})$|(?:제작|기획|구성"
        r"|연출)\s*[:=：]\s*(.{2,40})$",
        re.IGNORECASE,
    ),
}
"""Lines that say who worked on a text, and the note each gives."""

CAPTION = re.compile(
    r"[\[(<]?\s*(?:photo(?:graph)?s?|image|picture|caption|illustration|figure|map|file photo"
    r"|pictured"
    r"|screenshot|graphic|video still|사진|자료 ?사진|그림|그래픽|이미지|삽화|图|写真)"
    r"\s*(?:\d+\s*)?(?:[:=：.|/]|by\b|credit|courtesy|제공|출처)"
    r"|[▲△◀▶▼◆■]\s*.{0,160}(?:사진|자료|제공|캡처|photo|image)"
    r"|.{0,160}[\[(/|]\s*(?:photo|image|picture|file photo|사진|자료 ?사진|이미지)\s*(?:[:=：]"
    r"|by\b|제공|출처).{0,60}$"
    r"|[\[(]?(?:자료 ?사진|file photo|stock photo)[\])]?\s*$",
    re.IGNORECASE,
)
"""Captions and picture credits."""

RIGHTS = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright\b|저작권|무단\s?전재|all rights reserved|재배포\s?금지|版权所有"
    r"|無断転載)",
    re.IGNORECASE,
)

NOTICES = re.compile(
    r"[*※\s]*(?:read more|related(?: (?:articles?|stories|content))?|see also|also read|read also"
    r"|more on"
    r"|tags?|keywords?|categor(?:y|ies)|topics?|filed under|follow us|subscribe to|sign up (?:for"
    r"|to)"
    r"|contact us|questions or comments|please (?:direct|send|share)|for more (?:information"
    r"|stories)"
    r"|views expressed|the views expressed|opinions expressed|this (?:article|story|interview"
    r"|transcript"
    r"|text|testimony|programme|program|report|talk|conversation|account|statement) "
    r"(?:was|has been|is) (?:originally |first "
    r"|lightly )?"
    r"(?:published|edited|condensed|translated|produced|aired|broadcast|based|part"
    r"|recorded|transcribed|shortened)"
    r"|(?:all |some )?names (?:have been|were|are) changed|listen to the|download (?:the|this)"
    r"|advertisement"
    r"|skip to|back to top|posted in|leave a (?:comment|reply)"
    r"|관련 ?기사|관련 ?글|태그|키워드|카테고리|분류|이 (?:기사|글|인터뷰)는 .{0,60}(?:수정|편집"
    r"|재구성|작성|실린|입니다)"
    r"|본 (?:기사|글|인터뷰|방송)|이 방송은|제보(?:를)? (?:받습니다|기다립니다)|제보 ?문의"
    r"|기사 ?제보|구독 ?신청|광고|후원"
    r"|相关阅读|関連記事)(?:\b|[:：▶\s가-힣]|$)",
    re.IGNORECASE,
)
"""Lines about the page and not of the story."""
CHANGED = re.compile(
    r"\b(?:names|identities|identifying details)(?: (?:and|in|of) [^.!?]{1,40})?"
    r" (?:have been|were|are) (?:changed|altered|withheld|not (?:given|published))\b"
    r"|(?:이름|인명|실명|성명)(?:은|을|이)? (?:모두 )?"
    r"(?:가명(?:입니다|이다|임|으로|을)|바꾸었|바꿨|변경했|변경됐)",
    re.IGNORECASE,
)
"""What an outlet says of names at the foot of a page."""
NOTICE_NEEDS_COLON = re.compile(
    r"[*※\s]*(?:tags?|keywords?|categor(?:y|ies)|topics?|related|more on|태그|키워드|카테고리"
    r"|분류|광고|후원|본 글|본 기사)"
    r"(?!\s*[:：|])\b",
    re.IGNORECASE,
)

DATED = re.compile(
    r"(?<![가-힣])(?:published|posted|updated|last updated|modified|created|date|issued|broadcast"
    r"|aired"
    r"|recorded"
    r"|입력|기사 ?입력|수정|최종 ?수정|등록|작성|게시|승인|발행|방송일?|업데이트|송고|发布|发表"
    r"|掲載|更新)"
    r"(?:\s?(?:일|일시|날짜|시간|on|at|by))*\s*[:：.]?",
    re.IGNORECASE,
)
"""Words beside the day of publication."""

SERIES = re.compile(
    r"(?:\b(?:part|episode|ep\.|edition|instal?lment|issue|volume|vol\.|chapter|programme|program"
    r"|no\.)"
    r"\s*#?\s*(?P<n1>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?P<n2>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd"
    r"|rd|th))"
    r" (?:edition|episode|part|instal?lment|issue|programme|program|broadcast|session|sitting)\b"
    r"|(?:제\s?(?P<n3>\d{1,4}|[일이삼사오육칠팔구십]{1,3})\s?(?:회|편|부|화|호|차|탄))"
    r"|(?P<n4>\d{1,4})\s?(?:회|편|부작|화|호)(?![가-힣])"
    r"|(?P<n5>첫|두|세|네|다섯) ?번째 (?:방송|편|시간|이야기|호|인터뷰)|[\[(〈<]\s*(?:연재|시리즈"
    r"|기획)[^\])〉>]{0,40}[\])〉>]"
    r"|\bseries\b|연재|시리즈)",
    re.IGNORECASE,
)
"""Lines and phrases that say which part of a series this is."""
ORDINALS = {
    name: number
    for names in (
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "one two three four five six seven eight nine ten",
        "일 이 삼 사 오 육 칠 팔 구 십",
        "첫 두 세 네 다섯",
    )
    for number, name in enumerate(names.split(), start=1)
}

SEPARATOR = re.compile(
    r"(?:[*＊·•\-–—=_~#■□◆◇○●※☆★+.]\s*){3,}$|[\[(<〈-]*\s*(?:end|ends|끝|이상|完|了|终|-30-"
    r"|30)\s*[\])>〉.-]*$",
    re.IGNORECASE,
)
"""Rows of stars and other marks that part or end a text."""
TRAIL = re.compile(r"(?:[^>›»|\n]{1,30}\s*[>›»]\s*){2,}[^>›»|\n]{1,60}$")
"""The trail of sections above a page: `Home > News > Politics`."""
ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|[\s,|/]+)+$", re.IGNORECASE)
PAGE_NUMBER = re.compile(
    r"[-–—\s\[(]*(?:page|p\.|쪽|페이지)?\s*\d{1,5}\s*(?:(?:of|/)\s*\d{1,5})?\s*(?:쪽"
    r"|페이지)?[-–—\s\])]*$",
    re.IGNORECASE,
)
PAGED = re.compile(
    r"[-–—|·/,]\s*(?:page|p\.|쪽|페이지|第)\s*\d{1,5}\s*(?:(?:of|/)\s*\d{1,5})?\s*(?:쪽|页|ページ)?[-–—\s]*$",
    re.IGNORECASE,
)
"""A running head that ends with the number of its page."""
OUTLET = re.compile(
    r"\b(?:media|news|newspaper|press|radio|broadcast(?:ing|er)?|television|tv|times|post|daily"
    r"|weekly"
    r"|agency|journal|magazine|tribune|herald|network|group|gazette|bulletin|observer|channel"
    r"|voice|fm)\b"
    r"|(?:방송|신문|뉴스|통신|라디오|미디어|일보|저널|타임스|데일리|매거진|언론|채널)",
    re.IGNORECASE,
)
"""Words in the names of those who publish."""
