"""Both sides of the protocol, each in Node with the other one following a script; the kept memory."""

import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize("script", ["python_client", "worker", "download", "snapshot"])
def test_each_script_keeps_its_word(script: str) -> None:
    path = Path(__file__).parent / f"{script}.test.mjs"
    finished = subprocess.run(["node", "--test", path], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "# pass 0" not in finished.stdout
