"""Whether a runtime built earlier can stay: its inputs are the same, and its files are what was written."""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

from .manifest import NAME, Manifest, folder_name, read_manifest
from .pyodide_files import PROGRAM, STANDARD_LIBRARY, find_pyodide

INPUTS = "inputs.sha256"


def hash_inputs(root: Path) -> str:
    """Return a hash of everything that the runtime of the project at `root` depends on."""
    pyodide = find_pyodide(root)
    sources = [*_packaged(root), *(root / "calculator" / "build" / "runtime").rglob("*")]
    sources += [root / name for name in ("pyproject.toml", "LICENSE", "requirements.lock")]
    sources += [
        pyodide.folder / name for name in (*PROGRAM, STANDARD_LIBRARY, "package.json", "pyodide-lock.json")
    ]
    digest = hashlib.sha256()
    for path in sorted(sources):
        if path.is_file() and path.suffix != ".pyc":
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(root).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def _packaged(root: Path) -> Iterator[Path]:
    """Yield what the wheel holds, as `pyproject.toml` has it: no scripts, no style sheets."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    left_out = project["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"]
    for path in (root / "calculator").rglob("*"):
        if not any(path.match(pattern) or root / pattern in path.parents for pattern in left_out):
            yield path


def built_before(output: Path, inputs: str) -> Manifest | None:
    """Return the manifest of an earlier build if it had these inputs and its files are unchanged."""
    try:
        manifest = read_manifest(output / NAME)
        files = [output / manifest.folder / file.name for file in manifest.all_files]
        same = (output / INPUTS).read_text(encoding="utf-8") == inputs
        return manifest if same and folder_name(files) == manifest.folder else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
