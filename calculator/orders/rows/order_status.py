"""What has become of an order, from the texts of its status columns."""

from collections.abc import Sequence

from calculator.orders.platforms import StatusWords, status_words
from calculator.tables.cells.text import half_width

REFUNDED, CLOSED, UNSHIPPED, COMPLETED = "refunded", "closed", "unshipped", "completed"
PAID, UNPAID = "paid", "unpaid"


def order_states(texts: tuple[str, str], platforms_own: Sequence[StatusWords] = ()) -> frozenset[str]:
    """Return the states that the texts of status and after-sale mean: REFUNDED, CLOSED and the others.

    `platforms_own` are the words that mean something on this platform only.
    """
    status, after_sale = (half_width(text).lower() for text in texts)
    found = {"status": status, "after_sale": after_sale}
    return frozenset(
        words.state
        for words in (*status_words(), *platforms_own)
        if any(text in found[words.column] for text in words.texts)
        and not any(text in found[words.column] for text in words.unless)
    )
