"""The levels at which a loss is told: with which probability it stays at or below the quantile.

A result holds its quantiles under these numbers as text (`value_at_risk`: `"0.95"`); what words call a usual,
a bad and a very bad month is read at three of them.
"""

USUAL, BAD, VERY_BAD = 0.5, 0.95, 0.99
"""One month in two is worse, one in 20, one in 100."""
LEVELS = (USUAL, 0.9, BAD, VERY_BAD, 0.999)
"""Every level of the month's loss in a result, rising."""
