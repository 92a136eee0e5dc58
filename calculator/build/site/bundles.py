"""Each page's script as one file: the modules that it imports, put together and made small by esbuild.

A page asks for one file instead of some forty, any of which could fail a visit. The sources stay modules,
which is how they are checked and tested. What is loaded only when it is wanted stays a file of its own: the
worker with Python, and what answers a page of text (`AFTERWARDS`).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

FLOOR = "chrome97,firefox114,safari16.4"
"""The browsers that Python in the page needs (`docs/adr/019`)."""
FLOOR_OF_TEXT = "es2019"
"""The language that the scripts of pages of text are written down to, which work in older browsers, too."""
AFTERWARDS = "./living_answers.js"
ENTRIES = (
    "js/home/home_page.js",
    "js/merchant/merchant_page.js",
    "js/buyer/buyer_page.js",
    "js/order_file/order_file_page.js",
    "js/living/living_text.js",
    "js/living/living_answers.js",
    "js/worker/worker.js",
)
"""Each in a folder of `js/`, as its parts are, so that they name the worker by the same path."""


def write_bundles(root: Path, folder: Path, entries: Iterable[str], output: Path, floor: str) -> None:
    """Write entries of `folder` to the same places in `output`, with the esbuild installed in `root`."""
    subprocess.run(
        [
            root / "node_modules" / ".bin" / "esbuild",
            *(str(folder / entry) for entry in entries),
            "--bundle",
            "--minify",
            "--format=esm",
            "--charset=utf8",
            "--legal-comments=none",
            "--log-level=warning",
            f"--external:{AFTERWARDS}",
            f"--target={floor}",
            f"--outbase={folder}",
            f"--outdir={output}",
        ],
        check=True,
        cwd=root,
    )
