"""The page's own reader of archives finds what Python's finds."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from calculator.build.runtime.archives import read_archive
from calculator.build.runtime.shipped_runtime import Shipped


def read_by_the_page(archive: Path) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).parent / "list_archive.mjs"
    return subprocess.run(["node", script, archive], capture_output=True, text=True, check=False)


def found(archive: Path) -> dict[str, str]:
    listed: dict[str, str] = json.loads(read_by_the_page(archive).stdout)
    return listed


def digests(archive: Path) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in read_archive(archive).items()}


def test_the_library_and_the_wheel_are_read_whole(shipped: Shipped) -> None:
    for archive in (shipped.interpreter.standard_library, shipped.start):
        assert found(archive) == digests(archive)


def test_names_in_chinese_extra_fields_and_empty_files_are_no_obstacle(tmp_path: Path) -> None:
    archive = tmp_path / "some.zip"
    with zipfile.ZipFile(archive, "w") as writer:
        entry = zipfile.ZipInfo("先用后付/说明.txt")
        entry.extra = b"\xfe\xca\x02\x00ab"
        entry.comment = b"remark"
        writer.writestr(entry, "货款".encode())
        writer.writestr("empty", b"")
    assert found(archive) == digests(archive)


@pytest.mark.parametrize("content", [b"", b"something else " * 10])
def test_anything_else_is_refused(content: bytes, tmp_path: Path) -> None:
    archive = tmp_path / "some.zip"
    archive.write_bytes(content)
    refused = read_by_the_page(archive)
    assert refused.returncode != 0
    assert "not an archive of the build" in refused.stderr
