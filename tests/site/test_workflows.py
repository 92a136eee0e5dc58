"""The workflows: what may write runs nothing of the project, and what tests may only read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")


def jobs() -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
    """Every job by its name, with the permissions that it has."""
    for path in sorted(WORKFLOWS.glob("*.yml")):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, job in workflow["jobs"].items():
            yield f"{path.stem}.{name}", job, job.get("permissions", workflow["permissions"])


def test_a_job_that_may_write_runs_no_code_of_the_project() -> None:
    writing = {name: job for name, job, permissions in jobs() if "write" in permissions.values()}
    assert set(writing) == {"publish.attest", "publish.deploy"}
    for name, job in writing.items():
        assert all("run" not in step for step in job["steps"]), name
        assert not any("checkout" in step["uses"] for step in job["steps"]), name


def test_what_is_published_was_tested_in_another_job() -> None:
    found = {name: job for name, job, _ in jobs()}
    assert found["publish.test"]["uses"] == "./.github/workflows/test.yml"
    assert found["publish.build"]["needs"] == "test"
    assert found["publish.deploy"]["needs"] == "build"
    commands = [step.get("run", "") for step in found["publish.build"]["steps"]]
    assert not any(re.search(r"make (?!site\b)|pytest", command) for command in commands)


def test_every_action_is_pinned_to_a_commit() -> None:
    for name, job, _ in jobs():
        for step in job.get("steps", ()):
            assert "run" in step or PINNED.fullmatch(step["uses"]), name
