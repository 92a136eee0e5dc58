"""Long columns of numbers in files without a name, mapped into memory: the system puts out what it has to.

The files go when the process ends, however it ends. Order numbers, buyers, phones and addresses stand in them
as fingerprints only, with a secret that is written nowhere (`rows/fingerprints.py`). They lie where temporary
files do (`TMPDIR`).
"""

import tempfile
from array import array
from mmap import mmap
from typing import Any, Literal, cast

from calculator.orders.columns import in_memory

SHORT = 1 << 19
"""Numbers up to which a column stays in memory."""
PIECE = bytes(1 << 20)


def in_a_file(column: "array[Any]", typecode: str, room: int) -> "array[Any]":
    """Return a longer column that begins like `column`; in memory where it is short or the disk is full.

    What is returned is a view, which gives and takes numbers as an array does.
    """
    size = room * array(typecode).itemsize
    if room <= SHORT:
        return in_memory(column, typecode, room)
    try:
        with tempfile.TemporaryFile() as file:
            # a file with holes would end the process once the disk is full
            for begin in range(0, size, len(PIECE)):
                file.write(PIECE[: size - begin])
            file.flush()
            longer = memoryview(mmap(file.fileno(), size)).cast(cast("Literal['q']", typecode))
    except OSError:
        return in_memory(column, typecode, room)
    longer[: len(column)] = column
    return cast("array[Any]", longer)
