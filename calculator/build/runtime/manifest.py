"""What a runtime folder holds: names, versions and sizes, for the page's progress bar and for reports."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuntimeFile:
    """One file that the page downloads; sizes in bytes, as stored and compressed with gzip.

    `sha256` is of what is in it: of an archive unpacked, since some servers unpack it on the way.
    """

    name: str
    bytes: int
    gzip_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryFile(RuntimeFile):
    """What a start adds to memory, and where that belongs, as `page/js/snapshot.js` describes it."""

    shape: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The runtime folder `folder`; its name ends in the hash of the files' content.

    `files` is what every start downloads, `bytes` and `gzip_bytes` its sums.
    `lock_info` is what Pyodide expects a lock file to say about itself, above all its ABI.
    """

    folder: str
    pyodide: str
    lock_info: Mapping[str, str]
    calculator: str
    stdlib: str
    start: str
    """What of the calculator every page starts with."""
    later: RuntimeFile
    """What comes with the first question that needs it."""
    orders: RuntimeFile
    """What the page of order files loads besides."""
    buyer: RuntimeFile
    """What the page of a buyer's calendar loads besides."""
    spreadsheets: RuntimeFile
    """What it loads once a spreadsheet is opened."""
    memory: MemoryFile
    """Python's memory after a start, which a fast line fetches besides."""
    files: tuple[RuntimeFile, ...]
    bytes: int
    gzip_bytes: int

    @property
    def all_files(self) -> tuple[RuntimeFile, ...]:
        """Every file that some page downloads."""
        return (*self.files, self.later, self.orders, self.buyer, self.spreadsheets, self.memory)

    @property
    def archives(self) -> tuple[str, ...]:
        """The names of all archives of modules."""
        further = (self.later, self.orders, self.buyer, self.spreadsheets)
        return (self.stdlib, self.start, *(file.name for file in further))

    def to_json(self) -> str:
        """Return the text of `manifest.json`."""
        return json.dumps(asdict(self), indent=1) + "\n"


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in a file. Raises OSError or ValueError if there is none."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    files = tuple(RuntimeFile(**file) for file in content.pop("files"))
    for name in ("later", "orders", "buyer", "spreadsheets"):
        content[name] = RuntimeFile(**content[name])
    content["memory"] = MemoryFile(**content["memory"])
    return Manifest(files=files, **content)


def folder_name(files: Iterable[Path]) -> str:
    """Return the name of a runtime folder with these files: any other content has another name."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.name):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return f"runtime-{digest.hexdigest()[:12]}"
