"""A draft out of a disguised account: blocks, title, terms, and what the gate must know."""

from moksori.protection.draft import compose
from moksori.terms.passage import SpeakerRole
from moksori.terms.story import Correction
from tests.protection.telling import decide, mark, pack, run, structure

TEXT = "The guard of Sinsan\nThis is how it began.\nWho told you?\nA woman who left.\nShe waited.\u00a0\n"
SPEAKERS = {2: ("Desk", SpeakerRole.HOST), 3: ("Han", SpeakerRole.REPORTER)}


def draft(text=TEXT, *marks, speakers=SPEAKERS, title=True, language="en", decisions=None, **frame):
    shape = structure(text, title, language, speakers)
    disguised = run(
        text, *marks, title=title, language=language, speakers=speakers, decisions=decisions
    )
    return compose(shape, disguised, story_id="s-1", month="2020-02", **frame)


def test_questions_answers_introductions_and_paragraphs_are_told_apart():
    story = draft().story
    assert [(block.kind, block.speaker, block.text) for block in story.blocks] == [
        ("introduction", "", "This is how it began."),
        ("question", "Desk", "Who told you?"),
        ("answer", "Han", "A woman who left."),
        ("paragraph", "", "She waited."),
    ]
    assert (story.title, story.slug, story.standfirst) == (
        "The guard of Sinsan", "the-guard-of-sinsan", "",
    )  # fmt: skip


def test_lines_of_a_passage_are_paragraphs():
    shape = structure("One.")
    disguised = run("One.")
    passage = disguised.passages[0]
    from dataclasses import replace

    spaced = replace(disguised, passages=(replace(passage, text=" One. \r\n\n Two.\u00a0"),))
    story = compose(shape, spaced, story_id="s", month="2020-02").story
    assert story.blocks[0].text == "One.\nTwo."


def test_an_account_without_a_title_gets_one_with_its_region():
    text = "She hid in Sinsan."
    marked = mark(text, "Sinsan", "place", "xx.north.sinsan")
    story = draft(text, marked, speakers={}, title=False).story
    assert story.title == "An account from Upper Province"
    assert story.slug == "an-account-from-upper-province"
    korean = draft("신산에 숨었다.", mark("신산에 숨었다.", "신산", "place", "xx.north.sinsan"),
                   speakers={}, title=False, language="ko").story  # fmt: skip
    assert korean.title == "상도 주민의 증언"
    nowhere = draft("She hid.", speakers={}, title=False).story
    assert nowhere.title == "An account"


def test_a_nickname_never_reaches_title_address_or_file_name():
    text = "'The Badger': guard gets rich\nHe left."
    made = draft(text, mark(text, "The Badger", "nickname"), speakers={})
    assert made.story.title == "Guard gets rich"
    assert made.story.slug == "guard-gets-rich"


def test_terms_that_occur_are_explained_in_the_storys_language():
    terms = draft("She was in a labour camp.", speakers={}, title=False,
                  glossary=pack().glossary).story.glossary  # fmt: skip
    assert [(term.word, term.gloss) for term in terms] == [
        ("labour camp", "a prison with forced labour")
    ]
    korean = draft("교화소에 있었다.", speakers={}, title=False, language="ko",
                   glossary=pack().glossary).story.glossary  # fmt: skip
    assert [term.word for term in korean] == ["교화소"]
    assert draft("She was in a camp.", speakers={}, title=False,
                 glossary=pack().glossary).story.glossary == ()  # fmt: skip


def test_what_was_changed_is_told_by_kind_only():
    text = "A 43-year-old woman said “you will never see home again”."
    marks = [mark(text, "43-year-old", "age", 43),
             mark(text, "“you will never see home again”", "speech")]  # fmt: skip
    made = draft(text, *marks, speakers={}, title=False, touches=frozenset({"p"}), published="2020-02-01",
                 allowed={"rule": "why"})  # fmt: skip
    assert made.story.kinds_changed == ("age", "speech")
    assert made.heard_by_two == ("you will never see home again",)
    assert (made.touches, made.published) == (frozenset({"p"}), "2020-02-01")
    assert made.allowed == {"rule": "why"}


def test_the_desk_adds_what_it_knows_and_nothing_is_taken_from_the_account():
    made = draft(byline="Han", editor="Moon", outlet="Desk", invented=True, standfirst="In short.",
                 content_note="Violence.", corrections=(Correction("", "One."),))  # fmt: skip
    story = made.story
    assert (story.byline, story.editor, story.outlet, story.invented) == (
        "Han",
        "Moon",
        "Desk",
        True,
    )
    assert (story.standfirst, story.content_note) == ("In short.", "Violence.")
    assert story.corrections == (Correction("", "One."),)
    assert draft().story.byline == ""


def test_nothing_is_changed_that_was_decided_as_told():
    made = draft(decisions=decide())
    assert made.story.kinds_changed == ()
