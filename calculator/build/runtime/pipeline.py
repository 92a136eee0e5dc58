"""From Pyodide's npm package and the calculator's sources to the folder that the page downloads.

1. the wheel, from the sources;
2. the modules of the standard library that it uses, which must be those of the checked-in list;
3. the library trimmed to that list, and library and wheel byte-compiled;
4. a folder named after the hash of its content, tried out once, so that what is missing is found here.
"""

import fcntl
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .archives import read_archive, write_archive
from .inputs import INPUTS, built_before, hash_inputs
from .kept import ALWAYS, check_kept, read_kept, trim, write_kept
from .manifest import NAME, Manifest, RuntimeFile, folder_name
from .node import run_inside
from .pyodide_files import PROGRAM, STANDARD_LIBRARY, Pyodide, find_pyodide
from .shipped import Shipped, shipped_in
from .tools import locked_packages
from .wheel import build_wheel, page_modules

ROOT = Path(__file__).parents[3]
BUILD = ROOT / "build"
OUTPUT = BUILD / "runtime"
COMPILER_LOCK = Path(__file__).parent / "compiler.lock"
NOTICE = "NOTICE.txt"


def build_runtime(output: Path = OUTPUT, *, reuse: bool = True) -> Manifest:
    """Write `output/runtime-<hash>/` and `output/manifest.json`; return the manifest.

    With unchanged inputs, what is there is checked and kept. Raises StaleModulesError when the checked-in
    list of modules is not what the calculator uses.
    """
    with only_one_build(output):
        inputs = hash_inputs(ROOT)
        if reuse and (manifest := built_before(output, inputs)):
            return manifest
        BUILD.mkdir(exist_ok=True)
        with TemporaryDirectory(dir=BUILD) as scratch:
            fresh = Path(scratch, "runtime")
            manifest = write_runtime(Path(scratch), fresh)
            (fresh / INPUTS).write_text(inputs, encoding="utf-8")
            shutil.rmtree(output, ignore_errors=True)
            shutil.move(fresh, output)
        return manifest


def update_kept() -> frozenset[str]:
    """Write the list of modules that the calculator uses now; return it."""
    with TemporaryDirectory() as scratch:
        used = used_modules(find_pyodide(ROOT), build_wheel(ROOT, Path(scratch)))
    write_kept(used)
    return used


def write_runtime(scratch: Path, output: Path) -> Manifest:
    """Build everything anew."""
    pyodide = find_pyodide(ROOT)
    archives, folder = scratch / "archives", scratch / "folder"
    archives.mkdir()
    folder.mkdir()
    wheel = build_wheel(ROOT, scratch / "wheel")
    kept = read_kept()
    check_kept(kept, used_modules(pyodide, wheel))
    pyodide.copy_program(archives)
    shutil.copy(wheel, archives)
    write_archive(archives / STANDARD_LIBRARY, trim(read_archive(pyodide.standard_library), kept))
    packed, gzip_bytes = compile_archives(pyodide, archives, [STANDARD_LIBRARY, wheel.name])
    for name in (*PROGRAM, *packed):
        shutil.move(archives / name, folder / name)
    manifest = describe(folder, pyodide, packed, gzip_bytes)
    try_out(shipped_in(folder, manifest, scratch))
    (folder / NOTICE).write_text(pyodide.notice(), encoding="utf-8")
    (folder / NAME).write_text(manifest.to_json(), encoding="utf-8")
    output.mkdir()
    shutil.move(folder, output / manifest.folder)
    (output / NAME).write_text(manifest.to_json(), encoding="utf-8")
    return manifest


def compile_archives(
    pyodide: Pyodide, folder: Path, names: Sequence[str]
) -> tuple[list[str], Mapping[str, int]]:
    """Byte-compile archives in `folder`; return their new names, and the gzip size of every file there."""
    answer = run_inside(
        pyodide.interpreter,
        "compile_archives.py",
        {"archives": names},
        mounts={"/tools": locked_packages(COMPILER_LOCK, BUILD / "tools"), "/archives": folder},
    )
    return answer["compiled"], answer["gzip_bytes"]


def describe(
    folder: Path, pyodide: Pyodide, packed: Sequence[str], gzip_bytes: Mapping[str, int]
) -> Manifest:
    """Return the manifest of a folder that holds the files of the runtime and nothing else."""
    files = tuple(
        RuntimeFile(name=name, bytes=(folder / name).stat().st_size, gzip_bytes=gzip_bytes[name])
        for name in (*PROGRAM, *packed)
    )
    stdlib, wheel = packed
    return Manifest(
        folder=folder_name(folder.iterdir()),
        pyodide=pyodide.version,
        lock_info=pyodide.lock_info,
        calculator=wheel.split("-")[1],
        stdlib=stdlib,
        wheel=wheel,
        files=files,
        bytes=sum(file.bytes for file in files),
        gzip_bytes=sum(file.gzip_bytes for file in files),
    )


def used_modules(pyodide: Pyodide, wheel: Path) -> frozenset[str]:
    """Return the modules of the complete standard library that must be kept for this wheel."""
    used = run_inside(
        pyodide.interpreter, "used_modules.py", {"modules": page_modules(wheel)}, wheels=[wheel]
    )
    return frozenset(used) | ALWAYS


def try_out(shipped: Shipped) -> None:
    """Start what was built and let the calculator work in it. Raises InsidePythonError if it cannot."""
    argument = {"modules": [*page_modules(shipped.wheel), *sorted(ALWAYS)]}
    run_inside(shipped.interpreter, "used_modules.py", argument, wheels=[shipped.wheel])


@contextmanager
def only_one_build(output: Path) -> Iterator[None]:
    """Let builds of the same folder wait for each other: tests run in several processes."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
