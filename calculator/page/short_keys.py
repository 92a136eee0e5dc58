"""Short names of the form's fields for links that carry an input.

A link that somebody has kept must still be read in years: a key is never given to another field, and a field
that goes takes its key with it. Segment fields carry the position of their segment: `0n`, `0o`, `1n`.
"""

SHORT_KEYS = {
    "segments[].name": "n",
    "segments[].orders_per_month": "o",
    "segments[].average_order_value": "v",
    "segments[].order_value_cv": "cv",
    "segments[].pay_later_share": "s",
    "segments[].incremental_share": "u",
    "segments[].due_days": "d",
    "segments[].late_share": "ls",
    "segments[].late_days": "ld",
    "segments[].non_payment_rate": "p",
    "segments[].fraud_rate": "f",
    "segments[].recovery_rate": "rr",
    "segments[].return_rate": "r",
    "segments[].return_days": "rd",
    "segments[].return_handling_cost": "rh",
    "segments[].salvage_share": "rs",
    "segments[].goods_cost_share": "c",
    "segments[].shipping_cost": "h",
    "segments[].guarantee_coverage": "g",
    "segments[].guarantee_cap_per_order": "gk",
    "segments[].guarantee_covers_fraud": "gf",
    "segments[].claim_success_rate": "ga",
    "segments[].pay_later_fee_rate": "fp",
    "segments[].cash_fee_rate": "fc",
    "assumptions.write_off_days": "w",
    "assumptions.cost_of_capital": "i",
    "assumptions.non_payment_volatility": "sd",
    "assumptions.horizon_months": "m",
    "assumptions.guarantee_cap_per_month": "gm",
    "assumptions.rings.per_month": "kn",
    "assumptions.rings.mean_orders": "ko",
    "assumptions.rings.segment": "ks",
}
