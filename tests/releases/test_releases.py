"""Each version's figures are on file; the changelog names what moved noticeably, and nothing that stayed."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from calculator.answers import estimate
from calculator.version import __version__
from tests.releases.changelog import CHANGELOG, UNRELEASED, figures_said_to_change
from tests.releases.figures import figures_of, name_of

NOTICEABLE = 1e-4
"""Relative: a move that a reader could notice. What moves by more must be named."""
AGREEMENT = 1e-7
"""Relative: runs of the same tree on one kind of machine agree far better. A move by less is none."""
Figures = dict[str, dict[str, float]]


def by_version(path: Path) -> tuple[int, ...]:
    return tuple(map(int, path.stem.split(".")))


FILES = sorted(Path(__file__).parent.glob("[0-9]*.json"), key=by_version)


def cases_of(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["cases"])


def figures_in(path: Path) -> Figures:
    return {case["name"]: case["figures"] for case in cases_of(path)}


def figures_now(path: Path) -> Figures:
    """What this tree computes from the inputs of a version."""
    return {case["name"]: figures_of(estimate.estimate(case["document"])) for case in cases_of(path)}


def moved(before: Figures, after: Figures, by: float) -> dict[str, str]:
    """Each kind of figure that moved by more than this part of itself or is gone, with the largest move."""
    found: dict[str, tuple[float, str]] = {}
    for case, figures in before.items():
        for path, old in figures.items():
            new = after.get(case, {}).get(path)
            distance = float("inf") if new is None else abs(new - old) / max(abs(old), abs(new), 1e-300)
            if distance > by:
                told = (distance, f"{path} in {case!r}: {old!r} is now {new!r}")
                found[name_of(path)] = max(found.get(name_of(path), (0.0, "")), told)
    return {name: told for name, (_, told) in found.items()}


def assert_told(before: Figures, after: Figures, version: str) -> None:
    told = figures_said_to_change(version, CHANGELOG.read_text(encoding="utf-8"))
    noticeable = moved(before, after, by=NOTICEABLE)
    silent = [words for name, words in sorted(noticeable.items()) if name not in told]
    assert not silent, f"not among the changed figures of [{version}] in CHANGELOG.md:\n" + "\n".join(silent)
    unmoved = told - set(moved(before, after, by=AGREEMENT))
    assert not unmoved, f"[{version}] lists figures that did not move: {sorted(unmoved)}"


def test_figures_that_moved_since_the_last_release_are_in_the_changelog() -> None:
    last = FILES[-1]
    now = UNRELEASED if last.stem == __version__ or UNRELEASED in CHANGELOG.read_text() else __version__
    assert_told(figures_in(last), figures_now(last), now)


def test_figures_that_moved_between_releases_are_in_the_changelog() -> None:
    for before, after in pairwise(FILES):
        assert_told(figures_in(before), figures_in(after), after.stem)


def test_a_moved_figure_is_found_and_named() -> None:
    before = {"shop": {"portfolio.value_at_risk.0.99": 100.0, "segments[0].net_benefit": -2.0, "gone": 1.0}}
    after = {"shop": {"portfolio.value_at_risk.0.99": 100.1, "segments[0].net_benefit": -2.0, "new": 1.0}}
    found = moved(before, after, by=NOTICEABLE)
    assert set(found) == {"portfolio.value_at_risk", "gone"}
    assert "100.0 is now 100.1" in found["portfolio.value_at_risk"]
    assert moved(before, before, by=AGREEMENT) == {}


def test_a_move_that_nobody_could_notice_may_be_named_and_need_not() -> None:
    before, after = {"shop": {"receivable": 100_000.0}}, {"shop": {"receivable": 100_001.0}}
    assert moved(before, after, by=NOTICEABLE) == {}
    assert set(moved(before, after, by=AGREEMENT)) == {"receivable"}


def test_a_changelog_is_read_by_version() -> None:
    changelog = (
        "## [Unreleased]\n### Changed figures\n- `a.b`, `c`: finer, see `d`.\n### Fixed\n- `e`\n"
        "## [0.1.0] - 2026-11-22\n### Changed figures\n- `f`: once.\n"
    )
    assert figures_said_to_change("Unreleased", changelog) == {"a.b", "c"}
    assert figures_said_to_change("0.1.0", changelog) == {"f"}
    assert figures_said_to_change("9.9.9", changelog) == set()


def test_a_released_version_has_its_figures_on_file() -> None:
    """The version of the tree has a file unless its release is in the making."""
    released = f"## [{__version__}]" in CHANGELOG.read_text(encoding="utf-8")
    assert not released or __version__ in [path.stem for path in FILES]
