"""The two doors of the home page: what each opens, link by link."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.languages import in_turn

DOORS = (("calculator/", "calculator/", "calculator/orders/"), ("buyers/", "calculator/buyer/"))


@in_turn("door", range(len(DOORS)))
def test_each_link_of_a_door_leads_where_it_says(page: Page, site_url: str, lang: str, door: int) -> None:
    home = f"{site_url}/{lang}/"
    for place, address in enumerate(DOORS[door]):
        page.goto(home)
        links = page.locator(".door").nth(door).locator("a:not(.headerlink):visible")
        assert links.count() == len(DOORS[door])
        links.nth(place).click()
        expect(page).to_have_url(f"{home}{address}")
