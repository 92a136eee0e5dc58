"""A run that is asked for a few levels only gives those, as a run for all of them does."""

import pytest

from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.bad_orders import book_losses
from tests.exposure.mixes import the_golden_shop


def test_the_levels_asked_for_are_read_as_among_all() -> None:
    losses = book_losses(the_golden_shop(non_payment_volatility=0.5), 1)
    few, every = audited_run(losses, levels=(0.5, 0.99)), audited_run(losses)
    assert few.audit.passed
    assert set(few.risk.value_at_risk) == set(few.risk.expected_shortfall) == {0.5, 0.99}
    for level in (0.5, 0.99):
        assert few.risk.value_at_risk[level] == pytest.approx(every.risk.value_at_risk[level], rel=2e-3)
        assert few.risk.expected_shortfall[level] == pytest.approx(
            every.risk.expected_shortfall[level], rel=1e-3
        )
