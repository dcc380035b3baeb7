"""What our fonts cannot draw is named, not dropped."""

from moksori.publishing.glyphs import Undrawable
from moksori.publishing.wording import wording


def replaced(data, *characters, language="en"):
    undrawable = Undrawable(wording(language))
    assert undrawable.learn("".join(characters))
    return undrawable.replace_in(data)


def test_a_run_of_letters_becomes_one_hole():
    words = wording("en").say("other_script")
    assert replaced("He said သူ ပြော to me.", *"သူပြော") == f"He said {words} to me."


def test_a_sign_is_called_a_sign():
    assert replaced("fine 😀", "😀") == "fine [sign]"
    assert replaced("좋다 😀", "😀", language="ko") == "좋다 [기호]"


def test_holes_are_named_wherever_text_stands():
    data = {"turns": [{"text": "😀"}, ["😀"]], "number": 3, "missing": None, "edited": True}
    assert replaced(data, "😀") == {
        "turns": [{"text": "[sign]"}, ["[sign]"]],
        "number": 3,
        "missing": None,
        "edited": True,
    }


def test_plain_letters_are_never_undrawable():
    undrawable = Undrawable(wording("en"))
    assert not undrawable.learn("plain ASCII ]")
    assert undrawable.learn("x😀")
    assert not undrawable.learn("😀")
