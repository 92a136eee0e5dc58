"""Part of the project's lock file: some of its packages, with their versions and hashes."""

import re
from collections.abc import Collection
from pathlib import Path


def write_subset(lock: Path, names: Collection[str], target: Path) -> Path:
    """Write the entries of `lock` for these packages into `target`; return `target`."""
    entries = re.findall(
        r"^[A-Za-z0-9][^\n]*(?:\n[ \t]+--hash[^\n]*)+", lock.read_text(encoding="utf-8"), re.M
    )
    by_name = {entry.split("==")[0]: entry for entry in entries}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(f"{by_name[name]}\n" for name in sorted(names)), encoding="utf-8")
    return target
