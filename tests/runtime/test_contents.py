"""What is in the runtime folder: complete, compiled, without source maps or traces of the builder."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from calculator.build.runtime import Manifest
from calculator.build.runtime.archives import read_archive
from calculator.build.runtime.pipeline import OUTPUT, ROOT
from calculator.build.runtime.pyodide_files import PROGRAM
from calculator.build.runtime.shipped_runtime import Shipped
from calculator.build.runtime.spreadsheets import LOCK
from calculator.parameters import fields, plan_fields, sources
from calculator.version import __version__
from calculator.words import LANGUAGES, say
from tests.budgets import MEMORY_BYTES, RUNTIME_BYTES

# The word after the magic number: the content was hashed, and nobody need compare it with a source (PEP 552).
UNCHECKED_HASH = 0b01


@pytest.fixture(scope="module")
def start(shipped: Shipped) -> dict[str, bytes]:
    return read_archive(shipped.start)


@pytest.fixture(scope="module")
def everything(runtime_folder: Path, shipped: Shipped, start: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of the folder, archives opened."""
    files = {path.name: path.read_bytes() for path in runtime_folder.iterdir()}
    archives = [shipped.later, shipped.interpreter.standard_library]
    return {**files, **start, **{k: v for one in archives for k, v in read_archive(one).items()}}


def test_the_manifest_tells_the_sizes(manifest: Manifest, runtime_folder: Path) -> None:
    for file in manifest.all_files:
        content = (runtime_folder / file.name).read_bytes()
        assert len(content) == file.bytes
        packed = content if file.name.endswith(".gz") else gzip.compress(content, 9)
        unpacked = gzip.decompress(content) if file.name.endswith(".gz") else content
        assert hashlib.sha256(unpacked).hexdigest() == file.sha256
        # Other builds of zlib pack a little better or worse.
        assert len(packed) == pytest.approx(file.gzip_bytes, rel=0.02)
    assert manifest.bytes == sum(file.bytes for file in manifest.files)
    assert manifest.gzip_bytes == sum(file.gzip_bytes for file in manifest.files)
    assert manifest.gzip_bytes <= RUNTIME_BYTES
    assert manifest.memory.gzip_bytes <= MEMORY_BYTES


def test_the_picture_of_memory_does_not_know_where_it_was_made(
    manifest: Manifest, runtime_folder: Path
) -> None:
    memory = gzip.decompress((runtime_folder / manifest.memory.name).read_bytes())
    assert b"/lib/modules" in memory
    assert str(ROOT).encode() not in memory


def test_the_manifest_names_every_file(manifest: Manifest, runtime_folder: Path) -> None:
    named = {file.name for file in manifest.all_files}
    assert {path.name for path in runtime_folder.iterdir()} == named | {"manifest.json", "NOTICE.txt"}
    assert {manifest.stdlib, manifest.start} < named


def test_the_manifest_is_the_same_inside_and_beside_the_folder(runtime_folder: Path) -> None:
    assert (runtime_folder / "manifest.json").read_bytes() == (OUTPUT / "manifest.json").read_bytes()


def test_the_notice_names_the_versions(manifest: Manifest, runtime_folder: Path) -> None:
    notice = (runtime_folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert f"Pyodide {manifest.pyodide}" in notice
    assert f"CPython {manifest.lock_info['python']}" in notice


def test_pyodide_is_the_version_that_the_project_names(manifest: Manifest) -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert manifest.pyodide == package["dependencies"]["pyodide"]
    assert manifest.calculator == __version__


def shipped_files(part: str) -> set[str]:
    """What of the package comes with the start, or what a page loads besides: `start`, `orders`, `buyer`."""
    package = ROOT / "calculator"
    left_out = {package / "build", package / "command_line", package / "schemas"}
    found = [
        path
        for path in (*package.rglob("*.py"), *package.rglob("*.json"))
        if left_out.isdisjoint(path.parents)
        and path != package / "__main__.py"
        and not (path.name == "command_line.json" and "words" in path.parts)
    ]
    return {
        path.relative_to(ROOT).as_posix() + ("c" if path.suffix == ".py" else "")
        for path in found
        if part_of(path, package) == part
    }


def part_of(path: Path, package: Path) -> str:
    folders = {
        "orders": {package / "orders", package / "tables", package / "page" / "order_file"},
        "buyer": {package / "buyer", package / "page" / "buyer"},
    }
    for name, of_part in folders.items():
        if not of_part.isdisjoint(path.parents):
            return name
    if path.parent == package / "answers":
        return {"order_file.py": "orders", "money_out.py": "orders", "commitments.py": "buyer"}.get(
            path.name, "start"
        )
    if package / "words" in path.parents:
        page = path.stem.partition("_")[0]
        return page if page in ("orders", "buyer") else "start"
    return "start"


@pytest.mark.parametrize("part", ["orders", "buyer"])
def test_what_only_one_page_needs_is_apart(shipped: Shipped, part: str) -> None:
    entries = read_archive({"orders": shipped.orders, "buyer": shipped.buyer}[part])
    assert {name for name in entries if name.startswith("calculator/")} == shipped_files(part)


def test_the_buyers_archive_brings_no_library_along(shipped: Shipped) -> None:
    assert all(name.startswith("calculator/") for name in read_archive(shipped.buyer))


def test_the_reader_of_spreadsheets_is_the_one_that_the_tests_use(shipped: Shipped) -> None:
    entries = read_archive(shipped.spreadsheets)
    assert {name.split("/")[0] for name in entries} == {"python_calamine"}
    assert any(name.endswith("wasm32-emscripten.so") for name in entries)
    pinned = [
        line for line in LOCK.read_text(encoding="utf-8").splitlines() if line.startswith("python-calamine==")
    ]
    assert pinned[0] in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()


def test_start_and_later_hold_the_words_the_parameters_and_the_page(
    shipped: Shipped, start: dict[str, bytes]
) -> None:
    later = read_archive(shipped.later)
    assert start.keys() | later.keys() == shipped_files("start")
    assert not start.keys() & later.keys()
    for name in ("calculator/words/zh/messages.json", "calculator/parameters/fields.json"):
        assert json.loads(start[name]) == json.loads((ROOT / name).read_bytes())


def test_the_sources_are_those_that_the_calculators_cite(start: dict[str, bytes]) -> None:
    shipped = {one["id"] for one in json.loads(start["calculator/parameters/sources.json"])["sources"]}
    cited = {identifier for field in (*fields(), *plan_fields()) for identifier in field.sources}
    assert cited <= shipped
    assert len(shipped) < len(sources()) / 2
    for language in LANGUAGES:
        words = json.loads(start[f"calculator/words/{language}/sources.json"])
        said = {key.split(".")[1] for key in words if key.startswith("source.")}
        assert said == shipped
        assert words["basis.source"] == say(language, "basis.source")


def test_every_module_is_compiled_and_trusted_without_its_source(everything: dict[str, bytes]) -> None:
    assert not [name for name in everything if name.endswith(".py")]
    compiled = {name: content for name, content in everything.items() if name.endswith(".pyc")}
    assert compiled
    for name, content in compiled.items():
        assert int.from_bytes(content[4:8], "little") == UNCHECKED_HASH, name


def test_nothing_points_to_source_maps(everything: dict[str, bytes]) -> None:
    assert not [name for name, content in everything.items() if b"sourceMappingURL=" in content]


def test_nothing_tells_where_it_was_built(everything: dict[str, bytes]) -> None:
    ours = {name: content for name, content in everything.items() if name not in PROGRAM}
    traces = [str(ROOT).encode(), str(Path.home()).encode() + b"/", b"/archives/", b"/tmp/tmp"]
    assert not [(name, trace) for name, content in ours.items() for trace in traces if trace in content]
