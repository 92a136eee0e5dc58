"""The snapshot of memory that a browser keeps: it shortens the next start, and changes nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.runtime.conftest import PATIENCE_MS
from tests.runtime.host import Host, serving
from tests.runtime.journey import ENGLISH, close_to, expected, figures, heard, opened

# Replaces what is kept by something else, which says what it is as a picture does, or does not.
SPOIL = """async ([text, described]) => {
  const store = await caches.open("calculator-memory");
  const [key] = await store.keys();
  const { headers } = described ? await store.match(key) : {};
  await store.put(key, new Response(text, { headers }));
}"""

# Whether any of the given words is anywhere in the memory that is kept, in any encoding Python uses for it.
HOLDS = """async (words) => {
  const store = await caches.open("calculator-memory");
  const [key] = await store.keys();
  const kept = await store.match(key);
  const memory = await kept.arrayBuffer();
  const latin = new TextDecoder("latin1").decode(memory);
  const wide = (word) => Array.from(word, (letter) => letter + "\\0").join("");
  return words.filter((word) => latin.includes(word) || latin.includes(wide(word)));
}"""

KEPT = "caches.open('calculator-memory').then(store => store.keys()).then(keys => keys.length)"


def visit(context: BrowserContext, host: Host) -> Page:
    """Open the page as a visitor does whose browser may keep a snapshot, and wait for the first result."""
    page = opened(context, host, snapshot=True, settle=0)
    assert page.evaluate(f"ask({ENGLISH})")["ok"]
    assert figures(page) == close_to(expected())
    return page


def started_from_snapshot(page: Page) -> bool:
    (timings,) = heard(page, "ready")
    return bool(timings["snapshot"])


TYPED = {"segments[0].name": "Kuangjiaotangwan", "segments[0].orders_per_month": "97531357"}


@pytest.fixture(scope="module")
def kept_by(folders: dict[str, Path]) -> Iterator[Host]:
    """The host of what a browser keeps."""
    with serving(folders) as host:
        yield host


@pytest.fixture(scope="module")
def visited(browser: Browser, kept_by: Host) -> Iterator[BrowserContext]:
    """A browser that has been here before, whose reader typed something at once."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = opened(context, kept_by, snapshot=True, settle=0)
    page.evaluate("fields => ask(fields, 'en')", TYPED)
    assert not started_from_snapshot(page)
    assert page.evaluate("hear('snapshot')") is True
    page.close()
    yield context
    context.close()


def test_it_holds_nothing_that_the_reader_typed(visited: BrowserContext, kept_by: Host) -> None:
    page = opened(visited, kept_by)
    assert page.evaluate(HOLDS, [*TYPED.values(), "calculator.page.merchant.recalculate"]) == [
        "calculator.page.merchant.recalculate"
    ]


def test_the_second_visit_starts_from_it_with_the_same_figures_and_keeps_no_other(
    visited: BrowserContext, kept_by: Host
) -> None:
    page = visit(visited, kept_by)
    assert started_from_snapshot(page)
    assert page.evaluate(KEPT) == 1


@pytest.mark.parametrize(
    "described",
    [True, pytest.param(False, marks=pytest.mark.long)],
    ids=["damaged", "something else"],
)
def test_one_that_is_of_no_use_is_dropped_without_a_word(
    visited: BrowserContext, kept_by: Host, described: bool
) -> None:
    page = opened(visited, kept_by)
    page.evaluate(SPOIL, ["not the memory of Python " * 100_000, described])
    page.close()
    again = visit(visited, kept_by)
    assert not started_from_snapshot(again)
    assert heard(again, "failed") == []
    assert heard(again, "state").count("loading") == 1
    assert again.evaluate("hear('snapshot')") is True
    again.close()
    assert started_from_snapshot(visit(visited, kept_by))


def test_a_reader_who_saves_data_keeps_none(context: BrowserContext, host: Host) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = visit(context, host)
    assert page.evaluate("hear('snapshot')") is False
    assert page.evaluate(KEPT) == 0
