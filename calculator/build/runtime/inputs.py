"""What the runtime depends on: when it is the same, a runtime built earlier can stay."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from calculator.build.fingerprint import fingerprint

from .pyodide_files import PROGRAM, STANDARD_LIBRARY, find_pyodide

IN_NODE = ("snapshot.js", "worker/archive.js", "worker/python.js")
"""The page's scripts by which the build starts Python and pictures its memory."""


def hash_inputs(root: Path) -> str:
    """Return a hash of everything that the runtime of the project at `root` depends on."""
    pyodide = find_pyodide(root)
    sources = [path for path in _packaged(root) if path.is_file()]
    sources += [root / "calculator" / "build" / "runtime"]
    sources += [root / name for name in ("pyproject.toml", "LICENSE", "requirements.lock")]
    sources += [root / "calculator" / "page" / "js" / name for name in IN_NODE]
    sources += [
        pyodide.folder / name for name in (*PROGRAM, STANDARD_LIBRARY, "package.json", "pyodide-lock.json")
    ]
    return fingerprint(sources, root)


def _packaged(root: Path) -> Iterator[Path]:
    """Yield what the wheel holds, as `pyproject.toml` has it: no scripts, no style sheets."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    left_out = project["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"]
    folders = {root / pattern for pattern in left_out}
    for path in (root / "calculator").rglob("*"):
        if folders.isdisjoint(path.parents) and not any(map(path.match, left_out)):
            yield path
