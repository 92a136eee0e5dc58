"""The page's side of the runtime, tested in Node with a worker that follows a script."""

import subprocess
from pathlib import Path


def test_the_client_keeps_its_word() -> None:
    script = Path(__file__).parent / "runtime_client.test.mjs"
    finished = subprocess.run(["node", "--test", script], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert "# pass 0" not in finished.stdout
