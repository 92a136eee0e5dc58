"""The exact law of what a list of open orders loses.

    P_L(z) = product over orders of  1 - p + p phi(z)
    log P_L = sum log(1-p)  +  sum over k >= 1 of  (-1)^(k+1) (p/(1-p))^k phi(z)^k / k         Equation (19)

phi is the generating function of one order's loss, split between two neighbouring lattice points so that
its mean is kept. The powers of phi are signed weights on the lattice, summed before one transform; where an
order is so likely to fail that the sum is long, or can lose in several ways, its factor is multiplied at
the roots of unity instead. Orders of nearly the same probability and amount share a cell with their number,
mean probability and mean loss, which keeps the expected loss.
Sources: De Pril (1986), ASTIN Bulletin 16, 109; Kornya (1983), Transactions of the Society of Actuaries 35.
"""

import cmath
import math
from collections.abc import Iterable
from dataclasses import dataclass
from operator import mul

from calculator.exposure.distribution.fourier import circle, inverse_real_transform, real_transform
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.open_orders.order import OpenOrder

LEFT_OUT = 1e-14
"""Size of the first term of Equation (19) that is left out."""
CLASSES_PER_E = 200
"""Probabilities within half a per cent of one another share a cell."""
LONGEST_SUM = 48
"""From so many terms on, multiplying the factors directly costs less."""

NEGLIGIBLE = 1e-19
"""Size below which a frequency adds nothing that a probability could show."""
LOOK_EVERY = 4
"""Cells between two looks at which frequencies are left."""


@dataclass(slots=True)
class Cell:
    """Orders alike: how many, and sums of p, of p x share, and of p x share x loss in steps."""

    number: int
    probability: float
    weights: list[float]
    positions: list[float]


def law_of_orders(orders: Iterable[OpenOrder], lattice: Lattice) -> list[float]:
    """Probability of each point of a lattice that holds all but a negligible part of the loss."""
    points = lattice.points
    signed, constant = [0.0] * points, 0.0
    direct: list[Cell] = []
    for cell in cells_of(orders, lattice.step):
        chance = cell.probability / cell.number
        terms = _terms(chance, cell.number) if len(cell.weights) == 1 else None
        if terms is None:
            direct.append(cell)
            continue
        constant += cell.number * math.log1p(-chance)
        _add_powers(signed, cell, chance, terms)
    spectrum = [cmath.exp(constant + z) for z in real_transform(signed)]
    found = inverse_real_transform(_times_factors(spectrum, direct, points))
    start = lattice.first % points
    return found[start:] + found[:start]


def cells_of(orders: Iterable[OpenOrder], step: float) -> list[Cell]:
    """Orders whose probabilities and losses hardly differ, put together; those without a loss left out."""
    cells: dict[tuple[int, ...], Cell] = {}
    for probability, outcomes in orders:
        if probability <= 0 or not any(loss for _, loss in outcomes):
            continue
        alike = round(CLASSES_PER_E * math.log(probability)) if probability < 1 else 1
        key = (
            alike,
            *(int(loss / step) for _, loss in outcomes),
            *(round(1e6 * s) for s, _ in outcomes[:-1]),
        )
        cell = cells.get(key)
        if cell is None:
            cell = cells[key] = Cell(0, 0.0, [0.0] * len(outcomes), [0.0] * len(outcomes))
        cell.number += 1
        cell.probability += probability
        for place, (share, loss) in enumerate(outcomes):
            cell.weights[place] += probability * share
            cell.positions[place] += probability * share * loss / step
    return list(cells.values())


def _terms(chance: float, number: int) -> int | None:
    """How many terms of Equation (19) are needed; none if too many."""
    if chance >= 0.5:
        return None
    odds = chance / (1 - chance)
    left, terms = number * odds, 1
    while left * odds / (terms + 1) > LEFT_OUT:
        left *= odds
        terms += 1
        if terms > LONGEST_SUM:
            return None
    return terms


def _split(weight: float, position: float) -> tuple[int, float]:
    """The lower lattice point of a cell's mean loss, and the share of the upper one."""
    mean = position / weight
    below = math.floor(mean)
    return below, mean - below


def _add_powers(signed: list[float], cell: Cell, chance: float, terms: int) -> None:
    """The terms of Equation (19); at the roots of unity a place beyond the end is one counted from 0."""
    points, odds = len(signed), chance / (1 - chance)
    below, upper = _split(cell.weights[0], cell.positions[0])
    power, coefficient = [1.0], -float(cell.number)
    for k in range(1, terms + 1):
        power = [a * (1 - upper) + b * upper for a, b in zip([*power, 0.0], [0.0, *power], strict=True)]
        coefficient *= -odds
        for i, share in enumerate(power):
            signed[(k * below + i) % points] += coefficient / k * share


def _times_factors(spectrum: list[complex], cells: list[Cell], points: int) -> list[complex]:
    """The spectrum times every cell's factor.

    A factor is at most 1 in size, so a frequency whose product has become negligible stays so and is left
    out from there on: with many orders only the lowest frequencies are left. Cells that spread the most come
    first, for they put out the most frequencies.
    """
    turns = circle(points)
    alive = list(range(len(spectrum)))
    found = spectrum
    for place, cell in enumerate(sorted(cells, key=_spread, reverse=True)):
        found = list(map(mul, found, _factor(cell, turns, alive)))
        if place % LOOK_EVERY == 0:
            kept = [at for at, value in enumerate(found) if abs(value) > NEGLIGIBLE]
            alive, found = [alive[at] for at in kept], [found[at] for at in kept]
    whole = [0j] * len(spectrum)
    for frequency, value in zip(alive, found, strict=True):
        whole[frequency] = value
    return whole


def _spread(cell: Cell) -> float:
    chance = cell.probability / cell.number
    return cell.number * chance * (1 - chance)


def _factor(cell: Cell, turns: tuple[complex, ...], frequencies: list[int]) -> list[complex]:
    """1 - p + p phi at some frequencies, to the power of the number of orders."""
    points = len(turns)
    found = [complex(1 - cell.probability / cell.number)] * len(frequencies)
    for weight, position in zip(cell.weights, cell.positions, strict=True):
        if weight == 0:
            continue
        below, upper = _split(weight, position)
        chance = weight / cell.number
        low, high = chance * (1 - upper), chance * upper
        found = [
            z + low * turns[below * k % points] + high * turns[(below + 1) * k % points]
            for z, k in zip(found, frequencies, strict=True)
        ]
    return found if cell.number == 1 else [z**cell.number for z in found]
