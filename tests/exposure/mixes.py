"""Order mixes to test with: any segment with a change or two, and the three segments of reference case 18."""

from dataclasses import replace
from typing import Any

from calculator.exposure.rings.ring_of_the_shop import RingWindow
from calculator.parameters import declaration_of, fields_of
from calculator.shop.order_mix import (
    Assumptions,
    LeverSettings,
    OrderMix,
    Provider,
    Rings,
    Segment,
)
from tests.reference import reference_case


def _fields(scope: str, **given: Any) -> dict[str, Any]:
    """Fields of an object of the input: those given, the others as declared."""
    return {name: field.default for name, field in fields_of(scope).items()} | given


APPLIANCES = Segment(
    **_fields(
        "segment",
        name="small appliances",
        orders_per_month=900,
        average_order_value=450,
        order_value_cv=0.0,
        pay_later_share=0.5,
        due_days=30,
        late_share=0.25,
        late_days=12,
        non_payment_rate=0.02,
        fraud_rate=0.006,
        return_rate=0.05,
        return_days=10,
        goods_cost_share=0.7,
        shipping_cost=18,
        return_handling_cost=15,
        salvage_share=0.85,
        guarantee_coverage=0.5,
        guarantee_cap_per_order=200,
        guarantee_covers_fraud=False,
        claim_success_rate=1.0,
        recovery_rate=0.15,
        pay_later_fee_rate=0.006,
        cash_fee_rate=0.006,
        incremental_share=0.1,
    )
)

NO_RINGS = Rings(per_month=0.0, mean_orders=12, segment=None)

THREE_WEEKS = RingWindow(
    **_fields(
        "blind_window",
        shipping_days=1,
        delivery_days=3,
        confirmation_days=14,
        notice_days=3,
        orders_per_day=2,
        most_orders=100,
        segment=None,
        start_day=90,
        screening_rate=0.3,
        order_limit=1000,
        velocity_limit=1,
        hold_above=1000,
    )
)

USUAL_LEVERS = LeverSettings(
    **_fields(
        "levers",
        loss_budget=None,
        order_limit=None,
        segment=None,
        due_days=7,
        late_days=5,
        guarantee_coverage=0.8,
        guarantee_cap_per_order=None,
        guarantee_covers_fraud=False,
        claim_success_rate=0.9,
        guarantee_fee_rate=0.01,
        held_share=0.02,
        lost_share=0.1,
        cost_per_review=2,
        velocity_limit=3,
        recovery_rate=0.15,
        recovery_cost=10,
        use_order_limit=True,
        use_segment=False,
        use_days=False,
        use_guarantee=False,
        use_screening=True,
        use_velocity_limit=True,
        use_recovery=False,
    )
)

USUAL_PROVIDER = Provider(**_fields("provider"))

INDEPENDENT = Assumptions(
    **_fields(
        "assumptions",
        write_off_days=90,
        cost_of_capital=0.08,
        non_payment_volatility=0.0,
        horizon_months=1,
        guarantee_cap_per_month=None,
        cautious_interval=False,
    ),
    rings=NO_RINGS,
    blind_window=THREE_WEEKS,
)


def a_segment(**changes: Any) -> Segment:
    """A segment of small appliances, with changes."""
    return replace(APPLIANCES, **changes)


def a_shop_of(*segments: Segment, **assumptions: Any) -> OrderMix:
    """A shop in which orders fail independently, without rings or a monthly cap, with changes."""
    empty: dict[str, Any] = {rows.name: () for rows in declaration_of("estimate").lists}
    return OrderMix(
        **_fields("document"),
        **empty | {"segments": segments},
        provider=USUAL_PROVIDER,
        assumptions=replace(INDEPENDENT, **assumptions),
        levers=USUAL_LEVERS,
    )


def the_golden_shop(**assumptions: Any) -> OrderMix:
    """Accessories, small appliances and phones of reference case 18."""
    return a_shop_of(*map(_golden_segment, reference_case("18")["segments"]), **assumptions)


def rings_of(mean_orders: float, *, per_month: float, segment: str = "phones") -> Rings:
    """Rings that buy from a segment."""
    return Rings(per_month=per_month, mean_orders=mean_orders, segment=segment)


def a_blind_window(**changes: Any) -> RingWindow:
    """A ring that would be seen after three weeks, with changes."""
    return replace(THREE_WEEKS, **changes)


def _golden_segment(given: dict[str, Any]) -> Segment:
    return a_segment(
        name=given["name"],
        orders_per_month=given["orders_per_month"],
        average_order_value=given["aov"],
        order_value_cv=0.0,
        pay_later_share=float(given["pl_share"]),
        due_days=given["due_days"],
        late_share=float(given["late_share"]),
        late_days=given["late_days"],
        non_payment_rate=float(given["p_never"]),
        fraud_rate=float(given["fraud"]),
        return_rate=float(given["return_rate"]),
        return_days=given["return_days"],
        goods_cost_share=float(given["cost_share"]),
        shipping_cost=given["ship"],
        return_handling_cost=given["return_handling"],
        salvage_share=float(given["salvage"]),
        guarantee_coverage=float(given["cover"]),
        guarantee_cap_per_order=given["cap"],
        guarantee_covers_fraud=given["cover_fraud"],
        claim_success_rate=1.0,
        recovery_rate=float(given["recovery"]),
        pay_later_fee_rate=float(given["fee"]),
        cash_fee_rate=float(given["fee_cash"]),
        incremental_share=float(given["uplift"]),
    )
