"""Web pages: what a reader sees, and what is margin."""

import time

import pytest

from moksori.intake import margins
from moksori.intake.limits import LIMITS, Limits
from moksori.intake.readers.webpage import read_webpage
from moksori.intake.refusals import HostileError, TooLargeError
from tests.intake.making import watch


def page(body, **more):
    data = body if isinstance(body, bytes) else body.encode()
    return read_webpage(data, LIMITS, watch(), **more)


def test_scripts_styles_and_comments_are_out_and_entities_are_read():
    body = (
        "<html><head><title>T</title><style>p{}</style></head><body><script>bad()</script>"
        "<p>One &amp; two&nbsp;three &lt;four&gt; &#50864;&#47932;</p><!-- hidden --></body></html>"
    )
    decoded = page(body)
    assert decoded.text == "One & two\u00a0three <four> 우물"
    assert decoded.metadata["title"] == "T"


def test_paragraphs_and_breaks_are_kept_and_source_lines_are_not():
    assert (
        page("<p>One\n two</p><p>three<br>four</p><div>five</div>").text
        == "One two\n\nthree\nfour\n\nfive"
    )


def test_words_split_by_inline_marks_stay_whole():
    assert page("<p>An<b>n</b>a: <i>Where</i>?</p>").text == "Anna: Where?"


def test_a_transcript_in_a_table_keeps_speaker_and_words_on_a_line():
    body = "<table><tr><td>Anna</td><td>Where?</td></tr><tr><td>Bo</td><td>Here.</td></tr></table>"
    assert page(body).text == "Anna\tWhere?\nBo\tHere."


def test_preformatted_text_keeps_its_lines():
    assert page("<pre>  a\n   b</pre>").text == "  a\n   b"


def test_menus_footers_and_share_buttons_are_margins():
    decoded = page(
        "<body><nav><a>Home</a></nav><h1>Title</h1><p>Told.</p>"
        "<div class='share-buttons'>Tweet</div><footer>Imprint</footer></body>"
    )
    named = [decoded.text[m.start : m.end].strip() for m in margins.from_note(decoded.metadata)]
    assert named == ["Home", "Tweet", "Imprint"]
    assert "Told." in decoded.text


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "utf-16"])
def test_the_encoding_is_found_named_or_not(encoding):
    body = "<html><head><meta charset='{}'></head><body><p>우물을 잠근 관리원</p></body></html>"
    assert page(body.format(encoding).encode(encoding)).text == "우물을 잠근 관리원"
    assert page(body.format("iso-8859-1").encode(encoding)).text == "우물을 잠근 관리원"


def test_what_the_page_says_of_itself_is_metadata():
    decoded = page(
        '<html><head><meta property="og:site_name" content="Estuary Post">'
        '<meta property="article:published_time" content="2019-04-12T10:00:00Z"></head><p>x</p>'
    )
    assert decoded.metadata["outlet"] == "Estuary Post"
    assert decoded.metadata["date"] == "2019-04-12T10:00:00Z"


def test_elements_nested_beyond_reason_are_hostile_and_quickly_so():
    started = time.process_time()
    with pytest.raises(HostileError):
        page(b"<div>" * 200_000 + b"x")
    assert time.process_time() - started < 5
    assert page(b"<div>" * 1_000 + b"x").text == "x"


def test_a_page_with_too_much_text_is_refused():
    with pytest.raises(TooLargeError):
        read_webpage(b"<p>" + b"words " * 100, Limits(characters=50), watch())
