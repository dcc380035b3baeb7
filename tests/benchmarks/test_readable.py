"""A protected word planted in any kind of file is seen; the same file without it is clean.

All words are invented.
"""

import gzip
import io
import json
import zipfile
from email.message import EmailMessage

import pypdf
import pytest
from benchmarks.stranger.judging import leaks
from benchmarks.stranger.readable import edition, plain
from benchmarks.stranger.texts import Fact, Text
from reportlab.pdfgen.canvas import Canvas

WORDS = "turned 52"
HARMLESS = "turned back"


def text_with(words=WORDS, kind="age", language="en"):
    return Text(None, language, "", [Fact(kind, words)], [], [])


def page(words):
    return f"<html><body><p>He <em>{words}</em> that day.</p></body></html>".encode()


def attribute(words):
    return f'<html><body><img src="a.png" data-note="{words}"></body></html>'.encode()


def comment(words):
    return f"<html><!-- {words} --><body></body></html>".encode()


def script(words):
    return f"<html><script>var note = '{words}';</script></html>".encode()


def style(words):
    return f'p::after {{ content: "{words}" }}'.encode()


def address(words):
    return f'<html><a href="/search?q={words.replace(" ", "%20")}">x</a></html>'.encode()


def feed(words):
    inner = f"&lt;p&gt;He {words.replace(' ', '&lt;/span&gt; ')}&lt;/p&gt;"
    return f'<feed><entry><content type="html">{inner}</content></entry></feed>'.encode()


def cdata(words):
    return f"<feed><entry><content><![CDATA[{words}]]></content></entry></feed>".encode()


def mail(words):
    message = EmailMessage()
    message["Subject"] = "Edition 3"
    message.set_content("Nothing here.")
    message.add_alternative(f"<p>He {words}</p>", subtype="html", cte="base64")
    return bytes(message)


def subject(words):
    message = EmailMessage()
    message["Subject"] = f"목소리: {words}"
    message.set_content("Nothing here.")
    return bytes(message)


def attached(words):
    message = EmailMessage()
    message.set_content("Nothing here.")
    message.add_attachment(paper(words), maintype="application", subtype="pdf", filename="a.pdf")
    return bytes(message)


def values(words):
    return json.dumps({"items": [{"title": words}]}).encode()


def keys(words):
    return json.dumps({words: 1}).encode()


def paper(words):
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 720, f"He {words} that day.")
    canvas.save()
    return made.getvalue()


def changed_paper(change):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(paper("went")))
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def property_of_paper(words):
    return changed_paper(lambda writer: writer.add_metadata({"/Keywords": words}))


def bookmark(words):
    return changed_paper(lambda writer: writer.add_outline_item(title=words, page_number=0))


def link_of_paper(words):
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.linkURL(f"https://example.org/{words.replace(' ', '%20')}", (0, 0, 9, 9))
    canvas.drawString(72, 720, "Nothing here.")
    canvas.save()
    return made.getvalue()


def attachment_of_paper(words):
    return changed_paper(lambda writer: writer.add_attachment("a.html", page(words)))


def archive(words):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("stories/a.html", page(words))
    return made.getvalue()


def archive_in_archive(words):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("inner.zip", archive(words))
    return made.getvalue()


def name_in_archive(words):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr(f"stories/{words.replace(' ', '-')}.html", b"")
    return made.getvalue()


def packed(words):
    return gzip.compress(page(words))


def sound(words):
    return b"RIFF\0\0\0\0" + words.encode("utf-16-le")


def picture(words):
    return b"\x89PNG\0\0" + words.encode()


def note(words):
    return words.encode()


KINDS = [
    (page, "a.html"),
    (attribute, "a.html"),
    (comment, "a.html"),
    (script, "a.html"),
    (address, "a.html"),
    (style, "a.css"),
    (feed, "feed.atom"),
    (cdata, "feed.atom"),
    (mail, "edition.eml"),
    (subject, "edition.eml"),
    (attached, "edition.eml"),
    (values, "manifest.json"),
    (keys, "manifest.json"),
    (paper, "a.pdf"),
    (property_of_paper, "a.pdf"),
    (bookmark, "a.pdf"),
    (link_of_paper, "a.pdf"),
    (attachment_of_paper, "a.pdf"),
    (archive, "edition.zip"),
    (archive_in_archive, "edition.zip"),
    (name_in_archive, "edition.zip"),
    (packed, "a.html.gz"),
    (sound, "a.wav"),
    (picture, "a.png"),
    (note, "a.txt"),
    (note, "a.unheard-of"),
]


@pytest.mark.parametrize(("made", "name"), KINDS, ids=lambda one: getattr(one, "__name__", one))
def test_a_word_planted_in_a_file_is_seen_and_a_clean_twin_is_not(made, name, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / name).write_bytes(made(WORDS))
    (found,) = leaks(text_with(), edition(tmp_path))
    assert found.files == [f"sub/{name}"]
    (tmp_path / "sub" / name).write_bytes(made(HARMLESS))
    assert leaks(text_with(), edition(tmp_path)) == []


def test_the_name_of_a_file_can_give_somebody_away(tmp_path):
    (tmp_path / "the-one-who-turned-52.html").write_bytes(b"<p>x</p>")
    assert leaks(text_with(), edition(tmp_path))
    (tmp_path / "the-one-who-turned-52.html").rename(tmp_path / "the-one-who-turned.html")
    assert leaks(text_with(), edition(tmp_path)) == []


@pytest.mark.parametrize("name", ["a.pdf", "a.zip", "a.html.gz"])
def test_a_broken_file_is_read_as_bytes_and_stops_nothing(name, tmp_path):
    begin = {"a.pdf": b"%PDF-1.7\n", "a.zip": b"PK\x03\x04", "a.html.gz": b"\x1f\x8b"}[name]
    (tmp_path / name).write_bytes(begin + b"turned 52")
    assert leaks(text_with(), edition(tmp_path))


def test_words_run_over_tags_inside_a_line_but_not_over_lines_of_a_list(tmp_path):
    (tmp_path / "a.html").write_text("<p>He tur<b>ned</b> 52.</p>")
    assert leaks(text_with(), edition(tmp_path))
    (tmp_path / "a.html").write_text("<li>He turned</li><li>He was glad</li>")
    assert leaks(text_with(), edition(tmp_path)) == []


def test_stories_are_the_pages_in_a_folder_of_stories(tmp_path):
    (tmp_path / "stories").mkdir()
    (tmp_path / "index.html").write_text("<p>list</p>")
    (tmp_path / "stories" / "a.html").write_text("<p>told</p>")
    assert [file.path for file in edition(tmp_path) if file.is_story] == ["stories/a.html"]
    (tmp_path / "stories" / "a.html").unlink()
    assert [file.path for file in edition(tmp_path) if file.is_story] == ["index.html"]


def test_a_text_published_as_it_is_is_one_story():
    (file,) = plain("01.txt", "He turned 52.")
    assert file.is_story
    assert file.prose == "He turned 52."
