"""A folder that is built once and kept while its inputs and its own files are what they were.

Builds of one folder wait for each other: tests in several processes may ask for it at once, one builds, the
others find it built. The folder is replaced as a whole, and only by a build that succeeded.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from calculator.build.fingerprint import fingerprint


def built_anew(output: Path, work: Path, inputs: str, build: Callable[[Path], None]) -> bool:
    """Have `build` fill a folder that becomes `output`, unless it is up to date; say whether that was done.

    `inputs` is a fingerprint of all that the content depends on. `work` is where the lock, the stamp of the
    last build and an unfinished one lie; whatever `build` raises leaves `output` as it was.
    """
    with _locked(output, work):
        if _up_to_date(output, work, inputs):
            return False
        fresh = work / f"{output.name}.unfinished"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        build(fresh)
        shutil.rmtree(output, ignore_errors=True)
        shutil.move(fresh, output)
        _stamp_file(output, work).write_text(json.dumps(_stamp(output, inputs)), encoding="utf-8")
        return True


def is_up_to_date(output: Path, work: Path, inputs: str) -> bool:
    """Whether `output` is what it was built as, from the same inputs."""
    with _locked(output, work):
        return _up_to_date(output, work, inputs)


@contextmanager
def _locked(output: Path, work: Path) -> Iterator[None]:
    work.mkdir(parents=True, exist_ok=True)
    with (work / f"{output.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _up_to_date(output: Path, work: Path, inputs: str) -> bool:
    stamp = _stamp_file(output, work)
    if not stamp.exists() or not output.exists():
        return False
    known = json.loads(stamp.read_text(encoding="utf-8"))
    return bool(known["inputs"] == inputs and known == _stamp(output, inputs))


def _stamp_file(output: Path, work: Path) -> Path:
    return work / f"{output.name}.stamp.json"


def _stamp(output: Path, inputs: str) -> dict[str, str]:
    return {"inputs": inputs, "output": fingerprint([output], output)}
