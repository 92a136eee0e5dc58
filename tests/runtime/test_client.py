"""Both sides of the protocol, each tested in Node with the other one following a script."""

import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize("side", ["python_client", "worker"])
def test_each_side_keeps_its_word(side: str) -> None:
    script = Path(__file__).parent / f"{side}.test.mjs"
    finished = subprocess.run(["node", "--test", script], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "# pass 0" not in finished.stdout
