"""The calculator as a wheel: the same file that anyone may install with pip."""

import os
import subprocess
import sys
from pathlib import Path

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
