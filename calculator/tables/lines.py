"""Text in chunks to whole lines.

Only the line feed ends a line: cells may hold the other separators of Unicode.
"""

from collections.abc import Iterable, Iterator
from io import StringIO

from calculator.tables.file_size_limits import LONGEST_LINE


def blocks_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield the text in blocks of whole lines; a line longer than `LONGEST_LINE` is cut into several."""
    rest = ""
    for text in texts:
        whole = rest + text
        end = whole.rfind("\n") + 1
        if end:
            yield whole[:end]
        rest = whole[end:]
        while len(rest) > LONGEST_LINE:
            yield rest[:LONGEST_LINE] + "\n"
            rest = rest[LONGEST_LINE:]
    if rest:
        yield rest


def lines_of(block: str) -> Iterator[str]:
    """Yield each line of a block with its line feed."""
    return StringIO(block, newline="\n")
