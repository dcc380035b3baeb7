"""Nothing protected leaves by a side door: every field of a story, every place in a file."""

import json
from dataclasses import replace

import pytest

from moksori.protection.gate import clear
from moksori.protection.inspect import examine
from moksori.protection.slug import slug_of
from moksori.terms.draft import Draft
from moksori.terms.finding import FindingClass, LeakError
from moksori.terms.story import Block, BlockKind, Correction, StoryText, Term
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

TOUCHED = frozenset({"acc-1"})
KINDS = {
    "name": (WatchKind.PERSON, "Kim Chol-su", "김철수"),
    "quarter": (WatchKind.PLACE, "Songhwa-dong", "송화동"),
    "phone": (WatchKind.PHONE, "010-7345-2218", "010 7345 2218"),
    "paper": (WatchKind.ID, "KX-440917", "KX 440917"),
    "nickname": (WatchKind.TEXT, "The Heron", "왜가리영감"),
    "day": (WatchKind.DATE, "March 14, 2017", "2017년 3월 14일"),
    "sum": (WatchKind.AMOUNT, "43,512 yuan", "4만 3512위안"),
}
OF_THE_STORY = {"quarter", "day", "sum"}
WATCH = Watch(
    tuple(
        WatchValue(
            name,
            kind,
            Scope.TOUCHING if name in OF_THE_STORY else Scope.EVERYWHERE,
            tuple(told),
            TOUCHED,
        )
        for name, (kind, *told) in KINDS.items()
    ),
    "list-1",
)
PLANTED = [(name, told) for name, (_, *both) in KINDS.items() for told in both]
QUIET = StoryText(
    "s1", "fees-at-a-market", "en", "Fees at a market", "What an official took.",
    (Block(BlockKind.ANSWER, "Reporter", "An official took money from women in their forties."),),
    "2026-11", byline="By our reporter", editor="Edited at the desk", outlet="Our outlet",
    glossary=(Term("official", "a person in a post of the state"),),
    corrections=(Correction("2026-12", "A word was put right."),), content_note="This story tells of violence.",
)  # fmt: skip
FIELDS = {
    "title": lambda told: {"title": f"What {told} did"},
    "standfirst": lambda told: {"standfirst": f"It was about {told} again."},
    "content note": lambda told: {"content_note": f"It tells of {told}."},
    "block 1": lambda told: {"blocks": (Block(BlockKind.ANSWER, "Host", f"So {told}, they say."),)},
    "speaker 1": lambda told: {"blocks": (Block(BlockKind.ANSWER, told, "They say so."),)},
    "term 1": lambda told: {"glossary": (Term(told, "a word of theirs"),)},
    "gloss 1": lambda told: {"glossary": (Term("fee", f"what {told} was called"),)},
    "correction 1": lambda told: {"corrections": (Correction("", f"It was not {told}."),)},
    "month of correction 1": lambda told: {"corrections": (Correction(told, "Put right."),)},
    "byline": lambda told: {"byline": f"By {told}"},
    "editor": lambda told: {"editor": f"Edited by {told}"},
    "outlet": lambda told: {"outlet": f"{told} Weekly"},
}


def draft(**fields):
    return Draft(replace(QUIET, **fields), touches=TOUCHED, published="2026-11-20")


def test_the_story_without_any_of_them_goes_out():
    assert clear(draft(), WATCH).story == QUIET


@pytest.mark.parametrize(("name", "told"), PLANTED)
@pytest.mark.parametrize("field", FIELDS)
def test_a_protected_value_leaves_in_no_field(field, name, told):
    with pytest.raises(LeakError) as refused:
        clear(draft(**FIELDS[field](told)), WATCH)
    stopped = [one for one in refused.value.findings if one.cls is FindingClass.BLOCK]
    assert name in {one.value for one in stopped if one.place == field}
    assert told not in str(refused.value)


@pytest.mark.parametrize(("name", "told"), PLANTED)
def test_a_protected_value_leaves_in_no_address(name, told):
    slug = slug_of(f"What {told} did")
    with pytest.raises(LeakError) as refused:
        clear(draft(slug=slug), WATCH)
    assert name in {one.value for one in refused.value.findings if one.place == "slug"}


HTML = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Fees</title>{head}</head>"
    "<body><p>They say so.</p>{body}</body></html>"
)
CARRIERS = {
    "alt text": ("a.html", lambda told: HTML.format(head="", body=f'<img alt="{told}" src="a.png">')),
    "caption": ("b.html", lambda told: HTML.format(
        head="", body=f"<figure><figcaption>Seen: {told}</figcaption></figure>")),
    "tooltip": ("c.html", lambda told: HTML.format(
        head="", body=f'<abbr title="{told}">fee</abbr>')),
    "label": ("d.html", lambda told: HTML.format(
        head="", body=f'<a href="x.html" aria-label="{told}">on</a>')),
    "page title": ("e.html", lambda told: HTML.format(head="", body="").replace("Fees", told)),
    "description": ("f.html", lambda told: HTML.format(
        head=f'<meta name="description" content="{told}">', body="")),
    "preview": ("g.html", lambda told: HTML.format(
        head=f'<meta property="og:title" content="{told}">', body="")),
    "linked data": ("h.html", lambda told: HTML.format(
        head='<script type="application/ld+json">' + json.dumps({"headline": told}) + "</script>",
        body="")),
    "glossary": ("i.html", lambda told: HTML.format(
        head="", body=f"<dl><dt>fee</dt><dd>what {told} took</dd></dl>")),
    "feed title": ("j.xml", lambda told: (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Fees</title><entry><title>{told}</title></entry></feed>")),
    "feed text": ("k.xml", lambda told: (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Fees'
        f'</title><entry><content type="html">&lt;p&gt;{told}&lt;/p&gt;</content></entry></feed>')),
    "json feed": ("l.json", lambda told: json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"summary": told}]})),
    "subtitles": ("m.vtt", lambda told: (
        f"WEBVTT\n\n00:00.000 --> 00:04.000\nThey say {told} came.\n")),
    "drawing": ("n.svg", lambda told: (
        f'<svg xmlns="http://www.w3.org/2000/svg"><title>{told}</title><desc>fee</desc></svg>')),
    "text": ("o.txt", lambda told: f"They say {told} came.\n"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "told"), PLANTED)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_protected_value_leaves_in_no_part_of_a_file(tmp_path, carrier, name, told):
    file, made = CARRIERS[carrier]
    (tmp_path / file).write_text(made(told), "utf-8")
    found = examine(tmp_path, WATCH, [draft()]).findings
    assert name in {one.value for one in found if one.cls is FindingClass.BLOCK}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_the_same_file_without_it_is_let_out(tmp_path, carrier):
    file, made = CARRIERS[carrier]
    (tmp_path / file).write_text(made("somebody"), "utf-8")
    stops = {FindingClass.BLOCK, FindingClass.UNREADABLE}
    assert [one for one in examine(tmp_path, WATCH, [draft()]).findings if one.cls in stops] == []
