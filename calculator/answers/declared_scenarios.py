"""The scenarios that are set side by side: which multiple each takes of what the reader has entered.

The data are in `scenarios.json`. `usual` is the input as it is. The others are assumptions, not forecasts:
the cautious one takes rates half as high again, about the step of the share of loans charged off by large
lenders in the United States from their better to their worse year of 2022 and 2023 (1.83 and 2.63 %).
"""

from functools import cache

from calculator.exposure.decisions.scenarios import Scenario
from calculator.parameters.data_files import read

NOT_MULTIPLES = frozenset(("name", "basis", "sources"))


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Return the scenarios, the reader's own input first and the worst last."""
    return tuple(
        Scenario(
            name=entry["name"],
            **{name: float(value) for name, value in entry.items() if name not in NOT_MULTIPLES},
        )
        for entry in read("scenarios.json")["scenarios"]
    )
