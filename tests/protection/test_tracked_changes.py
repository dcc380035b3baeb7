"""Text processors keep what was taken out of a text: it is read as it was, as it is, and alone."""

import pytest
from benchmarks.gating.planted import held
from benchmarks.planting.office import docx_deleted, word

from moksori.protection.decoders.channel import Kind
from moksori.protection.decoders.dispatch import decode
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

TAKEN_OUT = (
    '<w:r><w:t xml:space="preserve">They paid 72,</w:t></w:r>'
    '<w:del w:id="1" w:author="E"><w:r><w:delText>000</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="E"><w:r><w:t>500</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> yuan.</w:t></w:r>'
)
SUMS = ("72,000 yuan", "72,500 yuan", "1,602,000 yuan")


def watch(*forms):
    sums = (WatchValue(form, WatchKind.AMOUNT, Scope.EVERYWHERE, (form,)) for form in forms or SUMS)
    return Watch(tuple(sums))


def blocked(made, on_list):
    (findings,) = held([made], on_list)
    return {one.value for one in findings if one.cls is FindingClass.BLOCK and one.value}


def texts_of(made):
    name, data, attested = made
    decoded = decode(name, data, frozenset(attested))
    return [one.text for one in decoded.channels if one.kind is Kind.TEXT]


def changed(marks):
    def change(name, data):
        if name != "word/document.xml":
            return data
        return data.replace(b"</w:p>", marks.encode() + b"</w:p>", 1)

    return word(lambda document: document.add_paragraph("There."), change)


@pytest.mark.parametrize(
    "words",
    ["72,000 yuan", "72 000 yuan", "7\u00ad2,\u00ad000\u00ad위\u00ad안", "1602 thousand yuan"],
)
def test_what_was_taken_out_behind_a_full_stop_is_a_sum_by_itself(words):
    assert blocked(docx_deleted(words), watch())


def test_a_text_is_read_as_it_was_and_as_it_is():
    assert {"72,000 yuan", "72,500 yuan"} <= blocked(changed(TAKEN_OUT), watch())


def test_what_was_moved_and_the_mark_of_a_paragraph_are_no_text_of_their_own():
    mark = '<w:pPr><w:rPr><w:del w:id="3" w:author="E"/></w:rPr></w:pPr>'
    shown = [text for text in texts_of(changed(mark)) if "There" in text]
    assert len(shown) == 1
    moved = TAKEN_OUT.replace("w:del ", "w:moveFrom ").replace("w:del>", "w:moveFrom>")
    assert any("There.They paid 72,500 yuan." in text for text in texts_of(changed(moved)))
