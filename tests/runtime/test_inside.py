"""The Python that is shipped answers as this one does: figures to a millionth, texts to the letter.

The tests of the calculator run once more inside it in the long run.
"""

from __future__ import annotations

import base64
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from calculator.answers import estimate
from calculator.build.runtime.archives import read_archive
from calculator.build.runtime.locked_packages import locked_packages
from calculator.build.runtime.node import run_inside
from calculator.build.runtime.pipeline import BUILD, ROOT
from calculator.build.runtime.pyodide_files import find_pyodide
from calculator.build.runtime.shipped_runtime import Shipped
from calculator.build.runtime.wheel_parts import modules_in
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.payments import SAMPLES
from calculator.build.samples.write import sample
from calculator.page.typed.as_typed import form_texts
from calculator.shop.templates import example
from tests.orders.test_spreadsheets import HEADER, xlsx_of
from tests.page.shops import SHOPS, WITH_PROVIDER
from tests.page.typed.test_typed_number import MEANT
from tests.random_mixes import realistic_mixes, wild_mixes
from tests.runtime import answers
from tests.runtime.locked_subset import write_subset

HERE = Path(__file__).parent
TESTS = ROOT / "tests"

RECORDS: dict[str, Any] = {
    "start_date": "2026-11-01",
    "starts_steady": True,
    "season": [{"from_day": 9, "to_day": 11, "multiplier": 20}],
    "months": [{"orders": 400, "unpaid": 9}, {"orders": 380, "unpaid": 5}, {"orders": 650, "unpaid": 31}],
    "open_orders": [{"amount": 320, "days_open": 12}, {"amount": 90, "days_open": 95, "probability": 0.7}],
    "recent_sales": [{"amount": 9000, "days": 30}, {"amount": 7000, "days": 31}],
    "ranges": [{"input": "average_order_value", "low": 0.5, "high": 2}],
    "levers": {
        f"use_{lever}": True
        for lever in ("order_limit", "days", "guarantee", "screening", "velocity_limit", "recovery")
    },
}
SAME_FIGURE = 1e-6
"""Two C libraries may round the last bit of an exponential apart, and in a quantile that is read from a
close-up this reaches the seventh digit."""


def inputs(share: int) -> dict[str, list[Any]]:
    """From every part of the calculator, what takes its paths: of shops and order files one in so many."""
    shops = [example().document(lang) | RECORDS for lang in answers.LANGUAGES]
    shops += [*SHOPS.values(), *WITH_PROVIDER.values()]
    for drawn in (
        estimate.inputs_of(mix) for draw in (realistic_mixes, wild_mixes) for mix in islice(draw(41), 4)
    ):
        window = drawn["assumptions"]["blind_window"]
        window["start_day"] = round(window["start_day"])
        shops.append(drawn)
    form = form_texts(example().document("zh"))
    mistakes = {"segments[0].orders_per_month": "many", "segments[1].return_rate": "170%", "start_date": "x"}
    plan = json.loads((TESTS / "command_line" / "one_buyer.json").read_text(encoding="utf-8"))
    costs = {"fixed_costs": [{"name": "rent", "amount": 1500, "day_of_month": 31}]}
    change = {"what_if": {"change": "later", "order": 1}}
    rows: list[tuple[int, list[str | float]]] = [(n, [f"A{n}", 5.5, "2026-10-01"]) for n in range(2, 20)]
    files = [xlsx_of([(1, HEADER), *rows]), *map(sample, EXPORTS)]
    return {
        "shops": shops[::share],
        "forms": [form, form | mistakes],
        "numbers": [[text, kind] for text, kind, _ in MEANT],
        "plans": [plan, plan | costs, plan | costs | change],
        "payments": [base64.b64encode(content()).decode() for content in SAMPLES.values()],
        "order files": [base64.b64encode(content).decode() for content in files[::share]],
    }


DIFFERENCES = ("_avoided", "_change", "_freed", ".avoided_per_given_up")
"""What the fields end with that hold the difference of two figures."""


def assert_the_same(ours: Any, theirs: Any, place: str = "") -> None:
    """Figures to a millionth, texts to the letter; an audit measures rounding errors, and is left out."""
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys(), place
        for name in ours.keys() - {"audit"}:
            assert_the_same(ours[name], theirs[name], f"{place}.{name}")
    elif isinstance(ours, list):
        assert len(ours) == len(theirs), place
        for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            assert_the_same(one, other, f"{place}[{number}]")
    elif isinstance(ours, float):
        # A difference is as exact as what it is a difference of, which may be a hundred times as large.
        within = 100 * SAME_FIGURE if place.endswith(DIFFERENCES) else SAME_FIGURE
        assert theirs == pytest.approx(ours, rel=within, abs=1e-9), place
    else:
        assert ours == theirs, place


@pytest.mark.parametrize("share", [2, pytest.param(1, marks=pytest.mark.long)], ids=["half", "all"])
def test_every_module_is_there_and_every_answer_is_the_same(shipped: Shipped, share: int) -> None:
    archives = [shipped.start, shipped.later, shipped.buyer, shipped.orders, shipped.spreadsheets]
    entries = [name for archive in archives[:-1] for name in read_archive(archive)]
    modules = [name for name in modules_in(dict.fromkeys(entries, b"")) if name.startswith("calculator")]
    asked = inputs(share)
    asked["results"] = [estimate.estimate(document) for document in asked["shops"]]
    job = {"modules": modules, "inputs": json.dumps(asked)}
    inside = run_inside(shipped.with_orders, HERE / "answers.py", job, archives=archives)
    assert len(inside["files"]) > 200
    assert all(file.endswith(".pyc") for file in inside["files"]), "what ran is what is shipped"
    ours = json.loads(answers.main(json.dumps(job)))
    assert_the_same(ours["answers"], inside["answers"])


PACKAGES = (
    *("hypothesis", "iniconfig", "packaging", "pluggy", "pygments", "pytest", "sortedcontainers"),
    *("tinyhtml5", "webencodings"),
    *("icalendar", "python-dateutil", "tzdata"),
)


# These drive processes, browsers and builds, which Python in a page has not, read the project's own files, or
# validate schemas with a library that has compiled parts.
HOST_SUITES = {"benchmarks", "browser", "command_line", "recipes", "releases", "runtime", "schemas", "site"}
TESTS = ROOT / "tests"
# Those of the page compare Python with the page's scripts, or read what the build reads, which are not in
# the wheel; one opens files with a library that is not there either; the others are about figures, not
# about Python: thousands of mixes and a hundred thousand simulated orders take minutes in WebAssembly.
HOST_MODULES = {
    TESTS / "page" / "test_drawn_and_said.py",
    TESTS / "page" / "test_oldest_browsers.py",
    TESTS / "page" / "test_page_html.py",
    TESTS / "page" / "test_room_for_words.py",
    TESTS / "orders" / "test_letters_in_word.py",
    TESTS / "exposure" / "test_whole_input_space.py",
    TESTS / "orders" / "test_fuzz.py",
    TESTS / "orders" / "test_screening_quality.py",
}
# Folders of the project that tests read beside what is shipped.
READ_BY_TESTS = ("calculator/page/css", "docs")
SUITES = sorted({path.relative_to(TESTS).parts[0] for path in TESTS.glob("*/**/test_*.py")} - HOST_SUITES)


def modules_that_run_inside(suite: str) -> list[str]:
    modules = set(TESTS.glob(f"{suite}/**/test_*.py")) - HOST_MODULES
    return sorted(path.relative_to(ROOT).as_posix() for path in modules)


def test_the_engine_and_the_boundary_are_among_the_suites() -> None:
    assert {"boundary", "buyer", "exposure", "orders", "page", "reference", "shop"} <= set(SUITES)
    assert all(path.is_file() for path in HOST_MODULES)


@pytest.fixture(scope="module")
def packages() -> Path:
    """What the tests need, for the interpreter inside, in the versions of the project's lock file."""
    lock = write_subset(ROOT / "requirements.lock", PACKAGES, BUILD / "tools" / "pytest.lock")
    return locked_packages(lock, BUILD / "tools")


@pytest.mark.long
@pytest.mark.parametrize("suite", SUITES)
def test_the_suite_passes_inside(suite: str, shipped: Shipped, packages: Path) -> None:
    outcome = run_inside(
        shipped.with_orders,
        HERE / "inside_pytest.py",
        {
            "pyproject": (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
            "arguments": modules_that_run_inside(suite),
        },
        archives=[shipped.start, shipped.later, shipped.buyer, shipped.orders, shipped.spreadsheets],
        mounts={
            "/packages": packages,
            "/library": find_pyodide(ROOT).folder,
            "/project/tests": TESTS,
            **{f"/project/{folder}": ROOT / folder for folder in READ_BY_TESTS},
            "/beside/build": ROOT / "calculator" / "build",
        },
    )
    assert outcome["code"] == 0, outcome["output"]
    assert outcome["calculator"]
    assert all(file.endswith(".pyc") for file in outcome["calculator"])
