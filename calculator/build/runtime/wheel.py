"""The calculator as a wheel: the same file that anyone may install with pip."""

import os
import re
import subprocess
import sys
from pathlib import Path

from .archives import read_archive

# Entries of an archive carry a date; this one is the earliest that the format can hold (1980-01-01).
FIXED_DATE = "315532800"


def build_wheel(root: Path, folder: Path) -> Path:
    """Build the wheel of the project at `root` into an empty `folder`; equal sources give equal bytes."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": FIXED_DATE, "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def page_modules(wheel: Path) -> list[str]:
    """Return the modules of the wheel that run in the page: all but the command line."""
    sources = sorted(name for name in read_archive(wheel) if re.search(r"\.pyc?$", name))
    modules = [re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in sources]
    return [module for module in modules if not re.search(r"\.__main__$|^calculator\.command_line\b", module)]
