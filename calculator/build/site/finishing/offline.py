"""What the copy of the site on a reader's device needs: a version, the list of its files, the service worker.

The version is the hash of all these files. Every page carries it, so that it knows whether the copy is of its
own version. With `OFFLINE=off` in the publisher's environment the pages offer no copy, and the worker that is
left takes earlier copies and itself away (`docs/adr/020`).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from calculator.build.fingerprint import files_of, fingerprint
from calculator.build.site.bundles import FLOOR, write_bundles
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings

LIST = "offline.json"
WORKER = "service-worker.js"
VERSION_MARK = "SITE-VERSION"
SIZE_MARK = "SITE-MEGABYTES"
"""What stands in the pages for the version, and for the megabytes of all files, until both are known."""
KEPT = re.compile(
    rf"index\.html|assets/(?:[a-z]+-[0-9a-f]{{12}}/(?!memory\.bin\.gz).+|icon\.svg)"
    rf"|(?:{'|'.join(LANGUAGES)})/(?!embed/|404\.html|changes\.xml).+"
)
"""What a reader comes by on the site. Pictures for shared links, schemas and feeds are for others; a
picture of Python's memory is for a first visit over a fast line."""


def write_offline(settings: Settings, output: Path) -> None:
    """Put version and size into the pages, and write the list beside them."""
    kept = [file for file in files_of([output]) if KEPT.fullmatch(file.relative_to(output).as_posix())]
    version = fingerprint(kept, output)[:12] if settings.offline else ""
    size = str(round(sum(file.stat().st_size for file in kept) / 1e6))
    for file in kept:
        if file.suffix == ".html":
            page = file.read_text(encoding="utf-8")
            marked = page.replace(VERSION_MARK, version).replace(SIZE_MARK, size)
            file.write_text(marked, encoding="utf-8")
    if settings.offline:
        (output / LIST).write_text(_list(version, kept, output), encoding="utf-8")


def write_service_worker(settings: Settings, output: Path) -> None:
    """Write what keeps the copy, or takes it away; it is the same for all pages."""
    made = settings.work / "service-worker"
    source = "service_worker.js" if settings.offline else "switched_off.js"
    write_bundles(settings.root, settings.docs / "assets" / "offline", [source], made, FLOOR)
    shutil.copyfile(made / source, output / WORKER)


def _list(version: str, kept: list[Path], output: Path) -> str:
    """Every file with its address from the site's root, its bytes and SHA-256."""
    files = [
        [
            file.relative_to(output).as_posix().removesuffix("index.html"),
            file.stat().st_size,
            hashlib.sha256(file.read_bytes()).hexdigest(),
        ]
        for file in kept
    ]
    total = sum(file.stat().st_size for file in kept)
    content = {"version": version, "bytes": total, "files": files}
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n"
