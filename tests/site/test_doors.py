"""The two doors of the home page: a press anywhere opens the door, a link in it goes its own way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from calculator.build.site.paths_and_addresses import LANGUAGES

DOORS = (("calculator/", "calculator/orders/"), ("buyers/", "calculator/buyer/"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("door", range(len(DOORS)))
def test_each_link_of_a_door_leads_where_it_says(page: Page, site_url: str, lang: str, door: int) -> None:
    home = f"{site_url}/{lang}/"
    for place, address in enumerate(DOORS[door]):
        page.goto(home)
        page.locator(".doors > div").nth(door).get_by_role("link").nth(place).click()
        expect(page).to_have_url(f"{home}{address}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_edge_of_a_door_opens_it(page: Page, site_url: str, lang: str) -> None:
    home = f"{site_url}/{lang}/"
    for door, (address, _) in enumerate(DOORS):
        page.goto(home)
        page.locator(".doors > div").nth(door).click(position={"x": 4, "y": 12})
        expect(page).to_have_url(f"{home}{address}")
