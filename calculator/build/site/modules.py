"""The modules a script imports, directly or through others, so that a page can ask for all of them at once.

Without being told, a browser learns of a module only when it has read the one that imports it: four journeys
to the server, one after the other, before the calculator's form answers.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath

IMPORT = re.compile(r'^(?:import\b[^"]*?|\}\s*from\s*)"(?P<path>\.\.?/[\w./]+\.js)";', re.MULTILINE)


def modules_of(folder: Path, *entries: str) -> list[str]:
    """Paths in `folder` of the entries and of all they import, the nearest first."""
    found = list(entries)
    for name in found:
        text = (folder / name).read_text(encoding="utf-8")
        imported = (normpath(PurePosixPath(name).parent / match["path"]) for match in IMPORT.finditer(text))
        found += [path for path in dict.fromkeys(imported) if path not in found]
    return found
