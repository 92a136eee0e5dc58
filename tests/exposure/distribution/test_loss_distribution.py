"""The law of the loss: against the recursion, and with mean and spread kept whatever the lattice."""

import math
from dataclasses import replace

import pytest

from calculator.exposure.distribution.audit import REASONS, Expected, audit, doubts_of
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.bad_orders import book_losses
from calculator.exposure.distribution.frequency import dispersion_on_lattice, number_factor
from calculator.exposure.distribution.lattice import Lattice, lattice_over, lattice_weights, second_moment
from calculator.exposure.distribution.loss_distribution import law_on
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue, order_value
from calculator.exposure.distribution.rarest_orders import without_rarest_orders
from calculator.exposure.distribution.severity import Piece, loss_moments
from calculator.exposure.distribution.window import loss_window
from tests.exposure.distribution.panjer import law_by_recursion
from tests.exposure.distribution.random_sums import law_of_sum, mean_of, sd_of
from tests.exposure.mixes import a_segment, a_shop_of, rings_of, the_golden_shop

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)


def stream_of(number: float, amount: float) -> Stream:
    return Stream(number, OrderValue(amount, 0.0), WHOLE_AMOUNT)


@pytest.mark.parametrize("volatility", [0.0, 0.5, 1.0])
def test_transform_and_recursion_agree_on_a_shop(volatility: float) -> None:
    losses = book_losses(the_golden_shop(non_payment_volatility=volatility), months=1)
    lattice = Lattice(0, 72.0, 2048)
    weights = lattice_weights(losses.streams, lattice)
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
    found = law_on(lattice, LossModel((), 0.0, rings)).probability
    others = law_by_recursion(mean_orders - 1, 1.0, [0, 0, 0, 1.0], 600)
    one_ring = [0.0, 0.0, 0.0, *others[:597]]
    assert found[:600] == pytest.approx(law_by_recursion(rate, 0.0, one_ring, 600), abs=1e-13)


def test_a_ring_that_loses_only_part_of_its_orders() -> None:
    """Refused claims cost 2, paid ones nothing: the order law then has a probability at nothing."""
    rings = RingLosses(1.0, 4.0, (stream_of(0.25, 2.0),))
    found = law_on(Lattice(0, 1.0, 512), LossModel((), 0.0, rings)).probability
    assert mean_of(found) == pytest.approx(rings.mean, rel=1e-12)
    assert sd_of(found) ** 2 == pytest.approx(rings.variance, rel=1e-10)


@pytest.mark.parametrize("step", [0.7, 1.9, 5.3])
@pytest.mark.parametrize(
    ("dispersion", "number"), [(0.0, 20_000), (0.0004, 20_000), (0.04, 3000), (1.0, 600)]
)
def test_mean_and_spread_do_not_depend_on_the_step(step: float, dispersion: float, number: float) -> None:
    """Even with steps longer than the losses: what the lattice adds is taken out of the dispersion."""
    model = LossModel((stream_of(number, 1.0), stream_of(number / 3, 2.5)), dispersion)
    rounded = lattice_weights(model.streams, Lattice(0, step, 16))
    assert second_moment(rounded, step) > 1.02 * math.fsum(s.second_moment for s in model.streams)
    window = loss_window(model)
    run = Lattice(math.floor(window.low / step), step, 2 ** math.ceil(math.log2(window.high / step)))
    found = law_on(run, model).probability
    checked = audit(found, run, Expected(model.mean, model.sd, shortfall=model.mean, median=model.mean))
    assert checked.passed
    assert checked.sd_error < 1e-4


@pytest.mark.parametrize("dispersion", [1e-12, 1e-7, 1e-3])
def test_small_dispersion_is_continuous(dispersion: float) -> None:
    excess = [2 - 2j, 5 + 1j, 0j]
    independent = number_factor(excess, 0.0)
    for found, limit in zip(number_factor(excess, dispersion), independent, strict=True):
        assert found == pytest.approx(limit, abs=20 * dispersion + 1e-14)


def test_impossible_offset_leaves_the_dispersion() -> None:
    """No law of a number is narrower than a certain number."""
    given = {"mean": 10.0, "number": 10.0, "variance": 10.0}
    assert dispersion_on_lattice(0.0, surplus=200.0, **given) == 0.0
    assert dispersion_on_lattice(0.0, surplus=0.0, **given) == 0.0
    assert dispersion_on_lattice(0.5, surplus=10.0, **given) == pytest.approx(0.4)


def test_no_expected_loss_leaves_the_dispersion() -> None:
    """Orders too few for a float to hold what they lose, beside rings that lose something."""
    given = {"number": 0.0, "variance": 1e-9}
    assert dispersion_on_lattice(0.25, mean=0.0, surplus=1e-3, **given) == 0.25


@pytest.mark.parametrize("cv", [0.05, 0.4, 0.8, 3.0])
@pytest.mark.parametrize("points", [300, 4000, 60_000])
def test_lognormal_values_keep_their_mean_on_the_lattice(cv: float, points: int) -> None:
    """With the kink of a cap per order; each loss adds at most a quarter of a squared step."""
    segment = a_segment(order_value_cv=cv, guarantee_coverage=0.7, guarantee_cap_per_order=200)
    whole = book_losses(a_shop_of(segment), months=1)
    cut = without_rarest_orders(whole, 1e-4).model
    lattice = lattice_over(loss_window(cut), points, cut)
    step = lattice.step
    weights = lattice_weights(cut.streams, lattice)
    mean = step * math.fsum(j * weight for j, weight in enumerate(weights))
    number = math.fsum(stream.expected_number for stream in cut.streams)
    square = math.fsum(stream.second_moment for stream in cut.streams)
    assert math.fsum(weights) == pytest.approx(number, rel=1e-12)
    assert mean == pytest.approx(cut.mean, rel=1e-9)
    surplus = second_moment(weights, step) - square
    assert -1e-4 * square <= surplus <= number * step**2 / 4 + 1e-9 * square


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


def test_setting_rare_orders_apart_changes_nothing_below_them() -> None:
    """The same law, with all orders and without those beyond the 99.99 % quantile of their value."""
    segment = a_segment(order_value_cv=0.8, orders_per_month=40, pay_later_share=1.0)
    rings = rings_of(3, per_month=0.5, segment=segment.name)
    model = book_losses(a_shop_of(segment, non_payment_volatility=0.7, rings=rings), months=1)
    lattice = Lattice(0, 8.0, 2**12)
    nearly_all, fewer = without_rarest_orders(model, 1e-9), without_rarest_orders(model, 1e-3)
    assert nearly_all.probability > 1 - 1e-8
    assert 0.998 < fewer.probability < 1
    one = [nearly_all.probability * p for p in law_on(lattice, nearly_all.model).probability]
    other = [fewer.probability * p for p in law_on(lattice, fewer.model).probability]
    assert other[:300] == pytest.approx(one[:300], rel=1e-4, abs=1e-9)


def test_window_of_a_large_shop_does_not_start_at_nothing() -> None:
    model = LossModel((stream_of(20_000, 1.0),), 0.0)
    run = audited_run(model)
    assert run.audit.passed
    assert run.distribution.origin > 18_000
    assert run.risk.value_at_risk[0.5] == pytest.approx(20_000, rel=1e-4)
    assert run.risk.value_at_risk[0.99] == pytest.approx(20_329.5, rel=1e-3)


def test_failed_audit_is_said_and_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 64 points the steps are longer than the losses and widen the law; no finer one may be tried."""
    monkeypatch.setattr("calculator.exposure.distribution.audited_run.MOST_POINTS", 64)
    run = audited_run(LossModel((stream_of(50, 100.0), stream_of(20, 50 * math.e)), 0.0), points=64)
    assert not run.audit.passed
    assert run.audit.attempts == 2
    assert run.audit.lattice_points == 64
    assert run.audit.sd_error > 1e-3
    assert run.audit.reasons == ("spread",)


def test_reasons_name_what_is_out_of_tolerance() -> None:
    run = audited_run(LossModel((stream_of(50, 100.0),), 0.25))
    assert run.audit.reasons == ()
    for field, value, reason in (
        ("mass_error", 1e-6, "mass"),
        ("tail_mass", 1e-3, "window"),
        ("mean_error", 1e-3, "window"),
        ("sd_error", 0.1, "spread"),
        ("lowest_probability", -1e-9, "negative"),
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
    assert run.audit.mean_error < 1e-9
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
    assert spread.usual.probability > 1 - 1e-6
    assert spread.risk.expected_shortfall[0.99] == pytest.approx(same.risk.expected_shortfall[0.99], rel=1e-4)


def test_horizon_scales_the_expected_numbers() -> None:
    mix = the_golden_shop(non_payment_volatility=0.5, rings=rings_of(4, per_month=0.2))
    one, twelve = book_losses(mix, months=1), book_losses(mix, months=12)
    assert twelve.mean == pytest.approx(12 * one.mean)
    without = replace(twelve, dispersion=0.0)
    assert without.variance == pytest.approx(12 * replace(one, dispersion=0.0).variance)
