"""The picture of Python's memory that fast lines start from: made by the build, the same on every machine.

Starting Python and importing the calculator takes longer than downloading what they left in memory, where the
line is fast or the processor slow (docs/adr/021).
"""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .archives import write_archive
from .node import InsidePythonError


def picture_memory(
    runtime: Path, lock_info: Mapping[str, str], archives: Sequence[Path], file: Path, scratch: Path
) -> Mapping[str, Any]:
    """Start Pyodide on `archives` and write what that adds to its memory into `file`, within gzip.

    Returns where its parts belong, as `page/js/snapshot.js` describes it. Raises InsidePythonError if it does
    not start.
    """
    nothing = scratch / "nothing.zip"
    write_archive(nothing, {})
    job = {
        "runtime": str(runtime),
        "lock_info": dict(lock_info),
        "archives": [str(archive) for archive in archives],
        "nothing": str(nothing),
        "result": str(file),
    }
    finished = subprocess.run(
        ["node", str(Path(__file__).parent / "picture_in_node.mjs")],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if finished.returncode != 0:
        raise InsidePythonError(f"picture of memory: {finished.stderr.strip()}")
    shape: Mapping[str, Any] = json.loads(finished.stdout)
    return shape
