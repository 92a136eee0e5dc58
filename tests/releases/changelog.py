"""What the changelog says about figures that moved.

Each version has, where figures moved, a part `### Changed figures`, one line for each reason:

    - `portfolio.value_at_risk`, `portfolio.expected_shortfall`: why.
"""

import re
from pathlib import Path

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
UNRELEASED = "Unreleased"


def figures_said_to_change(version: str, changelog: str) -> set[str]:
    """The names of figures that the changelog lists under a version."""
    section = re.search(rf"^## \[{re.escape(version)}\].*?$(.*?)(?=^## \[|\Z)", changelog, re.M | re.S)
    part = re.search(r"^### Changed figures$(.*?)(?=^### |\Z)", section[1] if section else "", re.M | re.S)
    return {
        name
        for line in (part[1] if part else "").splitlines()
        if line.startswith("- ")
        for name in re.findall(r"`([^`]+)`", line.split(": ")[0])
    }
