"""Memory that is a process's own, as Linux tells it.

The most that a process had in memory (`ru_maxrss`) counts files that are mapped, which the system puts out of
memory when it needs room; what it cannot put out is what counts here.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import sleep

ANONYMOUS = re.compile(r"^RssAnon:\s*(\d+) kB$", re.MULTILINE)
BETWEEN_SECONDS = 0.01


def own_megabytes(process: int) -> float:
    """What a process and those that it has started hold at this moment; nothing once they have ended."""
    folder = Path(f"/proc/{process}")
    try:
        found = ANONYMOUS.search((folder / "status").read_text())
        started = [int(one) for task in folder.glob("task/*/children") for one in task.read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(found[1]) / 1024 if found else 0.0) + sum(map(own_megabytes, started))


def most_own_megabytes(command: Sequence[str], folder: Path) -> float:
    """The most that a command held of its own, its processes together, looked at a hundred times a second.

    `CalledProcessError` where the command fails.
    """
    most = 0.0
    with subprocess.Popen(command, cwd=folder) as running:
        while running.poll() is None:
            most = max(most, own_megabytes(running.pid))
            sleep(BETWEEN_SECONDS)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return most
