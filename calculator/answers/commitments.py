"""The JSON boundary of the buyer's calendar: a plan in, a result out, the same for page and command line."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from calculator.boundary.declared_values import SCHEMA
from calculator.boundary.document import read_document
from calculator.boundary.written_json import written
from calculator.buyer.commitments import Commitments
from calculator.buyer.commitments import commitments as commitments_of
from calculator.buyer.day_book import Day, Moved
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import Plan
from calculator.buyer.since_balance import SinceBalance, since_balance
from calculator.buyer.validation import validate
from calculator.buyer.what_if import changed
from calculator.version import __version__


def commitments(document: object) -> dict[str, Any]:
    """Return what the plan that `document` (parsed JSON) describes comes to.

    Money is in major units, days are written as `2026-11-22`. Raises `InvalidInput` with every problem found
    where it cannot be computed.
    """
    return result_of(validate(document))


def commitments_json(content: str | bytes, *, pretty: bool = False) -> str:
    """Return the result for a JSON document given as text or bytes, as JSON text; at most 1 MiB is read."""
    return written(commitments(read_document(content)), pretty=pretty)


def result_of(plan: Plan) -> dict[str, Any]:
    """Return the result for a validated plan; `what_if` is there when the plan has a change to try.

    Where the balance is not of today, the result says what has happened since, and nothing else.
    """
    head = {"schema": SCHEMA, "calculator_version": __version__, "inputs": inputs_of(plan)}
    since = since_balance(plan)
    if since is not None:
        return {**head, "since_balance": _since(since)}
    now = commitments_of(plan)
    result = {**head, **_figures(now)}
    other_plan = changed(plan)
    if other_plan is not None:
        other = _figures(commitments_of(other_plan))
        result["what_if"] = other
        result["difference"] = {
            "outstanding": _less(other["outstanding"], result["outstanding"]),
            "lowest_balance": _less(other["lowest_balance"]["amount"], result["lowest_balance"]["amount"]),
            "days_short": other["days_short"] - result["days_short"],
            "safe_to_add": _less(other["safe_to_add"], result["safe_to_add"]),
        }
    return result


def inputs_of(plan: Plan) -> dict[str, Any]:
    """Return the full input that gives `plan`: an input of `commitments` in its turn."""
    inputs: dict[str, Any] = _plain(plan)
    return {"schema": SCHEMA, **inputs}


def _less(one: float, other: float) -> float:
    return amount(counted(one) - counted(other))


def _figures(found: Commitments) -> dict[str, Any]:
    figures = {
        "schedule": [_entry(moved) for moved in found.schedule],
        "schedule_orders": [moved.position for moved in found.schedule],
        "movements": [_entry(moved) for moved in found.movements],
        "outstanding": found.outstanding,
        "due_in_30_days": found.due_in_30_days,
        "income_in_30_days": found.income_in_30_days,
        "share_of_income": found.share_of_income,
        "lowest_balance": _closing(found.lowest),
        "shortfalls": [_closing(day) for day in found.shortfalls],
        "days_short": len(found.shortfalls),
        "without_orders": found.without_orders,
        "mends": [_plain(mend) for mend in found.mends],
        "safe_to_add": found.safe_to_add,
        "days": [_plain(day) for day in found.days],
    }
    if found.at_latest is not None:
        figures["at_latest"] = {
            "lowest_balance": _closing(found.at_latest.lowest),
            "shortfalls": [_closing(day) for day in found.at_latest.shortfalls],
            "balances": list(found.at_latest.balances),
        }
    if found.late_fees is not None:
        figures["late_fees"] = found.late_fees
    return figures


def _since(found: SinceBalance) -> dict[str, Any]:
    told = {
        "state": found.state,
        "balance_on": found.balance_on.isoformat(),
        "movements": [_entry(moved) for moved in found.movements],
        "orders": [moved.position for moved in found.movements if moved.kind == "deduction"],
        "positions": [moved.position for moved in found.movements],
        "suggested_balance": found.suggested_balance,
    }
    if found.perhaps:
        told["perhaps"] = [_entry(moved) for moved in found.perhaps]
        told["perhaps_orders"] = [moved.position for moved in found.perhaps]
    return told


def _entry(moved: Moved) -> dict[str, Any]:
    entry = {
        "date": moved.date.isoformat(),
        "kind": moved.kind,
        "name": moved.name,
        "amount": moved.amount,
        "balance_after": moved.balance_after,
    }
    if moved.deduction is None:
        return entry
    one = moved.deduction
    more = {
        "overdue": one.overdue or None,
        "latest": one.latest.isoformat() if one.latest > one.day else None,
        "passed": one.passed or None,
        "instalment": one.number if one.order.instalments > 1 else None,
        "instalments": one.order.instalments if one.order.instalments > 1 else None,
    }
    return entry | {name: value for name, value in more.items() if value is not None}


def _closing(day: Day) -> dict[str, Any]:
    return {"date": day.date.isoformat(), "amount": day.balance}


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
