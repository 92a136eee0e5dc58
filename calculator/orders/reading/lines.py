"""Text in chunks to lines. Only the line feed ends a line: cells may hold the other separators of Unicode."""

from collections.abc import Iterable, Iterator
from io import StringIO

from calculator.orders.limits import LONGEST_LINE


def lines_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield each line with its line feed; a line longer than `LONGEST_LINE` comes in pieces."""
    rest = ""
    for text in texts:
        whole = rest + text
        end = whole.rfind("\n") + 1
        if end:
            yield from StringIO(whole[:end], newline="\n")
            rest = whole[end:]
        else:
            rest = whole
        while len(rest) > LONGEST_LINE:
            yield rest[:LONGEST_LINE] + "\n"
            rest = rest[LONGEST_LINE:]
    if rest:
        yield rest
