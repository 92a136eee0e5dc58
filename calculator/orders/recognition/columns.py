"""The columns that an order file can have, by the names of the report and of `--map`."""

from typing import Final

NEEDED: Final = ("order_id", "amount", "created_at")
"""What a file must have; everything else is optional."""

FIELDS: Final = (
    *NEEDED,
    "sub_order_id",
    "buyer",
    "receiver_name",
    "receiver_phone",
    "province",
    "city",
    "district",
    "address",
    "sku",
    "product",
    "category",
    "quantity",
    "unit_price",
    "payment_method",
    "pay_later",
    "status",
    "after_sale",
    "closed_reason",
    "refunded_amount",
    "currency",
    "cancelled_at",
    "paid_at",
    "shipped_at",
    "received_at",
    "tracking",
)
