"""How people speak in turns: what a question, an answer, an introduction sounds like."""

from __future__ import annotations

import re

from moksori.language.detect import has_hangul

QUESTION = re.compile(r"[?？؟][\"'”’)\]」』*_\s\xa0]*$")
ASKS = re.compile(
    r"(?:(?:습|입|합|됩|갑|옵|줍|봅|랍|닙|립|십|킵|집|칩|듭|깁|힙|쁩|픕|큽)니까|[\u3041-\u3096]か"
    r"|는가요|은가요|나요|까요|는지요|시죠|지요|이죠|는데요|주세요|주십시오"
    r"|주시겠어요|주시기 바랍니다"
    r"|하시죠|보죠|보겠습니다|부탁드립니다|부탁드리겠습니다|들려주시죠|말씀이군요|말씀이시군요"
    r"|말씀이시네요"
    r"|거군요|군요|네요|셈이네요|셈이군요|건데요|텐데요|텐데|でしょうか|ですか|ますか|ください|吗"
    r"|呢)"
    r"[.。…!?？\"'”’)\s\xa0]*$"
)
"""How a Korean, Japanese or Chinese line ends that hands over to the other, `?` or not."""
ANSWERS = re.compile(
    r"[\"'“‘\s*_]*(?:yes|no|yeah|yep|nope|right|correct|exactly|indeed|well|of course|certainly"
    r"|absolutely|sure|not (?:really|exactly|at all|only)|that'?’?s (?:right|correct|true)"
    r"|that is (?:right|correct|true)|very (?:much|well|often)|quite|in fact"
    r"|(?:it|they|he|she|we|i) (?:is|are|does|do|did|was|were|has|have|knows?|knew)(?=[.,:])"
    r"|thank you|thanks|unfortunately|i (?:think|believe|was|had"
    r"|saw)"
    r"|네|예|아니요|아니오|아뇨|그렇습니다|맞습니다|그럼요|물론|글쎄요|아닙니다|그렇죠|맞아요"
    r"|그래요"
    r"|はい|いいえ|ええ|そうです|是的|不是|对|没有|嗯)(?=[\s,.:。、，!…]|$)",
    re.IGNORECASE,
)
"""How somebody begins who has been asked."""
LEADS = re.compile(
    r"[\"'“‘\s*_]*(?:so\b|then\b|and\b|but\b|now\b|okay|ok\b|i see|i understand|i hear"
    r"|it (?:seems|sounds"
    r"|appears|looks)|that (?:sounds|seems|must|is (?:terrible|shocking|awful|hard))|you (?:mean"
    r"|said|say"
    r"|mentioned|are saying|were saying|spoke)|in other words|let(?:'|’)?s|can you|could you"
    r"|would you|will you"
    r"|did you|do you|have you|were you|are you|please|tell (?:us|me)|what\b|why\b|how\b|who\b"
    r"|where\b"
    r"|when\b|which\b|is (?:it|there|this|that)\b|are there\b|does\b|isn'?’?t|aren'?’?t|don'?’?t"
    r"|doesn'?’?t"
    r"|wasn'?’?t|the fact that|this must|they must|it must|there must|hence|finally|lastly|one last"
    r"|before we|we(?:'|’)?ve heard|we have heard|many (?:people|listeners)|our listeners"
    r"|some (?:say|people say)"
    r"|그렇다면|그러면|그럼|그런데|그래서|그러니까|결국|그렇군요|아\b|아,|혹시|구체적으로|어떤"
    r"|어떻게|왜|무엇|누가|언제"
    r"|어디|얼마나|그 ?(?:뒤|후|이후)|이런|이렇게|그런|말씀|지금까지|오늘|마지막으로|끝으로|정말"
    r"|참|듣고 ?보니|청취자"
    r"|では|それで|つまり|那么|所以|请问)",
    re.IGNORECASE,
)
"""How somebody begins who leads the talk."""
MUSES = re.compile(
    r"\b(?:it seems|it sounds|one (?:would think|feels|wonders|imagines|has to ask)|it must"
    r"|must (?:be|have|make|feel)|that must|i imagine|i suppose"
    r"|apparently"
    r"|in other words|you mean|sounds like|no wonder|must be)\b|(?:것 같(?:네요|군요|습니다"
    r"|은데요)|겠(?:네요|군요|어요)"
    r"|셈(?:이네요|이군요|인데요)|(?:는|은|인)(?:군요|데요)|모양(?:이네요|이군요|입니다))",
    re.IGNORECASE,
)
"""Phrases of one who draws the sum of what he has been told."""
ADDRESSES = re.compile(
    r"\b(?:you|your|yours|us)\b|(?:말씀|들려|전해|소개|설명)\s?(?:해 ?)?(?:주|좀)|님(?:께서|은|이"
    r"|,)|기자(?:님)?(?:,| 나와|께서)"
    r"|씨(?:는|께서|도) .{0,40}(?:시|셨)|(?:셨|시|십)(?:습니까|나요|어요|죠|는데요|군요|네요)"
    r"|하셨|계신|계셨|당신|여러분"
    r"|あなた|您|你",
    re.IGNORECASE,
)
"""Words that speak to the other."""
_OPENS_ENGLISH = re.compile(
    r"\b(?:today|tonight|now|here|this (?:week|morning|evening)),? (?:we(?:'|’)?re|we are|we were"
    r"|were|we|i(?:'|’)?m"
    r"|i am|us)\b.{0,60}\b(?:speak|talk|join|with|here|hear)|\b(?:speaking|talking|joined|here"
    r"|connected) (?:today )?"
    r"(?:with|to|by)\b.{0,80}(?:reporter|correspondent|journalist|guest|former|who)"
    r"|\b(?:reporter|correspondent|journalist|colleague|guest)\b.{0,60}\b(?:is (?:here|on the line"
    r"|in the studio|back)|joins|has (?:the|this|brought|been|more|looked)|brings|will tell)\b"
    r"|\bis (?:here )?with (?:us|me)\b|\bwith (?:us|me) (?:is|are)\b"
    r"|\bgood (?:morning|afternoon|evening)[.,!]|\bjoins (?:us|me)\b|\bin the studio\b"
    r"|\bwe(?:'|’| a)re (?:joined|speaking|talking|here)\b|\bwelcome to\b|\bwelcome,"
    r"|thank you for (?:joining|coming|being|"
    r"speaking|agreeing)|\bjoining us\b|\bwith us (?:today|now)\b|\bon the line\b",
    re.IGNORECASE,
)
_OPENS_KOREAN = re.compile(
    r"(?:함께|모시고|모셨|연결|나와 ?(?:있|계)|자리 ?(?:했|하셨|함께)|이야기 ?나(?:눠|누어)"
    r"|얘기 ?나(?:눠|누어)|들어 ?보(?:겠|도록))"
    r".{0,20}(?:습니다|습니까|죠|요)|안녕하세요|안녕하십니까|어서 오세요"
)
_LATIN = re.compile("[A-Za-z]")
CLOSES = re.compile(
    r"\b(?:thank you (?:very much|so much|for)|thanks (?:very much|so much|for)"
    r"|that was\b.{0,60}(?:reporter|speaking)"
    r"|we(?:'|’)?ve been (?:speaking|talking))|\b(?:thank you|thanks)[.!]?$"
    r"|지금까지 .{0,60}(?:이었습니다|였습니다|함께)"
    r"|잘 들었습니다|(?:말씀|소식) ?(?:고맙|감사)"
    r"|수고하셨습니다|감사합니다\.?$|고맙습니다\.?$",
    re.IGNORECASE,
)
"""How a talk is closed."""
RELAYS = re.compile(
    r"according to|\b(?:the|a|an|our|my|inside|local) (?:\w+ ){0,2}(?:source|informant"
    r"|contact)s?\b|relayed|passed (?:on )?to us"
    r"|testimony|told (?:me|us|the)\b(?! to\b)|reports? say|it has been reported"
    r"|\b(?:i|we) (?:spoke|talked) (?:to|with)|i (?:shall|will) call (?:him|her)\b"
    r"|what (?:he|she) (?:describes|says|told)\b"
    r"|\b(?:he|she|they|mrs?\.? \w+|ms\.? \w+) says? that\b"
    r"|\b(?:learn(?:ed|t)|heard|know|have) (?:of |about )?(?:it|this|that|him|her|them|all this)"
    r" (?:\w+ )?from\b|\b(?:people|those|somebody|someone|a person) close to\b"
    r"|\b(?:tells?|put it to) (?:me|us)\b|\bi (?:was|am|have been) told\b"
    r"|소식통|제보자|에 따르면|전했습니다|전해 ?왔|알려 ?왔|전언|증언에|취재(?:한|해|했)|消息人士"
    r"|情報筋",
    re.IGNORECASE,
)
"""Words of one who passes on what others told."""
FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|me|[Mm]y|mine|myself)\b|(?<![가-힣])(?:저는|제가|저를|저도|제게|저희"
    r"|저한테|나는|내가|나를|나도|내게|나의|우리는|우리가"
    r"|우리를|저의|제)(?=[\s,])|我|私は|私が"
)
"""Words of one who tells of himself."""
EDITORIAL = re.compile(
    r"\b(?:this (?:interview|conversation|transcript|edition|series|episode|programme|program)"
    r"|in this|the following"
    r"|editor(?:'|’)?s note|this (?:is|was) (?:the|a)|broadcast|airs?|aired|listeners"
    r"|testimon(?:y|ies)|is helping"
    r"|platform|we present|we bring|spoke (?:to|with) us)\b|이번 (?:방송|시간|편|회|호)|연재|기획"
    r"|방송(?:을|은|합니다|됩니다)"
    r"|보내 ?드|전해 ?드|소개(?:합니다|해 드)|다음은|인터뷰(?:를|는|입니다)|편집자",
    re.IGNORECASE,
)
"""Words of an editor who introduces a talk."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’\n]{0,200}’|「[^」]*」|『[^』]*』|《[^》]*》")
_WORD = re.compile(r"[^\W_]+(?:[''’-][^\W_]+)*")


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Count the words of a stretch; Chinese and Japanese by half their characters."""
    piece = text[start : len(text) if end is None else end]
    han = len(re.findall("[\u3041-\u30ff\u4e00-\u9fff]", piece))
    return max(1, han // 2) if han and han * 3 >= len(piece) else len(_WORD.findall(piece))


def asks(words: str) -> bool:
    """Say whether a stretch ends by handing over: a question, or a Korean phrase that is one."""
    tail = words[-80:]
    return bool(QUESTION.search(tail) or ASKS.search(tail))


def opens(words: str) -> bool:
    """Say whether words open a talk; letters of a language they are not in are not sought."""
    if has_hangul(words) and _OPENS_KOREAN.search(words):
        return True
    return _LATIN.search(words) is not None and _OPENS_ENGLISH.search(words) is not None


def without_quotes(words: str) -> str:
    """Return words without what stands in quotation marks."""
    return QUOTED.sub(" ", words)
