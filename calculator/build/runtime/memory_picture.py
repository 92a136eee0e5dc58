"""The picture of Python's memory that fast lines start from: made by the build, the same on every machine.

Starting Python and importing the calculator takes longer than downloading what they left in memory, where the
line is fast or the processor slow (docs/adr/021).
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .archives import write_archive
from .node import run_node
from .shipped_runtime import Shipped

MEMORY = "memory.bin.gz"


def picture_memory(shipped: Shipped, scratch: Path) -> Mapping[str, Any]:
    """Start what was built and write what that adds to memory into `scratch`, within gzip.

    Returns where its parts belong, as `page/js/snapshot.js` describes it. Raises InsidePythonError if it does
    not start.
    """
    nothing = scratch / "nothing.zip"
    write_archive(nothing, {})
    job = {
        "runtime": str(shipped.interpreter.folder),
        "lock_info": dict(shipped.interpreter.lock_info),
        "archives": [str(shipped.interpreter.standard_library), str(shipped.start)],
        "nothing": str(nothing),
        "result": str(scratch / MEMORY),
    }
    shape: Mapping[str, Any] = json.loads(run_node("picture_in_node.mjs", job, about="picture of memory"))
    return shape
