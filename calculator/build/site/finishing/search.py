"""What the theme's search needs to find the right page first, done to the built site.

1. A page's keywords count for the page, not for each of its sections: the rarer a keyword is in the index,
   the more it weighs, and a long page would otherwise lose its own keyword to a short one. The theme gives
   keywords to every section and has no setting for it, so they are taken out of the finished index.
2. Chinese has no spaces, so the theme cuts a query into words that the index knows. Its loop stops one
   character early and so never knows the last word whole: 费率 is searched as 费. The loop is out of reach,
   in a closure of a worker, and the theme has no setting for it either. A worker of ours in front of it would
   have to know the theme's messages and where its files lie, ask for one file more, and go wrong in silence;
   so the one character is mended in the theme's script. Should a new version have another loop, the build
   stops and somebody looks again.
3. Between the words of a Chinese query the theme puts a star, and another to every word afterwards: of the
   two it takes one off and says under a page that has 关闭 that 关闭* is missing. One star is enough.
4. A per cent sign belongs to no word of the index, so that 20% finds nothing: it is left out of the query. A
   straight apostrophe, as a keyboard types it, is searched as the curly one that the pages are set with.
5. The search library (lunr 2) joins a letter and the number of what follows it without a sign between them,
   so that 1 and 12 read as 11 and 2 do. Which numbers stand on the pages then decides whether a word that
   begins like another, sale say, fails every query that holds it. A sign after each number keeps them apart.
6. The theme fetches the index with every page, two thirds of what a page of text weighs, for those who never
   search too. It can wait for the search to be opened, and does where pages are files: so here as well. A
   fetch that fails goes unsaid, and is never tried again: our script fetches (`docs/assets/search_index.js`).
"""

from __future__ import annotations

import json
from pathlib import Path

INDEX = Path("search") / "search_index.json"
WORKERS = "assets/javascripts/workers/search.*.min.js"
BUNDLES = "assets/javascripts/bundle.*.min.js"
AT_ONCE = '$(location.protocol!=="file:"),Je("search")'
WHEN_OPENED = '$(!1),Je("search")'
FETCHED = "(Re(o=>o),b(()=>t)).subscribe(({config:o"
FETCHED_BY_US = "(Re(o=>o),b(()=>searchIndex())).subscribe(({config:o"
EARLY_STOP = "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e"
STARRED = '.join("* ")'
ONCE_STARRED = '.join(" ")'
AS_TYPED = "search(e){if(e=e.replace("
AS_SET = 'search(e){if(e=e.replace(/[%％]/g,"").replace(/\'/g,"’").replace('
JOINED = "e=e+s+o.id}return e}"
KEPT_APART = 'e=e+s+o.id+"|"}return e}'
WHOLE = EARLY_STOP.replace("o<t.length", "o<=t.length")


class SearchError(Exception):
    """The theme's search is not the one this step knows."""


def mend_search(folder: Path) -> None:
    """Do all of it to the built site of one language."""
    index = folder / INDEX
    index.write_text(tags_on_pages_only(index.read_text(encoding="utf-8")), encoding="utf-8")
    for pattern, mended in ((WORKERS, with_mended_search), (BUNDLES, with_index_when_opened)):
        scripts = list(folder.glob(pattern))
        if len(scripts) != 1:
            raise SearchError(f"the theme has {len(scripts)} files {pattern}, not one")
        scripts[0].write_text(mended(scripts[0].read_text(encoding="utf-8")), encoding="utf-8")


def tags_on_pages_only(index: str) -> str:
    """The search index without the keywords of sections."""
    data = json.loads(index)
    for entry in data["docs"]:
        if "#" in entry["location"]:
            entry.pop("tags", None)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def with_mended_search(script: str) -> str:
    """The theme's search, mended as points 2 to 5 say."""
    return _replaced(
        script,
        (EARLY_STOP, WHOLE),
        (STARRED, ONCE_STARRED),
        (AS_TYPED, AS_SET),
        (JOINED, KEPT_APART),
    )


def with_index_when_opened(script: str) -> str:
    """The theme's script of every page, mended as point 6 says."""
    return _replaced(script, (AT_ONCE, WHEN_OPENED), (FETCHED, FETCHED_BY_US))


def _replaced(script: str, *mends: tuple[str, str]) -> str:
    for old, new in mends:
        if script.count(old) != 1:
            raise SearchError(
                "the theme searches in a new way: see calculator/build/site/finishing/search.py"
            )
        script = script.replace(old, new)
    return script
