"""The snapshots of memory, the build's and the one a browser keeps: they shorten a start, and no more."""

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


def started_from(page: Page) -> str | None:
    """Return which snapshot Python started from."""
    (timings,) = heard(page, "ready")
    snapshot: str | None = timings["snapshot"]
    return snapshot


def started_from_and_left(context: BrowserContext, host: Host) -> str | None:
    """The same of a visit that ends with its first result, before anything is kept."""
    page = opened(context, host, snapshot=True, settle=None)
    assert page.evaluate(f"ask({ENGLISH})")["ok"]
    snapshot = started_from(page)
    page.close()
    return snapshot


FAST = ("const FAST = 1_800;", "const FAST = 0;")
SLOW = ("const FAST = 1_800;", "const FAST = Infinity;")
"""What makes any line a fast one, or a slow one, however busy the machine is."""


TYPED = {"segments[0].name": "Kuangjiaotangwan", "segments[0].orders_per_month": "97531357"}


@pytest.fixture(scope="module", params=[FAST, SLOW], ids=["built", "taken here"])
def kept_by(folders: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Host]:
    """The host of what a browser keeps, over a fast line and over a slow one."""
    with serving(folders) as host:
        host.rewritten["python.js"] = request.param
        yield host


@pytest.fixture(scope="module")
def visited(browser: Browser, kept_by: Host) -> Iterator[BrowserContext]:
    """A browser that has been here before, whose reader typed something at once."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = opened(context, kept_by, snapshot=True, settle=0)
    page.evaluate("fields => ask(fields, 'en')", TYPED)
    assert started_from(page) == ("built" if FAST in kept_by.rewritten.values() else None)
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
    assert started_from(page) == "kept"
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
    assert started_from(again) == ("built" if FAST in kept_by.rewritten.values() else None)
    assert heard(again, "failed") == []
    assert heard(again, "state").count("loading") == 1
    assert again.evaluate("hear('snapshot')") is True
    again.close()
    assert started_from(visit(visited, kept_by)) == "kept"


def test_a_reader_who_saves_data_keeps_none(context: BrowserContext, host: Host) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = visit(context, host)
    assert page.evaluate("hear('snapshot')") is False
    assert page.evaluate(KEPT) == 0


def test_the_build_s_snapshot_is_fetched_once_and_kept_as_it_is(context: BrowserContext, host: Host) -> None:
    host.rewritten["python.js"] = FAST
    page = visit(context, host)
    assert started_from(page) == "built"
    assert page.evaluate("hear('snapshot')") is True
    assert host.requested["memory.bin.gz"] == 1
    assert started_from(visit(context, host)) == "kept"
    assert host.requested["memory.bin.gz"] == 1


def test_who_left_before_it_was_kept_finds_it_in_the_browser_s_cache(
    context: BrowserContext, host: Host
) -> None:
    host.rewritten["python.js"] = FAST
    assert [started_from_and_left(context, host) for _ in range(2)] == ["built", "built"]
    assert host.requested["memory.bin.gz"] == 1


def test_what_comes_from_the_cache_does_not_make_a_slow_line_fast(
    context: BrowserContext, host: Host
) -> None:
    host.rewritten["python.js"] = SLOW
    assert [started_from_and_left(context, host) for _ in range(2)] == [None, None]
    assert host.requested["memory.bin.gz"] == 0


@pytest.mark.parametrize("misbehaves", ["missing", "broken", "rewritten"])
def test_without_the_build_s_snapshot_python_starts_afresh_and_says_nothing(
    context: BrowserContext, host: Host, misbehaves: str
) -> None:
    host.rewritten["python.js"] = FAST
    if misbehaves == "rewritten":
        host.rewritten["snapshot.js"] = ("let at = 0;", "let at = 1;")
    else:
        getattr(host, misbehaves)["memory.bin.gz"] = 9
    page = visit(context, host)
    assert host.requested["memory.bin.gz"] > 0
    assert started_from(page) is None
    assert heard(page, "failed") == []


def test_over_a_slow_line_the_build_s_snapshot_is_not_asked_for(context: BrowserContext, host: Host) -> None:
    host.rewritten["python.js"] = SLOW
    assert started_from(visit(context, host)) is None
    assert host.requested["memory.bin.gz"] == 0
