"""The orders of a file, column by column in arrays: a few dozen bytes an order, whatever the rows held."""

from array import array

from calculator.orders.cells.moment import MINUTES_PER_DAY
from calculator.orders.names import Identities, Names

UNKNOWN, NO, YES = -1, 0, 1
NO_DAY = 0


class OrderBook:
    """Orders by position, in the order of the file.

    Money in major units; `minute` counts from the beginning of the calendar; days are ordinals, 0 where none
    is given; codes are those of `names` and `identities`, -1 where the file has nothing.
    """

    __slots__ = (
        "address",
        "addresses",
        "amount",
        "buyer",
        "buyers",
        "categories",
        "category",
        "currency",
        "minute",
        "paid",
        "pay_later",
        "position_of",
        "product",
        "products",
        "quantity",
        "received_day",
        "receiver",
        "receivers",
        "refunded",
        "shipped_day",
        "sku",
        "skus",
    )

    def __init__(self) -> None:
        self.position_of: dict[str, int] = {}
        """Position by order number; in the order of positions."""
        self.amount = array("d")
        self.minute = array("i")
        self.refunded = array("d")
        """Money given back; the whole amount where the file only says that the order was refunded."""
        self.quantity = array("d")
        self.pay_later = array("b")
        """YES, NO or UNKNOWN."""
        self.paid = array("b")
        """YES, NO or UNKNOWN."""
        self.shipped_day = array("i")
        self.received_day = array("i")
        self.buyer = array("i")
        self.receiver = array("i")
        """Whose phone the parcel goes to."""
        self.address = array("i")
        self.sku = array("i")
        self.product = array("i")
        self.category = array("i")
        self.buyers, self.receivers, self.addresses = Identities(), Identities(), Identities()
        self.skus, self.products, self.categories = Names(), Names(), Names()
        self.currency = ""

    def __len__(self) -> int:
        return len(self.amount)

    @property
    def order_ids(self) -> list[str]:
        """The order numbers by position."""
        return list(self.position_of)

    @property
    def pay_later_known(self) -> bool:
        """Whether the file marks pay-later orders: at least one is marked."""
        return YES in self.pay_later

    @property
    def payment_known(self) -> bool:
        """Whether the file tells which orders have been paid."""
        return YES in self.paid or NO in self.paid

    def day(self, position: int) -> int:
        """Return the day of an order, as an ordinal."""
        return self.minute[position] // MINUTES_PER_DAY

    def days(self) -> tuple[int, int]:
        """Return the first and the last day on which an order was placed."""
        return min(self.minute) // MINUTES_PER_DAY, max(self.minute) // MINUTES_PER_DAY
