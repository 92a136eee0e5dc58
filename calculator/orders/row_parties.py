"""Who a row is about: the buyer, the phone and the address that the parcel goes to, as numbers.

The texts are hashed on the way: see `names`. What is masked or empty is nobody.
"""

import re

from calculator.orders.book import NOBODY, OrderBook
from calculator.orders.cells.text import half_width, unwrapped
from calculator.orders.names import NONE, Hash
from calculator.orders.recognition import Recognition
from calculator.orders.row_values import EMPTY, position_of

HIDDEN = re.compile(r"[*＊xX#\s-]*").fullmatch
"""A name of which nothing is left."""
SIGNS = re.compile(r"[\W_]+")
FEWEST_DIGITS = 5
FEWEST_SIGNS = 5


class RowParties:
    """Reads the persons and places of the rows of one file; each row ends with an empty cell."""

    def __init__(self, recognition: Recognition, book: OrderBook) -> None:
        self._book = book
        self._buyers = Hash()
        self._buyer = position_of(recognition, "buyer")
        self._phone = position_of(recognition, "receiver_phone")
        self._address = position_of(recognition, "address")
        fields = ("province", "city", "district")
        self._places = [recognition.positions[field] for field in fields if field in recognition.positions]

    def buyer(self, cells: list[str]) -> int:
        """Return the hash of the buyer, NOBODY where nobody is named."""
        text = cells[self._buyer]
        if not (text.isalnum() and text.isascii()):
            text = half_width(unwrapped(text))
        text = text.lower()
        return NOBODY if text in EMPTY or HIDDEN(text) else self._buyers.of(text)

    def receiver(self, cells: list[str], buyer: int) -> int:
        """Return the number of the phone that the buyer's parcel goes to, NONE where none can be compared."""
        phone = cells[self._phone]
        if not (phone.isdecimal() and phone.isascii()):
            phone = half_width(unwrapped(phone)).replace(" ", "").replace("-", "").lstrip("+")
            digits = sum(map(str.isdecimal, phone))
            if digits < len(phone):
                # a masked number fits many people: compare it together with the place
                phone = phone + "@" + self._place(cells) if digits >= FEWEST_DIGITS else ""
        if len(phone) < FEWEST_DIGITS or len(set(phone)) < 3:
            return NONE
        if len(phone) == 13 and phone.startswith("86") and phone.isdecimal():
            phone = phone[2:]
        return self._book.receivers.number(phone, buyer)

    def address(self, cells: list[str], buyer: int) -> int:
        """Return the number of the buyer's address, NONE where too little of it is left."""
        street = cells[self._address]
        if len(street) < 4 or ("*" in street and (HIDDEN(street) or "**" in street)):
            return NONE
        kept = "".join(half_width(self._place(cells) + street).lower().split())
        if not kept.isalnum():
            kept = SIGNS.sub("", kept)
        return self._book.addresses.number(kept, buyer) if len(kept) >= FEWEST_SIGNS else NONE

    def _place(self, cells: list[str]) -> str:
        return "".join([cells[position] for position in self._places]) if self._places else ""
