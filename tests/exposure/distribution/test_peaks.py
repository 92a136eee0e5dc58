"""How much a lattice widens the peaks of a law, against what splitting adds to the variance between them."""

import math

import pytest

from calculator.exposure.distribution.audit import Expected, audit
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.peaks import widening
from calculator.exposure.distribution.severity import Piece

WHOLE_AMOUNT = (Piece(0.0, 1.0, 0.0),)
DEAR = 10_000.0


def stream_of(number: float, amount: float, log_sd: float = 0.0) -> Stream:
    value = OrderValue(amount, log_sd)
    return Stream(number, value.cut_at_deviation(5.0) if log_sd else value, WHOLE_AMOUNT)


@pytest.mark.parametrize("dear", [stream_of(1.2, DEAR), stream_of(1.2, DEAR, 1e-4)])
def test_cheap_orders_beside_a_dear_one_are_widened_by_what_the_lattice_adds(dear: Stream) -> None:
    """A thousand orders of 0.3 steps each: 0.3 (1 - 0.3) squared steps more of variance for each of them."""
    number, amount, step = 1000.0, 3.0, 10.0
    own = number * amount**2
    wider = math.sqrt(own + number * 0.3 * 0.7 * step**2) - math.sqrt(own)
    assert widening(LossModel((stream_of(number, amount), dear), 0.0), step) == pytest.approx(wider, rel=0.05)


def test_a_finer_lattice_widens_less() -> None:
    model = LossModel((stream_of(1000, 0.3), stream_of(1.2, DEAR)), 0.0)
    found = [widening(model, step) for step in (100.0, 10.0, 1.0, 0.3)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 50
    assert found[-1] < 0.01


def test_the_orders_of_a_ring_make_peaks_too() -> None:
    rings = RingLosses(0.5, 3.0, (stream_of(1.0, DEAR),))
    assert widening(LossModel((stream_of(1000, 0.3),), 0.0, rings), 10.0) > 10


@pytest.mark.parametrize(
    "model",
    [
        LossModel((stream_of(1000, 3.0, 0.8), stream_of(1.2, DEAR, 0.8)), 0.0),
        LossModel((stream_of(1000, 3.0), stream_of(1e-4, DEAR)), 0.0),
        LossModel((stream_of(1000, 3.0),), 0.25),
        LossModel((stream_of(1.2, DEAR), stream_of(50, DEAR * 0.618)), 0.0),
    ],
    ids=["spread", "too rare", "no dear order", "grown together"],
)
def test_a_law_without_peaks_has_none_to_widen(model: LossModel) -> None:
    assert widening(model, 10.0) == 0


def test_an_audit_does_not_pass_where_a_peak_is_moved() -> None:
    probability = [0.25, 0.5, 0.25, *[0.0] * 400]
    lattice = Lattice(999, 1.0, len(probability))
    expected = Expected(mean=1000.0, sd=math.sqrt(0.5), shortfall=1001.0, median=1000.0)
    assert audit(probability, lattice, expected).passed
    moved = audit(probability, lattice, expected._replace(moved=2e-3))
    assert moved.reasons == ("spread",)
    assert moved.sd_error == pytest.approx(2e-3)
