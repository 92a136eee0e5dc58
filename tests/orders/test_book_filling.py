"""A book holds what was added, however much of its file is said to have been read."""

from collections.abc import Callable

import pytest

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.book_filling import BookFilling
from calculator.tables.file_in_pieces import unknown_share


def filled(pieces: list[int], share_read: Callable[[], float]) -> tuple[OrderBook, BookFilling]:
    """A book with so many orders a piece, each with its position in every column."""
    book = OrderBook()
    filling = BookFilling(book, share_read)
    names = [name for name in OrderBook.__slots__ if hasattr(getattr(book, name), "typecode")]
    for piece in pieces:
        positions = [number % 100 for number in range(filling.count, filling.count + piece)]
        filling.add(dict.fromkeys(names, positions))
    return book, filling


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 1.0, 7.0])
def test_every_column_holds_what_was_added(share: float) -> None:
    book, filling = filled([1, 0, 700, 3, 2000], lambda: share)
    filling.finish()
    expected = [number % 100 for number in range(2704)]
    assert len(book) == filling.count == 2704
    assert list(book.amount) == list(book.minute) == list(book.pay_later) == list(book.category) == expected


def test_room_is_made_once_for_what_the_rest_of_the_file_promises() -> None:
    book, _ = filled([1000], lambda: 0.25)
    amount = book.amount
    assert 4000 <= len(amount) <= 4200
    read = iter([0.25])
    book, _ = filled([1000, 1000, 1000, 1000], lambda: next(read))
    assert len(book.amount) == len(amount)


def test_room_is_no_larger_than_a_step_where_nothing_is_known() -> None:
    for share in (unknown_share, lambda: 1e-9):
        book, _ = filled([1000], share)
        assert 1000 <= len(book.amount) <= 8000
