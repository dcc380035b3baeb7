"""Verbs of saying, and the words of whoever speaks and is spoken to, in English and Korean."""

from __future__ import annotations

import re

_ENGLISH = (
    "said|says|say|saying|told|tells|tell|telling|asked|asks|asking|shouted|shouts|shouting|yelled|"
    "yells|yelling|screamed|screams|screaming|whispered|whispers|whispering|replied|replies|"
    "replying|answered|answers|answering|responded|responds|responding|added|adds|adding|"
    "explained|explains|explaining|warned|warns|warning|threatened|threatens|threatening|demanded|"
    "demands|demanding|ordered|orders|ordering|commanded|commanding|insisted|insists|insisting|"
    "claimed|claims|claiming|stated|states|stating|declared|declares|declaring|announced|"
    "announcing|admitted|admits|admitting|confessed|confesses|confessing|cried|cries|crying|begged|"
    "begs|begging|pleaded|pleads|pleading|recalled|recalls|recalling|remarked|remarks|remarking|"
    "muttered|mutters|muttering|snapped|snaps|snapping|swore|swears|swearing|retorted|retorts|"
    "retorting|cursed|cursing|wrote|writes|writing|texted|texting|sneered|sneers|sneering|barked|"
    "barks|barking|growled|growls|growling|joked|joking|continued|concluded|noted|notes|noting|"
    "exclaimed|exclaims|exclaiming|inquired|inquiring|urged|urges|urging|promised|promises|"
    "promising|complained|complains|complaining|lamented|lamenting|commented|commenting|testified|"
    "testifies|testifying|repeated|repeating|bragged|bragging|boasted|boasting|taunted|taunting|"
    "mocked|mocking|reminded|reminding|informed|informing|assured|assuring|instructed|instructing|"
    "hissed|hissing|roared|roaring|bellowed|sobbed|sobbing|laughed|laughing|called out|went on|"
    "pointed out|interrupted|interrupting|protested|protesting|quipped|uttered|uttering|repeated"
)
VERBS = rf"(?:{_ENGLISH})"
"""Pattern of an English verb of saying, in every form a report uses."""

KOREAN_VERBS = (
    "(?:말(?:씀)?[하했해한할]|이야기[하했해한]|얘기[하했해한]|대답[하했해한]|답[하했변]|"
    "묻[고는더자]|물[었어으]|외[치쳤친]|소리[치쳤친]|"
    "소리를 [지질]|고함[을쳤치지 ]|협박[하했해한조]|위협[하했해한조]|공갈[하했해]|명령[하했해한]|"
    "지시[하했해한]|요구[하했해한]|강요[하했해한]|"
    "경고[하했해한]|전[하했해한]|설명[하했해한]|밝[히혔힌]|덧붙[이였인]|주장[하했해한]|"
    "속삭[이였인]|호통[을치쳤]|욕[하했설을]|꾸짖|애원[하했해]|"
    "빌었|빌며|빌면서|사정[하했해]|하소연[하했해]|털어놓|증언[하했해한]|토로[하했해]|강조[하했해]|"
    "따[지졌진]|추궁[하했해한]|다그[치쳤친]|"
    "윽박[지질]|으름장|엄포|비난[하했해]|회상[하했해]|반문[하했해]|되물|타[이일]|회유[하했해]|"
    "통보[하했해]|중얼|비꼬|조롱[하했해]|놀[리렸]|"
    "닦달[하했해]|재촉[하했해]|부탁[하했해]|당부[하했해]|약속[하했해]|맹세[하했해]|선언[하했해]|"
    "내뱉|뇌까|으르렁|떠[들벌]|을러|쏘아|쓰[여였고]|적[혀었힌]|"
    "적었|"
    "하였|하셨|[하했](?:다|습|어|고|는|던|며|으|더|지|기|단|대)|한다|합니다|합디다|합데|해요|했|"
    "함(?![가-힣])|그[랬럽럼러런])"
)
"""Pattern of the beginning of a Korean verb of saying, as it follows 라고, 고 or 하고."""

FIRST_OR_SECOND = re.compile(
    r"(?<![\w'’-])(?:I(?:['’]?(?:m|ve|ll|d))?|i(?=[ '’](?:am|m|ve|ll|will|have|dont|do|can|cant|"
    r"know|was|want|need))"
    r"|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e(?:['’](?:re|ve|ll|d))?|us|[Oo]urs?|[Oo]urselves|"
    r"[Yy]ou(?:['’]?(?:re|ve|ll|d|r|rs))?|[Yy]ours(?:elf|elves)?|[Yy]all|[Dd]on['’]?t|[Ll]et['’]?s|"
    r"lemme|gonna|"
    r"Youre|Youve|Youll|Youd|Im|Ive|Weve|Theyll)(?![\w])"
)
"""A word that only one who speaks or is spoken to uses; apostrophes may have been lost."""

SECOND = re.compile(
    r"(?<![\w'’-])(?:[Yy]ou(?:['’]?(?:re|ve|ll|d|r|rs))?|[Yy]ours(?:elf|elves)?|[Yy]all|Youre|"
    r"Youve|Youll)(?!\w)"
)

NARRATOR = re.compile(r"(?<![\w'’-])(?:I(?:['’]?(?:m|ve|d|ll))?|me|my|myself|My)(?!\w)")
"""A word that shows that the one who tells is in the story."""

ABOUT_NOW = re.compile(
    r"(?<![\w'’-])(?:(?:I|[Ww]e)(?:['’]?(?:m|ll|ve|re))|Im|Ill|Ive|(?:I|[Ww]e) (?:will|shall|"
    r"can(?:not|t|['’]t)?|am|are|"
    r"have|know|want|need|do(?:nt|n['’]t)?|think|see|must|should|would|could|swear|promise))(?!\w)"
)
"""The one who speaks, speaking of now or of what is to come: not how a story is told."""

_JOSA = (
    "(?:들)?(?:는|은|가|이|를|을|의|도|만|에게|한테|와|과|랑|까지|부터|보고|더러|처럼|이나|나|라도|"
    "때문에)?"
)
_COUNTED = (
    "(?:명|개|번|시|살|달|차례|가지|사람|식구|마리|곳|장|대|배|권|병|자루|식솔|가족|집|시간|채|벌|"
    "켤레|발|마디|줄|잔|그릇|해|군데|쌍|모)"
)
KOREAN_SECOND = re.compile(
    rf"(?<![가-힣])(?!너이(?![가-힣]))(?:(?:너|너희|너네|네놈|네년|당신|자네|임자|이놈|이년"
    rf"|이 ?새끼|개새끼){_JOSA}|"
    rf"넌|널|네가|네게|니가|"
    rf"네까짓|니까짓|니네|니들|동무(?:는|가|도)|너나)(?![가-힣])|(?<![가-힣])(?:네|니) "
    rf"(?!{_COUNTED})(?=[가-힣])"
)
"""A word for whoever is spoken to, as only speech has it."""
KOREAN_FIRST = re.compile(
    rf"(?<![가-힣])(?:(?:나|저)(?=[가-힣]){_JOSA}|(?:우리|저희){_JOSA}|내가|제가|내게|제게|난|내 "
    rf"(?=[가-힣])|제 "
    rf"(?=[가-힣]))(?![가-힣])"
)
KOREAN_THREAT = re.compile(
    r"[가-힣](?:면|거든)(?:,|) [^.!?\n]{1,60}(?:총살|교화(?:소| ?\\d+년)?|수용소|추방|끝장?|죽음|"
    r"처벌|관리소|단련대)(?=이?라?고|이?라며|며|하며|\Z)"
    r"|겠(?:다|소|습니다|네)|(?:줄|할|갈|을|일|낼) ?테니|(?:죽[여이일]|가만 ?두지|가만 ?안|눈"
    r" ?감아|"
    r"없던 일로|살려 ?[주둘두]|잡아 ?가|총살|쏴|쏘아)"
    r"|죽어 ?나가|죽은 ?목숨|아무도 ?모르|[가-힣 ](?:으라|내라|하라|오라|가라|주라|말라|마라"
    r"|바치라|라우)(?=고|며|면서|하며|\Z)"
)
"""A clause that threatens, promises or demands: nobody reports facts that way."""
KOREAN_NARRATOR = re.compile(
    r"(?<![가-힣])(?:나는|나를|나에게|나한테|내가|저는|저를|저에게|저한테|제가|나도|저도|"
    r"난)(?![가-힣])"
)
"""A word that shows that the one who tells is in the story."""
