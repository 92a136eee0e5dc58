"""The tests of the calculator, run once more inside the runtime: what is tested is what is shipped."""

from pathlib import Path

import pytest

from calculator.build.runtime.node import run_inside
from calculator.build.runtime.pipeline import BUILD, ROOT
from calculator.build.runtime.pyodide_files import find_pyodide
from calculator.build.runtime.shipped import Shipped
from calculator.build.runtime.tools import locked_packages
from tests.runtime.locked_subset import write_subset

PACKAGES = ("hypothesis", "iniconfig", "packaging", "pluggy", "pygments", "pytest", "sortedcontainers")


# These drive processes, browsers and builds, which Python in a page has not, or read the changelog.
HOST_SUITES = {"benchmarks", "browser", "command_line", "releases", "runtime", "site"}
TESTS = ROOT / "tests"
# The first compares Python with the page's scripts, which are not in the wheel; two open files with libraries
# that are not there either; the others are about figures, not about Python: thousands of mixes and a hundred
# thousand simulated orders take minutes in WebAssembly.
HOST_MODULES = {
    TESTS / "page" / "test_whole.py",
    TESTS / "buyer" / "test_reminders_in_a_library.py",
    TESTS / "orders" / "test_letters_in_word.py",
    TESTS / "exposure" / "test_whole_input_space.py",
    TESTS / "orders" / "test_fuzz.py",
    TESTS / "orders" / "test_screening_quality.py",
}
SUITES = sorted({path.relative_to(TESTS).parts[0] for path in TESTS.glob("*/**/test_*.py")} - HOST_SUITES)


def modules_that_run_inside(suite: str) -> list[str]:
    modules = set(TESTS.glob(f"{suite}/**/test_*.py")) - HOST_MODULES
    return sorted(path.relative_to(ROOT).as_posix() for path in modules)


def test_the_engine_and_the_boundary_are_among_the_suites() -> None:
    assert {"boundary", "buyer", "exposure", "orders", "page", "reference"} <= set(SUITES)
    assert all(path.is_file() for path in HOST_MODULES)


@pytest.fixture(scope="module")
def packages() -> Path:
    """Pytest and Hypothesis for the interpreter inside, in the versions of the project's lock file."""
    lock = write_subset(ROOT / "requirements.lock", PACKAGES, BUILD / "tools" / "pytest.lock")
    return locked_packages(lock, BUILD / "tools")


@pytest.mark.parametrize("suite", SUITES)
def test_the_suite_passes_inside(suite: str, shipped: Shipped, packages: Path) -> None:
    outcome = run_inside(
        shipped.with_orders,
        Path(__file__).parent / "inside_pytest.py",
        {
            "pyproject": (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
            "examples": 25,
            "arguments": modules_that_run_inside(suite),
        },
        wheels=[shipped.wheel, shipped.buyer, shipped.orders, shipped.spreadsheets],
        mounts={
            "/packages": packages,
            "/library": find_pyodide(ROOT).folder,
            "/project/tests": TESTS,
            "/beside/build": ROOT / "calculator" / "build",
        },
    )
    assert outcome["code"] == 0, outcome["output"]
    assert outcome["calculator"]
    assert all(file.endswith(".pyc") for file in outcome["calculator"])
