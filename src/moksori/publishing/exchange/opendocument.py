"""A letter as an OpenDocument text: written by hand, so that the same letter is the same bytes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from moksori.publishing.exchange.letter import Letter
from moksori.publishing.exchange.made import archive

_TYPE = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"))
)
_FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def opendocument(letter: Letter) -> bytes:
    """Return a letter as ODT; it names neither maker nor time."""
    parts = [
        ("mimetype", _TYPE.encode()),
        ("content.xml", _content(letter).encode()),
        ("styles.xml", _styles().encode()),
        ("META-INF/manifest.xml", _manifest().encode()),
    ]
    return archive(parts, stored=frozenset({"mimetype"}))


def _content(letter: Letter) -> str:
    body = [_heading(letter.title, 1), *(_paragraph(one, "Note") for one in letter.notes)]
    for section in letter.sections:
        body.append(_heading(section.heading, 2))
        body += [_paragraph(one) for one in section.paragraphs]
        for field in section.fields:
            label = f'<text:span text:style-name="Label">{_safe(field.label)}: </text:span>'
            lines = "<text:line-break/>".join(_safe(one) for one in field.shown.split("\n"))
            body.append(f'<text:p text:style-name="Standard">{label}{lines}</text:p>')
    return (
        f'{_HEAD}<office:document-content {_SPACES} {_FO} office:version="1.2">'
        '<office:automatic-styles><style:style style:name="Label" style:family="text">'
        '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>'
        "</style:style></office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>\n"
    )


def _heading(words: str, level: int) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_safe(words)}</text:h>'


def _paragraph(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{_safe(words)}</text:p>'


def _styles() -> str:
    made = [
        _style("Standard", "11pt", "normal", "0.2cm"),
        _style("Note", "10pt", "normal", "0.2cm"),
    ]
    made += [
        _style("Heading_20_1", "16pt", "bold", "0.5cm", "Heading 1"),
        _style("Heading_20_2", "12pt", "bold", "0.2cm", "Heading 2"),
    ]
    return (
        f'{_HEAD}<office:document-styles {_SPACES} {_FO} office:version="1.2">'
        f"<office:styles>{''.join(made)}</office:styles></office:document-styles>\n"
    )


def _style(name: str, size: str, weight: str, below: str, shown: str = "") -> str:
    display = f' style:display-name="{shown}"' if shown else ""
    return (
        f'<style:style style:name="{name}"{display} style:family="paragraph">'
        f'<style:paragraph-properties fo:margin-bottom="{below}" fo:keep-with-next="auto"/>'
        f'<style:text-properties fo:font-size="{size}" style:font-size-asian="{size}"'
        f' fo:font-weight="{weight}" style:font-weight-asian="{weight}"'
        ' fo:language="en" fo:country="GB" style:language-asian="ko" style:country-asian="KR"/>'
        "</style:style>"
    )


def _manifest() -> str:
    files = [("/", _TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml")]
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in files
    )
    return (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.2">'
        f"{entries}</manifest:manifest>\n"
    )


def _safe(words: str) -> str:
    return escape(_NOT_OF_XML.sub("\ufffd", words))
