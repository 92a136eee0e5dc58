"""Byte-compile archives with pyodide-build, in the interpreter that will run them, always to the same bytes.

pyodide-build compiles; what it leaves open is settled here: the order and the dates of the entries, that a
compiled module is trusted without looking for its source, and that it goes without docstrings and assertions.
Where in its line an instruction stands the interpreter itself leaves out (PYTHONNODEBUGRANGES): tracebacks
keep their line numbers. Together these are a third of the archives.

The entries of an archive stay uncompressed and the whole is compressed with gzip: it is smaller so, and the
browser unpacks it faster than Python in WebAssembly can. The compressor inside is the same on every machine,
which is why sizes under gzip are taken here too.
"""

import io
import json
import py_compile
import sys
import zipfile
import zlib
from functools import partial
from pathlib import Path

TOOLS = "/tools"
FOLDER = Path("/archives")
GZIP = 31  # zlib's window bits that ask for a gzip header

plain_compile = py_compile.compile


def compile_archive(name: str) -> str:
    """Compile one archive of the folder; return the name of the result, the archive within gzip."""
    from pyodide_build._py_compile import (  # type: ignore[import-not-found]  # noqa: PLC0415
        _py_compile_archive,
    )

    # pyodide-build calls `py_compile.compile` without saying either.
    py_compile.compile = partial(
        plain_compile,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        optimize=2,
    )
    compiled: Path = _py_compile_archive(FOLDER / name, keep=False, verbose=False)
    with zipfile.ZipFile(compiled) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist() if not entry.endswith("/")}
    packed = compiled.with_name(compiled.name + ".gz")
    packed.write_bytes(gzip(archive_of(entries)))
    compiled.unlink()
    return packed.name


def archive_of(entries: dict[str, bytes]) -> bytes:
    """Return an archive whose bytes depend on its entries alone."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in sorted(entries.items()):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return file.getvalue()


def gzip(content: bytes) -> bytes:
    """Return the content compressed with gzip, without a date."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, GZIP)
    return compressor.compress(content) + compressor.flush()


def transfer_size(path: Path) -> int:
    """Return the size in bytes of a file when a server compresses what is not compressed yet."""
    content = path.read_bytes()
    return len(content if path.suffix == ".gz" else gzip(content))


def main(argument: str) -> str:
    """Compile `archives`; return the new name of each and the gzip size of every file in the folder."""
    sys.path.insert(0, TOOLS)
    compiled = {name: compile_archive(name) for name in json.loads(argument)["archives"]}
    sizes = {path.name: transfer_size(path) for path in sorted(FOLDER.iterdir())}
    return json.dumps({"compiled": compiled, "gzip_bytes": sizes})
