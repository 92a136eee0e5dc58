"""MkDocs, run once for each language on the staged pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from calculator.build.site.paths_and_addresses import LANGUAGES, Settings

EPOCH = "1795305600"
"""2026-11-22: MkDocs dates what it writes; a fixed day keeps builds equal."""


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


def run_mkdocs(settings: Settings, output: Path, assets: str) -> None:
    """Build the staged pages into `output`, both languages at once; `assets` is the folder of site.css."""
    running = []
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": EPOCH}
    for lang in LANGUAGES:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        command += ["--config-file", f"mkdocs.{lang}.yml", "--site-dir", str(output / lang)]
        running.append(
            subprocess.Popen(
                command,
                cwd=settings.root,
                env=os.environ | fixed | environment(settings, lang, assets),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
    outputs = [(process, process.communicate()[0]) for process in running]
    if failed := [said for process, said in outputs if process.returncode != 0]:
        raise MkDocsError("MkDocs could not build the site:\n" + "\n".join(failed))
