"""What an edition must read like: nothing finer than decided, and still the story."""

import json
import re
from itertools import pairwise

import pytest

from tests.conftest import SHARED
from tests.flows.decoding import runs, texts_of, words
from tests.flows.running import demo
from tests.flows.texts import ENGLISH, KOREAN
from tests.once import made_once

pytestmark = pytest.mark.slow

GONE = [
    "47", "Pongsan", "March 14", "14 March", "30,000", "4,200", "12,000", "70%", "23-year", "Heron",
    "To this day", "마흔일곱", "봉산동", "14일", "3만", "1만 2천", "70%", "스물세", "왜가리", "지금도 그는",
    "Baek", "백모", "Friday evening", "금요일 저녁",
]  # fmt: skip
KEPT = [
    "captain", "March 2031", "in her forties", "in her twenties", "Namhung", "arrested", "beat her",
    "for a month", "costs 6 RMB", "tens of thousands of RMB", "[words withheld]",
    "대위", "2031년 3월", "40대", "20대", "남흥시", "체포", "때렸", "6위안", "수만 위안", "[발언 비공개]",
]  # fmt: skip


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    return made_once(tmp_path_factory, "invented", edition_of_the_invented).told


def edition_of_the_invented(folder):
    (folder / "one.txt").write_text(ENGLISH, "utf-8")
    (folder / "two.txt").write_text(KOREAN, "utf-8")
    done = demo(
        folder / "one.txt", folder / "two.txt", home=folder / "desk", out=folder / "edition"
    )
    assert done.returncode == 0, done.stderr
    return texts_of(folder / "edition")


@pytest.mark.parametrize("word", GONE)
def test_what_was_decided_to_go_is_in_no_file(edition, needs, word):
    needs("pdftotext")
    # A figure inside a random id or a checksum is nobody's
    leak = re.compile(rf"(?<![\w-]){re.escape(word)}" + (r"(?!\w)" if word.isdigit() else ""), re.I)
    assert [name for name, text in edition.items() if leak.search(text)] == []


@pytest.mark.parametrize("word", KEPT)
def test_it_is_still_the_story(edition, word):
    assert any(word.casefold() in text.casefold() for text in edition.values())


def test_no_six_words_that_two_people_heard_are_in_any_file(edition):
    heard = runs("Pay me by Friday evening or nobody in this street will know you again")
    heard |= runs("금요일 저녁까지 내지 않으면 이 동네에서 당신을 아는 사람이 없게 될 것이다")
    leaking = [name for name, text in edition.items() if heard & runs(text)]
    assert leaking == []


# ------------------------------------------------ the published interviews beside the checkout
@pytest.fixture(scope="module")
def published(tmp_path_factory, seeds):
    def edition_of_the_published(folder):
        done = demo(*seeds, home=folder / "desk", out=folder / "edition")
        assert done.returncode == 0, done.stderr
        return texts_of(folder / "edition")

    texts = made_once(tmp_path_factory, "published", edition_of_the_published).told
    return texts, "\n".join(path.read_text("utf-8") for path in seeds)


def gold():
    return [
        json.loads(path.read_text("utf-8"))
        for path in sorted((SHARED / "eval/gold").glob("seed-00?.json"))
    ]


def protected_words():
    for one in gold():
        yield from (found for p in one["persons"] for found in re.findall(r"\d+", p["age"] or ""))
        yield from (
            f"{x['value']:,}" for x in one["amounts"] if x.get("value") and not x.get("per")
        )
        yield from (
            f"{x['usd_in_text']:,}" for x in one["amounts"] if isinstance(x.get("usd_in_text"), int)
        )
        yield from (f"{x['value']}%" for x in one["quantities"] if x.get("unit") == "percent")
        yield from (
            re.sub(r".*\s", "", x["text"])
            for x in one["places"]
            if x.get("kind") == "neighbourhood"
        )
        yield from ("The Leech", "To this day")


def test_nothing_of_the_published_interviews_is_finer_than_decided(published):
    texts, _ = published
    pages = {name: text for name, text in texts.items() if not name.endswith(".css")}
    leaks = [
        (name, number)
        for number, word in enumerate(protected_words())
        for name, text in pages.items()
        if re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", text, re.IGNORECASE)
        and not name.endswith("manifest.json")
    ]
    assert leaks == []


def spoken(told: str) -> list[str]:
    """Return speech with and without its marks: after the verb, while somebody says I or you."""
    found = re.findall(r"“([^”]+)”", told)
    for start in (match.end() for match in re.finditer(r"\bsaying, (?=[A-Z])", told)):
        held = ""
        for sentence in re.findall(r"[^.?!]+[.?!]", told[start : start + 1200]):
            if not re.search(r"\b(I|Ill|me|my|you|your|we)\b", sentence):
                break
            held += sentence
        found.append(held)
    return [one for one in found if len(words(one)) >= 6]


def test_no_six_words_of_private_speech_are_left(published):
    texts, told = published
    heard = set().union(*[runs(one) for one in spoken(told)])
    assert len(heard) > 60
    assert [name for name, text in texts.items() if heard & runs(text)] == []


def test_at_least_22_of_the_annotated_acts_can_still_be_read(published):
    texts, _ = published
    page = " ".join(" ".join(words(text)) for name, text in texts.items() if name.endswith(".html"))
    acts = [act for one in gold() for act in one["acts"]]
    readable = [act for act in acts if share_left(act["quote"], page) >= 0.6]
    assert len(acts) == 27
    assert len(readable) >= 22


def share_left(quote: str, page: str) -> float:
    """Return which share of the word pairs of a quotation still stands on a page."""
    told = words(quote)
    pairs = [" ".join(pair) for pair in pairwise(told)]
    return sum(pair in page for pair in pairs) / max(1, len(pairs))


def test_at_most_30_percent_of_the_words_are_changed(published):
    texts, told = published
    page = " ".join(" ".join(words(text)) for name, text in texts.items() if name.endswith(".html"))
    here = runs(page, 3)
    there = [" ".join(words(told)[i : i + 3]) for i in range(len(words(told)) - 2)]
    assert sum(one in here for one in there) / len(there) >= 0.7
