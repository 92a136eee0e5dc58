"""MkDocs with all that it loads, waiting for its pages: `python -m calculator.build.site.mkdocs_waiting`.

To load them, and the dictionary by which the search cuts Chinese into words, takes as long as to write the
pages for them. It begins once standard input ends, with what came there: JSON of `arguments` for MkDocs, and
of all that it may read below the `root` of the project (`inputs`).
"""

from __future__ import annotations

import json
import logging
import sys
from importlib import import_module
from pathlib import Path

import jieba  # type: ignore[import-untyped]
from mkdocs.__main__ import cli

from calculator.build.refused_reading import refuse_reading
from calculator.build.site.dictionary_cache import kept_in
from calculator.build.site.paths_and_addresses import ROOT

LOADED = ("mkdocs.commands.build", "material.plugins.search.plugin", "pymdownx.superfences")


def main() -> None:
    """Load, wait, run MkDocs; nothing is run where nothing came."""
    for name in LOADED:
        import_module(name)
    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = kept_in(ROOT)
    jieba.initialize()
    if job := sys.stdin.read():
        asked = json.loads(job)
        refuse_reading([Path(asked["root"])], but=[*map(Path, asked["inputs"]), Path(sys.prefix)])
        cli(asked["arguments"])


if __name__ == "__main__":
    main()
