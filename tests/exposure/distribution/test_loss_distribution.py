"""The law of the loss: against the recursion, and with mean and spread kept whatever the lattice."""

import math
from dataclasses import replace

import pytest

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.distribution.audit import REASONS, audit, doubts_of
from calculator.exposure.distribution.audited_run import POINTS, audited_run, whole_window
from calculator.exposure.distribution.generating_function import GeneratingFunction, number_factor
from calculator.exposure.distribution.lattice import Lattice, lattice_over, moment, order_weights
from calculator.exposure.distribution.loss_distribution import risk_figures
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue, order_value
from calculator.exposure.distribution.severity import Piece, loss_moments, loss_of
from tests.exposure.distribution.panjer import law_by_recursion
from tests.exposure.distribution.random_sums import law_of_sum, mean_of, sd_of
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)


def stream_of(number: float, amount: float) -> Stream:
    return Stream(number, OrderValue(amount, 0.0), WHOLE_AMOUNT)


def weights_of(losses: LossModel, lattice: Lattice) -> list[float]:
    """How many bad orders are expected that cost each number of steps."""
    total = [0.0] * lattice.points
    for stream in losses.streams:
        one = order_weights(stream.value, stream.severity, lattice.step, lattice.points).weights
        for place, weight in enumerate(one):
            total[place] += stream.expected_number * weight
    return total


@pytest.mark.parametrize("volatility", [0.0, 0.5, 1.0])
def test_transform_and_recursion_agree_on_a_shop(volatility: float) -> None:
    losses = book_losses(the_golden_shop(non_payment_volatility=volatility), months=1)
    weights = weights_of(losses, Lattice(0, 72.0, 2048))
    number = math.fsum(weights)
    severity = [weight / number for weight in weights]
    recursion = law_by_recursion(number, losses.dispersion, severity, 400)
    transform = law_of_sum(number, losses.dispersion, severity, 4096)
    assert transform[:400] == pytest.approx(recursion, abs=1e-14)


def test_rings_are_a_random_sum_of_random_sums() -> None:
    """Rings of geometric size, order by order: the recursion for the ring, then for the rings."""
    rate, mean_orders = 0.4, 5.0
    rings = RingLosses(rate, mean_orders, (stream_of(1.0, 3.0),))
    lattice = Lattice(0, 1.0, 1024)
    found = GeneratingFunction(LossModel((), 0.0, rings), lattice).law().probability
    others = law_by_recursion(mean_orders - 1, 1.0, [0, 0, 0, 1.0], 600)
    one_ring = [0.0, 0.0, 0.0, *others[:597]]
    assert found[:600] == pytest.approx(law_by_recursion(rate, 0.0, one_ring, 600), abs=1e-13)


def test_a_ring_that_loses_only_part_of_its_orders() -> None:
    """Refused claims cost 2, paid ones nothing: the order law then has a probability at nothing."""
    rings = RingLosses(1.0, 4.0, (stream_of(0.25, 2.0),))
    found = GeneratingFunction(LossModel((), 0.0, rings), Lattice(0, 1.0, 512)).law().probability
    assert mean_of(found) == pytest.approx(rings.mean, rel=1e-9)
    assert sd_of(found) ** 2 == pytest.approx(rings.variance, rel=1e-7)


@pytest.mark.parametrize("step", [0.7, 1.9, 5.3])
@pytest.mark.parametrize(
    ("dispersion", "number"), [(0.0, 20_000), (0.0004, 20_000), (0.04, 3000), (1.0, 600)]
)
def test_mean_and_spread_do_not_depend_on_the_step(step: float, dispersion: float, number: float) -> None:
    """Even with steps longer than the losses: the second moment of the losses is set right."""
    model = LossModel((stream_of(number, 1.0), stream_of(number / 3, 2.5)), dispersion)
    split = step**2 * moment(2, weights_of(model, Lattice(0, step, 16)))
    assert split > 1.02 * model.of_streams.square
    window = whole_window(model, 1024)
    low, points = window.first * window.step, window.points * window.step / step
    run = Lattice(int(low / step), step, 2 ** math.ceil(math.log2(points)), is_whole=True)
    found = GeneratingFunction(model, run)
    assert found.kept.mean * step == pytest.approx(model.mean, rel=1e-12)
    assert found.kept.variance * step**2 == pytest.approx(model.variance, rel=1e-9)
    checked = audit(found.law(), found.kept)
    assert checked.passed
    assert checked.sd_error < 1e-4


@pytest.mark.parametrize(("number", "amount"), [(4e6, 2e-4), (7e4, 0.01), (700.0, 1.0)])
def test_a_law_narrower_than_its_steps_is_read_to_a_few_of_them(number: float, amount: float) -> None:
    """Hundreds of steps from 0, with a deviation of less than one to 26: normal laws in all but name.

    On such a lattice they ripple; a run takes one on which they do not.
    """
    model = LossModel((stream_of(number, amount),), 0.0)
    law = GeneratingFunction(model, Lattice(0, 1.0, 1024)).law()
    figures, run = risk_figures(law, model.mean), audited_run(model)
    assert run.audit.passed
    assert run.audit.lowest_probability > -1e-9
    for level, z in ((0.9, 1.2816), (0.99, 2.3263), (0.999, 3.0902)):
        normal = model.mean + z * model.sd
        assert run.risk.value_at_risk[level] == pytest.approx(normal, rel=3e-3)
        if level < 0.999:
            assert figures.value_at_risk[level] == pytest.approx(normal, abs=6 + 0.05 * z * model.sd)


@pytest.mark.parametrize("dispersion", [1e-12, 1e-7, 1e-3])
def test_small_dispersion_is_continuous(dispersion: float) -> None:
    excess = [2 - 2j, 5 + 1j, 0j]
    independent = number_factor(excess, 0.0)
    for found, limit in zip(number_factor(excess, dispersion), independent, strict=True):
        assert found == pytest.approx(limit, abs=20 * dispersion + 1e-14)


@pytest.mark.parametrize("cv", [0.05, 0.4, 0.8, 3.0])
@pytest.mark.parametrize("points", [300, 4000, 60_000])
def test_lognormal_values_keep_their_mean_on_the_lattice(cv: float, points: int) -> None:
    """With the kink of a cap per order; each loss adds at most a quarter of a squared step."""
    segment = a_segment(order_value_cv=cv, guarantee_coverage=0.7, guarantee_cap_per_order=200)
    (stream, _) = book_losses(a_shop_of(segment), months=1).streams
    high = loss_of(stream.severity, stream.value.far_above)
    lattice = lattice_over(0.0, high, points)
    found = order_weights(stream.value, stream.severity, lattice.step, lattice.points)
    _, mean, square, _ = loss_moments(stream.severity, stream.value)
    assert math.fsum(found.weights) == pytest.approx(1, rel=1e-12)
    assert lattice.step * math.fsum(j * w for j, w in enumerate(found.weights)) == pytest.approx(
        mean, rel=1e-9
    )
    squared = lattice.step**2 * moment(2, found.weights)
    assert lattice.step**2 * found.square == pytest.approx(square, rel=1e-9)
    assert -1e-3 * square <= squared - square <= lattice.step**2 / 4 + 1e-3 * square


def test_lognormal_moments_are_those_of_a_fine_sum() -> None:
    segment = a_segment(order_value_cv=0.8)
    value = order_value(segment)
    severity = (Piece(0.0, 0.2, 0.0), Piece(300.0, 1.0, -240.0))
    points, width = 40_000, 4e-4
    mean = square = 0.0
    for place in range(points):
        z = -8 + width * (place + 0.5)
        density = width * math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
        v = math.exp(value.log_median + value.log_sd * z)
        loss = 0.2 * v if v < 300 else v - 240
        mean += density * loss
        square += density * loss * loss
    found = loss_moments(severity, value)
    assert found.mean == pytest.approx(mean, rel=1e-7)
    assert found.square == pytest.approx(square, rel=1e-6)


@pytest.mark.parametrize("deviations", [-6.5, -4.0, -1.0, 0.0, 2.0])
def test_orders_up_to_a_limit_keep_their_law_however_few_are_left(deviations: float) -> None:
    """A shortfall of many orders, against the normal law of moments that a fine sum over log values gives."""
    log_sd, number = 1.5, 600.0
    limit = math.exp(log_sd * deviations)
    value = OrderValue(math.exp(log_sd * log_sd / 2), log_sd, limit)
    places = [deviations - 40 * (place + 0.5) / 40_000 for place in range(40_000)]
    density = [math.exp((deviations * deviations - z * z) / 2) for z in places]
    mean, square = (
        math.fsum(p * math.exp(power * log_sd * z) for z, p in zip(places, density, strict=True))
        / math.fsum(density)
        for power in (1, 2)
    )
    found = loss_moments(WHOLE_AMOUNT, value)
    assert found.mean == pytest.approx(mean, rel=1e-5)
    assert found.square == pytest.approx(square, rel=1e-5)
    run = audited_run(LossModel((Stream(number, value, WHOLE_AMOUNT),), 0.0))
    assert run.audit.passed
    beyond = math.exp(-(2.326348**2) / 2) / math.sqrt(2 * math.pi) / 0.01
    normal = number * mean + beyond * math.sqrt(number * square)
    assert run.risk.expected_shortfall[0.99] == pytest.approx(normal, rel=0.03)


@pytest.mark.parametrize("dispersion", [0.0, 1e-14, 0.25, 4.0])
def test_the_lower_end_is_that_of_the_whole_law(dispersion: float) -> None:
    """Losses of 1, 3 and 700, and rings of 40 orders of 5: every loss on a point, nothing split."""
    rings = RingLosses(0.3, 40.0, (stream_of(0.75, 5.0),))
    model = LossModel((stream_of(4, 1.0), stream_of(2, 3.0), stream_of(0.5, 700.0)), dispersion, rings)
    whole = GeneratingFunction(model, Lattice(0, 1.0, 2**14)).law().probability
    found = GeneratingFunction(model, Lattice(0, 1.0, 256))
    assert found.law().probability[:248] == pytest.approx(whole[:248], abs=1e-5)
    assert found.law().probability[:60] == pytest.approx(whole[:60], abs=1e-7)
    none_dear = (1 + dispersion * 0.5) ** (-1 / dispersion) if dispersion > 1e-9 else math.exp(-0.5)
    assert found.kept.probability == pytest.approx(none_dear, rel=1e-12)


@pytest.mark.parametrize("unit", [1.0, 3.0, 30.0])
def test_a_rare_large_ring_beside_steady_small_losses_is_read_past_its_ripples(unit: float) -> None:
    """6 in 1,000 rings, of exponential size; whatever the unit of money, hence wherever the points lie."""
    orders, size, rings = 600, 10**3.5, 0.006
    ring = RingLosses(rings, size, (Stream(1.0, OrderValue(unit, math.sqrt(math.log(2))), WHOLE_AMOUNT),))
    steady = Stream(orders, OrderValue(unit, math.sqrt(math.log(2))), WHOLE_AMOUNT)
    found = audited_run(LossModel((steady,), 0.0, ring)).risk.value_at_risk[0.999]
    assert found == pytest.approx(unit * (orders + size * math.log(rings / 0.001)), rel=0.005)


def test_hardly_any_dispersion_is_none() -> None:
    streams = (stream_of(0.05, 10.0),)
    nearly, none = (LossModel(streams, dispersion) for dispersion in (8e-323, 0.0))
    assert nearly.probability_of_no_loss == none.probability_of_no_loss


def test_orders_beyond_the_lattice_still_count_as_orders() -> None:
    """The chance of losing little falls with orders that would cost more, shown or not."""
    segment = a_segment(order_value_cv=2.0, guarantee_cap_per_order=200, orders_per_month=100)
    rings = rings_of(3, per_month=0.5, segment=segment.name)
    model = book_losses(a_shop_of(segment, non_payment_volatility=0.7, rings=rings), months=1)
    near, whole = (GeneratingFunction(model, Lattice(0, 1.0, points)) for points in (512, 2**13))
    assert near.kept.probability < 0.99 < whole.kept.probability
    some, every = near.law().probability, whole.law().probability
    assert some[0] == pytest.approx(every[0], rel=1e-6)
    assert math.fsum(some[:500]) == pytest.approx(math.fsum(every[:500]), rel=1e-4)


def test_what_ripples_beside_the_highest_quantile_is_laid_out_anew() -> None:
    """Steady losses, narrower than a step, beside a rare ring of ten thousand orders that are dear."""
    rings = RingLosses(0.12, 10_000.0, (stream_of(1.0, 230.0),))
    model = LossModel((stream_of(75.0, 10.0), stream_of(687.0, 230.0)), 0.0, rings)
    found = audited_run(model)
    assert found.audit.passed
    finer = audited_run(model, 8 * POINTS)
    assert found.risk.value_at_risk[0.999] == pytest.approx(finer.risk.value_at_risk[0.999], rel=5e-3)
    # A ring has a geometric number of orders, and there is seldom a second one.
    beyond = found.risk.expected_shortfall[0.999] - found.risk.value_at_risk[0.999]
    assert beyond == pytest.approx(10_000 * 230, rel=0.1)


def test_a_loss_too_small_to_count_steps_in_does_not_set_the_step() -> None:
    spread = Stream(0.5, OrderValue(10.0, 0.8), (Piece(0.0, 0.5, 0.0),))
    tiny = Stream(0.1, OrderValue(10.0, 0.0), (Piece(0.0, 5e-324, 0.0),))
    assert LossModel((spread, tiny), 0.0).foremost_loss is None
    with_tiny, without = (audited_run(LossModel(streams, 0.0)) for streams in ((spread, tiny), (spread,)))
    assert with_tiny.audit.passed
    assert with_tiny.risk.value_at_risk == pytest.approx(without.risk.value_at_risk, rel=1e-3)


def test_what_a_lattice_keeps_has_the_moments_of_closed_forms() -> None:
    """Without the orders that cost more than the end: a thinned number of orders and of rings."""
    rings = RingLosses(0.4, 5.0, (stream_of(0.75, 5.0), stream_of(0.25, 900.0)))
    model = LossModel((stream_of(4, 3.0), stream_of(0.5, 700.0)), 0.25, rings)
    found = GeneratingFunction(model, Lattice(0, 1.0, 512))
    mass = math.fsum(found.law().probability)
    assert mass == pytest.approx(found.kept.probability, rel=1e-9)
    shares = [p / mass for p in found.law().probability]
    assert mean_of(shares) == pytest.approx(found.kept.mean, rel=1e-8)
    assert sd_of(shares) ** 2 == pytest.approx(found.kept.variance, rel=1e-6)


def test_window_of_a_large_shop_does_not_start_at_nothing() -> None:
    model = LossModel((stream_of(20_000, 1.0),), 0.0)
    run = audited_run(model)
    assert run.audit.passed
    assert run.distribution.origin > 18_000
    assert run.risk.value_at_risk[0.5] == pytest.approx(20_000, rel=1e-4)
    assert run.risk.value_at_risk[0.99] == pytest.approx(20_329.5, rel=1e-3)


def test_failed_audit_is_said_and_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window of twenty deviations holds a hundred rings a year, but not one of thousands in a lifetime."""
    monkeypatch.setattr("calculator.exposure.distribution.audited_run.ATTEMPTS", 1)
    monkeypatch.setattr("calculator.exposure.distribution.audited_run.WHOLE", 2.0)
    run = audited_run(LossModel((stream_of(50, 100.0), stream_of(20, 50 * math.e)), 0.25))
    assert not run.audit.passed
    assert run.audit.attempts == 1
    assert run.audit.tail_mass > 1e-6
    assert "window" in run.audit.reasons


def test_reasons_name_what_is_out_of_tolerance() -> None:
    run = audited_run(LossModel((stream_of(50, 100.0),), 0.25))
    assert run.audit.reasons == ()
    for field, value, reason in (
        ("mass_error", 1e-5, "mass"),
        ("tail_mass", 1e-3, "window"),
        ("mean_error", 1e-3, "window"),
        ("sd_error", 0.1, "spread"),
        ("lowest_probability", -0.2, "negative"),
        ("resolution", 0.2, "too_coarse"),
        ("median_resolution", 0.2, "too_coarse"),
    ):
        assert doubts_of(replace(run.audit, **{field: value})) == (reason,)  # type: ignore[arg-type]
        assert reason in REASONS


def test_common_factor_of_every_size_passes() -> None:
    for dispersion in (0.0, 1e-6, 0.01, 0.25, 1.0, 4.0):
        model = LossModel((stream_of(50, 100.0),), dispersion)
        assert audited_run(model).audit.passed


def test_ring_losses_have_the_moments_of_equation_14() -> None:
    model = LossModel((), 0.0, RingLosses(0.2, 12.0, (stream_of(0.7, 800.0), stream_of(0.3, 3000.0))))
    run = audited_run(model)
    assert run.audit.passed
    assert run.audit.mean_error < 1e-8
    assert run.audit.sd_error < 1e-3
    assert model.mean == pytest.approx(0.2 * 12 * 1460)
    assert model.variance == pytest.approx(
        0.2 * (12 * (0.7 * 800**2 + 0.3 * 3000**2 - 1460**2) + 276 * 1460**2)
    )


@pytest.mark.parametrize("cv", [1e-155, 1e-16, 1e-9, 1e-7])
def test_hardly_any_spread_is_no_spread(cv: float) -> None:
    same, spread = (
        audited_run(book_losses(a_shop_of(a_segment(order_value_cv=x)), months=1)) for x in (0.0, cv)
    )
    assert spread.audit.passed
    assert spread.risk.expected_shortfall[0.99] == pytest.approx(same.risk.expected_shortfall[0.99], rel=1e-4)


def test_horizon_scales_the_expected_numbers() -> None:
    mix = the_golden_shop(non_payment_volatility=0.5, rings=rings_of(4, per_month=0.2))
    one, twelve = book_losses(mix, months=1), book_losses(mix, months=12)
    assert twelve.mean == pytest.approx(12 * one.mean)
    without = replace(twelve, dispersion=0.0)
    assert without.variance == pytest.approx(12 * replace(one, dispersion=0.0).variance)
