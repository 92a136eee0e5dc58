"""A calculator that starts over without being loaded anew, and knows whether it looks as if it had been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import expect

from tests.browser.calculator_page import CalculatorPage

# All that the page shows, its boxes hold and the device keeps.
LOOKS = """() => ({
  page: document.querySelector(".calculator").innerHTML,
  held: [...document.querySelectorAll(".calculator :is(input, select, textarea)")].map(
    (control) => [control.name, control.value, control.checked]),
  kept: Object.entries(localStorage).filter(([name]) => name.startsWith("pay-later-calculator/")),
  address: location.href,
  title: document.title,
  focused: document.activeElement.tagName,
})"""

# The example comes as by a link to it. An edit that changes nothing then ends the talk of that link, and has
# nothing kept, for the example needs no keeping.
START_OVER = """([example, open]) => {
  history.replaceState(null, "", `#${example}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
  history.replaceState(null, "", location.pathname);
  const box = document.querySelector("[data-calculator-form] [name]");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector("[data-actions-status]").textContent = "";
  document.querySelectorAll(".calculator details").forEach((fold, place) => { fold.open = open[place]; });
  document.activeElement.blur();
  scrollTo(0, 0);
}"""
FOLDS = "() => [...document.querySelectorAll('.calculator details')].map((fold) => fold.open)"


@dataclass(frozen=True)
class FreshCalculator:
    """A merchant's calculator, and how it was when it was loaded."""

    shop: CalculatorPage
    looks: Any
    folds: list[bool]
    example: str

    @classmethod
    def loaded(cls, shop: CalculatorPage) -> FreshCalculator:
        """Load it and look; then it starts over once, for the link to its example was asked for."""
        page = shop.opened_and_ready().page
        looks, folds = page.evaluate(LOOKS), page.evaluate(FOLDS)
        page.locator("[data-action=share]").click()
        # Said once the clipboard has answered, which may be after the address has changed.
        expect(page.locator("[data-actions-status]")).not_to_be_empty()
        fresh = cls(shop, looks, folds, page.url.split("#", 1)[1])
        assert fresh.starts_over(), "a link to the example shows what the page shows by itself"
        return fresh

    def starts_over(self) -> bool:
        """Show the example again; whether nothing tells the page from one that was just loaded."""
        before = self.shop.answers()
        self.shop.page.evaluate(START_OVER, [self.example, self.folds])
        self.shop.answered_after(before)
        return bool(self.shop.page.evaluate(LOOKS) == self.looks)
