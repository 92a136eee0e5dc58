"""Amounts kept once each are counted and added as if they stood one by one."""

from collections import Counter
from math import fsum, log

from hypothesis import given
from hypothesis import strategies as st

from calculator.orders.amounts import Amounts, sum_of

AMOUNTS = st.lists(st.sampled_from([0.1, 0.2, 0.3, 19.9, 1e-3, 1e15]) | st.floats(0.01, 1e9), max_size=60)


@given(AMOUNTS, st.floats(0.01, 1e9))
def test_those_below_a_limit_are_counted(amounts: list[float], limit: float) -> None:
    found = Amounts(amounts)
    assert len(found) == len(amounts)
    for value in (limit, *amounts[:3]):
        assert found.below(value) == sum(amount < value for amount in amounts)
        assert found.below(log(value), log) == sum(log(amount) < log(value) for amount in amounts)


@given(AMOUNTS)
def test_the_sum_is_the_exact_one(amounts: list[float]) -> None:
    assert sum_of(Counter(amounts)) == fsum(amounts)
    assert sum_of(Counter(amounts), log) == fsum(map(log, amounts))
