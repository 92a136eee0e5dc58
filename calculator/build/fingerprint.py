"""A short name for the content of files: what makes builds incremental and folders cacheable for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

LEFT_OUT = frozenset({"__pycache__", ".DS_Store"})


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Every file in the folders and files named, in order of their paths."""
    found: list[Path] = []
    for path in paths:
        found += [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sorted(file for file in found if not LEFT_OUT.intersection(file.parts))


def fingerprint(paths: Iterable[Path], base: Path, *further: str) -> str:
    """SHA-256 over the names (relative to `base`) and bytes of all files, and over `further` texts."""
    digest = hashlib.sha256()
    for text in further:
        digest.update(f"{len(text)}:{text}".encode())
    for file in files_of(paths):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(base).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
