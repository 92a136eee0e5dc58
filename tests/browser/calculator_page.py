"""What a reader does on the calculator page, and what they see there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TookTooLong

from calculator.page.typed.as_typed import form_texts
from calculator.parameters import fields
from calculator.shop.templates import example
from tests.browser.watched import POLLING_MS

# Keeps the page's workers within reach of a test that wants to end one.
KEEP_WORKERS = """
  window.workers = [];
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      // The theme's search has a worker too; Python's is a module.
      if (given[1]?.type === "module") window.workers.push(this);
    }
  };
"""

# Later parts of the result that are still being computed carry aria-busy.
NOTHING_TO_COME = ':not(:has([aria-busy="true"]))'

# How far the page is: results given so far, its state, parts still to come.
STANDING = """() => ({
  answers: performance.getEntriesByType("mark").filter(
    (mark) => ["calculator-ready", "calculator-result"].includes(mark.name)).length,
  state: document.documentElement.dataset.calculator,
  busy: [...document.querySelectorAll("[aria-busy=true]")].map((part) => part.dataset.slot),
})"""


def at(day: str) -> str:
    """Only the page's idea of the day; its timers and marks stay as they are."""
    year, month, number = map(int, day.split("-"))
    return f"""
      globalThis.RealDate ??= Date;
      globalThis.Date = class extends RealDate {{
        constructor(...given) {{
          if (given.length) super(...given); else super({year}, {month - 1}, {number}, 9);
        }}
      }};
    """


def link_of(texts: dict[str, str]) -> str:
    """What a link carries after its `#`: each text with the short key of its field."""
    keys = {field.path: field.link_key for field in fields()}
    return "&".join(["v=1", *(f"{_key(path, keys)}={quote(text)}" for path, text in texts.items())])


def _key(path: str, keys: dict[str, str]) -> str:
    list_, bracket, rest = path.partition("[")
    position, _, name = rest.partition("]")
    return f"{position}{keys[f'{list_}[]{name}']}" if bracket else keys[path]


@dataclass(frozen=True)
class CalculatorPage:
    """The merchant's calculator in one language."""

    page: Page
    site_url: str
    lang: str

    def open(self, fragment: str = "") -> CalculatorPage:
        """Go to the page."""
        self.page.goto(f"{self.site_url}/{self.lang}/calculator/{fragment}")
        return self

    def opened_and_ready(self) -> CalculatorPage:
        """Go to the page and wait until Python has computed its first result."""
        self.open()
        self.is_ready()
        return self

    def own_shop_as_it_comes(self) -> CalculatorPage:
        """Go to the page by a link with an input of one's own: the example's figures at a named platform."""
        self.open(f"#{self.own_input()}")
        self.is_ready()
        return self

    def own_shop_ready(self) -> CalculatorPage:
        """The same, with the whole form unfolded, to type into."""
        self.own_shop_as_it_comes().page.locator("#exact > summary").click()
        return self

    def own_input(self) -> str:
        """That input as a link carries it."""
        return link_of(form_texts(example().document(self.lang) | {"platform": "weixin_pay_score"}))

    def is_ready(self) -> None:
        """Wait until Python is there and has nothing to do."""
        self.page.wait_for_selector(f"html[data-calculator=ready]{NOTHING_TO_COME}", state="attached")

    def state(self) -> str | None:
        """The state the page says it is in."""
        return self.page.get_attribute("html", "data-calculator")

    def field(self, path: str) -> Locator:
        """A control, by its place in the JSON input."""
        return self.page.locator(f'[data-calculator-form] [name="{path}"]')

    def reveal(self, path: str) -> Locator:
        """Open the folds around a control, as a reader would to get at it."""
        control = self.field(path)
        folds = control.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("> summary").click()
        return control

    def type(self, path: str, text: str) -> None:
        """Replace what a control holds, then leave it."""
        control = self.reveal(path)
        control.fill(text)
        control.blur()

    def type_and_wait(self, path: str, text: str) -> None:
        """Type, and wait for the answer that belongs to it."""
        before = self.answers()
        self.type(path, text)
        self.answered_after(before)

    def answers(self) -> int:
        """How many results Python has given so far."""
        return int(self.page.evaluate(STANDING)["answers"])

    def answered_after(self, before: int) -> None:
        """Wait for a newer result than the first so many, until the page is at rest."""
        try:
            self.page.wait_for_function(
                f"before => {{ const now = ({STANDING})();"
                " return now.answers > before && now.state === 'ready' && !now.busy.length; }",
                arg=before,
                polling=POLLING_MS,
            )
        except TookTooLong as error:
            raise AssertionError(f"no rest after answer {before}: {self.page.evaluate(STANDING)}") from error

    def figures(self) -> dict[str, str]:
        """Every figure that the page shows: JSON path → unrounded number, as written in the page."""
        pairs = self.page.eval_on_selector_all(
            "[data-result]", "all => all.map(e => [e.dataset.result, e.dataset.value])"
        )
        shown: dict[str, str] = {}
        for path, value in pairs:
            assert shown.setdefault(path, value) == value, f"{path} is shown twice with different numbers"
        return shown

    def saved(self, action: str, folder: Path) -> Any:
        """What a save button hands over."""
        with self.page.expect_download() as download:
            self.page.locator(f"[data-action={action}]").click()
        target = folder / f"{action}.json"
        download.value.save_as(target)
        return json.loads(target.read_text(encoding="utf-8"))

    def problem(self, path: str) -> Locator:
        """The message beside a control."""
        return self.page.locator(f'[data-error-for="{path}"]').last

    def summary(self) -> Locator:
        """The list of problems at the top of the form."""
        return self.page.locator("[data-problems]")

    def segments(self) -> list[str]:
        """The names of the segments, in their order."""
        names = self.page.locator("[data-rows=segments] [data-row] [name$='.name']")
        return [names.nth(i).input_value() for i in range(names.count())]

    def press_in_segment(self, position: int, action: str) -> None:
        """Use a segment's button by the keyboard alone."""
        button = self.page.locator("[data-rows=segments] [data-row]").nth(position)
        button.locator(f"[data-action={action}]").focus()
        self.page.keyboard.press("Enter")
