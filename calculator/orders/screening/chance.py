"""How likely a count is by chance: upper tails, as natural logarithms so that none becomes zero."""

from math import exp, inf, lgamma, log, log1p


def log_poisson_tail(count: int, mean: float) -> float:
    """Return ln P(N >= count) for a Poisson number N of the given mean (orders)."""
    if count <= 0:
        return 0.0
    if mean <= 0:
        return -inf
    if count <= mean:
        below = sum(exp(number * log(mean) - mean - lgamma(number + 1)) for number in range(count))
        return log1p(-below) if below < 1 else -inf
    term = total = 1.0
    number = count
    # the terms after the first shrink faster than a geometric series
    while term > 1e-12 * total:
        number += 1
        term *= mean / number
        total += term
    return count * log(mean) - mean - lgamma(count + 1) + log(total)


def log_odds_of_newcomers(newcomers: float, others: float, usual_share: float, ring_share: float) -> float:
    """Return ln of how much likelier the buyers of a group are with `ring_share` than with `usual_share`.

    `newcomers` of the buyers have no history outside the group, `others` have; the shares are fractions
    between 0 and 1, both excluded.
    """
    return newcomers * log(ring_share / usual_share) + others * log((1 - ring_share) / (1 - usual_share))


def false_discovery_limit(logs: list[float], tests: int, share: float) -> float:
    """Return the largest ln p of the Benjamini-Hochberg rule, -inf where nothing passes.

    `logs` are the ln p of the smallest p-values of `tests` tests; `share` is the false discovery rate.
    """
    passed = -inf
    for rank, value in enumerate(sorted(logs), start=1):
        if value <= log(share * rank / tests):
            passed = value
    return passed
