"""What counts as a process's own memory, and that it is counted over all that it has started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.own_memory import most_own_megabytes, own_megabytes

MEGABYTES = 64
SLACK = 8
# Fills what it takes, says so and stays until its input ends.
HOLDS = "import sys; held = b'x' * (int(sys.argv[1]) << 20); print('full', flush=True); sys.stdin.read()"
MAPS = """
import mmap, sys
with open(sys.argv[2], "rb") as file:
    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
read = sum(mapped[at] for at in range(0, len(mapped), mmap.PAGESIZE))
print("full", flush=True)
sys.stdin.read()
"""
STARTS = """
import subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[2], sys.argv[1]])
"""


def held(program: str, *given: str) -> float:
    """The own megabytes of a process that runs a program, once that says that it is full."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *given], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stdin
        assert running.stdout.readline() == b"full\n"
        megabytes = own_megabytes(running.pid)
        running.stdin.close()
    return megabytes


def test_a_mapped_file_is_not_counted_and_what_a_started_process_holds_is(tmp_path: Path) -> None:
    file = tmp_path / "mapped"
    file.write_bytes(b"x" * (MEGABYTES << 20))
    nothing = held(HOLDS, "0")
    assert 0 < nothing < MEGABYTES
    assert abs(held(HOLDS, str(MEGABYTES)) - nothing - MEGABYTES) < SLACK
    assert held(MAPS, "", str(file)) - nothing < SLACK
    assert abs(held(STARTS, str(MEGABYTES), HOLDS) - 2 * nothing - MEGABYTES) < SLACK


def test_a_process_that_has_ended_holds_nothing_and_one_that_fails_is_not_measured() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    assert own_megabytes(ended.pid) == 0.0
    assert own_megabytes(os.getpid()) > 0.0
    with pytest.raises(subprocess.CalledProcessError):
        most_own_megabytes([sys.executable, "-c", "raise SystemExit(3)"], Path.cwd())
