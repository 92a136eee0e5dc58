"""A runtime folder as the page uses it: its archives unpacked from gzip, as the browser unpacks them."""

from dataclasses import dataclass, replace
from pathlib import Path

from .archives import read_archive, unpack_gzip, write_archive
from .manifest import Manifest
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


def shipped_in(folder: Path, manifest: Manifest, scratch: Path) -> Shipped:
    """Return what the runtime in `folder` becomes in the page; its archives are unpacked into `scratch`."""
    library = unpack_gzip(folder / manifest.stdlib, scratch)
    orders = unpack_gzip(folder / manifest.orders.name, scratch)
    both = scratch / "library_with_orders.zip"
    write_archive(both, {**read_archive(library), **read_archive(orders)})
    interpreter = Interpreter(folder, library, manifest.lock_info)
    return Shipped(
        interpreter=interpreter,
        start=unpack_gzip(folder / manifest.start, scratch),
        later=unpack_gzip(folder / manifest.later.name, scratch),
        orders=orders,
        buyer=unpack_gzip(folder / manifest.buyer.name, scratch),
        spreadsheets=unpack_gzip(folder / manifest.spreadsheets.name, scratch),
        with_orders=replace(interpreter, standard_library=both),
    )
