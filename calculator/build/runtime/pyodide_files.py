"""The parts of the npm package `pyodide` that the page needs, and the versions they declare."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .node import Interpreter

PROGRAM = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STANDARD_LIBRARY = "python_stdlib.zip"

# The package points to source maps that the page does not carry.
SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*\Z")

NOTICE = """\
Pyodide {pyodide} (pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm): Mozilla Public License 2.0.
  Its source: https://github.com/pyodide/pyodide/tree/{pyodide}
CPython {python} (within pyodide.asm.wasm, and {standard_library}): Python Software Foundation License 2.
  Its source: https://github.com/python/cpython/tree/v{python}
  Of the standard library, the modules that the calculator uses, byte-compiled.
python-calamine (within spreadsheets.zip.gz): MIT licence.
  Its source: https://github.com/dimastbk/python-calamine
"""


@dataclass(frozen=True, slots=True)
class Pyodide:
    """The package in a folder of `node_modules`."""

    folder: Path
    version: str
    lock_info: Mapping[str, str]

    @property
    def python(self) -> str:
        """The version of CPython."""
        return self.lock_info["python"]

    @property
    def interpreter(self) -> Interpreter:
        """Python as it was published."""
        return Interpreter(self.folder, self.standard_library, self.lock_info)

    @property
    def standard_library(self) -> Path:
        """The complete standard library, as sources."""
        return self.folder / STANDARD_LIBRARY

    def notice(self) -> str:
        """Return what the licences ask to be said beside the files."""
        return NOTICE.format(pyodide=self.version, python=self.python, standard_library=STANDARD_LIBRARY)

    def copy_program(self, target: Path) -> None:
        """Copy everything but the standard library, without pointers to source maps."""
        for name in PROGRAM:
            content = (self.folder / name).read_bytes()
            if name.endswith(".mjs"):
                content = SOURCE_MAP.sub(b"\n", content)
            (target / name).write_bytes(content)


def find_pyodide(root: Path) -> Pyodide:
    """Return the package that `npm ci` installed in the project at `root`."""
    folder = root / "node_modules" / "pyodide"
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    return Pyodide(folder, version=package["version"], lock_info=lock["info"])
