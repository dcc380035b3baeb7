"""Details that tell who somebody is, in invented sentences; no text takes long."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moksori.coding.details import details_beside, details_of
from moksori.coding.export import as_json
from moksori.coding.propose import propose
from moksori.packs.loader import load
from moksori.terms.detail import DetailKind as Kind
from moksori.terms.span import Span
from tests.coding.accounts import account


def told(text):
    return [(one.kind, one.told) for one in details_of(text)]


def words(text):
    return [one.told for one in details_of(text)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("She left on 31 May 1991.", Kind.DATE, "31 May 1991"),
        ("It was heard on 4 and 5 June 2002.", Kind.DATE, "4 and 5 June 2002"),
        ("They met on March 3, 2018.", Kind.DATE, "March 3, 2018"),
        ("He was moved in early July 2003.", Kind.DATE, "early July 2003"),
        ("It ended on 2018-03-05.", Kind.DATE, "2018-03-05"),
        ("He fled in 1987.", Kind.DATE, "1987"),
        ("They came at 5.30 p.m. and left.", Kind.DATE, "5.30 p.m."),
        ("They came back the next day.", Kind.DATE, "the next day"),
        ("She waited for two and a half years.", Kind.DURATION, "two and a half years"),
        ("He served less than three months there.", Kind.DURATION, "less than three months"),
        ("He was ten years old.", Kind.AGE, "ten years old"),
        ("Somebody aged 39 went.", Kind.AGE, "aged 39"),
        ("He paid approximately EUR 1,800 for it.", Kind.AMOUNT, "approximately EUR 1,800"),
        ("He paid 2,000 Austrian schillings.", Kind.AMOUNT, "2,000 Austrian schillings"),
        ("He paid $ 400 for it.", Kind.AMOUNT, "$ 400"),
        ("About 30% of it was lost.", Kind.QUANTITY, "About 30%"),
        ("They found 22,000 ecstasy tablets.", Kind.QUANTITY, "22,000 ecstasy tablets"),
        ("He drove at 26 km/h too fast.", Kind.QUANTITY, "26 km/h"),
        ("The application (no. 18403/91) was lodged.", Kind.IDENTIFIER, "18403/91"),
        ("The land is plot no. 937 by the river.", Kind.IDENTIFIER, "plot no. 937"),
        ("File KR-2204/17 was closed.", Kind.IDENTIFIER, "KR-2204/17"),
        ("Write to ann.other@mail.example now.", Kind.IDENTIFIER, "ann.other@mail.example"),
        ("It was Mr Th. Zabulon who came.", Kind.PERSON, "Mr Th. Zabulon"),
        ("It was Prof. Dr Ilka Zabulon who came.", Kind.PERSON, "Prof. Dr Ilka Zabulon"),
        ("It was A. B. Zabulon who came.", Kind.PERSON, "A. B. Zabulon"),
        ("He asked the Lower Vardan Bureau of Mines.", Kind.ORGANISATION,
         "Lower Vardan Bureau of Mines"),
        ("He was held in Ordovan prison.", Kind.ORGANISATION, "Ordovan prison"),
        ("He joined the QZF in secret.", Kind.ORGANISATION, "QZF"),
        ("He lives in northern Cyprus now.", Kind.PLACE, "northern Cyprus"),
        ("He lives in the municipality of Ordovan.", Kind.PLACE, "municipality of Ordovan"),
        ("They spoke against the Republic of Malta.", Kind.PLACE, "Republic of Malta"),
        ("She is a Tunisian national.", Kind.NATIONALITY, "Tunisian national"),
        ("Many Kurds left.", Kind.NATIONALITY, "Kurds"),
        ("He is a retired lorry driver.", Kind.OCCUPATION, "retired lorry driver"),
        ("She is a primary school teacher.", Kind.OCCUPATION, "primary school teacher"),
        ("He worked as a bell ringer in town.", Kind.OCCUPATION, "bell ringer"),
        ("He was a net mender by trade.", Kind.OCCUPATION, "net mender"),
        ("She became the deputy mayor.", Kind.POSITION, "deputy mayor"),
        ("He wrote to the Minister of Salt and Herring.", Kind.POSITION,
         "Minister of Salt and Herring"),
        ("He suffers from paranoid schizophrenia.", Kind.HEALTH, "paranoid schizophrenia"),
        ("There was a fracture of the left kneecap.", Kind.HEALTH, "fracture of the left kneecap"),
    ],
)  # fmt: skip
def test_a_detail_is_found_with_its_kind(text, kind, expected):
    assert (kind, expected) in told(text) or (
        kind in {one for one, said in told(text) if expected in said}
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Court applied Article 6 § 1 of the Convention and Rule 33.",
        "1. The rest may go.\n2. It may not.",
        "This is how it went. However, nothing came of it.",
        "THE FACTS OF THE CASE",
        "It happened in general, and may happen again.",
        "The European Court of Human Rights was asked.",
        "A few of them said so on many occasions.",
        "혜산에서 온 사람이 말했다.",
    ],
)
def test_what_tells_nothing_of_anybody_is_left_alone(text):
    assert words(text) == []


def test_a_capital_at_the_beginning_counts_only_if_it_counts_elsewhere():
    assert "Zabulon" in words("Mr Ilka Zabulon came in.\n\nZabulon sat down.\n\nSomething fell.")
    assert words("Something fell.") == []


def test_a_name_told_again_in_another_tongue_goes_with_it():
    assert "Högre värdsrätten i Ordovan" in words(
        "The Ordovan Regional Court (Högre värdsrätten i Ordovan) agreed."
    )


def test_a_day_told_whole_has_its_value():
    values = [one.value for one in details_of("On 3 May 1999, in June 2001 and on May 4, 2002.")]
    assert values == ["1999-05-03", "2001-06", "2002-05-04"]


def test_a_body_known_by_its_task_alone_is_less_sure():
    (general,) = details_of("He asked the Supreme Administrative Court.")
    (named,) = details_of("He asked the Ordovan Administrative Court.")
    assert general.confidence < 0.5 < named.confidence


def test_what_is_known_already_is_not_proposed_again():
    text = "Mr Ilka Zabulon, a welder, paid EUR 40."
    at = text.index("EUR 40")
    found = details_beside(text, [Span(0, len(text))], [Span(at, at + 6)], [Span(0, 15)])
    assert [one.told for one in found] == ["welder"]
    assert details_beside(text, [], [], []) == ()


def test_the_row_of_an_account_has_what_the_reading_has_no_rule_for():
    decoded, structure = account(
        "A Tunisian national worked as a bell ringer under file KR-2204/17."
    )
    proposal = propose(decoded, structure, load("kp"), date(2020, 1, 1))
    rows = as_json("a.txt", decoded, structure, proposal)["mentions"]
    found = {(row["kind"], decoded.text[row["start"] : row["end"]]) for row in rows}
    assert ("nationality", "Tunisian national") in found
    assert ("occupation", "bell ringer") in found
    assert ("identifier", "KR-2204/17") in found


@given(st.text(alphabet="AbĆ é.,’'-()/“1290§%€ \n\u00a0한", max_size=120))
def test_no_text_breaks_the_pass(text):
    last = 0
    for one in details_of(text):
        assert one.told == text[one.span.start : one.span.end] != ""
        assert one.span.end > last
        last = one.span.end


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1.111 ", "A", "A.", "Aa ", "Aa of ", "Dr. ", "prof ", "no. ", "1/", "one ", "a-",
     "(Aa ", "é", "12 May ", "as a ", "A1-", "aa@", "§ 1 ", "loss of aa ", "’", "\n", "Court of ",
     "two years and ", "1 x ", "AA\n"],
)  # fmt: skip
@pytest.mark.slow
def test_twice_the_text_takes_no_more_than_a_bit_over_twice_the_time(piece):
    def spent(times):
        text = piece * times
        before = time.process_time()
        details_of(text)
        return time.process_time() - before

    spent(100)
    size = 12_000 // len(piece)
    # The better of two: a process that holds much stops now and then to clear up.
    assert min(spent(size), spent(size)) < 0.5 + 6 * min(spent(size // 4), spent(size // 4))
