"""The invented buyer whose plan the page shows before anyone has typed."""

from copy import deepcopy
from typing import Any

from calculator.parameters.data_files import read
from calculator.words import say


def plan_example(language: str) -> dict[str, Any]:
    """Return the example as an input of `commitments`, its names in the reader's language."""
    plan: dict[str, Any] = deepcopy(read("plan_example.json")["plan"])
    for entries in (plan["orders"], plan["income"], plan["fixed_costs"]):
        for entry in entries:
            entry["name"] = say(language, f"plan_example.{entry['name']}")
    return plan
