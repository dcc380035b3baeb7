"""The edition as a message: read by any mail programme, fetched from nowhere."""

import email
import math
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default

import html5lib
import pytest
from lxml import etree

from moksori.publishing.mail import (
    LENGTH,
    LETTERS,
    Dress,
    Recipient,
    edition_letter,
    edition_mail,
    message_to,
    notice_letter,
)
from moksori.publishing.mail_text import COLUMNS, width
from moksori.publishing.views import edition_views
from tests.publishing.plans import EVIL, FERRY, FERRY_KO, LETTER, full_plan, plan


def read(view):
    return email.message_from_bytes(edition_mail(view), policy=default)


def bodies(view):
    message = read(view)
    plain = message.get_body(("plain",)).get_content()
    assert max(width(line) for line in plain.splitlines() if "://" not in line) <= COLUMNS
    return plain.replace("\r\n", "\n").replace(" \n", " "), message.get_body(
        ("html",)
    ).get_content()


@pytest.mark.parametrize("language", [0, 1])
def test_both_bodies_have_the_whole_edition(language):
    view = edition_views(full_plan())[language]
    story = (FERRY, FERRY_KO)[language]
    for body in bodies(view):
        text = " ".join(re.sub(r"<[^>]+>", "", body).split())
        for block in story.blocks:
            for paragraph in block.text.split("\n"):
                assert paragraph in text
        for part in (
            story.title,
            story.standfirst,
            story.content_note,
            *(one.text for one in story.corrections),
        ):
            assert part in text
        for term in story.glossary:
            assert term.gloss in text


def test_the_message_names_no_host_no_programme_and_no_day():
    message = read(edition_views(full_plan())[0])
    assert set(message.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
        "Content-Language",
    }
    assert message["Date"] == "Fri, 01 May 2026 00:00:00 +0000"
    assert message["From"] == "Ondol Archive <edition@edition.invalid>"


def test_korean_arrives_as_korean():
    message = read(edition_views(full_plan(publisher="온돌 문고"))[1])
    assert message["Subject"] == "[지어낸 예시] Voices of the river · 2026년 5월 · 제3호"
    assert message["From"].addresses[0].display_name == "온돌 문고"
    assert edition_mail(edition_views(full_plan())[1]).isascii()


def test_the_html_body_is_valid_and_fetches_nothing():
    for view in edition_views(full_plan(base_url="https://paper.example")):
        _, rich = bodies(view)
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(rich)
        names = {element.tag for element in tree.iter()}
        assert not names & {"img", "link", "script", "style", "iframe"}
        assert "url(" not in rich
        etree.fromstring(rich)


def test_links_stand_only_where_an_address_is_known():
    plain, rich = bodies(edition_views(full_plan(source_url="source/x"))[0])
    assert "http" not in plain
    assert "http" not in rich.replace("http-equiv", "")
    plain, rich = bodies(edition_views(full_plan(base_url="https://paper.example"))[0])
    assert "https://paper.example/stories/the-man-at-the-ferry-landing.html" in plain


def test_a_missing_translation_is_named():
    plain, rich = bodies(edition_views(full_plan())[1])
    for body in (plain, rich):
        assert "이 이야기는 아직 한국어로 옮기지 않았습니다." in body


def test_one_invented_story_among_others_says_so():
    view, _ = edition_views(plan(FERRY, replace(LETTER, invented=False)))
    assert "Invented" not in read(view)["Subject"]
    for body in bodies(view):
        assert body.count("Invented example") == 1


def test_hostile_words_make_no_header_and_no_mark_up():
    hostile = plan(replace(FERRY, title=EVIL), publisher='x\r\nBcc: spy@example.org" <a@b>')
    view, _ = edition_views(hostile)
    message = read(view)
    assert message["Bcc"] is None
    assert message["From"].addresses[0].addr_spec == "edition@edition.invalid"
    plain, rich = bodies(view)
    assert EVIL in plain
    assert "<script" not in rich


def test_an_empty_edition_is_a_message_too():
    plain, _ = bodies(edition_views(plan())[0])
    assert "There are no stories in this edition." in plain


def test_the_boundary_is_in_no_body():
    for view in edition_views(full_plan()):
        boundary = read(view).get_boundary()
        assert edition_mail(view).count(boundary.encode()) == 4


DRESS = Dress("desk@desk.example", "leave@desk.example")
WHEN = datetime(2031, 5, 2, 9, 13, 47, tzinfo=UTC)
HONG = Recipient("hong@readers.example", "b" * 28, "c" * 28, WHEN)


def sent(view, dress=DRESS, person=HONG):
    return email.message_from_bytes(
        message_to(person, edition_letter(view, dress), dress), policy=default
    )


@pytest.mark.parametrize("language", [0, 1])
def test_a_letter_has_the_lines_that_a_list_should_have_and_no_others(language):
    message = sent(edition_views(full_plan())[language])
    assert set(message.keys()) == {
        "To", "Message-ID", "Date", "List-Unsubscribe", "From", "Subject", "List-Id",
        "Auto-Submitted", "Precedence", "MIME-Version", "Content-Type", "Content-Language",
    }  # fmt: skip
    assert message["To"] == "hong@readers.example"
    assert message["From"].addresses[0].addr_spec == "desk@desk.example"
    assert message["Message-ID"] == f"<{'c' * 28}@desk.example>"
    assert message["Date"] == "Fri, 02 May 2031 09:13:00 +0000"
    assert message["List-Unsubscribe"] == f"<mailto:leave@desk.example?subject=leave%20{'b' * 28}>"
    assert message["Content-Language"] == ("en", "ko")[language]
    assert message.get_body(("plain",)).get_param("format") == "flowed"
    plain = message.get_body(("plain",)).get_content()
    assert f"leave {'b' * 28}" in plain
    rich = message.get_body(("html",)).get_content()
    assert f"leave%20{'b' * 28}" in rich
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(rich)
    assert not re.search(r"(?:src|background)=|url\(|<(?:img|link|script|style)", rich)


def test_one_click_stands_only_where_there_is_an_address_for_it():
    dress = Dress(
        "desk@desk.example", "leave@desk.example", "https://desk.example/leave/" + "x" * 80
    )
    message = sent(edition_views(full_plan())[0], dress)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    way = f"<{dress.leave_url}{'b' * 28}>"
    assert message["List-Unsubscribe"].startswith(f"{way}, <mailto:")


def test_two_messages_differ_in_what_is_the_persons_own_and_in_nothing_else():
    view = edition_views(full_plan())[0]
    letter = edition_letter(view, DRESS)
    other = Recipient("kim@readers.example", "d" * 28, "f" * 28, WHEN)
    first, second = (message_to(one, letter, DRESS) for one in (HONG, other))
    parts = [email.message_from_bytes(one, policy=default) for one in (first, second)]
    for kind in ("plain", "html"):
        texts = [one.get_body((kind,)).get_content() for one in parts]
        assert texts[0].replace("b" * 28, "d" * 28) == texts[1]
    differing = {name for name in parts[0] if parts[0][name] != parts[1][name]}
    assert differing == {"To", "Message-ID", "List-Unsubscribe"}


def test_a_long_or_korean_address_stands_whole_on_its_line():
    view = edition_views(full_plan())[0]
    for address in ("사용자@xn--vv4b11d.xn--3e0b707e", "x" * 64 + "@" + "y" * 60 + ".example"):
        person = replace(HONG, address=address)
        made = message_to(person, edition_letter(view, DRESS), DRESS)
        assert made.startswith(f"To: {address}\r\n".encode())


@pytest.mark.parametrize("language", [0, 1])
def test_a_notice_says_what_happened_and_nothing_of_what_was_withdrawn(language):
    view = edition_views(full_plan())[language]
    letter = notice_letter(view, DRESS, 1, {"sto-ferry": 0})
    message = email.message_from_bytes(message_to(HONG, letter, DRESS), policy=default)
    what = ("Withdrawn", "내린 이야기")[language]
    assert message["Subject"].startswith(f"{what}: ")
    for part in ("plain", "html"):
        told = " ".join(message.get_body((part,)).get_content().split())
        story = (FERRY, FERRY_KO)[language]
        assert story.title in told
        assert story.corrections[0].text in told
        assert story.blocks[0].text[:30] not in told
        assert ("was withdrawn", "내렸습니다")[language] in told
        assert "b" * 28 in told


def test_letters_of_tokens_can_make_no_word_and_no_number():
    assert not set(LETTERS) & set("aeiouy0123456789")
    assert LENGTH * math.log2(len(LETTERS)) > 120
