"""Structured data of pages that are questions and answers, or steps: taken from the page as it is built.

A page's front matter says so: `questions: true` where its headings are questions and what follows each is its
answer; `steps: some-id` where the numbered list below that heading is what to do, in order. The page's own
data (`staging/page_head.py`) then become a `FAQPage`, or get a `HowTo`, in the words that readers see
(schema.org). Numbers of sources are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5  # type: ignore[import-untyped]

from calculator.build.site.staging.front_matter import Page, PageError

DATA = re.compile(r'(<script type="application/ld\+json">)(.*?)(?=</script>)', re.DOTALL)
HEADINGS = frozenset({"h1", "h2", "h3"})
BLOCKS = frozenset({"blockquote", "br", "div", "li", "ol", "p", "table", "tr", "ul"})
NOT_TEXT = frozenset({"button", "script", "style", "svg", "template"})
NOT_SAID = frozenset({"cite", "headerlink"})
"""Classes of what is left out: numbers of sources, the sign that links to a heading."""
QUESTION_MARKS = ("?", "？")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and what follows it up to the next one."""

    level: str
    id: str
    title: str
    blocks: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What follows the heading, each paragraph and item on a line of its own."""
        return "\n".join(filter(None, map(_said, self.blocks)))


def with_questions_and_steps(page: Page, html: str) -> str:
    """The built page with what its front matter promises in its data; PageError where that is not there."""
    about = page.about
    if not about.questions and not about.steps:
        return html
    sections = sections_of(html)
    more: Mapping[str, Any] = (
        {"@type": "FAQPage", "mainEntity": _questions(page, sections)}
        if about.questions
        else {"mainEntity": _how_to(page, sections)}
    )

    def written(found: re.Match[str]) -> str:
        data = json.dumps({**json.loads(found[2]), **more}, ensure_ascii=False, sort_keys=True)
        return found[1] + data.replace("<", "\\u003c")

    return DATA.sub(written, html, count=1)


def sections_of(html: str) -> list[Section]:
    """The sections of the page's article, in order."""
    # parsing takes long, and most of a page is navigation
    article = html[html.index("<article") : html.index("</article>")]
    document = tinyhtml5.parse(article, namespace_html_elements=False)
    sections: list[Section] = []
    for node in document.find(".//article"):
        if node.tag in HEADINGS:
            sections.append(Section(node.tag, node.get("id", ""), _said(node)))
        elif sections:
            sections[-1].blocks.append(node)
    return sections


def _questions(page: Page, sections: Sequence[Section]) -> list[dict[str, Any]]:
    """Every heading of the third level; on a page without, those of the second that end as questions do."""
    asked = [one for one in sections if one.level == "h3"]
    asked = asked or [one for one in sections if one.level == "h2" and one.title.endswith(QUESTION_MARKS)]
    if not asked or not all(one.text for one in asked):
        raise PageError(f"{page.path}: no questions, or one without an answer")
    return [
        {"@type": "Question", "name": one.title, "acceptedAnswer": {"@type": "Answer", "text": one.text}}
        for one in asked
    ]


def _how_to(page: Page, sections: Sequence[Section]) -> dict[str, Any]:
    blocks = next((one.blocks for one in sections if one.id == page.about.steps), [])
    numbered = next((block for block in blocks if block.tag == "ol"), None)
    if numbered is None:
        raise PageError(f"{page.path}: no numbered list below #{page.about.steps}")
    steps = [{"@type": "HowToStep", "text": _said(item)} for item in numbered]
    return {"@type": "HowTo", "name": page.about.title, "step": steps}


def _said(node: Element) -> str:
    """The words of an element, its blocks on lines of their own."""
    lines = "".join(_pieces(node)).split("\n")
    return "\n".join(filter(None, (SPACE.sub(" ", line).strip() for line in lines)))


def _pieces(node: Element) -> Iterator[str]:
    # A comment's tag is no text.
    if not isinstance(node.tag, str) or node.tag in NOT_TEXT or "hidden" in node.attrib:
        return
    if NOT_SAID.intersection(node.get("class", "").split()):
        return
    end = "\n" if node.tag in BLOCKS else " " if node.tag in {"td", "th"} else ""
    yield end + SPACE.sub(" ", node.text or "")
    for child in node:
        yield from _pieces(child)
        yield SPACE.sub(" ", child.tail or "")
    yield end
