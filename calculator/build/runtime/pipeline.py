"""From Pyodide's npm package and the calculator's sources to the folder that the page downloads.

1. the wheel, from the sources, in parts: what the calculator starts with, what no first answer needs, and
   what only one page loads;
2. the modules of the standard library that each uses, which must be those of the checked-in lists;
3. the library trimmed to the first list, what is on the second one packed with the second part, and all of it
   byte-compiled;
4. a picture of Python's memory once it has started with these;
5. a folder named after the hash of its content, tried out once, so that what is missing is found here.

Each step that runs Python inside Pyodide does so in two or more processes at once.
"""

import gzip
import hashlib
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator.build.at_once import at_once
from calculator.build.kept_folder import built_anew

from .archives import read_archive, write_archive
from .inputs import hash_inputs
from .kept_modules import CODECS, LIST, ORDERS_LIST, check_kept, read_kept, trim, write_kept
from .locked_packages import locked_packages
from .manifest import NAME, Manifest, MemoryFile, RuntimeFile, folder_name, read_manifest
from .memory_picture import MEMORY, picture_memory
from .node import run_inside
from .pyodide_files import PROGRAM, STANDARD_LIBRARY, Pyodide, find_pyodide
from .shipped_runtime import Shipped, shipped_in
from .spreadsheets import spreadsheet_reader
from .wheel import build_wheel
from .wheel_parts import Parts, modules_in, parts_of

ROOT = Path(__file__).parents[3]
BUILD = ROOT / "build"
OUTPUT = BUILD / "runtime"
IN_THE_PAGE = Path(__file__).parent / "in_the_page"
COMPILER_LOCK = Path(__file__).parent / "compiler.lock"
NOTICE = "NOTICE.txt"
START = "calculator.zip"
LATER = "later.zip"
ORDERS = "orders.zip"
BUYER = "buyer.zip"
SPREADSHEETS = "spreadsheets.zip"


def build_runtime(output: Path = OUTPUT) -> Manifest:
    """Write `output/runtime-<hash>/` and `output/manifest.json` unless up to date; return the manifest.

    Raises StaleModulesError when the checked-in list of modules is not what the calculator uses.
    """

    def build(fresh: Path) -> None:
        with TemporaryDirectory(dir=output.parent) as scratch:
            write_runtime(Path(scratch), fresh)

    built_anew(output, output.parent, hash_inputs(ROOT), build)
    return read_manifest(output / NAME)


def update_kept() -> frozenset[str]:
    """Write the lists of modules that the calculator uses now; return their union."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch:
        parts = parts_of(read_archive(build_wheel(ROOT, Path(scratch))))
        used, for_orders = used_modules(find_pyodide(ROOT), parts, Path(scratch))
    write_kept(used, LIST)
    write_kept(for_orders, ORDERS_LIST)
    return used | for_orders


def write_runtime(scratch: Path, output: Path) -> None:
    """Build everything anew into a folder that is there and empty."""
    pyodide = find_pyodide(ROOT)
    folder = scratch / "folder"
    folder.mkdir()
    wheel = build_wheel(ROOT, scratch / "wheel")
    parts = parts_of(read_archive(wheel))
    version = wheel.name.split("-")[1]
    kept, kept_for_orders = read_kept(LIST), read_kept(ORDERS_LIST)
    used, used_for_orders = used_modules(pyodide, parts, scratch)
    check_kept(kept, used, LIST)
    check_kept(kept_for_orders, used_for_orders, ORDERS_LIST)
    library = page_library(pyodide)
    contents = {
        STANDARD_LIBRARY: trim(library, kept),
        START: parts.start,
        LATER: parts.later,
        ORDERS: {**parts.orders, **trim(library, kept_for_orders)},
        BUYER: parts.buyer,
        SPREADSHEETS: spreadsheet_reader(BUILD / "tools"),
    }
    pyodide.copy_program(folder)
    packed, gzip_bytes = compile_archives(pyodide, contents, scratch, folder)
    shipped = shipped_in(folder, packed, pyodide.lock_info, scratch)
    with ThreadPoolExecutor() as beside:
        pictured = beside.submit(picture_memory, shipped, scratch)
        try_out(shipped)
    shape = pictured.result()
    shutil.move(scratch / MEMORY, folder / MEMORY)
    manifest = describe(folder, pyodide, version, packed, gzip_bytes, shape=shape)
    (folder / NOTICE).write_text(pyodide.notice(), encoding="utf-8")
    (folder / NAME).write_text(manifest.to_json(), encoding="utf-8")
    shutil.move(folder, output / manifest.folder)
    (output / NAME).write_text(manifest.to_json(), encoding="utf-8")


def compile_archives(
    pyodide: Pyodide, contents: Mapping[str, Mapping[str, bytes]], scratch: Path, folder: Path
) -> tuple[list[str], Mapping[str, int]]:
    """Byte-compile `contents` into `folder`; return the names there, in order, and all gzip sizes.

    `folder` holds the program. To compile the library and to take the program's sizes is about as much work
    as to compile all the rest.
    """
    tools = locked_packages(COMPILER_LOCK, BUILD / "tools")
    library, calculator = scratch / "library", scratch / "calculator"
    shutil.copytree(folder, library)
    calculator.mkdir()
    places = {name: library if name == STANDARD_LIBRARY else calculator for name in contents}
    for name, entries in contents.items():
        write_archive(places[name] / name, entries)

    def compiled(place: Path) -> dict[str, Any]:
        answer: dict[str, Any] = run_inside(
            pyodide.interpreter,
            "compile_archives.py",
            {"archives": [name for name in contents if places[name] == place]},
            mounts={"/tools": tools, "/archives": place},
        )
        return answer

    answers = at_once([partial(compiled, library), partial(compiled, calculator)])
    names = {name: packed for answer in answers for name, packed in answer["compiled"].items()}
    for name, packed in names.items():
        shutil.move(places[name] / packed, folder / packed)
    sizes = {name: size for answer in answers for name, size in answer["gzip_bytes"].items()}
    return [names[name] for name in contents], sizes


def describe(
    folder: Path,
    pyodide: Pyodide,
    version: str,
    packed: Sequence[str],
    gzip_bytes: Mapping[str, int],
    *,
    shape: Mapping[str, Any],
) -> Manifest:
    """Return the manifest of a folder that holds the files of the runtime and nothing else."""

    def measured(name: str) -> dict[str, Any]:
        stored = (folder / name).read_bytes()
        content = gzip.decompress(stored) if name.endswith(".gz") else stored
        return {
            "name": name,
            "bytes": len(stored),
            "gzip_bytes": gzip_bytes.get(name, len(stored)),
            "sha256": hashlib.sha256(content).hexdigest(),
        }

    def file(name: str) -> RuntimeFile:
        return RuntimeFile(**measured(name))

    stdlib, start, later, orders, buyer, spreadsheets = packed
    files = tuple(file(name) for name in (*PROGRAM, stdlib, start))
    return Manifest(
        folder=folder_name(folder.iterdir()),
        pyodide=pyodide.version,
        lock_info=pyodide.lock_info,
        calculator=version,
        stdlib=stdlib,
        start=start,
        later=file(later),
        orders=file(orders),
        buyer=file(buyer),
        spreadsheets=file(spreadsheets),
        memory=MemoryFile(**measured(MEMORY), shape=shape),
        files=files,
        bytes=sum(file.bytes for file in files),
        gzip_bytes=sum(file.gzip_bytes for file in files),
    )


def page_library(pyodide: Pyodide) -> dict[str, bytes]:
    """Return the sources of the standard library, with what stands in the page in place of a module of it."""
    paths = sorted(IN_THE_PAGE.rglob("*.py"))
    in_the_page = {path.relative_to(IN_THE_PAGE).as_posix(): path.read_bytes() for path in paths}
    return {**read_archive(pyodide.standard_library), **in_the_page}


def used_modules(pyodide: Pyodide, parts: Parts, scratch: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return what must be kept of the standard library: for the calculator, and besides for order files."""
    archives = {START: parts.start, LATER: parts.later, BUYER: parts.buyer, ORDERS: parts.orders}
    archives[SPREADSHEETS] = spreadsheet_reader(BUILD / "tools")
    library = scratch / "library.zip"
    write_archive(library, page_library(pyodide))
    complete = replace(pyodide.interpreter, standard_library=library)
    paths = [scratch / name for name in archives]
    for path, entries in zip(paths, archives.values(), strict=True):
        write_archive(path, entries)
    modules = [*modules_in(parts.start), *modules_in(parts.later), *_without_lists(parts.buyer)]
    start = {"modules": modules, "buyer": True}
    orders = {"modules": [*modules_in(parts.orders), *modules_in(parts.buyer)], "orders": True}
    look = partial(run_inside, complete, "used_modules.py")
    used, for_orders = at_once(
        [partial(look, start, archives=paths[:3]), partial(look, orders, archives=paths)]
    )
    return frozenset(used), (frozenset(for_orders) | CODECS) - frozenset(used)


def try_out(shipped: Shipped) -> None:
    """Start what was built and let the calculator work in it, each page first with what it starts with alone.

    Raises InsidePythonError if that cannot be done.
    """
    start, later, buyer = shipped.start, shipped.later, shipped.buyer
    files = [shipped.orders, shipped.spreadsheets]
    modules = [name for archive in (start, later) for name in modules_in(read_archive(archive))]
    whole = {"modules": [*modules, *_without_lists(read_archive(buyer))], "buyer": True}
    orders = {"modules": [*modules_in(read_archive(shipped.orders)), *sorted(CODECS)], "orders": True}
    everything = [start, later, buyer, *files]
    plain = partial(run_inside, shipped.interpreter, "used_modules.py")
    with_orders = partial(run_inside, shipped.with_orders, "used_modules.py")
    at_once(
        [
            # what takes longest first
            partial(with_orders, orders, archives=everything),
            partial(with_orders, {"first": "order_file"}, archives=[start, *files]),
            partial(plain, whole, archives=[start, later, buyer]),
            partial(plain, {"first": "merchant"}, archives=[start]),
            partial(plain, {"first": "buyer"}, archives=[start, buyer]),
        ]
    )


def _without_lists(entries: Mapping[str, bytes]) -> list[str]:
    """Return the buyer's modules that work without the reader of files, which comes with the orders."""
    return [name for name in modules_in(entries) if not name.startswith("calculator.buyer.payments")]
