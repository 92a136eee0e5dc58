"""A known list of open orders, against every outcome listed one by one and against published laws."""

import math
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.open_orders.law import law_of_orders
from calculator.exposure.open_orders.order import OpenOrder, Outcome, open_order
from calculator.exposure.open_orders.provision_matrix import chance_never_paid, provision, roll_rates
from calculator.exposure.open_orders.risk import as_loss_model, open_orders_risk
from calculator.exposure.receivable.receivable_over_time import receivable_over_time
from calculator.shop.order_mix import Segment
from tests.exposure.distribution.random_sums import lower_quantile
from tests.exposure.mixes import a_segment, a_shop_of
from tests.exposure.strategies import segments
from tests.reference import reference_case

PUBLISHED = {case["name"]: case for case in reference_case("05")["cases"]}


def order_of(probability: float, loss: float) -> OpenOrder:
    return OpenOrder(probability, (Outcome(1.0, loss),))


def law_by_listing(orders: list[OpenOrder]) -> dict[float, float]:
    """Every combination of outcomes, and its probability."""
    ways = [
        [(1 - order.probability, 0.0), *((order.probability * s, loss) for s, loss in order.outcomes)]
        for order in orders
    ]
    law: dict[float, float] = {}
    for combination in product(*ways):
        loss = math.fsum(one[1] for one in combination)
        law[loss] = law.get(loss, 0.0) + math.prod(one[0] for one in combination)
    return law


def test_every_outcome_of_a_short_list() -> None:
    """Rare and likely orders, a certain one, an impossible one and one with a claim that may be refused."""
    orders = [
        order_of(0.02, 3),
        order_of(0.02, 3),
        order_of(0.3, 5),
        order_of(0.6, 2),
        order_of(1.0, 4),
        order_of(0.0, 9),
        order_of(0.7, 0),
        OpenOrder(0.25, (Outcome(0.6, 1.0), Outcome(0.4, 6.0))),
    ]
    found = law_of_orders(orders, Lattice(0, 1.0, 32))
    exact = law_by_listing(orders)
    assert found == pytest.approx([exact.get(float(loss), 0.0) for loss in range(32)], abs=1e-13)


@pytest.mark.parametrize("name", ["poibin_doc", "tsakim_3", "tsakim_8", "vignette_ordinary", "fft_failure_1"])
def test_published_numbers_of_bad_orders(name: str) -> None:
    case = PUBLISHED[name]
    times = case.get("wts", [1] * len(case["p"]))
    orders = [order_of(p, 1.0) for p, often in zip(case["p"], times, strict=True) for _ in range(often)]
    expected = case.get("recomputed_pmf") or case["pmf"]
    found = law_of_orders(orders, Lattice(0, 1.0, 128))
    assert found[: len(expected)] == pytest.approx(expected, abs=1e-13)
    assert min(found) > -1e-14


def test_published_amounts_of_an_individual_model() -> None:
    """Each order loses one of two amounts for certain: several outcomes, and no way to lose nothing."""
    case = PUBLISHED["vignette_generalized_amounts"]
    orders = [
        OpenOrder(1.0, (Outcome(p, float(amount)), Outcome(1 - p, float(other))))
        for p, amount, other, often in zip(case["p"], case["val_p"], case["val_q"], case["wts"], strict=True)
        for _ in range(often)
    ]
    found = law_of_orders(orders, Lattice(0, 1.0, 1024))
    start = case["min_support"]
    assert found[start : start + len(case["pmf"])] == pytest.approx(case["pmf"], abs=1e-13)


def test_certain_orders_lose_what_they_lose() -> None:
    found = open_orders_risk([order_of(1.0, 7.5)] * 100)
    assert found.expected_loss == pytest.approx(750)
    assert found.unexpected_loss == 0
    assert set(found.risk.value_at_risk.values()) == {750}
    nothing = open_orders_risk([])
    assert nothing.expected_loss == nothing.risk.value_at_risk[0.99] == 0
    assert open_orders_risk([order_of(0.5, 0.0)]).risk.value_at_risk[0.99] == 0


def test_four_hundred_equal_orders_are_binomial() -> None:
    trials, rate = 400, Fraction(1, 25)
    found = open_orders_risk([order_of(float(rate), 250.0)] * trials)
    law = [float(math.comb(trials, k) * rate**k * (1 - rate) ** (trials - k)) for k in range(60)]
    assert found.audit.passed
    assert found.audit.attempts == 1
    assert found.expected_loss == pytest.approx(4000)
    assert found.unexpected_loss == pytest.approx(250 * math.sqrt(400 * 0.04 * 0.96))
    for level, quantile in found.risk.value_at_risk.items():
        assert abs(quantile - 250 * lower_quantile(law, level)) <= 1e-6
    quantile = lower_quantile(law, 0.99)
    beyond = math.fsum(k * p for k, p in enumerate(law) if k > quantile)
    beyond += quantile * (math.fsum(law[: quantile + 1]) - 0.99)
    assert found.risk.expected_shortfall[0.99] == pytest.approx(250 * beyond / 0.01, rel=1e-9)


def test_poisson_shortcut_overstates() -> None:
    """Orders of many amounts at about 4 %: the compound Poisson law is a little too wide."""
    orders = [order_of(0.02 + 0.0001 * (n % 400), 50.0 + 7 * (n % 90)) for n in range(400)]
    exact = open_orders_risk(orders)
    shortcut = as_loss_model(orders, 0.0)
    assert exact.audit.passed
    assert shortcut.mean == pytest.approx(exact.expected_loss, rel=1e-12)
    assert 1 < shortcut.sd / exact.unexpected_loss < 1.05
    wide = open_orders_risk(orders, volatility=0.5)
    assert wide.expected_loss == pytest.approx(exact.expected_loss)
    assert wide.risk.expected_shortfall[0.99] > 1.2 * exact.risk.expected_shortfall[0.99]
    assert wide.audit.passed


def test_a_hundred_thousand_open_orders() -> None:
    """Grouped into cells; the law is close to the normal one, whose quantile is known."""
    orders = [order_of(0.01 + 0.0003 * (n % 100), 20.0 + n % 977) for n in range(100_000)]
    found = open_orders_risk(orders)
    assert found.audit.passed
    assert found.audit.attempts == 1
    normal = found.expected_loss + 2.3263478740408408 * found.unexpected_loss
    assert found.risk.value_at_risk[0.99] == pytest.approx(normal, rel=1e-3)


@given(st.lists(st.tuples(st.floats(0.001, 0.999), st.floats(1, 1e4)), min_size=1, max_size=10))
def test_any_short_list_passes_and_agrees_with_every_outcome_listed(drawn: list[tuple[float, float]]) -> None:
    """The distribution functions agree but for a step an order and what the window leaves out."""
    orders = [order_of(p, loss) for p, loss in drawn]
    found = open_orders_risk(orders)
    assert "too_coarse" in found.audit.reasons or found.audit.passed
    law, shift = found.distribution, (len(orders) + 1) * found.distribution.step
    exact = law_by_listing(orders)
    for loss in exact:
        below = math.fsum(p for at, p in exact.items() if at <= loss)
        above = math.fsum(
            p for place, p in enumerate(law.probability) if law.origin + place * law.step <= loss + shift
        )
        assert above >= below - 1e-5


def test_chance_of_an_open_order_by_hand() -> None:
    """5 % returned on day 10, 70 % of the rest paid on day 30 and 30 % on day 45, write-off on day 90."""
    segment = a_segment(
        return_rate=0.05, return_days=10, due_days=30, late_share=0.3, late_days=15, fraud_rate=0.01
    )
    bad = 0.01 + 0.99 * 0.95 * 0.02
    paid = 0.99 * 0.95 * 0.98
    assert chance_never_paid(segment, 0, 90) == pytest.approx(bad)
    assert chance_never_paid(segment, 10, 90) == pytest.approx(bad / (bad + paid))
    assert chance_never_paid(segment, 30, 90) == pytest.approx(bad / (bad + 0.3 * paid))
    assert chance_never_paid(segment, 45, 90) == 1
    assert chance_never_paid(segment, 90, 90) == 1


@given(segments, st.floats(0, 400), st.floats(0, 400))
def test_the_older_the_likelier(segment: Segment, one: float, other: float) -> None:
    young, old = sorted((one, other))
    assert 0 <= chance_never_paid(segment, young, 365) <= chance_never_paid(segment, old, 365) <= 1


def test_provision_of_a_steady_shop_is_what_its_receivable_will_lose() -> None:
    """Day by day: open amounts times their chance of never being paid are the never-paid part."""
    shop = a_shop_of(a_segment())
    segment, write_off = shop.segments[0], 90
    sold = segment.pay_later_orders / 30 * segment.average_order_value
    profile = receivable_over_time(shop)
    still_open = [profile.expected[0], *(b - a for a, b in pairwise(profile.expected[:91]))]
    rates = [chance_never_paid(segment, age, write_off) for age in range(90)]
    found = provision(still_open[:90], rates)
    assert sum(still_open[:90]) == pytest.approx(profile.expected[89])
    assert still_open[0] == pytest.approx(sold)
    assert found.total == pytest.approx(profile.never_paid[89], rel=1e-9)


def test_buckets_that_nothing_reached() -> None:
    assert roll_rates([100, 0, 0], 0) == (0, 0, 0)
    assert roll_rates([100, 0], 5) == (0, 0)


def test_an_order_of_a_segment() -> None:
    segment = a_segment(claim_success_rate=0.8)
    order = open_order(segment, 450, 5, 90)
    unpaid, fraud = 0.994 * 0.95 * 0.02, 0.006
    claims = 0.8 * unpaid / (unpaid + fraud)
    assert order.probability == pytest.approx(unpaid + fraud)
    paid, refused = order.outcomes
    assert paid == pytest.approx((claims, 0.85 * 250))
    assert refused == pytest.approx((1 - claims, 0.85 * 450))
    assert len(open_order(a_segment(guarantee_covers_fraud=True), 450, 5, 90).outcomes) == 1


def test_open_orders_of_a_month_lose_what_the_month_is_expected_to() -> None:
    shop = a_shop_of(a_segment(claim_success_rate=0.8))
    segment = shop.segments[0]
    orders = [open_order(segment, 450, 0, 90)] * 450
    found = open_orders_risk(orders)
    assert found.audit.passed
    assert found.expected_loss == pytest.approx(book_losses(shop, 1).mean)
    assert found.unexpected_loss < book_losses(shop, 1).sd
