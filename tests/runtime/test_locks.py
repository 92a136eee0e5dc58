"""The lock files say what to install, never from where: that is the affair of whoever installs.

They are what `make lock` makes of the dependency groups, so they have the versions that the groups name.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from calculator.build.runtime.pipeline import ROOT

RUNTIME = ROOT / "calculator" / "build" / "runtime"
GROUPS = {
    ROOT / "requirements.lock": ("site", "test", "exit"),
    ROOT / "audit.lock": ("audit",),
    RUNTIME / "compiler.lock": ("compiler",),
    RUNTIME / "spreadsheets.lock": ("spreadsheets",),
}
"""The locks of Python packages, and the dependency groups of pyproject.toml that each is made of."""


def pins(groups: Sequence[str]) -> Iterator[str]:
    """What the groups name, `package==version`, those of groups within them as well."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    for group in groups:
        for entry in declared[group]:
            if isinstance(entry, dict):
                yield from pins([entry["include-group"]])
            else:
                named = Requirement(entry)
                yield f"{canonicalize_name(named.name)}{named.specifier}"


def test_every_lock_of_python_packages_is_made_of_a_group() -> None:
    assert set(GROUPS) == {*ROOT.glob("*.lock"), *RUNTIME.glob("*.lock")}


@pytest.mark.parametrize("lock", GROUPS, ids=lambda lock: lock.name)
def test_a_lock_has_the_versions_that_its_groups_name(lock: Path) -> None:
    locked = re.findall(r"^[a-z][^ ;]*==[^ ;]+", lock.read_text(encoding="utf-8"), re.M)
    assert set(pins(GROUPS[lock])) <= set(locked), "make lock"


@pytest.mark.parametrize("lock", GROUPS, ids=lambda lock: lock.name)
def test_a_lock_of_python_packages_names_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "==" in text
    assert "://" not in text
    assert not any(line.startswith("-") for line in text.splitlines()), "options stand in no lock"


def test_the_lock_of_npm_packages_names_no_host() -> None:
    packages: dict[str, dict[str, Any]] = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    assert len(packages) > 1
    assert [name for name, package in packages.items() if "resolved" in package] == []
