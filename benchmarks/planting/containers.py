"""Everything that can carry words, by name.

A container is a function: it takes the words to hide and gives the name of a file, its bytes and
the SHA-256 of the pictures and sounds in it that a person has attested. Given harmless words it
makes the clean twin.
"""

from benchmarks.planting.hiding import dashes, entities, look_alike, nfd, zero_width
from benchmarks.planting.mail import (
    mail_attachment,
    mail_base64,
    mail_file_name,
    mail_from,
    mail_note,
    mail_preamble,
    mail_quoted,
    mail_subject,
)  # fmt: skip
from benchmarks.planting.media import (
    jpeg_artist,
    jpeg_caption,
    jpeg_comment,
    jpeg_exif,
    jpeg_trailer,
    jpeg_user_comment,
    jpeg_xmp,
    mp3,
    mp3_comment,
    mp3_utf_8,
    png_exif,
    png_packed_text,
    png_plain_text,
    png_text,
    wave_broadcast,
    wave_id3,
    wave_info,
)  # fmt: skip
from benchmarks.planting.office import (
    docx_cell,
    docx_comment_author,
    docx_deleted,
    docx_header,
    docx_picture,
    docx_properties,
    docx_runs,
    epub,
    epub_title,
    ods,
    odt,
    xlsx,
    zip_comment,
    zip_member,
    zip_name,
    zip_values,
    zip_zip,
)  # fmt: skip
from benchmarks.planting.pages import (
    TEXTS,
    feed_utf_16,
    html_address,
    html_data_attribute,
    html_frame,
    html_linked_data,
    html_noscript,
    html_packed_address,
    html_preview,
    html_script,
    html_style,
    html_tags,
    html_template,
    html_text,
    lines_of_values,
    marked_utf_8,
    page,
    page_utf_16,
    script,
    settings,
    site_map,
    subtitles,
    tabs,
    utf_16_be,
    utf_16_le,
    utf_32,
    xml_attribute,
    xml_comment,
)  # fmt: skip
from benchmarks.planting.paper import (
    pdf_alternative,
    pdf_annotation,
    pdf_attachment,
    pdf_form,
    pdf_info,
    pdf_kerned,
    pdf_link,
    pdf_orphan,
    pdf_outline,
    pdf_picture,
    pdf_private,
    pdf_revision,
    pdf_subset,
    pdf_text,
    pdf_typeset,
    pdf_white,
    pdf_xmp,
)  # fmt: skip
from benchmarks.planting.words import around


def file_name(words):
    kept = words.replace("/", "-").replace("\0", "")
    return f"{kept}.txt", b"Nothing.", set()


def folder_name(words):
    kept = words.replace("/", "-").replace("\0", "")
    return f"{kept}/index.txt", b"Nothing.", set()


THE_24 = {
    "pdf Info": pdf_info,
    "pdf XMP": pdf_xmp,
    "pdf packed text": pdf_text,
    "pdf kerned TJ": pdf_kerned,
    "pdf annotation in an object stream": pdf_annotation,
    "pdf attachment": pdf_attachment,
    "pdf PieceInfo": pdf_private,
    "pdf earlier revision": pdf_revision,
    "pdf white text": pdf_white,
    "docx core properties": docx_properties,
    "docx author of a comment": docx_comment_author,
    "docx split runs": docx_runs,
    "docx EXIF in media": docx_picture,
    "jpeg EXIF": jpeg_exif,
    "jpeg XMP": jpeg_xmp,
    "jpeg UTF-16 UserComment": jpeg_user_comment,
    "jpeg zlib trailer": jpeg_trailer,
    "png zTXt": png_packed_text,
    "wav ID3 UTF-16": wave_id3,
    "html entities and tags": lambda words: html_tags_of_entities(words),
    "html percent address": html_address,
    "html zero width": lambda words: html_text(zero_width(dashes(words))),
    "html NFD": lambda words: html_text(nfd(words)),
    "html look-alikes": lambda words: html_text(look_alike(words)),
}


def html_tags_of_entities(words):
    inner = "<i></i>".join(entities(char) for char in words)
    return "page.html", page(body=f"<p>{around(inner)}</p>"), set()


ANY = (
    *TEXTS, html_tags, html_linked_data, html_address, html_style, html_frame, subtitles,
    html_preview, html_data_attribute, html_packed_address, html_script, html_noscript,
    html_template, script, lines_of_values, site_map, xml_comment, xml_attribute, tabs, settings,
    utf_16_le, utf_16_be, utf_32, marked_utf_8, page_utf_16, feed_utf_16,
    mail_subject, mail_quoted, mail_base64, mail_preamble, mail_from, mail_note, mail_file_name,
    pdf_info, pdf_xmp, pdf_annotation, pdf_attachment, pdf_private, pdf_revision, pdf_outline,
    pdf_orphan, pdf_picture, pdf_form, pdf_link, pdf_alternative,
    zip_member, zip_name, zip_comment, zip_zip, zip_values, epub, epub_title,
    docx_properties, docx_runs, docx_comment_author, docx_deleted, docx_header, docx_cell,
    odt, ods, xlsx,
    jpeg_user_comment, jpeg_xmp, jpeg_comment, jpeg_caption, jpeg_artist,
    png_text, png_packed_text, png_plain_text, png_exif,
    wave_id3, wave_info, wave_broadcast, mp3, mp3_comment, mp3_utf_8, file_name, folder_name,
)  # fmt: skip
"""Containers that can carry any characters."""

PRINTED = (pdf_text, pdf_white, pdf_kerned, pdf_typeset, mail_attachment)
"""Containers that carry what a font has: plain Latin and Korean letters, and figures."""

LATIN_ONLY = (pdf_subset,)
"""Containers with a font that has Latin letters only."""

BYTES = (jpeg_exif, jpeg_trailer, docx_picture)
"""Containers that carry bytes of their own; slow, or with a twin of another make."""

SLOW = (
    docx_properties, docx_runs, docx_comment_author, docx_deleted, docx_header, docx_cell, xlsx,
    pdf_typeset, pdf_subset,
)  # fmt: skip
"""Containers that take long to make and to read: their twins say few different things."""
