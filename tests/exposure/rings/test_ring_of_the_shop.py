"""The ring that fits a shop: bounded by what it sells, named only where goods are dear."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exposure.rings.blind_window import blind_exposure
from calculator.exposure.rings.ring_of_the_shop import USUAL_SIZE, USUAL_SPEED, is_dear, ring_window
from calculator.exposure.shop_exposure import estimate
from calculator.parameters.fields import field_at
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix, Segment
from calculator.words import LANGUAGES, say
from tests.exposure.mixes import THREE_WEEKS, a_segment, a_shop_of
from tests.exposure.strategies import amounts, mixes, shares

NOT_SET = replace(THREE_WEEKS, orders_per_day=None, most_orders=None)  # type: ignore[arg-type]


def shop(*segments: Segment) -> OrderMix:
    return a_shop_of(*segments, blind_window=NOT_SET)


def test_a_shop_of_twenty_phones_a_month_by_hand() -> None:
    """20 phones in 30 days: in 21 days floor(2/3 x 21) + 1 = 15 of them, where 2 a day would be 43."""
    phones = a_segment(name="phones", orders_per_month=20, average_order_value=1300)
    window = ring_window(shop(phones), phones)
    assert window.orders_per_day == pytest.approx(20 / 30)
    assert window.most_orders == 20
    exposure = blind_exposure(shop(phones), 100.0)
    assert exposure is not None
    assert exposure.orders == 15
    assert exposure.exposure == pytest.approx(15 * 1300)
    assert (exposure.orders_per_day, exposure.most_orders) == (window.orders_per_day, 20)


@given(amounts(-2, 7), shares)
def test_a_ring_never_exceeds_what_the_shop_sells(orders: float, share: float) -> None:
    segment = a_segment(orders_per_month=orders, pay_later_share=share)
    window = ring_window(shop(segment), segment)
    assert window.orders_per_day <= min(orders / DAYS_PER_MONTH, USUAL_SPEED)
    assert window.most_orders <= max(min(orders, USUAL_SIZE), 1)


@given(mixes())
def test_what_the_reader_set_stays(mix: OrderMix) -> None:
    set_by_hand = mix.assumptions.blind_window
    for segment in mix.segments:
        assert ring_window(mix, segment) == set_by_hand


def test_the_stress_is_that_of_the_same_ring() -> None:
    found = estimate(shop(a_segment(orders_per_month=20)))
    assert found.ring_stress is not None
    assert found.ring_stress.orders == 20


def test_goods_are_dear_in_money_or_beside_the_others() -> None:
    cheap = a_segment(name="cheap", average_order_value=68, orders_per_month=900)
    phones = a_segment(name="phones", average_order_value=500, orders_per_month=20)
    assert not is_dear(shop(cheap), cheap)
    assert is_dear(shop(phones), phones)
    abroad = replace(shop(phones), currency="ISK")
    assert not is_dear(abroad, phones)
    # 900 of 68 and 20 of 500: the mean order is 77.4, and 500 more than six times that.
    assert is_dear(replace(shop(cheap, phones), currency="ISK"), phones)


@given(mixes(), st.floats(1, 100))
def test_dearer_goods_stay_dear(mix: OrderMix, times: float) -> None:
    for place, segment in enumerate(mix.segments):
        dearer = segment.changed(average_order_value=times * segment.average_order_value)
        others = mix.segments[:place] + mix.segments[place + 1 :]
        if is_dear(mix, segment):
            assert is_dear(replace(mix, segments=(*others, dearer)), dearer)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_says_what_stands_for_a_blank(lang: str) -> None:
    for name, number in (("orders_per_day", USUAL_SPEED), ("most_orders", USUAL_SIZE)):
        field = field_at(f"assumptions.blind_window.{name}")
        assert field is not None
        assert field.default is None
        assert f"{number:g}" in say(lang, f"field.blind_window.{name}.none")
