"""Panjer's recursion: the second engine, slow and with a relative instead of an absolute error.

    (1 - a f_0) g_x = sum_{y=1..x} (a + b y / x) f_y g_{x-y}

for a Poisson, negative binomial or binomial number of losses with severity f on 0, 1, 2, ...
Source: Panjer (1981), ASTIN Bulletin 12, 22; Klugman, Panjer and Willmot, Loss Models, section 9.6.
"""

import math
from collections.abc import Sequence


def law_by_recursion(number: float, dispersion: float, severity: Sequence[float], points: int) -> list[float]:
    """Probabilities of 0, 1, ..., points - 1; the number of losses has this mean and dispersion."""
    if dispersion == 0:
        a, b = 0.0, number
        start = math.exp(-number * (1 - severity[0]))
    else:
        scale = number * dispersion
        a = scale / (1 + scale)
        b = (1 / dispersion - 1) * a
        start = math.exp(-math.log1p(scale * (1 - severity[0])) / dispersion)
    support = [(y, f) for y, f in enumerate(severity) if y and f]
    law = [start]
    for x in range(1, points):
        terms = [(a + b * y / x) * f * law[x - y] for y, f in support if y <= x]
        law.append(math.fsum(terms) / (1 - a * severity[0]))
    return law
