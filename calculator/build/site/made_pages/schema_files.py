"""The JSON Schemas of what the calculator takes and answers, as files of the site and as links to them."""

from __future__ import annotations

import json
from pathlib import Path

from calculator.page.html.markup import Html, element, join
from calculator.schemas import SCHEMAS, schema

FOLDER = "schemas"


def write_schemas(site: Path) -> None:
    """Write every schema into the folder of schemas of a site."""
    folder = site / FOLDER
    folder.mkdir()
    for name in SCHEMAS:
        content = json.dumps(schema(name), ensure_ascii=False, indent=2)
        (folder / f"{name}.json").write_text(content + "\n", encoding="utf-8")


def schema_links(up: str) -> Html:
    """A list of links to the schemas; `up` leads from the page to the folder of its language."""
    links = (element("a", {"href": f"{up}../{FOLDER}/{name}.json"}, f"{name}.json") for name in SCHEMAS)
    return element("ul", None, join(element("li", None, link) for link in links))
