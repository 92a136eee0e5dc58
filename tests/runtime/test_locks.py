"""The lock files say what to install, never from where: that is the affair of whoever installs."""

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.build.runtime.pipeline import ROOT

LOCKS = [ROOT / "requirements.lock", *sorted((ROOT / "calculator" / "build" / "runtime").glob("*.lock"))]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_of_python_packages_names_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "==" in text
    assert "://" not in text
    assert not any(line.startswith("-") for line in text.splitlines()), "options stand in no lock"


def test_the_lock_of_npm_packages_names_no_host() -> None:
    packages: dict[str, dict[str, Any]] = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    assert len(packages) > 1
    assert [name for name, package in packages.items() if "resolved" in package] == []
