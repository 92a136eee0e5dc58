"""Packages from a lock file with hashes, unpacked for the interpreter in the page, not for this one."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# CPython 3.14 as Pyodide 314 is built; wheels without compiled code always fit.
INTERPRETER = ("--python-version", "3.14", "--platform", "pyemscripten_2026_0_wasm32")
LOCKED = ("--require-hashes", "--no-deps", "--only-binary=:all:")
# Some versions of pip compare a package's Python with their own instead of the one named here.
OPTIONS = (
    "--ignore-requires-python",
    "--quiet",
    "--quiet",
    "--disable-pip-version-check",
    "--no-compile",
    *LOCKED,
    *INTERPRETER,
)


def locked_packages(lock: Path, folder: Path) -> Path:
    """Return a folder below `folder` that holds what `lock` names; made once for each content of the lock."""
    target = folder / f"{lock.stem}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as scratch:
            fresh = Path(scratch, "packages")
            subprocess.run(
                [sys.executable, "-m", "pip", "install", *OPTIONS, "--target", fresh, "--requirement", lock],
                check=True,
            )
            shutil.move(fresh, target)
    return target
