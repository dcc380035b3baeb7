"""Somebody who keeps every table that was shown and reckons, knowing nothing of how we withhold.

Exact linear programming in fractions (the simplex method, Bland's rule). The unknowns are how many
acts came from wave to wave, for every combination of all that acts are counted by.
"""

from fractions import Fraction
from itertools import product

from moksori.protection.table_waves import cell_of, counted


class Simplex:
    """Non-negative unknowns under equations; gives the least and the greatest of a sum of them."""

    def __init__(self, rows, right):
        self.n = len(rows[0]) if rows else 0
        self.rows = []
        for row, value in zip(rows, right, strict=True):
            sign = -1 if value < 0 else 1
            self.rows.append([Fraction(sign * x) for x in row] + [Fraction(sign * value)])
        self.basis = []
        self._begin()

    def _begin(self):
        m = len(self.rows)
        for at, row in enumerate(self.rows):
            row[-1:-1] = [Fraction(int(at == other)) for other in range(m)]
        self.basis = [self.n + at for at in range(m)]
        cost = [Fraction(0)] * self.n + [Fraction(1)] * m
        assert self._solve(cost, self.n + m) == 0, "nothing fits what was shown"
        for at in range(m - 1, -1, -1):
            if self.basis[at] >= self.n:
                into = next((j for j in range(self.n) if self.rows[at][j]), None)
                if into is None:
                    del self.rows[at], self.basis[at]
                else:
                    self._pivot(at, into)
        for row in self.rows:
            del row[self.n : -1]

    def _pivot(self, at, into):
        divisor = self.rows[at][into]
        self.rows[at] = [x / divisor for x in self.rows[at]]
        own = self.rows[at]
        for other, row in enumerate(self.rows):
            if other != at and row[into]:
                factor = row[into]
                self.rows[other] = [
                    x - factor * y if y else x for x, y in zip(row, own, strict=True)
                ]
        self.basis[at] = into

    def _solve(self, cost, width):
        while True:
            prices = [cost[b] for b in self.basis]
            into = None
            for j in range(width):
                spared = cost[j] - sum(
                    p * row[j] for p, row in zip(prices, self.rows, strict=True) if p and row[j]
                )
                if spared < 0:
                    into = j
                    break
            if into is None:
                return sum(p * row[-1] for p, row in zip(prices, self.rows, strict=True))
            ratios = [
                (row[-1] / row[into], self.basis[at], at)
                for at, row in enumerate(self.rows)
                if row[into] > 0
            ]
            if not ratios:
                return None
            self._pivot(min(ratios)[2], into)

    def least(self, cost):
        return self._solve([Fraction(x) for x in cost], self.n)

    def interval(self, cost):
        """The least and the greatest; None where there is no greatest."""
        low, high = self.least(cost), self.least([-x for x in cost])
        return low, None if high is None else -high


def narrowest(waves, *, grows=True):
    """Return the width of the narrowest interval of a withheld cell in any wave (None: endless).

    Args:
        waves: What was shown.
        grows: The attacker reckons that nothing was taken back between waves.
    """
    sides = [sorted({key[at] for wave in waves for key in wave.counts}) for at in range(4)]
    keys = list(product(*sides))
    count = len(waves)

    def row_of(axes, cell, wave):
        # By growth, or each wave for itself.
        held = [int(cell_of(key, axes) == cell) for key in keys]
        none = [0] * len(keys)
        return [
            x
            for other in range(count)
            for x in (held if (other <= wave if grows else other == wave) else none)
        ]

    rows, right, asked = [], [], []
    for number, wave in enumerate(waves):
        rows.append(row_of((), (), number))
        right.append(wave.total)
        for axes, withheld in wave.withheld.items():
            now = counted(wave.counts, axes)
            for cell in sorted({cell_of(key, axes) for key in keys}):
                row = row_of(axes, cell, number)
                if cell in withheld:
                    asked.append(row)
                else:
                    rows.append(row)
                    right.append(now[cell])
    solver = Simplex(rows, right)
    widths = []
    for row in asked:
        low, high = solver.interval(row)
        if high is not None:
            widths.append(high - low)
    return min(widths, default=None)
