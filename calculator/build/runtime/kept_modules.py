"""The modules of the standard library that the page carries: a checked-in list, and what follows from it.

The list is what the calculator was seen to use; for order files, with what nothing imports by name but
Python looks up when a file arrives in another encoding. A list that says anything else is an error, so that
the page neither lacks a module nor carries one for nothing.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

LIST = Path(__file__).parent / "kept_modules.txt"
ORDERS_LIST = Path(__file__).parent / "kept_for_orders.txt"
"""What the page of order files needs besides, and brings along in its own archive."""
UPDATE = "python -m calculator.build.runtime --update-kept"

# Looked up by name at run time: the encodings that order files come in; zipfile names its entries in cp437.
OF_FILES = ("ascii", "cp437", "gb18030", "gbk", "latin_1", "utf_16", "utf_8_sig")
CODECS = frozenset(f"encodings.{codec}" for codec in OF_FILES)


class StaleModulesError(RuntimeError):
    """The checked-in list is not what the calculator uses."""


def read_kept(path: Path) -> frozenset[str]:
    """Return a checked-in list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def write_kept(modules: Iterable[str], path: Path) -> None:
    """Replace a checked-in list."""
    head = f"# Modules of the standard library that the page carries. Written by `{UPDATE}`.\n"
    path.write_text(head + "".join(f"{name}\n" for name in sorted(modules)), encoding="utf-8")


def check_kept(kept: Iterable[str], used: Iterable[str], path: Path) -> None:
    """Raise StaleModulesError unless the list (`path` is its file) names the modules used, and no others."""
    missing = sorted(set(used) - set(kept))
    superfluous = sorted(set(kept) - set(used))
    if missing or superfluous:
        raise StaleModulesError(
            f"{path.name} is stale (missing: {', '.join(missing) or 'none'}; "
            f"superfluous: {', '.join(superfluous) or 'none'}). Review the change and run: {UPDATE}"
        )


def trim(library: Mapping[str, bytes], kept: Iterable[str]) -> dict[str, bytes]:
    """Return the sources of the kept modules. Raises StaleModulesError for one that the library lacks."""
    trimmed: dict[str, bytes] = {}
    for module in kept:
        path = module.replace(".", "/")
        entry = next((name for name in (f"{path}.py", f"{path}/__init__.py") if name in library), None)
        if entry is None:
            raise StaleModulesError(f"A list names {module}, which Python does not have. Run: {UPDATE}")
        trimmed[entry] = library[entry]
    return trimmed
