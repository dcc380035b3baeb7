"""Who proposes: the fast pass of ours, and Microsoft Presidio with its defaults."""

import time
from collections.abc import Callable, Iterable

from benchmarks.proposing.measure import Spans

Way = Callable[[str], Spans]


def ours() -> Way:
    """Every detail proposed counts as masked, however unsure."""
    from moksori.coding.details import details_of

    return lambda text: [(one.span.start, one.span.end) for one in details_of(text)]


def presidio() -> Way:
    """Presidio's analyzer as `bin/bench before_after` sets it up."""
    import logging

    from benchmarks.stranger.ways import english_engine

    for name in ("presidio-analyzer", "tldextract", "urllib3"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    engine = english_engine()
    return lambda text: [(one.start, one.end) for one in engine.analyze(text=text, language="en")]


def masks(way: Way, texts: Iterable[str]) -> tuple[dict[str, Spans], int]:
    """Mask every text once; give the masks and the characters a second of processor time."""
    way("Nobody called Ann Other lives here since 3 May 1999.")
    found: dict[str, Spans] = {}
    spent = 0.0
    for text in texts:
        if text not in found:
            before = time.process_time()
            found[text] = way(text)
            spent += time.process_time() - before
    return found, round(sum(map(len, found)) / max(spent, 1e-9))
