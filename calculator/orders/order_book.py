"""The orders of a file, column by column in arrays: a few dozen bytes an order, whatever the rows held."""

from array import array

from calculator.orders.rows.order_numbers import OrderNumbers
from calculator.orders.rows.text_numbers import NONE, Names, Places
from calculator.tables.cells.moment import MINUTES_PER_DAY

UNKNOWN, NO, YES = -1, 0, 1
NO_DAY = 0
NOBODY = 0


class OrderBook:
    """Orders by position, in the order of the file.

    Money in major units; `minute` counts from the beginning of the calendar; days are ordinals, 0 where none
    is given; codes are those of `names`, -1 where the file has nothing. Once every row is taken, the book is
    settled.
    """

    __slots__ = (
        "address",
        "addresses",
        "amount",
        "buyer",
        "buyer_count",
        "categories",
        "category",
        "currency",
        "minute",
        "order_ids",
        "paid",
        "pay_later",
        "payments_told",
        "product",
        "products",
        "received_day",
        "receiver",
        "receivers",
        "refunded",
        "shipped_day",
        "sku",
        "skus",
        "unshipped",
    )

    def __init__(self) -> None:
        self.order_ids = OrderNumbers()
        self.amount = array("d")
        self.minute = array("i")
        self.refunded = array("d")
        """Money given back; the whole amount where the file only says that the order was refunded."""
        self.pay_later = array("b")
        """YES, NO or UNKNOWN."""
        self.paid = array("b")
        """YES, NO or UNKNOWN."""
        self.payments_told = False
        """Whether the file says what was paid; otherwise completed orders are taken for paid."""
        self.unshipped = array("b")
        """YES, NO or UNKNOWN."""
        self.shipped_day = array("i")
        self.received_day = array("i")
        self.buyer = array("q")
        """A fingerprint while the file is read, NOBODY where none is named; then a number."""
        self.buyer_count = 0
        self.receiver = array("i")
        """Whose phone the parcel goes to."""
        self.address = array("i")
        self.sku = array("i")
        self.product = array("i")
        self.category = array("i")
        self.receivers, self.addresses = Places(), Places()
        self.skus, self.products, self.categories = Names(), Names(), Names()
        self.currency = ""

    def __len__(self) -> int:
        return len(self.amount)

    def settle(self) -> None:
        """Number the buyers, and give up what only further rows would need: half of the memory."""
        self.receivers.settle()
        self.addresses.settle()
        self.order_ids.settle()
        numbers: dict[int, int] = {}
        fingerprints, self.buyer = self.buyer, array("i")
        self.buyer.extend(
            NONE if buyer == NOBODY else numbers.setdefault(buyer, len(numbers)) for buyer in fingerprints
        )
        self.buyer_count = len(numbers)

    @property
    def pay_later_known(self) -> bool:
        """Whether the file marks pay-later orders: at least one is marked."""
        return YES in self.pay_later

    @property
    def payment_known(self) -> bool:
        """Whether the file tells which orders have been paid."""
        return YES in self.paid or NO in self.paid

    def days(self) -> tuple[int, int]:
        """Return the first and the last day on which an order was placed."""
        return min(self.minute) // MINUTES_PER_DAY, max(self.minute) // MINUTES_PER_DAY
