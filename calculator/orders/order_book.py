"""The orders of a file, column by column in arrays: a few dozen bytes an order, whatever the rows held."""

from array import array
from itertools import count

from calculator.orders.columns import Lengthened, in_memory
from calculator.orders.rows.order_numbers import OrderNumbers
from calculator.orders.rows.text_numbers import NONE, Names, Places
from calculator.tables.cells.moment import MINUTES_PER_DAY

UNKNOWN, NO, YES = -1, 0, 1
NO_DAY = 0
NO_READABLE_DAY = -1
"""Something stands where a day is expected, and it is none."""
STATE_OTHER, STATE_COMPLETED, STATE_PAID, STATE_UNPAID = 0, 1, 2, 3
"""What a status says of payment: nothing, that the order is completed, that it is paid, or not yet."""
NOBODY = 0
MOST_TOGETHER = 1 << 20
"""Orders up to which their buyers are numbered together."""


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
        "closed_after_shipping",
        "closed_after_shipping_amount",
        "currency",
        "lengthened",
        "lost_numbers",
        "minute",
        "order_ids",
        "paid_day",
        "pay_later",
        "product",
        "products",
        "received_day",
        "receiver",
        "receivers",
        "refunded",
        "shipped_day",
        "sku",
        "skus",
        "state",
        "unshipped",
    )

    def __init__(self, lengthened: Lengthened = in_memory) -> None:
        self.lengthened = lengthened
        self.order_ids = OrderNumbers(lengthened)
        self.amount = array("d")
        self.minute = array("i")
        self.refunded = array("d")
        """Money given back; the whole amount where the file only says that the order was refunded."""
        self.pay_later = array("b")
        """YES, NO or UNKNOWN."""
        self.paid_day = array("i")
        """NO_DAY where the file gives none; `payments.py` says what follows from it."""
        self.state = array("b")
        """What the status says of payment, STATE_PAID and the others; UNKNOWN without a status."""
        self.lost_numbers = 0
        """Orders whose number a spreadsheet program has rounded: each row stands for one."""
        self.closed_after_shipping = 0
        """Orders cancelled or closed although they had been shipped; their money counts as given back."""
        self.closed_after_shipping_amount = 0.0
        self.unshipped = array("b")
        """YES, NO or UNKNOWN."""
        self.shipped_day = array("i")
        self.received_day = array("i")
        self.buyer = array("q")
        """A fingerprint while the file is read, NOBODY where none is named; then the position of the first
        order of the same buyer, NONE where none is named."""
        self.buyer_count = 0
        self.receiver = array("i")
        """Whose phone the parcel goes to."""
        self.address = array("i")
        self.sku = array("i")
        self.product = array("i")
        self.category = array("i")
        self.receivers, self.addresses = Places(lengthened), Places(lengthened)
        self.skus, self.products, self.categories = Names(), Names(), Names()
        self.currency = ""

    def __len__(self) -> int:
        return len(self.amount)

    def settle(self) -> None:
        """Number the buyers, and give up what only further rows would need: half of the memory.

        With many orders, first the buyers of one part of the fingerprints and then those of the next: at once
        they would take more memory than all that is known of the orders.
        """
        self.receivers.settle()
        self.addresses.settle()
        self.order_ids.settle()
        buyers, first_orders = self.buyer, self.lengthened(array("i"), "i", len(self))
        parts = 1 + len(self) // MOST_TOGETHER
        for part in range(parts):
            first: dict[int, int] = {NOBODY: NONE}
            if parts == 1:
                first_orders[:] = array("i", map(first.setdefault, buyers, count()))
            else:
                for position, buyer in enumerate(buyers):
                    if buyer % parts == part:
                        first_orders[position] = first.setdefault(buyer, position)
            self.buyer_count += len(first) - 1
        self.buyer = first_orders

    @property
    def pay_later_known(self) -> bool:
        """Whether the file marks pay-later orders: at least one is marked."""
        return YES in self.pay_later

    def left(self, position: int) -> float:
        """Return what of an order's amount was not given back, in major units."""
        return self.amount[position] - self.refunded[position]

    def days(self) -> tuple[int, int]:
        """Return the first and the last day on which an order was placed."""
        return min(self.minute) // MINUTES_PER_DAY, max(self.minute) // MINUTES_PER_DAY
