"""What has become of an order, from the texts of its status columns."""

from calculator.orders.cells.text import half_width
from calculator.orders.platforms import status_words

REFUNDED, CLOSED, UNSHIPPED, FINISHED, PAID = "refunded", "closed", "unshipped", "finished", "paid"
MOST_REMEMBERED = 4096


class StatusReader:
    """Tells the states that status texts mean; remembers them, because an export has few different ones."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def states(self, status: str, after_sale: str) -> frozenset[str]:
        """Return the states that the two texts mean: REFUNDED, CLOSED, UNSHIPPED, FINISHED, PAID."""
        known = self._known.get((status, after_sale))
        if known is None:
            known = _states(status, after_sale)
            if len(self._known) < MOST_REMEMBERED:
                self._known[status, after_sale] = known
        return known


def _states(status: str, after_sale: str) -> frozenset[str]:
    texts = {"status": half_width(status).lower(), "after_sale": half_width(after_sale).lower()}
    return frozenset(
        words.state
        for words in status_words()
        if any(text in texts[words.column] for text in words.texts)
        and not any(text in texts[words.column] for text in words.unless)
    )
