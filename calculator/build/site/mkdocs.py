"""MkDocs on the staged pages of a language; where only some pages have changed, on those alone.

What MkDocs wrote is kept, with a fingerprint of each page and of the frame round them all: configuration,
theme, versions, which pages there are. While the frame is what it was, MkDocs is asked for the pages that
differ (`--dirty`), and what it then leaves undone is done here: their entries take their place in the index
of the search, and links to a place within a page are looked at. Where anything is doubtful everything is
built anew, and MkDocs says what is wrong. A test compares the bytes of both ways.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calculator.build.fingerprint import fingerprint
from calculator.build.site.finishing.search import INDEX
from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.front_matter import Page

EPOCH = "1795305600"
"""2026-11-22: MkDocs dates what it writes; a fixed day keeps builds equal."""
FIXED = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": EPOCH}
FRAME = ("mkdocs.yml", "docs/overrides", "calculator/build/site/finishing/jieba_words.txt")
"""What MkDocs reads besides the pages and the configuration of the language; it cannot read anything else."""
VERSIONS = ("requirements.lock", "calculator/build/site/mkdocs.py", "calculator/build/site/mkdocs_waiting.py")
WARNING = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\b.*$", re.MULTILINE)
OF_SOME_PAGES = "A 'dirty' build is being performed"
"""What MkDocs warns of where it is asked for some pages only."""
ID = re.compile(r'\b(?:id|name)="([^"]+)"')
LINK_TO_A_PLACE = re.compile(r'\bhref="([^"#:?]*)#([^"]+)"')


class MkDocsError(Exception):
    """MkDocs could not build the pages; the message holds what it said."""


def environment(settings: Settings, lang: str, assets: str) -> dict[str, str]:
    """What the configuration of a language reads from the environment; `assets` is the folder of site.css."""
    return {
        "SITE_ASSETS": f"../assets/{assets}",
        "SITE_URL": f"{settings.site_url}{lang}/" if settings.site_url else "",
        # Relative to the configuration: Zensical, the way out, takes no absolute path.
        "STAGED_DOCS": os.path.relpath(settings.staged / lang, settings.root),
    }


@dataclass(frozen=True, slots=True)
class MkDocs:
    """MkDocs for one language; `assets` is the folder of site.css, `waiting` holds a process that loads."""

    settings: Settings
    lang: str
    assets: str
    waiting: list[subprocess.Popen[str]]

    @property
    def built(self) -> Path:
        """What MkDocs wrote, as it wrote it."""
        return self.settings.work / "mkdocs" / self.lang

    def build(self, pages: Sequence[Page]) -> Path:
        """Bring what MkDocs makes of the staged pages up to date; return the folder, or raise MkDocsError."""
        frame = self._frame(pages)
        staged = {page.address: _hash(self.settings.staged / self.lang / page.path) for page in pages}
        record = self.built.with_suffix(".json")
        changed = self._changed(record, frame, staged)
        # Until all is done there is nothing to rely on.
        record.unlink(missing_ok=True)
        if changed is None or (changed and not self._build_some(changed, staged)):
            self._build_all()
        output = fingerprint([self.built], self.built)
        record.write_text(json.dumps({"frame": frame, "pages": staged, "output": output}), encoding="utf-8")
        return self.built

    def _frame(self, pages: Sequence[Page]) -> str:
        root = self.settings.root
        return fingerprint(
            [*self._inputs(), *(root / name for name in VERSIONS)],
            root,
            json.dumps(environment(self.settings, self.lang, self.assets)),
            *(page.path.as_posix() for page in pages),
            sys.version,
        )

    def _inputs(self) -> list[Path]:
        return [self.settings.root / name for name in (*FRAME, f"mkdocs.{self.lang}.yml")]

    def _changed(self, record: Path, frame: str, staged: Mapping[str, str]) -> list[str] | None:
        """The addresses of pages that differ from those built last; None where more than pages differs."""
        if not record.exists():
            return None
        known = json.loads(record.read_text(encoding="utf-8"))
        if known["frame"] != frame or known["output"] != fingerprint([self.built], self.built):
            return None
        return [address for address, digest in staged.items() if known["pages"][address] != digest]

    def _build_all(self) -> None:
        shutil.rmtree(self.built, ignore_errors=True)
        # Not `--quiet`: what is not said is not counted, and `--strict` would let it pass.
        code, said = self._run("--strict")
        if code != 0:
            raise MkDocsError(f"MkDocs could not build the site:\n{said}")

    def _build_some(self, changed: Sequence[str], staged: Mapping[str, str]) -> bool:
        """Have the pages at some addresses built anew; False where all have to be."""
        before = {address: self._page(address).read_text(encoding="utf-8") for address in staged}
        index = self._index()
        # MkDocs builds the pages whose source is newer than what became of it.
        for address in staged:
            if address in changed:
                self._page(address).unlink()
            else:
                self._page(address).touch()
        code, said = self._run("--dirty", "--no-strict")
        warnings = WARNING.findall(said)
        if code != 0 or len(warnings) != 1 or OF_SOME_PAGES not in warnings[0]:
            return False
        now = before | {address: self._page(address).read_text(encoding="utf-8") for address in changed}
        if not all(_places_hold(address, before[address], now) for address in changed):
            return False
        merged = _with_entries(index["docs"], self._index()["docs"], changed)
        if merged is None:
            return False
        # as MkDocs' search writes it
        text = json.dumps(index | {"docs": merged}, separators=(",", ":"))
        (self.built / INDEX).write_text(text, encoding="utf-8")
        return True

    def _page(self, address: str) -> Path:
        return self.built / address / "index.html"

    def _index(self) -> dict[str, Any]:
        index: dict[str, Any] = json.loads((self.built / INDEX).read_text(encoding="utf-8"))
        return index

    def _run(self, *options: str) -> tuple[int, str]:
        """Run MkDocs; return its exit code and what it said."""
        if not self.waiting:
            self.waiting.append(_started(self.settings, self.lang, self.assets))
        place = ["--config-file", f"mkdocs.{self.lang}.yml", "--site-dir", str(self.built)]
        inputs = [*self._inputs(), self.settings.staged / self.lang, self.built]
        job = {
            "arguments": ["build", *options, *place],
            "root": str(self.settings.root),
            "inputs": list(map(str, inputs)),
        }
        process = self.waiting.pop()
        said, _ = process.communicate(json.dumps(job))
        return process.returncode, said


@contextmanager
def loading_mkdocs(settings: Settings, lang: str, assets: str) -> Iterator[MkDocs]:
    """MkDocs for a language, loading while the pages are written; `assets` is the folder of site.css."""
    waiting = [_started(settings, lang, assets)]
    try:
        yield MkDocs(settings, lang, assets, waiting)
    finally:
        for process in waiting:
            process.communicate("")


def _started(settings: Settings, lang: str, assets: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "calculator.build.site.mkdocs_waiting"],
        cwd=settings.root,
        env=os.environ | FIXED | environment(settings, lang, assets),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _places_hold(address: str, before: str, pages: Mapping[str, str]) -> bool:
    """Whether a changed page has every place that others may link to, and leads to none that is missing."""
    html = pages[address]
    if not set(ID.findall(before)) <= set(ID.findall(html)):
        return False
    for path, place in set(LINK_TO_A_PLACE.findall(html)) - set(LINK_TO_A_PLACE.findall(before)):
        target = posixpath.normpath(posixpath.join("/", address, path)).strip("/")
        found = pages.get(f"{target}/" if target else "")
        if found is None or place not in ID.findall(found):
            return False
    return True


def _with_entries(
    before: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]], changed: Sequence[str]
) -> list[Mapping[str, Any]] | None:
    """An index's entries, those of changed pages in the places of their old; None without such a place."""
    fresh: dict[str, list[Mapping[str, Any]]] = {}
    for entry in now:
        fresh.setdefault(_address_of(entry), []).append(entry)
    merged: list[Mapping[str, Any]] = []
    for entry in before:
        address = _address_of(entry)
        merged += fresh.pop(address, []) if address in changed else [entry]
    return None if fresh else merged


def _address_of(entry: Mapping[str, Any]) -> str:
    location: str = entry["location"]
    return location.partition("#")[0]
