"""How many losses there are: the Poisson, negative binomial and binomial factors of Equation (12).

With excess(z) = Lambda (1 - phi(z)), the generating function of a random sum is

    (1 + d excess(z))^(-1/d)      d > 0 negative binomial: a common Gamma factor of variance d
    exp(-excess(z))               d = 0 Poisson: losses come independently
                                  d < 0 binomial with -1/d trials

`dispersion` d is the surplus of the number's variance over its mean, relative to the mean squared.

Splitting losses over a lattice adds to their second moment and so to the variance of the sum. The surplus
is taken out of d, which keeps mean and variance of the sum exact and every probability positive, because
all three are laws of a number (Panjer's (a, b, 0) class).
Sources: Credit Suisse First Boston (1997), CREDITRISK+; Panjer (1981), ASTIN Bulletin 12, 22.
"""

import cmath
import math
from collections.abc import Sequence

PLAIN = 1e-3
"""Dispersion from which the power may be taken as it stands: 1/d times the last bit is below 1e-12."""

MATERIAL = 1e-5
"""Surplus, relative to the variance of the sum, below which it is left: 0.0005 % of the deviation."""


def number_factor(excess: Sequence[complex], dispersion: float) -> list[complex]:
    """The factor of Equation (12) of one number of losses, at every frequency of `excess`."""
    if abs(dispersion) < 1e-15:
        return [cmath.exp(-z) for z in excess]
    power = -1 / dispersion
    if abs(dispersion) >= PLAIN:
        return [(1 + dispersion * z) ** power for z in excess]
    return [cmath.exp(power * _log1p(dispersion * z)) for z in excess]


def ring_factor(
    order_excess: Sequence[complex], size: float, number: float, dispersion: float = 1.0
) -> list[complex]:
    """The factor of `number` rings of `size` orders on average, from 1 - phi of one ring order.

    The first order of a ring is certain, the others are a random number with this dispersion.
    """
    if dispersion == 1:
        # s / (m - (m-1) s) - 1 with s = 1 - x, without the cancellation where x is small.
        orders, others = -number * size, size - 1
        return [cmath.exp(orders * x / (1 + others * x)) for x in order_excess]
    factor = number_factor([(size - 1) * x for x in order_excess], dispersion)
    return [cmath.exp(number * ((1 - x) * z - 1)) for x, z in zip(order_excess, factor, strict=True)]


def dispersion_on_lattice(
    dispersion: float, *, surplus: float, mean: float, number: float, variance: float
) -> float:
    """The dispersion that offsets what the lattice adds to the second moment.

    Args:
        dispersion: of the model, 0 or more.
        surplus: second moment on the lattice less the model's, money squared.
        mean: expected sum, money.
        number: expected number of losses of at least one lattice step.
        variance: variance of the sum in the model, money squared.

    Returns:
        The offset dispersion. Unchanged where the surplus is immaterial, or so large beside the number of
        losses that no law of a number could offset it; the audit then says what is left.

    """
    if surplus <= MATERIAL * variance or not mean:
        return dispersion
    offset = dispersion - surplus / mean / mean
    if offset >= 0:
        return offset
    trials = round(-1 / offset)
    return -1 / trials if trials > number else dispersion


def _log1p(z: complex) -> complex:
    a, b = z.real, z.imag
    squared_less_one = 2 * a + a * a + b * b
    if squared_less_one <= -1:
        return complex(-math.inf, 0)
    return complex(0.5 * math.log1p(squared_less_one), math.atan2(b, 1 + a))
