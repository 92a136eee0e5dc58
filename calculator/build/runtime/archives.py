"""Archives as mappings: name of the entry to its content."""

import gzip
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path


def read_archive(path: Path) -> dict[str, bytes]:
    """Return every file of an archive."""
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def write_archive(path: Path, entries: Mapping[str, bytes]) -> None:
    """Write an archive, sorted, without compression: an intermediate product."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(entries.items()):
            archive.writestr(name, content)


def unpack_gzip(packed: Path, folder: Path) -> Path:
    """Write what `packed` (`name.gz`) holds into `folder`; return the path of `name`."""
    unpacked = folder / packed.stem
    with gzip.open(packed) as source, unpacked.open("wb") as target:
        shutil.copyfileobj(source, target)
    return unpacked
