"""Every schema is one and is printed; golden files, shown examples and whatever is accepted keep to it."""

import io
import json
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from calculator.__main__ import main
from calculator.answers import commitments, estimate, order_file
from calculator.build.samples.exports import EXPORTS
from calculator.build.samples.write import sample
from calculator.command_line.schemas import NAMES
from calculator.orders.recognition.options import Options
from calculator.schemas import SCHEMAS, schema
from calculator.shop.templates import Template, templates
from calculator.shop.validation import validate
from tests.boundary.test_estimate import any_mix
from tests.buyer.plans import plans
from tests.random_mixes import realistic_mixes, wild_mixes
from tests.schemas.validators import faults

ROOT = Path(__file__).parents[2]
RELEASED = [
    case
    for path in sorted((ROOT / "tests" / "releases").glob("[0-9]*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]
]
few = settings(derandomize=True, deadline=None, database=None, max_examples=50)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_the_command_line_prints_each() -> None:
    assert tuple(SCHEMAS) == NAMES
    for name in NAMES:
        output = io.StringIO()
        assert main(["schema", name], io.BytesIO(), output, io.StringIO()) == 0
        assert json.loads(output.getvalue()) == schema(name)


def test_the_inputs_of_all_releases_are_accepted() -> None:
    assert len(RELEASED) > 6
    assert {case["name"]: found for case in RELEASED if (found := faults("estimate", case["document"]))} == {}


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_templates_keep_to_the_schema(template: Template) -> None:
    assert faults("estimate", template.document("zh")) == []


@pytest.mark.parametrize("case", RELEASED[-6:], ids=lambda case: case["name"])
def test_results_keep_to_the_schema(case: dict[str, object]) -> None:
    assert faults("estimate-result", estimate.estimate(case["document"])) == []


@pytest.mark.parametrize("carrier", [None, "shop", "platform", "provider", "unknown"])
def test_whoever_carries_the_result_keeps_to_the_schema(carrier: str | None) -> None:
    document = RELEASED[-1]["document"] | {"carrier": carrier, "platform": "klarna"}
    assert faults("estimate", document) == []
    assert faults("estimate-result", estimate.estimate(document)) == []


def test_a_result_with_records_keeps_to_the_schema() -> None:
    document = {
        "segments": [
            {"name": "a", "orders_per_month": 300, "average_order_value": 90, "pay_later_share": 0.4}
            | {"counted_orders": 500, "counted_unpaid": 9, "guarantee_coverage": 0.8},
            {"name": "b", "orders_per_month": 30, "average_order_value": 900, "pay_later_share": 0.4},
        ],
        "assumptions": {"rings": {"per_month": 0.1}, "guarantee_cap_per_month": 2000},
        "months": [{"orders": 200, "unpaid": 3}, {"orders": 210, "unpaid": 9}, {"orders": 190, "unpaid": 2}],
        "open_orders": [{"amount": 300, "days_open": 20}, {"amount": 90, "days_open": 3, "segment": "a"}],
        "recent_sales": [{"amount": 9000}],
        "season": [{"from_day": 60, "to_day": 61, "multiplier": 4}],
        "ranges": [{"input": "due_days", "low": 0.5, "high": 2}],
        "start_date": "2026-11-11",
    }
    result = estimate.estimate(document)
    assert result["own_history"]
    assert result["open_orders"]
    assert faults("estimate-result", result) == []


def test_examples_of_the_command_line_keep_to_the_schemas() -> None:
    folder = ROOT / "tests" / "command_line"
    shop = json.loads((folder / "phone_shop.json").read_text(encoding="utf-8"))
    assert faults("estimate", shop) == []
    plan = json.loads((folder / "one_buyer.json").read_text(encoding="utf-8"))
    assert faults("commitments", plan) == []
    assert faults("commitments-result", commitments.commitments(plan)) == []


@pytest.mark.parametrize("platform", EXPORTS)
def test_answers_to_order_files_keep_to_the_schemas(platform: str) -> None:
    file = sample(platform)
    mix = order_file.mix(file)
    assert faults("mix-result", mix) == []
    if mix["money_out"]["basis"] == "asked":
        # what only the reader knows is left out, and nothing else is missing
        assert all("'pay_later_share' is a required" in fault for fault in faults("estimate", mix["mix"]))
        mix = order_file.mix(file, Options(pay_later_share=0.4))
        assert faults("mix-result", mix) == []
    assert faults("estimate", mix["mix"]) == []
    assert faults("screen-result", order_file.screen(file)) == []


def test_a_file_beside_another_keeps_to_the_schema() -> None:
    file = sample("jd")
    assert faults("mix-result", order_file.mix(file, beside=file)) == []
    header = b"order_id,amount,created_at,payment_method,paid_at\n"
    before = header + b"A1,5,2026-10-01,BNPL,\nA2,5,2026-10-01,BNPL,2026-10-02\n"
    answer = order_file.mix(before, beside=before)
    assert answer["follow_up"]["still_open_orders"]
    assert faults("mix-result", answer) == []


def test_a_file_with_alerts_and_refused_rows_keeps_to_the_schema() -> None:
    lines = ["order_id,amount,created_at,receiver_phone,buyer,payment_method,status"]
    lines += [f"r{n},2999,2026-10-{20 + n % 3} 10:0{n},13800000000,b{n},pay later,shipped" for n in range(9)]
    lines += [
        f"o{n},{50 + n},2026-10-{1 + n % 28:02d} 09:00,139000000{n:02d},c{n},card,paid" for n in range(60)
    ]
    lines += ["x1,¥--,2026-10-05 09:00,,,,"]
    answer = order_file.screen("\n".join(lines).encode())
    assert answer["alerts"]
    assert answer["import"]["rows_rejected"]
    assert faults("screen-result", answer) == []


def test_random_shops_are_accepted_with_every_field_filled_in() -> None:
    mixes = [*islice(realistic_mixes(seed=1), 15), *islice(wild_mixes(seed=1), 15)]
    for document in map(estimate.inputs_of, mixes):
        # The mixes are drawn for the model, which takes a part of a day where a document may not.
        ring = document["assumptions"]["blind_window"]
        ring["start_day"] = int(ring["start_day"])
        assert estimate.inputs_of(validate(document)) == document
        assert faults("estimate", document) == []


@few
@given(any_mix)
def test_whatever_is_accepted_is_accepted_by_the_schema(document: dict[str, object]) -> None:
    assert faults("estimate", document) == []


@few
@given(plans())
def test_plans_and_what_they_come_to_keep_to_the_schemas(plan: dict[str, object]) -> None:
    assert faults("commitments", plan) == []
    assert faults("commitments-result", commitments.commitments(plan)) == []


@pytest.mark.parametrize("change", [{"change": "returned", "order": 1}, {"change": "later", "order": 2}])
def test_a_plan_with_a_change_keeps_to_the_schemas(change: dict[str, object]) -> None:
    folder = ROOT / "tests" / "command_line"
    plan = json.loads((folder / "one_buyer.json").read_text(encoding="utf-8")) | {"what_if": change}
    result = commitments.commitments(plan)
    assert faults("commitments", plan) == []
    assert faults("commitments-result", result) == []
    assert faults("commitments", result["inputs"]) == []


@pytest.mark.parametrize("balance_on", ["2026-11-22", "2026-11-15", "2026-12-01", "2024-01-01"])
def test_a_plan_with_the_day_of_its_balance_keeps_to_the_schemas(balance_on: str) -> None:
    folder = ROOT / "tests" / "command_line"
    plan = json.loads((folder / "one_buyer.json").read_text(encoding="utf-8")) | {"balance_on": balance_on}
    result = commitments.commitments(plan)
    assert ("since_balance" in result) == (balance_on != plan["today"])
    assert faults("commitments", plan) == []
    assert faults("commitments-result", result) == []
    assert faults("commitments", result["inputs"]) == []


def test_options_are_those_of_the_reader() -> None:
    """Each name in the schema is a choice that reading a file accepts."""
    options = schema("mix")["properties"]
    for platform in options["platform"]["enum"]:
        Options(platform=platform)
    for encoding in options["encoding"]["enum"]:
        Options(encoding=encoding)
    for language in options["lang"]["enum"]:
        Options(language=language)
    Options(columns=dict.fromkeys(options["map"]["propertyNames"]["enum"], "x"))
    share = options["pay_later_share"]
    Options(pay_later_share=share["minimum"])
    Options(pay_later_share=share["maximum"])
    assert faults("mix", {"currency": "EUR", "beside": "october.csv"}) == []
    assert faults("mix", {"currency": "euro"}) != []
    assert faults("mix", {"platform": "jd", "map": {"amount": "应付金额"}, "pay_later_share": 0.4}) == []
    assert faults("mix", {"platform": "amazon"}) != []
