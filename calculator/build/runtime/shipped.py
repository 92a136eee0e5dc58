"""A runtime folder as the page uses it: its archives unpacked from gzip, as the browser unpacks them."""

from dataclasses import dataclass
from pathlib import Path

from .archives import unpack_gzip
from .manifest import Manifest
from .node import Interpreter


@dataclass(frozen=True, slots=True)
class Shipped:
    """The interpreter with the trimmed library, and the byte-compiled parts of the wheel."""

    interpreter: Interpreter
    wheel: Path
    orders: Path
    spreadsheets: Path


def shipped_in(folder: Path, manifest: Manifest, scratch: Path) -> Shipped:
    """Return what the runtime in `folder` becomes in the page; its archives are unpacked into `scratch`."""
    library = unpack_gzip(folder / manifest.stdlib, scratch)
    return Shipped(
        interpreter=Interpreter(folder, library, manifest.lock_info),
        wheel=unpack_gzip(folder / manifest.wheel, scratch),
        orders=unpack_gzip(folder / manifest.orders.name, scratch),
        spreadsheets=unpack_gzip(folder / manifest.spreadsheets.name, scratch),
    )
