"""Placeholders: each is filled, and one that cannot be stops the build with its name and page."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.answers import estimate
from calculator.build.site.asset_folders import Assets
from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.citations import CitationError, cite
from calculator.build.site.staging.fragments import Fragments
from calculator.build.site.staging.front_matter import FENCE, PageError, read_page
from calculator.build.site.staging.page_context import PageContext
from calculator.build.site.staging.page_frame import facts
from calculator.build.site.staging.placeholders import fill
from calculator.build.site.staging.reading_time import minutes_to_read
from calculator.build.site.staging.stage_pages import staged_page
from calculator.shop.templates import example

FACTS = "title: T\ndescription: D\naudience: [buyer]\nreviewed: 2026-11-22\nnext_review: 2027-05-22\n"
DOCUMENT = example().document("en")


@pytest.fixture(scope="module")
def result() -> dict[str, object]:
    return estimate.estimate(DOCUMENT)


@pytest.fixture
def context(tmp_path: Path, result: dict[str, object]) -> PageContext:
    return context_of(tmp_path, result, "# T\n", ["zip-2025"])


def context_of(
    folder: Path, result: dict[str, object], body: str, listed: list[str], name: str = "page.md"
) -> PageContext:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{FENCE}{FACTS}sources: [{', '.join(listed)}]\n{FENCE}{body}", encoding="utf-8")
    page = read_page(folder, Path(name))
    return PageContext(
        lang="en",
        page=page,
        pages=[page],
        settings=Settings(),
        assets=Assets(site="site-1", page="page-1", runtime="runtime-1", samples="samples-1"),
        document=DOCUMENT,
        result=result,
        fragments=Fragments(),
    )


def test_a_figure_is_the_computed_number(context: PageContext, result: dict[str, object]) -> None:
    portfolio = result["portfolio"]
    assert isinstance(portfolio, dict)
    shown = fill(context, "{{ figure portfolio.receivable money }}")
    assert 'data-result="portfolio.receivable"' in shown
    assert f'data-value="{portfolio["receivable"]!r}"' in shown


@pytest.mark.parametrize(
    "text",
    [
        "{{ nothing }}",
        "{{ figure portfolio.nothing money }}",
        "{{ figure portfolio.receivable miles }}",
        "{{ figure portfolio.receivable }}",
        "{{ value segments[].nothing default }}",
        "{{ value segments[].due_days colour }}",
        "{{ diagram nothing }}",
        "{{ equation 99 }}",
        "{{ chart nothing }}",
        "{{ chart month nothing }}",
        "{{ case order.nothing money }}",
        "{{ case order.price miles }}",
        "{{ claim 300 nothing }}",
        "{{ claim much court_fee }}",
        "{{ calculator nothing }}",
        "{{ word no.such.word }}",
        "{{ source no-such-source }}",
    ],
)
def test_what_cannot_be_filled_stops_the_build(context: PageContext, text: str) -> None:
    with pytest.raises(PageError, match=r"docs/en/page\.md: \{\{"):
        fill(context, text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ case order.price money }}", 'data-result="order.price"'),
        ("{{ claim 300 amount }} {{ claim 300 court_fee }} {{ claim 300 prime_rate }}", "¥300 ¥25 3%"),
        ("{{ chart blind_window }} {{ chart countermeasures }}", "data-fragment"),
        ("{{ diagram who-owes }}", "data-fragment"),
    ],
)
def test_worked_figures_and_pictures_are_put_in(context: PageContext, text: str, shown: str) -> None:
    assert shown in fill(context, text)


@pytest.mark.parametrize(
    ("name", "up"),
    [
        ("index.md", "../"),
        ("method.md", "../../"),
        ("calculator/index.md", "../../"),
        ("a/b.md", "../../../"),
    ],
)
def test_the_way_up_is_counted_from_the_page_s_address(
    tmp_path: Path, result: dict[str, object], name: str, up: str
) -> None:
    assert context_of(tmp_path, result, "# T\n", [], name).to_root == up


def test_facts_stand_under_the_title_and_sources_at_the_end(
    tmp_path: Path, result: dict[str, object]
) -> None:
    text = staged_page(context_of(tmp_path, result, "# T\n\nText {{ source zip-2025 }}\n", ["zip-2025"]))
    assert text.index("# T") < text.index("page-facts") < text.index("Text")
    assert text.index("Text") < text.index("## Sources {#sources") < text.index('id="source-zip-2025"')


def test_a_listed_source_must_be_cited(tmp_path: Path, result: dict[str, object]) -> None:
    with pytest.raises(PageError, match="never cited: zip-2025"):
        staged_page(context_of(tmp_path, result, "# T\n", ["zip-2025"]))


def test_a_listed_source_must_exist(tmp_path: Path, result: dict[str, object]) -> None:
    with pytest.raises(PageError, match="nonsense"):
        staged_page(context_of(tmp_path, result, "# T {{ source nonsense }}\n", ["nonsense"]))


def test_a_page_needs_a_title(tmp_path: Path, result: dict[str, object]) -> None:
    with pytest.raises(PageError, match="no title"):
        staged_page(context_of(tmp_path, result, "Text\n", []))


def test_citations_are_numbered_in_the_order_of_the_front_matter() -> None:
    shown = cite("zh", ("zip-2025", "nrf-2025"), ["nrf-2025", "zip-2025"])
    assert shown.index("[2]") < shown.index("[1]")
    with pytest.raises(CitationError, match="berg-2025"):
        cite("zh", ("zip-2025",), ["berg-2025"])


def test_a_mistake_can_be_reported_where_an_address_is_set(context: PageContext) -> None:
    assert "Report a mistake" not in facts("en", context.page, context.settings, 1)
    told = facts("en", context.page, Settings(report_url="https://example.org/report"), 1)
    assert 'href="https://example.org/report"' in told


def test_facts_may_stand_elsewhere(tmp_path: Path, result: dict[str, object]) -> None:
    text = staged_page(context_of(tmp_path, result, "# T\n\nText\n\n{{ facts }}\n", []))
    assert text.index("Text") < text.index("page-facts")


def test_sources_are_listed_in_the_order_in_which_they_are_cited(
    tmp_path: Path, result: dict[str, object]
) -> None:
    body = "# T\n\n{{ source nrf-2025 }} {{ source zip-2025 }}\n"
    with pytest.raises(PageError, match="order in which sources are cited is nrf-2025, zip-2025"):
        staged_page(context_of(tmp_path, result, body, ["zip-2025", "nrf-2025"]))


def test_fragments_come_back_where_they_were_taken_out() -> None:
    fragments = Fragments()
    marks = [fragments.keep("<b>one</b>"), fragments.keep("<i>two</i>")]
    assert fragments.put_back(f"{marks[1]} and {marks[0]}") == "<i>two</i> and <b>one</b>"


@pytest.mark.parametrize(("text", "minutes"), [("", 1), ("字" * 400, 1), ("字" * 401, 2), ("word " * 441, 3)])
def test_reading_time(text: str, minutes: int) -> None:
    assert minutes_to_read(text) == minutes


def test_placeholders_and_markup_take_no_time_to_read() -> None:
    assert minutes_to_read("{{ figure a money }}" * 500 + '<span class="x">' * 500) == 1


def test_of_a_fold_only_its_title_takes_time_to_read() -> None:
    long, short = "word " * 440, "word " * 220
    assert minutes_to_read(f"<details class='x'>\n<summary>{short}</summary>\n{long}</details>") == 1
    assert (
        minutes_to_read(f"{short}<details><summary>a</summary><details>{long}</details>{long}</details>") == 2
    )
    assert minutes_to_read(f"<details open>{long}</details>") == 2
