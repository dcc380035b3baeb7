"""Korean speech told by its register: a sentence that ends as the telling around it never does.

Whoever tells something ends every sentence in one way: 했습니다, 했어요, 했소, 했다 or 했음. A
sentence between them that ends in another way (…아닌가. …알라. …봐라.) is what somebody said, also
where its marks are lost and nobody is addressed in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from moksori.language.hangul import final_of
from moksori.language.sayingverbs import KOREAN_VERBS


class Register(StrEnum):
    """How a sentence ends."""

    FORMAL = "formal"
    HAO = "hao"
    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    TERSE = "terse"
    NONE = "none"


_MARKS = " \n\t.!?…~,\"'”’)]》」』"
_FORMAL = re.compile(
    r"(?:요|죠|디다|데다|네다|네까|[함슴임됨]다|십시오|십쇼|시오|랍니다|습네|디까|데까)\Z"
)
_HAO = re.compile(r"(?:[하으이시니가오주보지되마두내]오|구려|수다)\Z")
_ALL = re.compile(r"(?<![가-힣])다\Z")
"""다 by itself is "all" and ends no sentence: 벽장 속에 있던 거 다."""
_STRONG = re.compile(
    r"(?:냐|거라|(?<![더노리])라|이?라우|지 ?마|지 ?말|"
    r"(?<!후)(?:[가하말살죽먹놀묻있없앉]|(?<![가-힣])[보두주되오내지])자|(?:거|게|말이|놈이|년이|"
    r"목숨이|것이|뿐이|때문이)야|려무나|라니까|다니까|란 ?말이야|[었았했있없겠하가]니(?=\?))\Z"
)
_NOT_STRONG = re.compile(r"(?:(?<![가-힣])(?:나라|우리나라|신라|소라)|카메라|오페라|존재하자)\Z")
_SOFT = re.compile(
    r"(?:지|네|군|구나|구만|구먼|거든|잖아|데|걸|래|어|아|해|돼|줘|봐|와|서|테니|야|마"
    r"|라|자|게|나|니"
    r"|려고|다고|라고|냐고|자고|고|며|면|뿐|까|가|더라|노라)\Z"
)
_TERSE = re.compile(r"(?:것|중|예정|바람|요망)\Z")
_POINTS = re.compile(
    r"(?:이렇게|요렇게|이런 식으로|다음과 같|이와 같|이같이|이런 말|그런 말|이 말"
    r"|이런 소리|한마디|"
    r"첫마디|이랬|이러더|이럽|이런 것)"
    r"|(?:한|하는|하던|했던|뱉은|남긴|건넨|던진|한다는|했다는|꺼낸|내뱉은|들은|라는|다는|는) "
    r"(?:말|소리|얘기|대답)[가-힣]{0,3}"
    r"|(?:그|이) (?:말|소리|대답|협박|위협)(?:은|이|이란)"
)
"""A sentence that announces what somebody said, and does not say it."""
_OPEN = re.compile(
    r"(?:한다는|하는|했다는|뱉은|내뱉은|던진|한) (?:말|소리|얘기|대답|첫마디)(?:이|가|은|는)?\Z"
    r"|(?:말|대답|협박|위협|소리|호통)[가-힣]{0,3}(?:기를|길)\Z"
    r"|(?:이렇게|이리|요렇게|뭐라고|뭐라) ?(?:말|하|했|그)[가-힣]{0,6}\Z"
)
_NO_SAYER = re.compile(
    r"(?:거짓|양|옛|뒷|우리|조선|북한|중국|한국|속된|쉬운|정확한|달리|다른) ?말|말할 것|말하자면|"
    r"총소리|발소리|말씀(?:이|하신)"
)
_SAID_LAST = re.compile(rf"{KOREAN_VERBS}[가-힣]{{0,6}}[.:!]?\Z")
_SAYS = re.compile(
    r"(?:말|대답|위협|협박|공갈|명령|경고|호통|속삭|소리|물었|물어|묻|외[치쳤]|을러|내뱉"
    r"|중얼|비웃|쏘아|"
    r"빈정|이르|타일|추궁|다그|윽박|으름장|엄포|훈계|욕)"
)
_TAKEN_UP = re.compile(
    r"(?:그|이|저) ?(?:말|소리|한마디|대답|협박|위협|얘기|이야기)"
    r"(?:을|를|에|은|이|만|도|로|까지)?(?![가-힣]{3})"
    r"|(?:그러고는|그러고 나서|그러더니|그러면서|이러더니|이러면서|이러고는|이렇게 말|그렇게 말|"
    r"이래 ?놓고|하고는 |그게 (?:위로|협박|욕|농|진담|진심|무슨|할)|이게 (?:위로|협박|욕"
    r"|무슨|할|사람))"
)
"""A sentence that goes back to what was just said."""
_TO_DESK = re.compile(
    r"(?:소식통|제보자|통신원|증언자|주민|씨)(?:은|는|이|가|의)[^.\n]{0,60}"
    r"(?:(?<=소식통은 )말했|(?<=제보자는 )말했|전했|전해|증언|설명|토로|밝혔|하소연"
    r"|말합니다|이야기합니다|말해 ?[주줬]|인터뷰|전화)"
)
_GREETING = re.compile(r"안녕|고맙|감사|반갑|수고|어서 오|알겠|그렇|맞[다아]|글쎄|물론|아니[다야]")
_WELCOME = re.compile(r"(?:어서 ?오|안녕하|안녕히|수고하|감사합|고맙습|반갑습)[가-힣]{0,5}[.!]?\Z")
_FEWEST_WORDS = 3
_FEWEST_PLAIN = 4
_PAST = re.compile(
    r"[았었였했갔왔됐났졌렸셨섰겼쳤줬꿨]다[.!]?\Z|(?:다|라)고 (?:한다|전해진다)[.!]?\Z"
)
_SAID_PAST = re.compile(
    r"(?<!소식통은 )(?<!제보자는 )(?:말했|속삭였|내뱉었|위협했|협박했|경고했|소리쳤|외쳤"
    r"|을렀|중얼거렸|"
    r"이렇게 말을 했|타일렀|훈계했|비웃었|물었|대답했)다[.:]?\Z"
)
_SAYS_IT = re.compile(
    r"(?:[다라자냐까]고|라며|라면서|다며|다면서|[\"”’》」]) ?(?:[가-힣]{1,6} ){0,2}"
    r"(?!(?:합니다|한다|해요|하네요|합디다|하더|함))(?:말|전|밝|위협|협박|대답|소리|경고"
    r"|물었|외[치쳤]|"
    r"속삭|덧붙|설명|증언|호통|주장|토로|했|하였)"
)
"""A sentence that already says what was said announces nothing more."""
_HEARSAY = re.compile(r"(?:다|라)고 (?:합니다|한다|해요|하네요|합디다|하더군요|했습니다|함)[.]?\Z")
_TELLS_ON = re.compile(
    r"(?:내|나|저|제|우리|난|전)(?:는|가|도)? |(?:그|이|저)[가-힣]{0,2} (?:말|소리)"
    r"|그래서|그러|그런|그래도|그날|"
    r"그때|[가-힣]{1,6}(?:은|는) (?:지금도|그 ?말|이 ?말|그대로|더)"
)
"""How whoever tells it goes on after what was said."""
_SHORT_FRAGMENT = 8
_HAO_IN_FORMAL = 2
"""Formal endings for one in 오 that make it another's."""


def register_of(sentence: str) -> Register:
    """Tell how a Korean sentence ends.

    Args:
        sentence: A sentence, with or without its final mark.
    """
    said = sentence.rstrip(_MARKS)
    asked = "?" if "?" in sentence[len(said) :] else ""
    tail = said[-14:]
    if not tail or not "가" <= tail[-1] <= "힣":
        return Register.NONE
    if _FORMAL.search(tail) or _is_formal(tail):
        return Register.FORMAL
    if _HAO.search(tail) or (tail.endswith("소") and final_of(tail[-2:-1] or "가") in ("ㅆ", "ㅄ")):
        return Register.HAO
    if tail.endswith("다"):
        return Register.NONE if _ALL.search(tail) else Register.PLAIN
    if not _NOT_STRONG.search(tail) and (_STRONG.search(tail) or _STRONG.search(tail + asked)):
        return Register.STRONG
    return _weak(tail)


def _is_formal(tail: str) -> bool:
    """Tell 합니다 and 합니까 from 아니다 and 하니까."""
    return tail.endswith(("니다", "니까")) and final_of(tail[-3:-2] or "가") == "ㅂ"


def _weak(tail: str) -> Register:
    """Tell the endings of questions, sighs and notes, which nouns may end in too."""
    before = final_of(tail[-2]) if len(tail) > 1 and "가" <= tail[-2] <= "힣" else ""
    if tail.endswith("가"):
        return Register.SOFT if before == "ㄴ" else Register.NONE
    if tail.endswith("까"):
        return Register.SOFT if before == "ㄹ" else Register.NONE
    if _SOFT.search(tail):
        return Register.SOFT
    if final_of(tail[-1]) == "ㅁ" or _TERSE.search(tail):
        return Register.TERSE
    return Register.NONE


def narration(registers: Sequence[Register]) -> Register:
    """Tell how whoever tells a passage ends his sentences; `NONE` where nothing shows it.

    Args:
        registers: How each sentence of the passage ends.
    """
    count = {one: registers.count(one) for one in Register}
    formal, hao, plain = count[Register.FORMAL], count[Register.HAO], count[Register.PLAIN]
    terse = count[Register.TERSE]
    if terse > max(formal, hao, plain):
        return Register.TERSE
    if formal and formal >= max(hao, plain):
        return Register.FORMAL
    if hao and hao >= plain:
        return Register.HAO
    return Register.PLAIN if plain else Register.NONE


def spoken(
    text: str, parts: Sequence[tuple[int, int]], taken: Sequence[bool]
) -> Iterator[tuple[int, int, str]]:
    """Find the sentences of a passage that end as only speech does there.

    Args:
        text: The prepared text of one passage.
        parts: Its sentences.
        taken: For each of them whether its speech is known already.

    Yields:
        Where each run begins and ends, and the sentence that announces it (or nothing).
    """
    said = [text[start:end] for start, end in parts]
    registers = [register_of(one) for one in said]
    told_in = narration(registers)
    if told_in is Register.NONE:
        return
    many = registers.count(Register.FORMAL) >= _HAO_IN_FORMAL * registers.count(Register.HAO)
    strange = told_in is Register.FORMAL and many
    at = 0
    while at < len(parts):
        if taken[at] or not _begins(said, registers, told_in, at, hao=strange):
            at += 1
            continue
        last = _last(text, parts, registers, told_in, taken, at)
        announced = said[at - 1] if at and announces(said[at - 1]) else ""
        yield parts[at][0], parts[last][1], announced
        at = last + 1


def announces(sentence: str) -> bool:
    """Say whether a sentence tells that somebody says something, and leaves what to the next."""
    if register_of(sentence) in (Register.STRONG, Register.TERSE):
        return False
    if _POINTS.search(sentence) and not _NO_SAYER.search(sentence):
        return True
    ended = _SAID_LAST.search(sentence)
    if ended is None or _SAYS_IT.search(_HEARSAY.sub("", sentence)):
        return False
    tail = sentence[max(0, ended.start() - 4) :]
    return _SAYS.search(tail) is not None


def is_open_announcement(text: str) -> bool:
    """Say whether a message ends where what somebody said begins: … 그놈이 한다는 말이."""
    return _OPEN.search(text.rstrip(_MARKS)) is not None


def is_greeting(sentence: str) -> bool:
    """Say whether a sentence greets, thanks or nods, and tells nothing."""
    return _GREETING.match(sentence) is not None or _WELCOME.search(sentence) is not None


def is_told_to_desk(announcement: str) -> bool:
    """Say whether an announcement names the source as the one who speaks, to the desk."""
    return _TO_DESK.search(announcement) is not None


def _begins(
    said: Sequence[str], registers: Sequence[Register], told_in: Register, at: int, *, hao: bool
) -> bool:
    """Say whether a sentence leaves the register of the telling, and so is somebody's speech."""
    sentence, register = said[at], registers[at]
    if is_greeting(sentence):
        return False
    words = len(sentence.split())
    points = at > 0 and announces(said[at - 1])
    taken_up = at + 1 < len(said) and _TAKEN_UP.match(said[at + 1]) is not None
    if register is told_in:
        told = points and words >= _FEWEST_WORDS and not _TELLS_ON.match(sentence)
        return told and (taken_up or _is_now(sentence, said[at - 1]))
    if points or taken_up:
        return _fits(register, told_in, words, points=points)
    if register is Register.STRONG:
        return words >= _FEWEST_WORDS
    if told_in in (Register.FORMAL, Register.HAO) and register is Register.PLAIN:
        return words >= _FEWEST_PLAIN
    return hao and register is Register.HAO and words >= _FEWEST_WORDS


def _is_now(sentence: str, before: str) -> bool:
    """Say whether a sentence speaks of now behind one that ends with 말했다, in a told past."""
    now = register_of(sentence) is Register.PLAIN and not _PAST.search(sentence)
    return now and _SAID_PAST.search(before) is not None


def _fits(register: Register, told_in: Register, words: int, *, points: bool) -> bool:
    """Say whether a sentence beside one that speaks of speech is that speech."""
    if register in (Register.STRONG, Register.SOFT, Register.HAO, Register.PLAIN):
        return words > 1
    if register is Register.FORMAL:
        return points and told_in in (Register.PLAIN, Register.TERSE)
    return points and register is Register.NONE and 1 < words <= _SHORT_FRAGMENT


def _last(
    text: str,
    parts: Sequence[tuple[int, int]],
    registers: Sequence[Register],
    told_in: Register,
    taken: Sequence[bool],
    at: int,
) -> int:
    """Give the last sentence of a run of speech that begins with sentence `at`."""
    last = at
    for following in range(at + 1, len(parts)):
        register = registers[following]
        gap = text[parts[last][1] : parts[following][0]]
        if "\n" in gap or taken[following] or register in (told_in, Register.TERSE):
            break
        if _TAKEN_UP.match(text, parts[following][0]) or register is Register.NONE:
            break
        if register is Register.FORMAL and registers[at] is not Register.FORMAL:
            break
        last = following
    return last
