"""A parsed JSON document becomes a `Plan`, or every problem in it is named at once."""

from calculator.boundary.declared_values import Values, read_whole, rows_of, values_of
from calculator.boundary.problems import Problem
from calculator.buyer.days import EARLIEST, after
from calculator.buyer.deductions import window
from calculator.buyer.plan import ON_ITS_WAY, SETTLED, FixedCost, Income, OpenOrder, Plan, WhatIf
from calculator.buyer.usual_days import usual_days
from calculator.buyer.values import check_plan_value
from calculator.parameters import declaration_of, fields_of

LATEST_DEDUCTION_DAYS = 1095
"""A deduction further away than three years is a slip of the pen. Instalments count from their first: lenders
offer 36 monthly ones."""


def validate(document: object) -> Plan:
    """Return the plan that `document` (parsed JSON) describes; InvalidInput with all its problems."""
    return read_whole(document, _plan)


def _plan(given: Values, problems: list[Problem]) -> Plan | None:
    whole = declaration_of("commitments")
    top = values_of(whole, given, "", problems, check_value=check_plan_value)
    lists = {
        part.name: rows_of(part, given, problems, check_value=check_plan_value)
        for part in whole.parts
        if part.rows
    }
    asked = values_of(
        whole.part("what_if"), given.get("what_if", {}), "what_if", problems, check_value=check_plan_value
    )
    what_if = _what_if(asked, len(lists["orders"]), problems)
    orders = [_order(values, f"orders[{place}]", problems) for place, values in enumerate(lists["orders"])]
    for place, values in enumerate(lists["fixed_costs"]):
        _check_recurrence(values, f"fixed_costs[{place}]", problems)
    if "today" in top:
        for place, order in enumerate(orders):
            _check_due(order, after(top["today"], LATEST_DEDUCTION_DAYS), f"orders[{place}]", problems)
    if problems:
        return None
    return Plan(
        **top,
        income=tuple(Income(**_named(values)) for values in lists["income"]),
        fixed_costs=tuple(FixedCost(**_named(values)) for values in lists["fixed_costs"]),
        orders=tuple(order for order in orders if order),
        what_if=WhatIf(**_named(what_if)),
    )


def _named(values: Values) -> Values:
    return values | {"name": values["name"] or ""}


def _order(values: Values, path: str, problems: list[Problem]) -> OpenOrder | None:
    """Return the order, having asked for its day where something is still to be deducted."""
    wanted = ("status", "deduct_on", "received_on", "expected_on", "confirm_days", "noted_on", "platform")
    if not all(name in values for name in wanted):
        return None
    if values["status"] in SETTLED or values["deduct_on"] is not None:
        pass
    elif values["noted_on"] is not None:
        if values["confirm_days"] is None and usual_days(values["platform"] or "") is None:
            problems.append(Problem("missing", f"{path}.deduct_on", reason="other"))
    else:
        if values["received_on"] is None and values["expected_on"] is None:
            name = "expected_on" if values["status"] in ON_ITS_WAY else "received_on"
            problems.append(Problem("missing", f"{path}.{name}", reason="order_day"))
        if values["confirm_days"] is None:
            problems.append(Problem("missing", f"{path}.confirm_days", limits=(0, 365), reason="number"))
    if not {field.name for field in fields_of("open_order").values()} <= values.keys():
        return None
    return OpenOrder(**values | {"platform": values["platform"] or ""})


def _check_recurrence(values: Values, path: str, problems: list[Problem]) -> None:
    """Ask for the day of the month of what goes out every month, for the date of anything else."""
    monthly = values.get("repeats") == "monthly"
    name = "day_of_month" if monthly else "date"
    if "repeats" in values and name in values and values[name] is None:
        limits = (1, 31) if monthly else ()
        problems.append(
            Problem("missing", f"{path}.{name}", limits=limits, reason="number" if monthly else "other")
        )


def _check_due(order: OpenOrder | None, latest: object, path: str, problems: list[Problem]) -> None:
    found = window(order) if order else None
    if found is None or found.latest.isoformat() <= str(latest):
        return
    days = ("deduct_on", "received_on", "expected_on", "noted_on")
    name = next(name for name in days if getattr(order, name))
    bounds = (EARLIEST.isoformat(), str(latest))
    problems.append(Problem("out_of_range", f"{path}.{name}", found.latest.isoformat(), bounds, "deduction"))


def _what_if(values: Values, orders: int, problems: list[Problem]) -> Values:
    """Return the change to try, having asked for what it needs."""
    change = values.get("change")
    needed = {"returned": ("order",), "later": ("order",), "added": ("amount", "deduct_on")}.get(
        change or "", ()
    )
    problems.extend(
        Problem("missing", f"what_if.{name}", reason="other")
        for name in needed
        if name in values and values[name] is None
    )
    position = values.get("order")
    if "order" in needed and position is not None and position > orders:
        problems.append(Problem("out_of_range", "what_if.order", position, (min(1, orders), orders)))
    return values
