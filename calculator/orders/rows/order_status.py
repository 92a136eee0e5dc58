"""What has become of an order, from the texts of its status columns."""

from calculator.orders.platforms import status_words
from calculator.tables.cells.text import half_width

REFUNDED, CLOSED, UNSHIPPED, FINISHED, PAID = "refunded", "closed", "unshipped", "finished", "paid"


def order_states(texts: tuple[str, str]) -> frozenset[str]:
    """Return the states that the texts of status and after-sale mean: REFUNDED, CLOSED and the others."""
    status, after_sale = (half_width(text).lower() for text in texts)
    found = {"status": status, "after_sale": after_sale}
    return frozenset(
        words.state
        for words in status_words()
        if any(text in found[words.column] for text in words.texts)
        and not any(text in found[words.column] for text in words.unless)
    )
