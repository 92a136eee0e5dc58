"""What the theme ships and no page of ours asks for: source maps, and the stemmers of other languages.

They are more than half of the theme's files, and every copy of the site would have to carry them.
"""

from __future__ import annotations

import re
from pathlib import Path

LUNR = Path("assets") / "javascripts" / "lunr"
STEMMERS = {"zh": ("min/lunr.stemmer.support.min.js", "min/lunr.zh.min.js"), "en": ()}
"""What the search worker imports for the language of an index; English is within lunr itself."""
MAP_NAMED = re.compile(r"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*$")


def remove_unused_files(folder: Path, lang: str) -> None:
    """Take them out of the built site of one language, with the lines that name the maps."""
    kept = {folder / LUNR / name for name in STEMMERS[lang]}
    for file in (*folder.rglob("*.map"), *(folder / LUNR).rglob("*.js")):
        if file not in kept:
            file.unlink()
    for kind in ("*.js", "*.css"):
        for file in (folder / "assets").rglob(kind):
            written = file.read_text(encoding="utf-8")
            if (without := MAP_NAMED.sub("\n", written)) != written:
                file.write_text(without, encoding="utf-8")
