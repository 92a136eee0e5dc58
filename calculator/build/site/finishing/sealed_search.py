"""The theme's search worker under the policy of its page, done to the built site.

A worker that is loaded from an address takes its policy from the headers of its file, which a plain static
host does not send: a policy in a page's `<meta>` does not bind it. One that is made from a blob takes the
policy of the page that made it (W3C, Content Security Policy Level 3, section 4.2.2). So the theme's script
is made to take one that our script starts (`docs/assets/search_worker.js`) as ours start Python's: from a
blob that imports the file. A blob has no folder, so that the worker is told where the stemmers lie. Ours also
says so where the worker does not come, and tries again; the theme would be getting ready for ever.

The theme has no setting for it. Should a new version start its worker in another way, the build stops.
"""

from __future__ import annotations

from pathlib import Path

SCRIPTS = "assets/javascripts/bundle.*.min.js"
WORKERS = "assets/javascripts/workers/search.*.min.js"
LOADED = "t=new Worker(e)"
SEALED = "t=searchWorker(new URL(e,location).href)"
STEMMERS_BESIDE = 'let e="../lunr";'
STEMMERS_NAMED = 'let e=new URL("../lunr",self.searchScript).href;'


class SealError(Exception):
    """The theme does not start its search worker in the way that this step knows."""


def seal_search(folder: Path) -> None:
    """Do it to the built site of one language."""
    _replace(folder, SCRIPTS, LOADED, SEALED)
    _replace(folder, WORKERS, STEMMERS_BESIDE, STEMMERS_NAMED)


def _replace(folder: Path, names: str, old: str, new: str) -> None:
    scripts = [(file, file.read_text(encoding="utf-8")) for file in folder.glob(names)]
    if [text.count(old) for _, text in scripts] != [1]:
        raise SealError(f"no single {old!r} in {names}: see calculator/build/site/finishing/sealed_search.py")
    for file, text in scripts:
        file.write_text(text.replace(old, new), encoding="utf-8")
