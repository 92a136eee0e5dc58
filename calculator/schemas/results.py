"""Schemas of what the commands answer.

`estimate` answers with dataclasses, and its schema is theirs. The other commands write dictionaries; what
those hold is declared here, and tests hold every answer to it.
"""

from typing import Any, Literal, NotRequired, TypedDict

from calculator.boundary.declared_values import SCHEMA
from calculator.buyer.day_book import Day
from calculator.buyer.mends import Mend
from calculator.buyer.since_balance import State
from calculator.exposure.carrier.who_carries import WhoCarries
from calculator.exposure.decisions.all_comparisons import Decisions
from calculator.exposure.decisions.sensitivity.results import FigureSensitivity
from calculator.exposure.provider.provider_exposure import ProviderEstimate
from calculator.exposure.shop_exposure import Estimate
from calculator.orders.rows.rejected_rows import REASONS, RejectedRow
from calculator.orders.screening.evidence import Reason
from calculator.schemas.from_types import described, schema_of
from calculator.schemas.inputs import Schema, input_schema


class Contradiction(TypedDict):
    """Inputs that can be computed but disagree with one another."""

    code: Literal["contradiction"]
    reason: str
    fields: list[str]
    segment: str
    figures: dict[str, float]


class Tornadoes(TypedDict):
    """What moves the expected shortfall at 99 % and the shop's break-even rate."""

    shortfall_sensitivity: FigureSensitivity
    break_even_sensitivity: FigureSensitivity


class Every(TypedDict):
    """What every estimate holds: who carries non-payment, and what looks mistaken."""

    who_carries: WhoCarries
    notices: list[Contradiction]


class OfDeduction(TypedDict):
    """What is said of a deduction only: its last day, if that is another; which instalment it is."""

    overdue: NotRequired[Literal[True]]
    latest: NotRequired[str]
    passed: NotRequired[Literal[True]]
    instalment: NotRequired[int]
    instalments: NotRequired[int]


class ScheduledDeduction(OfDeduction):
    """A deduction of a buyer's calendar, below 0, and the balance right after it."""

    date: str
    kind: Literal["deduction"]
    name: str
    amount: float
    balance_after: float


class Movement(OfDeduction):
    """What comes in (above 0) or goes out (below 0) on a day, and the balance right after it."""

    date: str
    kind: Literal["income", "fixed_cost", "deduction"]
    name: str
    amount: float
    balance_after: float


class Closing(TypedDict):
    """The balance at the end of a day."""

    date: str
    amount: float


class LatestCase(TypedDict):
    """The balance if every deduction is taken on its last day, by day from today on."""

    lowest_balance: Closing
    shortfalls: list[Closing]
    balances: list[float]


class PlanFigures(TypedDict):
    """What a plan comes to."""

    schedule: list[ScheduledDeduction]
    schedule_orders: list[int]
    movements: list[Movement]
    outstanding: float
    due_in_30_days: float
    income_in_30_days: float
    share_of_income: float | None
    lowest_balance: Closing
    shortfalls: list[Closing]
    days_short: int
    without_orders: float | None
    mends: list[Mend]
    safe_to_add: float
    days: list[Day]
    at_latest: NotRequired[LatestCase]
    late_fees: NotRequired[float]


class Difference(TypedDict):
    """What the change that is tried adds to the figures of the plan."""

    outstanding: float
    lowest_balance: float
    days_short: int
    safe_to_add: float


class PlanAnswer(PlanFigures):
    """A plan's figures, and those with the change that is tried."""

    what_if: NotRequired[PlanFigures]
    difference: NotRequired[Difference]


class Since(TypedDict):
    """What a plan says has happened since the day of its balance, and the balance that should be left."""

    state: State
    balance_on: str
    movements: list[Movement]
    orders: list[int]
    positions: list[int]
    suggested_balance: float | None
    perhaps: NotRequired[list[Movement]]
    perhaps_orders: NotRequired[list[int]]


class OldBalance(TypedDict):
    """The answer to a plan whose balance is not of today: nothing is said of what is enough."""

    since_balance: Since


class ImportReport(TypedDict):
    """How an order file was understood, and what became of its rows."""

    platform: str
    certainty: float
    encoding: str
    separator: str
    header_row: int
    rows_read: int
    rows_used: int
    rows_merged: int
    orders: int
    total_amount: float
    first_day: str
    last_day: str
    currency_told: bool
    pay_later_known: bool
    order_numbers_lost: int
    closed_after_shipping: int
    closed_after_shipping_amount: float
    rows_rejected_count: int
    rows_rejected_by_reason: dict[str, int]
    rows_rejected: list[RejectedRow]
    columns: dict[str, str]
    columns_passed_over: dict[str, list[str]]


class OfferedReading(TypedDict):
    """A way to read who has paid that the file bears, and what is not collected by it."""

    reading: Literal["days", "days_or_completed", "status"]
    amount: float
    orders: int
    completed: int
    shipped: int
    not_shipped: int


class MoneyOut(TypedDict):
    """The money of an order file that is out, on what it rests, and what the calculator says of the mix."""

    basis: Literal["counted", "estimated", "asked", "provider"]
    reading: Literal["days", "days_or_completed", "status", "untold"]
    amount: float | None
    orders: int | None
    calculator: float | None
    share_that_agrees: float | None
    share_is_assumed: bool
    completed_count_as_paid: bool
    readings: list[OfferedReading]


class Counted(TypedDict):
    """What a file says about one segment."""

    name: str
    orders: int
    turnover: float
    returned: float
    pay_later_orders: int
    confirmed: int
    days_to_confirmation: float | None
    matured: int
    unpaid: int


class AgeingBucket(TypedDict):
    """Unpaid orders of one age."""

    bucket: str
    orders: int
    amount: float


class PastExpected(TypedDict):
    """An order that is not paid although its day has passed."""

    order_id: str
    amount: float
    expected_day: str
    days_late: int


class Ageing(TypedDict):
    """What the file shows as not paid, by age."""

    today: str
    only_marked_orders: bool
    completed_count_as_paid: bool
    expected_days: int
    open_amount: float
    open_orders: int
    buckets: list[AgeingBucket]
    count_back_dso: float
    past_expected_count: int
    past_expected: list[PastExpected]


class OrdersOfAKind(TypedDict):
    """Orders that were open, and the money of them that went one way."""

    orders: int
    amount: float


class StillOpen(TypedDict):
    """An order that was open in the earlier of two files and still is in the later one."""

    order_id: str
    amount: float
    placed_on: str


class FollowUp(TypedDict):
    """What became, by the later of two files, of the orders that were open in the earlier one."""

    reading: Literal["days", "days_or_completed", "status", "untold"]
    open_by: Literal["payment", "receipt"]
    first_day: str
    last_day: str
    until: str
    before_the_span: int
    numbers_lost: int
    orders: int
    amount: float
    paid: OrdersOfAKind
    still_open: OrdersOfAKind
    received: OrdersOfAKind
    not_received: OrdersOfAKind
    given_back: OrdersOfAKind
    not_told: OrdersOfAKind
    not_in_file: OrdersOfAKind
    paid_share: float | None
    still_open_orders: list[StillOpen]


class MixAnswer(TypedDict):
    """An order mix, the money out, and the counts behind them."""

    money_out: MoneyOut
    segments_by: str
    from_file: list[Counted]
    ageing: Ageing | None
    follow_up: NotRequired[FollowUp]


class AlertOfOrders(TypedDict):
    """A group of orders worth a look: never a verdict."""

    order_ids: list[str]
    value: float
    open_value: float | None
    score: int
    certainty: float
    buyers: int
    new_buyers: int
    phones: int
    addresses: int
    products: int
    days: int
    not_shipped: int
    receivers: list[str]
    reasons: list[Reason]


class AlertsAt(TypedDict):
    """How many alerts another least score would show."""

    score: int
    alerts: int


class ScreenAnswer(TypedDict):
    """The alerts of an order file, the most urgent first."""

    orders_screened: int
    orders_in_alerts: int
    alerts_per_1000_orders: float
    alerts_per_day: float
    alerts_at: list[AlertsAt]
    thresholds_without_effect: list[str]
    alerts: list[AlertOfOrders]


def estimate_result() -> Schema:
    """What `estimate` answers: a shop's own estimate, or that of a shop whose provider pays up front."""
    own = _answer(_repeating("estimate"), Every, Estimate, Decisions, Tornadoes)
    of_provider = _answer(_repeating("estimate"), Every, ProviderEstimate)
    definitions = own.pop("$defs") | of_provider.pop("$defs")
    return {"oneOf": [own, of_provider], "$defs": dict(sorted(definitions.items()))}


def commitments_result() -> Schema:
    """What `commitments` answers: a plan's figures, or what has happened since a balance of another day."""
    own = _answer(_repeating("commitments"), PlanAnswer)
    old = _answer(_repeating("commitments"), OldBalance)
    definitions = own.pop("$defs") | old.pop("$defs")
    return {"oneOf": [own, old], "$defs": dict(sorted(definitions.items()))}


def mix_result() -> Schema:
    """What `mix` answers; its `mix` is an input of `estimate` once the pay-later share is known."""
    mix = input_schema("estimate")
    segment = mix["properties"]["segments"]["items"]
    segment["required"] = [name for name in segment["required"] if name != "pay_later_share"]
    return _answer(_of_file({"mix": mix}), MixAnswer)


def screen_result() -> Schema:
    """What `screen` answers."""
    return _answer(_of_file({}), ScreenAnswer)


def _repeating(command: str) -> dict[str, Schema]:
    """What begins the answer to a document: the version, and the input with every default filled in."""
    return {"calculator_version": {"type": "string"}, "inputs": input_schema(command, complete=True)}


def _of_file(more: dict[str, Schema]) -> dict[str, Schema]:
    return {"import": {"$ref": "#/$defs/ImportReport"}, **more}


def _answer(own: dict[str, Schema], *kinds: type) -> Schema:
    """An answer that holds `own` members and the fields of some types."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Schema] = {"schema": {"const": SCHEMA}, **own}
    required = list(properties)
    for kind in kinds:
        found = described(kind, definitions)
        properties |= found["properties"]
        required += found["required"]
    if "import" in own:
        schema_of(ImportReport, definitions)
        definitions["RejectedRow"]["properties"]["reason"] = {"enum": list(REASONS)}
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }
