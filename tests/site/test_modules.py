"""The calculator's page asks for all its modules at once, and for none that it does not use."""

from __future__ import annotations

import re
from pathlib import Path

from calculator.build.site.made_pages.calculator_page import SCRIPT, WORKER
from calculator.build.site.modules import modules_of
from calculator.build.site.paths_and_addresses import ROOT
from tests.site.built import built_page


def test_modules_are_found_through_others_each_once(tmp_path: Path) -> None:
    files = {
        "a.js": 'import { b } from "./b.js";\nimport {\n  c,\n  d,\n} from "./c.js";\nimport "./e.js";\n',
        "b.js": 'import * as all from "./c.js";\nconst text = "./no.js";\n',
        "c.js": 'import { a } from "./a.js";\n',
        "e.js": "",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert modules_of(tmp_path, "a.js") == ["a.js", "b.js", "c.js", "e.js"]


def test_the_page_names_each_module_before_the_script_that_needs_it(site: Path) -> None:
    page = built_page(site / "zh" / "calculator" / "index.html")
    asked = [
        re.sub(r".*/page-[0-9a-f]+/", "", str(attributes["href"]))
        for tag, attributes in page.elements
        if tag == "link" and attributes.get("rel") == "modulepreload"
    ]
    folder = ROOT / "calculator" / "page"
    assert asked == modules_of(folder, SCRIPT, WORKER)
    assert all((folder / name).is_file() for name in asked)
    assert page.html.index("modulepreload") < page.html.index('<script type="module"')
