"""How fast the gate reads, with the fold, beside a bare engine and Presidio's deny-list.

Times are of the processor, not of the clock: other programs on the machine count for less.
"""

import time
from itertools import chain
from statistics import median

from benchmarks.gating.lists import list_of
from benchmarks.gating.texts import TEN_KB, in_pieces, size
from moksori.protection.matching import WatchedForms
from moksori.protection.matching_text import Text

RUNS = 3
FEW, MANY = 10_000, 100_000
SAMPLE = 40_000
"""Characters that Presidio is given; the whole would take it an hour."""
STORIES = 40


def report(chosen, seed):
    """Print the table and return the figures."""
    english, korean = flat(chosen.english), flat(chosen.korean)
    few, took = made_ready(FEW, [*english, *korean], seed)
    stories = [one for one in in_pieces("\n".join(english)) if len(one.encode()) >= TEN_KB]
    row, lines = {"story_ms_10k": story(few[1], stories)}, []
    for language, texts in (("en", english), ("ko", korean)):
        first, *later = [rate(texts, scan(few[1])) for _ in range(RUNS + 1)]
        bare = median(rate(texts, hyperscan(few[0])) for _ in range(RUNS))
        row |= {f"{language}_mb_s_10k": round(median(later), 1),
                f"hyperscan_{language}_mb_s_10k": round(bare, 1)}  # fmt: skip
        lines.append(f"| {language} | {size(texts) / 1e6:.1f} | {median(later):.1f} | {first:.1f} "
                     f"| {bare:.0f} |")  # fmt: skip
    theirs = presidio(few[0], english)
    row["presidio_ratio_10k"] = round(row["en_mb_s_10k"] / theirs) if theirs else None
    many, longer = made_ready(MANY, [*english, *korean], seed + 1)
    row["story_ms_100k"] = story(many[1], stories)
    print(f"{FEW} values, MB/s: median of {RUNS} runs, after a first one that fills the caches")
    print("| prose | MB | gate, with the fold | its first run | hyperscan, lower-cased only |")
    print("| --- | --- | --- | --- | --- |")
    print("\n".join(lines))
    print(f"\nPresidio's deny-list, {SAMPLE} characters of the English prose: {theirs:.5f} MB/s")
    print(f"a story of 10 KB: {row['story_ms_10k']} ms with {FEW} values, "
          f"{row['story_ms_100k']} ms with {MANY}")  # fmt: skip
    print(f"to make a list ready: {took:.1f} s for {FEW}, {longer:.1f} s for {MANY}")
    return row


def flat(corpora):
    return list(chain.from_iterable(corpora.values()))


def made_ready(count, texts, seed):
    """A list and its forms, and how long it took to make the forms."""
    watch = list_of(count, texts, seed, f"speed-{count}")
    began = time.process_time()
    return (watch, WatchedForms(watch)), time.process_time() - began


def rate(texts, look):
    """Megabytes (of UTF-8) a second."""
    began = time.process_time()
    for text in texts:
        look(text)
    return size(texts) / 1e6 / (time.process_time() - began)


def scan(forms):
    return lambda text: forms.hits(Text(text), frozenset())


def hyperscan(watch):
    """The engine alone: no fold, no other spellings, no judging."""
    import hyperscan as engine

    told = sorted({form.lower().encode() for value in watch.values for form in value.forms})
    database = engine.Database()
    database.compile(expressions=told, ids=list(range(len(told))), elements=len(told),
                     flags=[engine.HS_FLAG_SINGLEMATCH] * len(told), literal=True)  # fmt: skip
    return lambda text: database.scan(text.lower().encode(), match_event_handler=seen)


def seen(*_):
    """Take a match and go on."""


def presidio(watch, texts):
    """Megabytes a second of Presidio's deny-list, on a sample."""
    from presidio_analyzer import PatternRecognizer

    told = sorted({form for value in watch.values for form in value.forms})
    recogniser = PatternRecognizer(supported_entity="WATCHED", deny_list=told)
    sample = "\n".join(texts)[:SAMPLE]
    return rate([sample], lambda text: recogniser.analyze(text, ["WATCHED"]))


def story(forms, stories):
    """Milliseconds for one story, median of many that this list has not read before."""
    look, taken = scan(forms), []
    for one in stories[:STORIES]:
        began = time.process_time()
        look(one)
        taken.append((time.process_time() - began) * 1000)
    return round(median(taken), 2) if taken else None
