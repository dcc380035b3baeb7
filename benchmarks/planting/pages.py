"""Pages, feeds, tables and notes that carry words; see `containers`."""

import base64
import html
import json
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from benchmarks.planting.hiding import entities
from benchmarks.planting.words import MONTH, around


def page(head="", body="<p>Nothing.</p>"):
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>'
        f"{head}</head><body>{body}</body></html>"
    ).encode("utf-8", "surrogatepass")


def html_text(words):
    return "page.html", page(body=f"<p>{around(words)}</p>"), set()


def html_tags(words):
    inner = "<b></b>".join(words)
    return "page.html", page(body=f"<p>{around(inner)}</p>"), set()


def html_alt(words):
    text = html.escape(words, quote=True)
    return "page.html", page(body=f'<p><img src="a.svg" alt="{text}"></p>'), set()


def html_comment(words):
    return "page.html", page(body=f"<p>Nothing.</p><!-- {words} -->"), set()


def html_linked_data(words):
    value = json.dumps({"@type": "Article", "about": {"name": words}})
    return "page.html", page(head=f'<script type="application/ld+json">{value}</script>'), set()


def html_address(words):
    return "page.html", page(body=f'<p><a href="/s/{quote(words)}">Read</a></p>'), set()


def html_drawing(words):
    drawing = f"<svg><title>{words}</title><text><tspan>{words}</tspan></text></svg>"
    return "page.html", page(body=drawing), set()


def html_style(words):
    rule = "".join(f"\\{ord(char):06x}" for char in words)
    return "page.html", page(head=f"<style>p::before{{content:'{rule}'}}</style>"), set()


def html_frame(words):
    inner = html.escape(f"<p>{entities(words)}</p>", quote=True)
    return "page.html", page(body=f'<iframe srcdoc="{inner}"></iframe>'), set()


def atom(words):
    inner = html.escape(f"<p>{around(words)}</p>")
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Feed</title><updated>{MONTH}</updated><entry><title>Story</title>"
        f'<content type="html">{inner}</content></entry></feed>'
    )
    return "feed.xml", feed.encode(), set()


def rss(words):
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed</title>'
        f"<item><title><![CDATA[{words}]]></title></item></channel></rss>"
    )
    return "feed.rss", feed.encode(), set()


def drawing(words):
    body = f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{html.escape(words)}</desc></svg>'
    return "drawing.svg", body.encode(), set()


def values(words):
    return "story.json", json.dumps({"items": [{"title": around(words)}]}).encode(), set()


def table(words):
    return "table.csv", f'number,told\n1,"{around(words)}"\n'.encode(), set()


def note(words):
    return "note.txt", around(words).encode(), set()


def markdown(words):
    return "note.md", f"# Note\n\n*{around(words)}*\n".encode(), set()


def style_sheet(words):
    return "page.css", f"/* {words} */ p {{ margin: 0 }}".encode(), set()


def subtitles(words):
    """A cue ends between two words, or in one where there is only one."""
    cuts = [at for at, char in enumerate(words) if char in " -" and 0 < at < len(words) - 1]
    # Not between the letters of one Korean syllable.
    single = any("\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f" for char in words)
    half = cuts[0] + 1 if cuts else len(words) if single else max(1, len(words) // 2)
    cues = (
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words[:half]}\n\n"
        f"00:02.000 --> 00:03.000\n{words[half:]}\n"
    )
    return "film.vtt", cues.encode(), set()


def titles(words):
    return "film.srt", f"1\n00:00:01,000 --> 00:00:02,000\n<i>{around(words)}</i>\n".encode(), set()


TEXTS = (
    html_text, html_alt, html_comment, html_drawing, atom, rss, values, table, note,
    markdown, style_sheet, titles,
)  # fmt: skip
"""Containers in which escapes mean something."""


def html_preview(words):
    text = html.escape(words, quote=True)
    head = f'<meta property="og:description" content="{text}"><meta name="author" content="Desk">'
    return "page.html", page(head=head), set()


def html_data_attribute(words):
    text = html.escape(words, quote=True)
    return "page.html", page(body=f"<p data-note='{text}' hidden>Nothing.</p>"), set()


def html_packed_address(words):
    inner = base64.b64encode(f"<p>{around(words)}</p>".encode()).decode()
    return "page.html", page(body=f'<a href="data:text/html;base64,{inner}">Read</a>'), set()


def html_script(words):
    text = "".join(f"\\u{unit:04x}" for unit in units(words))
    return "page.html", page(head=f'<script>var told = "{text}";</script>'), set()


def html_noscript(words):
    return "page.html", page(body=f"<noscript><p>{html.escape(words)}</p></noscript>"), set()


def html_template(words):
    return "page.html", page(body=f"<template><i>{html.escape(words)}</i></template>"), set()


def units(words):
    """The words as a program's strings hold them: numbers of 16 bits."""
    raw = words.encode("utf-16-be")
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


def script(words):
    text = json.dumps({"note": [words]})
    return "search.js", f"window.index = {text};\n".encode(), set()


def lines_of_values(words):
    return "index.jsonl", (json.dumps({"t": around(words)}) + "\n{}\n").encode(), set()


def site_map(words):
    body = (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>https://example.org/{quote(words)}</loc></url></urlset>"
    )
    return "sitemap.xml", body.encode(), set()


def xml_comment(words):
    kept = html.escape(words).replace("--", "- -")
    return "feed.xml", f"<?xml version='1.0'?><a><!-- {kept} --><b/></a>".encode(), set()


def xml_attribute(words):
    return "feed.xml", f"<a note={quoteattr(words)}><b/></a>".encode(), set()


def tabs(words):
    return "table.tsv", f"number\ttold\n1\t{around(words)}\n".encode(), set()


def settings(words):
    return (
        "site.yaml",
        f"title: Story\nnote: {json.dumps(words, ensure_ascii=False)}\n".encode(),
        set(),
    )


def utf_16_le(words):
    return "note.txt", b"\xff\xfe" + around(words).encode("utf-16-le"), set()


def utf_16_be(words):
    return "note.txt", b"\xfe\xff" + around(words).encode("utf-16-be"), set()


def utf_32(words):
    return "note.txt", around(words).encode("utf-32"), set()


def marked_utf_8(words):
    return "note.txt", around(words).encode("utf-8-sig"), set()


def page_utf_16(words):
    return "page.html", page(body=f"<p>{around(words)}</p>").decode().encode("utf-16"), set()


def feed_utf_16(words):
    text = f'<?xml version="1.0" encoding="utf-16"?><a><b>{html.escape(around(words))}</b></a>'
    return "feed.xml", text.encode("utf-16"), set()
