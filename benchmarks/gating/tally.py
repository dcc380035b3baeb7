"""What is counted of plantings, of whatever kind."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """What came of the plantings."""

    planted: int = 0
    twins: int = 0
    different_twins: int = 0
    asked: int = 0
    missed: list = field(default_factory=list)
    stopped_unnamed: int = 0
    blocked_twins: list = field(default_factory=list)
    by_container: Counter = field(default_factory=Counter)
    seconds: float = 0.0
