"""Korean speech whose quotation marks were lost: where it begins and how far it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language import speech_register_ko
from moksori.language.found import Found
from moksori.language.quotes import Quote
from moksori.language.sayingverbs import (
    KOREAN_FIRST,
    KOREAN_NARRATOR,
    KOREAN_SECOND,
    KOREAN_THREAT,
    KOREAN_VERBS,
)

_BETWEEN = r",? ?(?:[가-힣]{1,8}(?:에게|한테|께|더러|으로|로|히|게|을|를|서|며|면서|이|듯) ){0,3}"
_QUOTING = re.compile(
    rf"(?P<particle>이라고|라고|고|이라며|이라면서|라며|라면서|며|면서|하고|하며|하면서) "
    rf"?{_BETWEEN}(?P<verb>{KOREAN_VERBS})"
)
_DOING = re.compile(
    "(?<=[가-힣])(?:다|라|까|자|지|냐|야|요|마)[.!?]? (?P<particle>하면서|하며|하더니|그러면서|"
    "그러더니|이러더니|이러면서|(?:이|그)(?:랬|러더|럽데|러데|럽니|런다|러는 거)"
    "|라면서)(?P<verb>)"
)
_AND_DOING = re.compile(
    r"(?<=[가-힣 ])(?:[는은인닌던한된간난]다|[겠없있]다|냐|(?<=[가-힣])(?<!나)라|[는은인닌던한된]가"
    r"|(?<=[가-힣])(?:소|오|까|지)|(?:거|게|이|라)야)[.!?,]? "
    r"(?P<particle>하고(?:는|서)?),? (?P<verb>)(?=[가-힣])"
)
"""… 한 개면 된다 하고 웃었다: who speaks does something as he speaks."""
_TAGGED = re.compile(
    "(?<=[가-힣])(?:다|라|(?<!니)까|자|지|냐|요|마|[는은인닌던한된]가|(?:거|게|이|라)야"
    "|네|소|오|아|어|니|"
    "군|거든|테니)[.!?,…]{0,2} (?P<particle>(?:이|그|요)(?:랬|러더|럽데|럽디|러데|럽니다|런다|"
    "런답|러는 ?(?:거|겁|것)|러십|러시)|하더[란라랍래군구네니만]|하더이다|"
    "하는 ?(?:겁|거예|거죠|거지|것이었)|합[디데]다|하십디다|했단 말|한단 말|하신단 말)(?P<verb>)"
)
"""X, 이럽디다; X 하더란 말입니다: who tells it shows where the words end."""
_WHOLE_ENDING = re.compile(
    "(?:[는은인닌던한된]가|나|다|요|까|어|아|지|자|냐|니|마|라|소|오|게|군|네|걸|데|해|돼"
    "|줘|봐|와|서|죠|거든|잖아|"
    "야)[.!?,…~ ]*\\Z"
)
_JOINED_ENDING = re.compile("(?:다|요|까|냐|죠|야|어|아|해|마|라|네|군|(?<!아)니)\\Z")
"""What 라고 may touch without a blank when the words before it are whole."""
_INTRODUCES = re.compile(
    r"(?<![가-힣])(?:저는|나는|전|난|저희는|(?:제|내|저의|나의)? ?(?:이름|본명|성함)은)[^.!?\n]*"
    r"(?:이?라고) ?(?:합니다|해요|한다|하오|함다|함(?![가-힣])|하는|불)"
)
"""Somebody tells who he is, to everybody."""
_OF_NARRATOR = re.compile("[나저](?:를|한테|에게|더러|보고)")
"""Forms by which, in indirect speech, rather the one who tells means himself."""
_FEWEST_OF_THREAT = 4
_FEWEST_OF_DEMAND = 6
_AFTER_DEEDS = re.compile(r"^.*[가-힣](?:와서|가서|더니|다가|뒤에|후에|는데|니까)(?:는|도)?,? ")
"""두 달 뒤에 또 찾아와서 …: what was done before the demand is no part of it."""
_INDIRECT_BEFORE = re.compile("[다자냐라][ ]?\\Z")
_FORWARD = re.compile(
    r"(?:(?:이렇게|다음과 같이|이런 식으로|이같이) [가-힣 ]{0,12}"
    r"|(?:말|대답|위협|협박|소리|물어|묻|명령|외치|호통|경고)[가-힣]{0,4}?(?:기를|길|되|면서|며)"
    r"|(?:말했|대답했|위협했|협박했|소리쳤|물었|명령했|외쳤|경고했)[가-힣]{1,3}(?= ?:)|하는 말이"
    r"|(?:말|말씀|대답|위협|협박|명령|요구|답|경고)(?:은|는|이)?)"
    r"(?P<joint> ?[:,] ?)(?P<speech>)(?=[가-힣])"
)
_HEARSAY = re.compile(rf"{KOREAN_VERBS}[가-힣]{{0,4}}다\Z")
"""… 위협했다고 합니다: the last 고 tells that it is hearsay, the one before it who said what."""
_HANDED_ON = re.compile(
    r"고 ?(?:합니다|한다|해요|하네요|합디다|하더군요|했습니다|했어요|하오|함(?![가-힣])|전[하했해]"
    r"|말[하했]|증언|설명)[가-힣]*[.!?]?\Z"
)
_VERB_LENGTH = 16
_OFFICIAL = re.compile(
    r"(?<![가-힣])(?!소식통|제보자|통신원|주민|피해자|증언자)[가-힣]{0,8}"
    r"(?:장|원|관|위|좌|사|서|놈|자|그|사람)(?:은|는|이|가|께서),?(?![가-힣])"
)
_ALONE = re.compile(
    r"(?<!들)(?:에게|한테|더러|보고|향해)(?:만|는)?(?![가-힣])|단둘이|둘이 ?만|둘만|혼자|귀에"
    r"|귓속|귀속말|"
    r"문을 (?:닫|잠|걸)|(?:방|사무실|창고|뒤)(?:으로|로|에) (?:불[러렀]|데려|끌)|따로 불러|"
    r"아무도 없|내보내고"
)
"""Words that tell that nobody else heard it: to whom it was said, and where."""
_WHISPERED = re.compile(r"귀에 ?(?:다|대고|입)|귀에다|귓속|귀속말|단둘이|둘이 ?만|둘만|둘이서")
_REPORTS_IT = re.compile(
    r"(?:합니다|한다|해요|합디|하네|하는데|하더|함|한답|전|밝|증언|설명|토로|하소연|주장"
    r"|비난|회상|"
    r"알려|요구|지시|명령|통보|선언)"
)
"""Verbs that hand on what is known, or tell an act in the teller's words."""
_PAST = re.compile(r"[았었였했갔왔됐났졌렸셨]다\Z")
_LONG_REPORT = 6
_ENDED_WITH_VERB = re.compile(rf"{KOREAN_VERBS}[가-힣]{{0,5}}[.:!]?\Z")
_COMMANDS = re.compile(
    "(?:라|마|자|지|냐|니|어|아|해|줘|내|돼|놔|와|야|봐|거든|잖아|게|래|걸|십시오|세요|시오|"
    "라우|간)[.!?…~]*\\Z"
)
_WORD = re.compile(r"[^ \n]+")
_TITLE = re.compile(r"(?:씨|님|군|양)(?:은|는|이|가),?\Z")
_SUBJECT_OR_TOPIC = re.compile(
    r"[가-힣A-Za-z○×)]*[가-힣A-Za-z○×)](?<!없)(?<!있)(?:이|가|은|는|께서),?\Z"
)
_LEADS = re.compile(
    r"[가-힣)]*(?:에게|한테|더러|향해|면서|으며|하며|치며|르며|리며|키며|대며|들며|고는"
    r"|불러|더니|하되|"
    r"하길|하기를|[가-힣](?<![하는])는데요?|[했하]냐면|말로는|(?<![으지아어해쳐려])[와가]서는?|"
    r"(?<![라다냐자])고),?\Z|(?:말|소리|대답|답|첫마디|한다는 게)(?:이|가|은|는),?\Z"
)
"""Whom somebody speaks to and what he does as he speaks: his words come behind it."""
_NO_LEAD = re.compile(
    r"(?:누구|누|아무|무엇|무어|뭐|어디|어느|언제)[가-힣]*,?\Z|[가-힣]*(?:[이없있]|아니)고,?\Z"
)
"""매대는 나라의 것이고 … 누구한테: what asks or states belongs to the words."""
_LAST_LEAD = re.compile(r"(?:말|말씀|소리|대답|답|첫마디)(?:이|가|은|는),?\Z")
"""하는 말이: what follows is what was said, whatever it begins with."""
_ANNOUNCED = re.compile(
    r"(?:말|대답|협박|위협|호통|소리|명령|경고|을러대|내뱉)[가-힣]{0,4}?(?:기를|길),? "
    r"|(?:하는|한다는|했다는|내뱉은) (?:말|소리|대답)(?:이|가|은|는),? "
)
"""말하기를: what follows is what was said, whatever stands before."""
_TURN = re.compile(r"[가-힣](?:는데요?|은데요?|더니|되자|하자|니까?),?\Z")
"""The end of a clause that tells what happened; whoever speaks stands in the next one."""
_TURNS_WITHIN = 4
_I = re.compile(r"(?<=[는은이가] )(?:나는|저는|내가|제가|우리는|우리가)(?![가-힣])")
_CONDITION = re.compile(r"(?<![가-힣])[가-힣]+면(?!서)(?![가-힣])")
_SHORT = 14


def lost(text: str, parts: list[tuple[int, int]], quotes: list[Quote]) -> Iterator[Found]:
    """Find Korean speech without marks in a prepared text.

    Args:
        text: The prepared text.
        parts: Its sentences.
        quotes: Its quotations.
    """
    done = 0
    taken = [True] * len(parts)
    for number, (start, end) in enumerate(parts):
        if not _has_korean(text, start, end) or _has_marks(quotes, start, end):
            continue
        if start < done:
            continue
        found = _in_sentence(text, parts, number)
        taken[number] = found is not None
        if found is not None:
            done = found.end
            yield found
    for start, end, announced in speech_register_ko.spoken(text, parts, taken):
        found = _found(text, start, end, None)
        found.detail.update(addressed=True, register=True, speaker=announced or None)
        yield found


def _has_korean(text: str, start: int, end: int) -> bool:
    return re.search("[가-힣]", text[start:end]) is not None


def _has_marks(quotes: list[Quote], start: int, end: int) -> bool:
    """Say whether a whole quotation stands in a sentence: then its words are known already."""
    return any(
        quote.start < end and start < quote.end and quote.end - quote.start > 12
        for quote in quotes
        if not quote.lost
    )


def _in_sentence(text: str, parts: list[tuple[int, int]], number: int) -> Found | None:
    """Find the speech that a sentence holds or begins."""
    start, end = parts[number]
    said = text[start:end]
    quotings = [one for one in _QUOTING.finditer(said) if _may_quote(said, one)]
    while len(quotings) > 1 and _is_hearsay(said, quotings[-1].start()):
        quotings.pop()
    doing = _DOING.search(said) or _TAGGED.search(said) or _and_doing(said)
    quoting = quotings[-1] if quotings else doing
    narrator = _is_narrated_by_i(text, start)
    if quoting is not None:
        span = _quoted(said, quoting, narrator)
        if span is not None:
            verb = [start + quoting.start("verb"), start + quoting.end("verb")]
            found = _found(text, start + span[0], start + span[1], verb)
            found.detail["addressed"] = quoting.re is _TAGGED
            return found
    forward = _FORWARD.search(said)
    if forward is not None and _is_spoken(said[forward.end() :]):
        stop = _run_on(text, parts, number)
        return _found(text, start + forward.end(), stop, [start, start + forward.start("joint")])
    certain = _speaks_to_somebody(said)
    after_verb = number > 0 and _ENDED_WITH_VERB.search(
        text[parts[number - 1][0] : parts[number - 1][1]]
    )
    if speech_register_ko.is_greeting(said):
        after_verb = None
    if certain or (after_verb and _is_spoken(said) and _COMMANDS.search(said)):
        first = start + (start_of_speech(said, len(said)) if certain else 0)
        found = _found(text, first, _run_on(text, parts, number), None)
        found.detail["addressed"] = True
        return found
    return None


def _and_doing(said: str) -> re.Match[str] | None:
    """Give the last 하고 behind what was said, where enough of it stands before it."""
    found = next(iter(list(_AND_DOING.finditer(said))[-1:]), None)
    if found is None or len(said[: found.start()].split()) < _FEWEST_OF_DEMAND:
        return None
    return found


def _may_quote(said: str, quoting: re.Match[str]) -> bool:
    """Say whether 고, 며 or 면서 stands behind words that were said: behind 다, 라, 자 or 냐."""
    if quoting["particle"] not in ("고", "며", "면서"):
        return True
    return _INDIRECT_BEFORE.search(said[: quoting.start("particle")]) is not None


def _is_hearsay(said: str, at: int) -> bool:
    """Say whether the last 고 only hands on what was told: … 라고 했고 … 주저앉았다고 합니다."""
    if _HEARSAY.search(said, max(0, at - _VERB_LENGTH), at) is not None:
        return True
    return _PAST.search(said[:at]) is not None and _HANDED_ON.match(said, at) is not None


def _is_narrated_by_i(text: str, place: int) -> bool:
    """Say whether the paragraph that leads up to `place` is told by somebody who is in it."""
    paragraph = text.rfind("\n", max(0, place - 2000), place) + 1
    return KOREAN_NARRATOR.search(text[paragraph:place]) is not None


def _quoted(said: str, quoting: re.Match[str], narrator: bool) -> tuple[int, int] | None:
    """Give the stretch before 라고, 고 or 하고 that is what was said; None for reported speech."""
    particle = quoting["particle"]
    end = quoting.start("particle")
    clause = said[:end]
    ending = _WHOLE_ENDING if clause[-1:] in " .!?,…~" else _JOINED_ENDING
    whole = ending.search(clause) is not None
    direct = whole and particle not in ("고", "며", "면서")
    if not direct and particle in ("라고", "이라고", "라며", "라면서"):
        end += len(particle) - (2 if particle.endswith("면서") else 1)
    start = start_of_speech(said, end, within=_TURNS_WITHIN if quoting.re is _TAGGED else 99)
    words = said[start:end]
    second = KOREAN_SECOND.search(words) is not None
    narrator = narrator or KOREAN_NARRATOR.match(said) is not None
    first = not narrator and any(
        direct or not _OF_NARRATOR.fullmatch(found.group())
        for found in KOREAN_FIRST.finditer(words)
    )
    threat = KOREAN_THREAT.search(words) and len(words.split()) >= _FEWEST_OF_THREAT
    alone = not direct and _is_told_alone(said, start, end, quoting)
    if not (second or first or threat or alone or (direct and len(words.split()) > 1)):
        return None
    if not second and not threat and _INTRODUCES.search(said):
        return None
    bare = not (second or first or direct or _CONDITION.search(words))
    if bare and len(_AFTER_DEEDS.sub("", words).split()) < _FEWEST_OF_DEMAND:
        # "… 3만 위안을 내라고 했다" tells what was demanded; nobody's own words stand in it.
        return None
    return (start, end) if words.strip() else None


def _is_told_alone(said: str, start: int, end: int, quoting: re.Match[str]) -> bool:
    """Say whether a long report keeps, word for word, what an official told somebody alone."""
    if len(said[start:end].split()) < _LONG_REPORT:
        return False
    verb = said[quoting.start("verb") :]
    if _REPORTS_IT.match(verb) or (verb.startswith("했") and _PAST.search(said[:end])):
        return False
    lead = said[:start]
    if _WHISPERED.search(lead):
        return True
    return _OFFICIAL.search(lead) is not None and _ALONE.search(lead) is not None


def start_of_speech(said: str, end: int, within: int = 99) -> int:
    """Find where the words begin: behind who speaks, to whom, and doing what.

    Whoever is spoken to, or a condition, is part of the words: they begin before it. What leads
    to them stands at most `within` words behind what led to them before.
    """
    announced = list(_ANNOUNCED.finditer(said, 0, end))
    if announced:
        return announced[-1].end()
    marks = (KOREAN_SECOND, _I, _CONDITION)
    inner = next(filter(None, (mark.search(said, 0, end) for mark in marks)), None)
    limit = inner.start() if inner else end
    start, turned, led = 0, -_TURNS_WITHIN, 0
    for count, word in enumerate(_WORD.finditer(said, 0, limit)):
        told = word.group()
        if count - led > within:
            break
        if start and inner and inner.re is _CONDITION and word.end() + 1 == limit:
            break  # 부인에게는 남편이 알면 …: who knows belongs to the condition.
        anew = count < 2 or (within > _TURNS_WITHIN and count - turned < _TURNS_WITHIN)
        titled = _TITLE.match(told) is not None
        leads = _LEADS.match(told) and not _NO_LEAD.match(told)
        if leads or titled or (anew and _SUBJECT_OR_TOPIC.match(told)):
            start, turned, led = word.end() + 1, -_TURNS_WITHIN, count
        if told.endswith("더니,"):
            start = word.end() + 1  # he did it, and said: all that follows is what he said
            break
        if _TURN.search(told):
            turned = count
        if within <= _TURNS_WITHIN and _LAST_LEAD.match(told):
            break
    return start if start < end else 0


def _is_spoken(said: str) -> bool:
    return (
        KOREAN_SECOND.search(said) is not None
        or KOREAN_FIRST.search(said) is not None
        or (_COMMANDS.search(said) is not None and len(said.split()) <= _SHORT)
    )


_CERTAIN = re.compile(
    "(?<![가-힣])(?!너이(?![가-힣]))(?:(?:너|너희|네놈|네년|이 ?새끼|개새끼|자네)(?:들"
    "|희들)?(?:는|은|가|이|를|을|의"
    "|도|만|"
    "에게|한테|와|랑|야){0,2}(?![가-힣])|(?:넌|널|네가|니가|니네)(?![가-힣])|"
    "(?:네|니) (?:딸|아들|어머니|엄마|아버지|아빠|남편|안해|아내|동생|오빠|언니|형|누나|가족|집|"
    "친척|이름|새끼|목|손|죄|돈))(?![가-힣]*(?:라는|란) "
    ")"
)


def _speaks_to_somebody(said: str) -> bool:
    """Say whether a sentence can only be spoken to somebody, with no verb of saying at all."""
    return _CERTAIN.search(said) is not None


def _run_on(text: str, parts: list[tuple[int, int]], number: int) -> int:
    """Give where speech ends that began in sentence `number`."""
    end = parts[number][1]
    for start, stop in parts[number + 1 :]:
        if "\n" in text[end:start] or not _goes_on(text[start:stop]):
            break
        end = stop
    return end


def _goes_on(said: str) -> bool:
    """Say whether a sentence still belongs to the speech before it."""
    if _QUOTING.search(said):
        return False
    return KOREAN_SECOND.search(said) is not None or (
        _COMMANDS.search(said) is not None and len(said.split()) <= _SHORT
    )


def _found(text: str, start: int, end: int, verb: list[int] | None) -> Found:
    while start < end and text[start] in " ,:":
        start += 1
    while end > start and text[end - 1] in " ,":
        end -= 1
    detail = {"marks": False, "verb": verb, "speaker": None, "sentence": True}
    return Found(start, end, text[start:end].strip("\"'“”‘’ "), detail)
