"""A file that arrives piece by piece, and everything that is computed from it."""

from collections.abc import Iterator

from calculator.answers import order_file
from calculator.answers.estimate import written
from calculator.orders.recognition.options import Options


class Pieces:
    """A file that is never whole in memory."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, none at the end."""
        if not self._rest:
            self._rest = next(self._pieces, b"")
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def answered(file: bytes | Pieces) -> tuple[str, str]:
    """Everything that the page shows for a file, as JSON text."""
    options = Options()
    imported = order_file.read(file, options)
    return written(order_file.mix_of(imported, options)), written(order_file.screen_of(imported))
