"""Python inside Pyodide, in Node: the interpreter of the reader's browser, on the builder's machine."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent


class InsidePythonError(RuntimeError):
    """The Python that ran inside Pyodide raised, or Node did; the message is what it wrote."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A folder with Pyodide, the standard library that it starts with, and its lock file's `info`."""

    folder: Path
    standard_library: Path
    lock_info: Mapping[str, str]


def run_inside(
    interpreter: Interpreter,
    script: str | Path,
    argument: object,
    *,
    archives: Sequence[Path] = (),
    mounts: Mapping[str, Path] | None = None,
) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Call `main` of a file (a plain name: one in `inside/`) with what JSON can carry; return its answer.

    `mounts` maps folders inside Python to folders of this machine. Raises InsidePythonError with the
    traceback.
    """
    with TemporaryDirectory() as folder:
        result = Path(folder, "result.json")
        job = {
            "runtime": str(interpreter.folder),
            "standard_library": str(interpreter.standard_library),
            "lock_info": dict(interpreter.lock_info),
            "archives": [str(archive) for archive in archives],
            "mounts": {inside: str(outside) for inside, outside in (mounts or {}).items()},
            "script": str(HERE / "inside" / script),
            "argument": argument,
            "result": str(result),
        }
        run_node("python_in_node.mjs", job, about=str(script))
        return json.loads(result.read_text(encoding="utf-8"))


def run_node(program: str, job: Mapping[str, Any], *, about: str) -> str:
    """Run a program of this folder in Node, with a job as JSON; return what it printed.

    Raises InsidePythonError, which begins with what it was `about`, if it failed.
    """
    finished = subprocess.run(
        ["node", str(HERE / program)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if finished.returncode != 0:
        raise InsidePythonError(f"{about}: {finished.stderr.strip() or finished.stdout.strip()}")
    return finished.stdout
