"""A runtime folder as the page uses it: its archives unpacked from gzip, as the browser unpacks them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .archives import read_archive, unpack_gzip, write_archive
from .node import Interpreter


@dataclass(frozen=True, slots=True)
class Shipped:
    """The interpreter with the trimmed library, and the byte-compiled parts of the wheel."""

    interpreter: Interpreter
    start: Path
    later: Path
    orders: Path
    buyer: Path
    spreadsheets: Path
    with_orders: Interpreter
    """The interpreter whose library has what order files need: in the page, both archives share a folder."""


def shipped_in(folder: Path, packed: Sequence[str], lock_info: Mapping[str, str], scratch: Path) -> Shipped:
    """Return what the archives `packed` in `folder`, in the order of a manifest, become in the page.

    They are unpacked into `scratch`.
    """
    library, start, later, orders, buyer, spreadsheets = (
        unpack_gzip(folder / name, scratch) for name in packed
    )
    both = scratch / "library_with_orders.zip"
    write_archive(both, {**read_archive(library), **read_archive(orders)})
    interpreter = Interpreter(folder, library, lock_info)
    return Shipped(
        interpreter=interpreter,
        start=start,
        later=later,
        orders=orders,
        buyer=buyer,
        spreadsheets=spreadsheets,
        with_orders=replace(interpreter, standard_library=both),
    )
