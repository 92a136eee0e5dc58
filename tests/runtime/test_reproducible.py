"""Equal inputs give equal bytes; a runtime that is there already is kept while its inputs are the same."""

import shutil
from pathlib import Path

import pytest

from calculator.build.runtime import Manifest, build_runtime, pipeline
from calculator.build.runtime.inputs import IN_NODE, hash_inputs
from calculator.build.runtime.kept_modules import LIST, ORDERS_LIST, read_kept
from calculator.build.runtime.pipeline import OUTPUT, ROOT


def files_of(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def second(manifest: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second build of every byte; what only looks at them, and writes none, was done for the first."""
    output = tmp_path_factory.mktemp("second") / "runtime"
    used = read_kept(LIST), read_kept(ORDERS_LIST)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "used_modules", lambda *_: used)
        patch.setattr(pipeline, "try_out", lambda _: None)
        build_runtime(output)
    return output


@pytest.mark.long
def test_two_builds_give_the_same_bytes(manifest: Manifest, second: Path) -> None:
    assert files_of(OUTPUT) == files_of(second)


@pytest.mark.long
def test_an_unchanged_runtime_is_kept(second: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in second.rglob("*")}
    build_runtime(second)
    assert {path: path.stat().st_mtime_ns for path in second.rglob("*")} == before


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ("calculator/model.py", True),
        ("calculator/words.json", True),
        ("calculator/build/runtime/step.py", True),
        ("pyproject.toml", True),
        ("calculator/page/js/worker/python.js", True),
        ("calculator/page/page.js", False),
        ("calculator/page/page.css", False),
        ("calculator/build/site/step.py", False),
        ("README.md", False),
    ],
)
def test_only_what_is_in_the_runtime_asks_for_another_build(
    tmp_path: Path, changed: str, matters: bool
) -> None:
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / changed
    file.parent.mkdir(parents=True, exist_ok=True)
    for name in IN_NODE:
        script = tmp_path / "calculator/page/js" / name
        script.parent.mkdir(parents=True, exist_ok=True)
        script.touch()
    file.touch()
    before = hash_inputs(tmp_path)
    with file.open("a") as more:
        more.write("\n# more\n")
    assert (hash_inputs(tmp_path) != before) is matters
