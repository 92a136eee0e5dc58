"""A calculator that starts over without being loaded anew, and knows whether it looks as if it had been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.calculator_page import CalculatorPage

# All that the page shows, its boxes hold and the device keeps, but for the time of the last answer.
LOOKS = """() => ({
  page: document.querySelector(".calculator").innerHTML,
  held: [...document.querySelectorAll(".calculator :is(input, select, textarea)")].map(
    (control) => [control.name, control.value, control.checked]),
  kept: Object.entries(localStorage).filter(([name]) => name.startsWith("pay-later-calculator/")).map(
    ([name, text]) => [name, name.endsWith("last-answer") ? "" : text]),
  address: location.href,
  title: document.title,
  focused: document.activeElement.tagName,
})"""

# The input comes as by a link to it, and an edit that changes nothing ends the talk of that link.
START_OVER = """([input, open]) => {
  history.replaceState(null, "", `#${input}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
  const box = document.querySelector("[data-calculator-form] [name]");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  for (const line of document.querySelectorAll("[data-actions-status]")) line.textContent = "";
  document.querySelectorAll(".calculator details").forEach((fold, place) => { fold.open = open[place]; });
  document.activeElement.blur();
  scrollTo(0, 0);
}"""
FOLDS = "() => [...document.querySelectorAll('.calculator details')].map((fold) => fold.open)"


@dataclass(frozen=True)
class FreshCalculator:
    """A merchant's calculator with an input of one's own, and how it was when that had just been opened."""

    shop: CalculatorPage
    looks: Any
    folds: list[bool]

    @classmethod
    def loaded(cls, shop: CalculatorPage) -> FreshCalculator:
        """Load it, start over once, and look."""
        page = shop.own_shop_ready().page
        fresh = cls(shop, None, page.evaluate(FOLDS))
        fresh.starts_over()
        return cls(shop, page.evaluate(LOOKS), fresh.folds)

    def starts_over(self) -> bool:
        """Open the input again; whether nothing tells the page from how it was."""
        before = self.shop.answers()
        self.shop.page.evaluate(START_OVER, [self.shop.own_input(), self.folds])
        self.shop.answered_after(before)
        return bool(self.shop.page.evaluate(LOOKS) == self.looks)
