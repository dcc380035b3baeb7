"""Korean reported speech of any tense: 부인에게는 남편이 알면 큰일 난다고 했다.

Whoever said it knows it again by five words in a row, though nobody set marks. Who may have heard
it is for the caller to judge: most reported speech is what everybody may know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.found import Found
from moksori.language.quotes import pairs
from moksori.language.sayingverbs import KOREAN_VERBS
from moksori.language.sentences import spans
from moksori.language.speech_lost_ko import start_of_speech

_REPORTED = re.compile(
    r"(?<=[가-힣])(?P<end>[다냐자]|(?:이|아니|거|게)라|[는은인닌던한된]가)"
    r"(?P<joint>고|구|며|면서|하고)(?:는|도)?,? ?(?:[가-힣]{1,8}(?:에게|한테|께|더러|히|게|을|를"
    rf"|서|며|면서|듯) ){{0,2}}(?P<verb>{KOREAN_VERBS}|을러|으르|엄포|못을? ?박|잘라|딱 ?잘|웃"
    r"|뱉|둘러대|얼버무|핑계|안심시|달래|꼬드|꾀|회유|설득)"
)
_TOLD = re.compile(
    r"(?<![가-힣])(?P<whom>[가-힣]{1,8}?)(?:들)?(?:에게|한테|더러|보고|앞에서|면전에)"
    r"(?:는|만|도|다가)?(?![가-힣])"
)
_HEARSAY = re.compile(
    r"(?:합니다|한다|해요|하네|합디다|하더|하오|함(?![가-힣])|한답|전[하했해]|알려)"
)
_FEWEST = 5


def find_indirect(text: str) -> Iterator[Found]:
    """Find what somebody is reported to have said, of five words and more.

    `detail` holds `verb` (span of the verb of saying), `lead` (the words of its sentence before
    it), `hearsay` (… 다고 합니다: perhaps only what people know) and `whom` (who was spoken to, or
    "").

    Args:
        text: The text of one passage.
    """
    for start, end in spans(text, pairs(text)):
        said = text[start:end]
        for match in _REPORTED.finditer(said):
            stop = match.end("end")
            first = start_of_speech(said, stop)
            if len(said[first:stop].split()) < _FEWEST:
                continue
            lead = said[:first]
            heard = [one["whom"] for one in _TOLD.finditer(lead)]
            detail = {
                "marks": False,
                "verb": [start + match.start("verb"), start + match.end("verb")],
                "lead": lead,
                "hearsay": _HEARSAY.match(said, match.start("verb")) is not None,
                "whom": heard[-1] if heard else "",
                "sentence": True,
            }
            yield Found(start + first, start + stop, said[first:stop].strip(), detail)
            break
