"""Speech that two people heard: withheld with its marks, its comma and its verb put right."""

import pytest

from moksori.protection.speech import ReportedMissingError
from moksori.terms.disguise import Rung
from tests.protection.telling import decide, mark, public

GONE = decide(speech="nothing")

CASES = [
    ("The major said, “If you had played nicely, none of this.”",
     ["“If you had played nicely, none of this.”"], "The major said [words withheld]."),
    ("Then he said: “If you had played.”", ["“If you had played.”"],
     "Then he said [words withheld]."),
    ("“I will kill you all,” the major said.", ["“I will kill you all,”"],
     "[words withheld], the major said."),
    ("“I will kill you all,” the major said.", ["I will kill you all"],
     "[words withheld], the major said."),
    ("“Why did you do it?” he asked.", ["“Why did you do it?”"], "[words withheld], he asked."),
    ("He said “I will. Do it.” She left.", ["“I will. Do it.”"],
     "He said [words withheld]. She left."),
    ("by saying, I dont know how. I just couldnt do it. So she left.",
     ["I dont know how. I just couldnt do it."], "by saying [words withheld]. So she left."),
    ("by saying, I dont know how. I just couldnt do it. So she left.",
     ["I dont know how. I just couldnt do it"], "by saying [words withheld]. So she left."),
    ("“A b c d,” he said, “e f g.”", ["“A b c d,”", "“e f g.”"], "[words withheld], he said."),
    ("“A b c d,” he said. “E f g.”", ["“A b c d,”", "“E f g.”"], "[words withheld], he said."),
    ("He shouted “A b.” “C d e.”", ["“A b.”", "“C d e.”"], "He shouted [words withheld]."),
    ("said that “I am going” and left", ["“I am going”"], "said that [words withheld] and left"),
    ("He shouted.“Go away now.” She left.", ["“Go away now.”"],
     "He shouted.[words withheld]. She left."),
    ("그의 “돈을 내라”가 무서웠다.", ["“돈을 내라”"], "그의 [발언 비공개]가 무서웠다."),
    ("그는 “돈을 내라”고 말했다.", ["“돈을 내라”"], "그는 [발언 비공개]라고 말했다."),
    ("그는 \"돈을 내라.\"라고 말했다.", ["\"돈을 내라.\""], "그는 [발언 비공개]라고 말했다."),
    ("그는 “돈을 내라”며 위협했다.", ["“돈을 내라”"], "그는 [발언 비공개]라며 위협했다."),
    ("그는 “돈을 내라” 하고 말했다.", ["“돈을 내라”"], "그는 [발언 비공개] 하고 말했다."),
    ("그는 “돈을 내라”는 말을 했다.", ["“돈을 내라”"], "그는 [발언 비공개]라는 말을 했다."),
    ("그는 신고하면 잡아가겠다고 위협했다.", ["신고하면 잡아가겠다"],
     "그는 [발언 비공개]라고 위협했다."),
    ("“정말 무서웠습니다.”", ["“정말 무서웠습니다.”"], "[발언 비공개]."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told", "wanted"), CASES)
def test_words_are_withheld_and_the_sentence_stays_whole(text, told, wanted):
    marks = [mark(text, words, "speech", words) for words in told]
    assert public(text, *marks, decisions=GONE) == wanted


def test_what_stands_inside_withheld_words_goes_with_them():
    text = "He said “I am 43 on March 3” in May."
    marks = [mark(text, "“I am 43 on March 3”", "speech"), mark(text, "43", "age", 43),
             mark(text, "March 3", "date", "2017-03-03")]  # fmt: skip
    decisions = decide(speech="nothing", age="decade", date="month")
    assert public(text, *marks, decisions=decisions) == "He said [words withheld] in May."


def test_a_run_of_withheld_words_goes_wherever_it_stands_again():
    text = "He said “you will never see your child again”. That you will never see your child hurt."
    marked = mark(text, "“you will never see your child again”", "speech")
    wanted = "He said [words withheld]. That [words withheld] hurt."
    assert public(text, marked, decisions=GONE) == wanted


def test_a_report_is_a_sentence_that_somebody_wrote():
    text = "He said, “I will kill you all.” She left."
    told = "“I will kill you all.”"
    decisions = decide(speech=Rung.REPORTED)
    with pytest.raises(ReportedMissingError) as refused:
        public(text, mark(text, told, "speech"), decisions=decisions)
    assert "kill" not in str(refused.value)
    marked = mark(text, told, "speech", reported="that he would harm them")
    assert public(text, marked, decisions=decisions) == (
        "He said that he would harm them. She left."
    )
