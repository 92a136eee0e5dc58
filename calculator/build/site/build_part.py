"""Build one part of the site: `python -m calculator.build.site.build_part`, asked by `parts.py`.

What to build comes by standard input: JSON of the `part`, the hash of its `inputs` and the `settings`. What
is no input of the part cannot be read here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from calculator.build.kept_folder import built_anew
from calculator.build.refused_reading import refuse_reading
from calculator.build.site.asset_folders import assets_in
from calculator.build.site.mkdocs import loading_mkdocs
from calculator.build.site.parts import SHARED, folder_of, no_input_of
from calculator.build.site.paths_and_addresses import Settings


def main() -> int:
    """Build the part; complain in words, not in a traceback, about a page that cannot be built."""
    asked: dict[str, Any] = json.load(sys.stdin)
    told = asked["settings"]
    settings = Settings(**told | {name: Path(told[name]) for name in ("root", "work", "output")})
    part: str = asked["part"]
    refuse_reading(no_input_of(settings, part))
    folder = folder_of(settings, part)
    try:
        built_anew(folder, folder.parent, asked["inputs"], lambda output: _write(settings, part, output))
    except Exception as error:
        # Not before there is a fault: to name them all takes half of the build to be loaded.
        from calculator.build.site.faults import FAULTS  # noqa: PLC0415

        if not isinstance(error, FAULTS):
            raise
        print(error, file=sys.stderr)
        return 1
    return 0


def _write(settings: Settings, part: str, output: Path) -> None:
    if part == SHARED:
        from calculator.build.site.shared import write_shared  # noqa: PLC0415

        write_shared(settings, output)
        return
    assets = assets_in(folder_of(settings, SHARED) / "assets")
    with loading_mkdocs(settings, part, assets.site) as mkdocs:
        # MkDocs loads what it needs, and this process what it needs.
        from calculator.build.site.language import write_language  # noqa: PLC0415

        write_language(settings, part, assets, mkdocs, output)


if __name__ == "__main__":
    sys.exit(main())
