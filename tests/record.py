"""Measure what the page "How we check this" tells of the last run: `make record`, some minutes.

Writes `tests/measured.json`: versions, the number of tests, accuracy, audits of wild mixes, and the time of a
recalculation. Writes the published cases beside what is computed now as well, as `python -m tests.reference`
does alone. `python -m tests.record 50` takes 50 shops of each kind. The browser is measured on the built
site; everything is measured on this machine and says so by its versions, not by its name.
"""

import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from calculator.exposure.shop_exposure import estimate
from calculator.version import __version__
from tests.benchmarks import accuracy, in_the_page, recalculation
from tests.browser.find_browser import browser_path
from tests.random_mixes import wild_mixes
from tests.reference.side_by_side import write_record

ROOT = Path(__file__).parent.parent
MEASURED = Path(__file__).parent / "measured.json"
WILD_MIXES = 1000
SEED = 5


def main() -> None:
    """Measure and write the file."""
    write_record()
    mixes = int(sys.argv[1]) if len(sys.argv) > 1 else accuracy.MIXES
    content = {
        "recorded_on": datetime.now(UTC).date().isoformat(),
        "calculator_version": __version__,
        "runtimes": runtimes(),
        "tests": number_of_tests(),
        "audits": audits(),
        "recalculation_ms": {
            "native": recalculation.measured(recalculation.REPETITIONS)["total"]["median"],
            "in_the_browser": round(in_the_page.recalculation_ms()),
        },
        "accuracy": accuracy.measured(mixes),
    }
    MEASURED.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def runtimes() -> dict[str, str]:
    """What the tests and the page ran on."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {
        "python": platform.python_version(),
        "pyodide": packages["node_modules/pyodide"]["version"],
        "node": said_by("node", "--version").removeprefix("v"),
        "chromium": next(word for word in said_by(browser_path(), "--version").split() if word[0].isdigit()),
    }


def said_by(*command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def number_of_tests() -> int:
    """How many tests there are, those that run once more inside the page's Python counted once."""
    listed = said_by(sys.executable, "-m", "pytest", "--collect-only", "-q")
    return sum("::" in line for line in listed.splitlines())


def audits() -> dict[str, Any]:
    """How many wild mixes pass the audit of their run."""
    passed = [estimate(mix).audit.passed for mix in islice(wild_mixes(SEED), WILD_MIXES)]
    return {"wild_mixes": WILD_MIXES, "failed": passed.count(False)}


if __name__ == "__main__":
    main()
