"""Which modules of the standard library the calculator uses: import all of it, let it work, and look.

Run with the complete standard library this yields the list of modules to keep; run with the trimmed one it
proves that nothing is missing.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

# What the page asks of Python, as a reader would type it: a shop of two segments with every model path in use
# (limits per order and per month, rings, a season of late payments), once valid and once not.
SHOP = {
    "segments[0].name": "手机",
    "segments[0].orders_per_month": "１２０",
    "segments[0].average_order_value": "￥3,200",
    "segments[0].order_value_cv": "0.5",
    "segments[0].pay_later_share": "40",
    "segments[0].guarantee_coverage": "80%",
    "segments[0].guarantee_cap_per_order": "2000",
    "segments[1].name": "cases",
    "segments[1].orders_per_month": "1.2万",
    "segments[1].average_order_value": "29.9",
    "segments[1].pay_later_share": "60",
    "assumptions.guarantee_cap_per_month": "5000",
    "assumptions.rings.per_month": "0.2",
    "assumptions.rings.segment": "手机",
}
MISTAKEN = {**SHOP, "segments[0].return_rate": "170%", "segments[1].orders_per_month": "many"}


def answers(recalculate: Callable[[str], str]) -> None:
    """Ask in both languages for every part of a result, with good input and with bad."""
    for language in ("zh", "en"):
        asked = [(SHOP, part, True) for part in ("figures", "decisions", "shortfall")]
        for fields, part, good in (*asked, (MISTAKEN, "figures", False)):
            request = json.dumps({"fields": fields, "language": language, "part": part})
            answer: dict[str, Any] = json.loads(recalculate(request))
            if answer["ok"] is not good:
                raise AssertionError(f"{language}: expected ok = {good}: {answer.get('problems')}")


def main(argument: str) -> str:
    """Import `modules`, use the calculator as the page does, return all modules loaded from the archive."""
    for name in json.loads(argument)["modules"]:
        import_module(name)
    answers(import_module("calculator.page.session").recalculate)
    archive = next(path for path in sys.path if path.endswith(".zip"))
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    return json.dumps(sorted({spec.name for spec in specs if spec and str(spec.origin).startswith(archive)}))
