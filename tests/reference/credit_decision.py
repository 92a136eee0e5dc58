"""Credit as the textbooks have it: a special case of pay-later."""

from calculator.shop.order_mix import Assumptions, Segment
from tests.exposure.mixes import a_segment, a_shop_of


def plain_credit(price: float, cost: float, non_payment_rate: float, new_orders: float = 1.0) -> Segment:
    """Credit without returns, fraud, guarantee, recovery, fees or shipping; one period of 30 days."""
    return a_segment(
        average_order_value=price,
        goods_cost_share=cost / price,
        non_payment_rate=non_payment_rate,
        due_days=30,
        late_share=0.0,
        fraud_rate=0.0,
        return_rate=0.0,
        shipping_cost=0.0,
        guarantee_coverage=0.0,
        recovery_rate=0.0,
        pay_later_fee_rate=0.0,
        cash_fee_rate=0.0,
        incremental_share=new_orders,
    )


def at_rate_per_period(rate: float) -> Assumptions:
    return a_shop_of(write_off_days=30, cost_of_capital=rate * 365 / 30).assumptions
