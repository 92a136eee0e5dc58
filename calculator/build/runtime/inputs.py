"""Whether a runtime built earlier can stay: its inputs are the same, and its files are what was written."""

import hashlib
from pathlib import Path

from .manifest import NAME, Manifest, folder_name, read_manifest
from .pyodide_files import PROGRAM, STANDARD_LIBRARY, find_pyodide

INPUTS = "inputs.sha256"


def hash_inputs(root: Path) -> str:
    """Return a hash of everything that the runtime of the project at `root` depends on."""
    pyodide = find_pyodide(root)
    site = root / "calculator" / "build"
    sources = [path for path in (root / "calculator").rglob("*") if not path.is_relative_to(site)]
    sources += Path(__file__).parent.rglob("*")
    sources += [root / name for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.lock")]
    sources += [
        pyodide.folder / name for name in (*PROGRAM, STANDARD_LIBRARY, "package.json", "pyodide-lock.json")
    ]
    digest = hashlib.sha256()
    for path in sorted(sources):
        if path.is_file() and path.suffix != ".pyc":
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(root).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def built_before(output: Path, inputs: str) -> Manifest | None:
    """Return the manifest of an earlier build if it had these inputs and its files are unchanged."""
    try:
        manifest = read_manifest(output / NAME)
        files = [output / manifest.folder / file.name for file in manifest.all_files]
        same = (output / INPUTS).read_text(encoding="utf-8") == inputs
        return manifest if same and folder_name(files) == manifest.folder else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
