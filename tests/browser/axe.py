"""axe-core in the page: the rules of WCAG 2.2 AA and of good practice that a machine can judge.

https://www.deque.com/axe/; the version is pinned in `package.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from playwright.sync_api import Page

from tests.browser.watched import ROOT

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast"
"""As much work as all other rules together, and a matter of the style sheet rather than of the page."""
LAYOUT = (CONTRAST, "target-size", "scrollable-region-focusable")
"""What may change with the width of the window and the colours; the other rules look at the markup."""
RUN = """async ({ tags, only, without }) => {
  const found = await axe.run(document, {
    runOnly: only.length ? { type: "rule", values: only } : { type: "tag", values: tags },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations"],
  });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(
    ({ target, failureSummary }) => [id, target.join(" "), failureSummary].join(": ")));
}"""


@cache
def _source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


COLOURS = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
"""As the theme does it: `default` is light, `slate` dark."""

# What lies under the bar of a reader's own figures can be scrolled out of its way, which axe does not try.
# Nor does it wait for what is on its way to another colour.
AT_REST = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("[data-whose=own] .in-reach { position: static !important }"
    + "*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets.push(still);
}"""


def violations(page: Page, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
    """What axe finds in a page as it stands: rule, element, what to do. `only` and `without` name rules."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
        page.evaluate(AT_REST)
    page.evaluate("scrollTo(0, 0)")
    found: list[str] = page.evaluate(RUN, {"tags": TAGS, "only": list(only), "without": list(without)})
    return found
