"""An order book being filled: its columns are lengthened together and in few steps.

An array that grows by itself is moved after every sixteenth, and leaves a hole. Fifteen of them growing
beside each other left holes of 80 MB beside the 60 of a million orders, and the memory of a page never
shrinks.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence

from calculator.orders.order_book import OrderBook
from calculator.tables.file_in_pieces import unknown_share

MOST_STEP = 8
"""How many times as long columns become at most: what the beginning of a file promises may not come."""
LEAST_STEP = 1.25
SPARE = 1.02
"""Room for as many times the orders that the rest of the file promises."""


class BookFilling:
    """Fills a book; `share_read` tells which part of the file has been read, 0 where nobody knows."""

    def __init__(self, book: OrderBook, share_read: Callable[[], float] = unknown_share) -> None:
        self.count = 0
        """The orders in the book so far; until it is finished, its columns are longer."""
        self._room = 0
        self._book, self._share_read = book, share_read
        columns = {name: getattr(book, name) for name in OrderBook.__slots__}
        self._types = {name: column.typecode for name, column in columns.items() if isinstance(column, array)}

    def add(self, columns: Mapping[str, Sequence[float]]) -> None:
        """Add orders: the values of each column of the book, by its name."""
        begin = self.count
        self.count += len(columns["amount"])
        if self.count > self._room:
            self._make_room()
        for name, typecode in self._types.items():
            getattr(self._book, name)[begin : self.count] = array(typecode, columns[name])

    def _make_room(self) -> None:
        share = self._share_read()
        promised = self.count / share * SPARE if 0 < share < 1 else 0.0
        room = int(min(max(promised, LEAST_STEP * self.count), MOST_STEP * self.count))
        for name, typecode in self._types.items():
            setattr(self._book, name, self._book.lengthened(getattr(self._book, name), typecode, room))
        self._room = room
        self._book.order_ids.make_room(room - self.count)

    def finish(self) -> None:
        """Cut the columns to the orders that are there, and settle the book."""
        for name in self._types if self._room > self.count else ():
            setattr(self._book, name, getattr(self._book, name)[: self.count])
        self._room = self.count
        self._book.settle()
