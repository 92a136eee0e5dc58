"""The result has the shape of the public interface, repeats the input it used, and is finite throughout."""

import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers import estimate as answers
from calculator.boundary.problems import InvalidInput
from calculator.exposure.shop_exposure import Estimate
from calculator.exposure.shop_exposure import estimate as estimate_mix
from calculator.parameters import Field, fields_of
from calculator.shop.templates import Template, example, templates
from calculator.shop.validation import validate
from calculator.version import __version__
from tests.boundary.documents import a_document_with, the_least_document

LEVELS = ["0.5", "0.9", "0.95", "0.99", "0.999"]
SEGMENT = {
    "name",
    "pay_later_orders",
    "outcomes",
    "probability_of_default",
    "mean_days_outstanding",
    "receivable",
    "receivable_never_paid",
    "expected_book_loss",
    "expected_cash_loss",
    "expected_guarantee_payment",
    "net_benefit",
    "break_even_non_payment_rate",
}
PORTFOLIO = {
    "pay_later_orders",
    "receivable",
    "receivable_sd",
    "receivable_never_paid",
    "expected_book_loss",
    "expected_cash_loss",
    "expected_guarantee_payment",
    "unexpected_loss",
    "value_at_risk",
    "expected_shortfall",
    "net_benefit",
    "concentration",
}


def numbers_in(value: object, path: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from numbers_in(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from numbers_in(part, path)
    elif isinstance(value, int | float):
        yield path, value


def test_the_result_has_the_names_of_the_interface() -> None:
    result = answers.estimate(example().document("en"))
    assert list(result)[:3] == ["schema", "calculator_version", "inputs"]
    assert set(result) >= {
        "segments",
        "portfolio",
        "receivable_over_time",
        "loss_distribution",
        "audit",
        "notices",
    }
    assert (result["schema"], result["calculator_version"]) == (1, __version__)
    for segment in result["segments"]:
        assert set(segment) >= SEGMENT
        assert set(segment["outcomes"]) == {"fraud", "returned", "unpaid", "paid"}
    portfolio = result["portfolio"]
    assert set(portfolio) >= PORTFOLIO
    assert list(portfolio["value_at_risk"]) == list(portfolio["expected_shortfall"]) == LEVELS
    assert set(portfolio["concentration"]) == {"hhi", "effective_segments"}
    assert set(result["receivable_over_time"]) >= {"day", "expected", "never_paid", "peak", "peak_day"}
    assert set(result["loss_distribution"]) >= {"step", "probability"}
    assert set(result["audit"]) >= {
        "mass_error",
        "mean_error",
        "sd_error",
        "tail_mass",
        "lattice_points",
        "passed",
    }


def test_the_input_used_is_repeated_whole_and_gives_the_same_result() -> None:
    result = answers.estimate(a_document_with("assumptions.rings.per_month", 0.1))
    inputs = result["inputs"]
    assert set(inputs["segments"][0]) == set(fields_of("segment"))
    assert set(inputs["assumptions"]) == {*fields_of("assumptions"), "rings", "blind_window"}
    assert set(inputs["assumptions"]["rings"]) == set(fields_of("rings"))
    assert set(inputs["assumptions"]["blind_window"]) == set(fields_of("blind_window"))
    assert inputs["assumptions"]["rings"]["segment"] == "phones"
    assert set(inputs["levers"]) == set(fields_of("levers"))
    assert inputs["season"] == [{"from_day": 0, "to_day": 1, "multiplier": 2.0}]
    assert answers.written(answers.estimate(inputs)) == answers.written(result)


def test_the_blind_window_has_the_shape_of_the_public_interface() -> None:
    blind_window = answers.estimate(the_least_document())["blind_window"]
    assert set(blind_window) == {
        "segment",
        "is_dear",
        "orders_per_day",
        "most_orders",
        "days",
        "orders",
        "exposure",
        "not_yet_shipped",
        "loss_book",
        "loss_cash",
        "days_of_net_benefit",
        "with_screening",
        "none_flagged",
        "timeline",
        "countermeasures",
    }
    taken = {"orders", "exposure", "loss_book", "loss_cash"}
    assert set(blind_window["with_screening"]) == set(blind_window["none_flagged"]) == taken
    assert all(
        set(day) == {"day", "visible", "orders_placed", "orders_shipped", "value_gone"}
        for day in blind_window["timeline"]
    )
    assert all(
        set(measure) == {"lever", "value", "days", "change"} | taken
        for measure in blind_window["countermeasures"]
    )


def test_the_comparisons_have_the_shape_of_the_public_interface() -> None:
    document = a_document_with("assumptions.rings.per_month", 0.1) | {"levers": {"use_recovery": True}}
    result = answers.estimate(document)
    assert set(result["choices"]) == {"compared", "best", "next_best", "best_if_allowed"}
    three = {"receivable", "bad_month", "net_benefit"}
    said = {"choice", "value", "segment", "in_own_hands", "within_budget", "expected_shortfall"}
    changed = {"bad_month_change", "net_benefit_change"}
    assert all(set(one) == three | said | changed for one in result["choices"]["compared"])
    contribution = {"name", "expected_loss", "unexpected_loss", "expected_shortfall", "share"}
    found = result["contributions"]
    assert set(found) == {"segments", "rings", "largest_order"}
    assert all(set(part) == contribution for part in (*found["segments"], found["rings"]))
    assert set(found["largest_order"]) == {"segment", "value", "months_of_net_benefit"}
    assert set(result["break_even"]) == {"multiple", "profitable"}
    four = {"expected_book_loss", "expected_shortfall", "peak_receivable", "net_benefit"}
    assert [scenario["name"] for scenario in result["scenarios"]] == ["usual", "cautious", "severe"]
    assert all(
        set(scenario) == {"name", "multiples", "at_their_limit"} | four for scenario in result["scenarios"]
    )
    levers = result["levers"]
    assert set(levers) == {"limits", "ranked", "without_effect", "together"}
    assert set(levers["limits"]) == {"verdict", "recommended", "tried"}
    tried = {"limit", "expected_book_loss", "expected_shortfall", "net_benefit"}
    assert all(set(limit) == tried for limit in levers["limits"]["tried"])
    assert (levers["limits"]["tried"][0]["limit"], levers["limits"]["tried"][-1]["limit"]) == (0, None)
    changes = {"expected_loss_avoided", "shortfall_avoided", "receivable_freed", "net_benefit_change"}
    about = {"lever", "value", "segment", "chosen", "helps", "cost", "avoided_per_given_up"}
    assert all(set(effect) == about | four | changes for effect in (*levers["ranked"], levers["together"]))
    assert set(result["sensitivity"]) == {"expected_book_loss", "net_benefit", "peak_receivable"}
    for tornado in (
        *result["sensitivity"].values(),
        result["shortfall_sensitivity"],
        result["break_even_sensitivity"],
    ):
        assert set(tornado) == {"figure", "base", "inputs", "all_adverse"}
        for moved in tornado["inputs"]:
            assert set(moved) == {"input", "low", "high", "ends_are", "at_low", "at_high"}
            assert moved["ends_are"] in ("multiples", "values", "intervals")


def test_the_parts_of_a_result_make_the_whole_and_share_no_name() -> None:
    mix = validate(the_least_document())
    shop = answers.Shop(mix)
    parts = [shop.part(part) for part in answers.PARTS]
    names = [name for part in parts for name in part]
    assert len(names) == len(set(names))
    assert names == list(answers.result_of(mix))


def test_the_ring_stress_has_the_shape_of_the_public_interface() -> None:
    result = answers.estimate(the_least_document())
    assert set(result["ring_stress"]) == {
        "segment",
        "orders",
        "exposure",
        "loss_book",
        "loss_cash",
        "receivable",
        "peak",
        "peak_day",
        "expected_book_loss",
        "value_at_risk",
        "months_of_net_benefit",
        "orders_that_eat_a_month",
    }
    assert len(result["ring_stress"]["receivable"]) == len(result["receivable_over_time"]["day"])
    assert list(result["ring_stress"]["value_at_risk"]) == LEVELS


def test_without_pay_later_no_ring_can_buy() -> None:
    result = answers.estimate(a_document_with("segments[0].pay_later_share", 0))
    assert result["blind_window"] is None
    assert result["ring_stress"] is None


def test_text_and_parsed_document_give_the_same_result() -> None:
    document = example().document("zh")
    text = json.dumps(document, ensure_ascii=False)
    assert json.loads(answers.estimate_json(text)) == answers.estimate(document)
    assert json.loads(answers.estimate_json(text.encode(), pretty=True)) == answers.estimate(document)


def test_the_text_of_a_result_keeps_its_order_and_its_chinese() -> None:
    text = answers.estimate_json(json.dumps(example().document("zh")))
    assert text == answers.estimate_json(json.dumps(example().document("zh")))
    assert list(json.loads(text)) == list(answers.estimate(example().document("zh")))
    assert "手机" in text


def test_notices_come_with_the_result() -> None:
    result = answers.estimate(a_document_with("segments[0].return_days", 30))
    assert [notice["reason"] for notice in result["notices"]] == ["return_after_due"]
    assert result["notices"][0]["fields"] == ["segments[0].return_days", "segments[0].due_days"]


@pytest.mark.parametrize("entry", [*templates(), example()], ids=lambda entry: entry.id)
def test_every_template_can_be_computed_and_passes_its_audit(entry: Template) -> None:
    assert answers.estimate(entry.document("zh"))["audit"]["passed"]


def test_the_example_has_something_to_say() -> None:
    result = answers.estimate(example().document("en"))
    worth = [segment["net_benefit"] for segment in result["segments"]]
    assert min(worth) < 0 < max(worth)
    assert result["portfolio"]["value_at_risk"]["0.99"] > 2 * result["portfolio"]["expected_book_loss"]


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_what_is_not_finite_never_leaves(monkeypatch: pytest.MonkeyPatch, broken: float) -> None:
    def with_a_broken_figure(*given: Any) -> Estimate:
        estimate = estimate_mix(*given)
        object.__setattr__(estimate.portfolio, "unexpected_loss", broken)
        return estimate

    monkeypatch.setattr(answers, "estimate_mix", with_a_broken_figure)
    with pytest.raises(InvalidInput) as caught:
        answers.estimate(the_least_document())
    (problem,) = caught.value.problems
    assert (problem.code, problem.value) == ("not_computable", "portfolio.unexpected_loss")


@pytest.mark.parametrize("error", [OverflowError, ZeroDivisionError])
def test_arithmetic_that_fails_is_a_problem_and_not_a_crash(
    monkeypatch: pytest.MonkeyPatch, error: type[ArithmeticError]
) -> None:
    def fails(*_: object) -> Estimate:
        raise error

    monkeypatch.setattr(answers, "estimate_mix", fails)
    with pytest.raises(InvalidInput) as caught:
        answers.estimate(the_least_document())
    assert caught.value.problems[0].code == "not_computable"


def values_of(field: Field) -> st.SearchStrategy[object]:
    if field.kind == "boolean":
        return st.booleans()
    assert field.minimum is not None
    assert field.maximum is not None
    if field.kind == "whole":
        return st.integers(int(field.minimum), int(field.maximum))
    edges = st.sampled_from([field.minimum, field.maximum])
    return edges | st.floats(field.minimum, field.maximum) | (st.none() if field.nullable else st.nothing())


def any_of(scope: str, names: set[str]) -> st.SearchStrategy[dict[str, object]]:
    declared = {name: values_of(field) for name, field in fields_of(scope).items() if name not in names}
    return st.fixed_dictionaries(
        {name: values for name, values in declared.items() if fields_of(scope)[name].required},
        optional={name: values for name, values in declared.items() if not fields_of(scope)[name].required},
    )


def whose_counts_fit(segment: dict[str, Any]) -> dict[str, Any]:
    """The segment with its own history only where the counts can be those of one shop."""
    counts = ("counted_orders", "counted_unpaid", "counted_groups")
    orders, unpaid, groups = (segment.get(name) for name in counts)
    rest = {name: value for name, value in segment.items() if name not in counts}
    if orders is None or unpaid is None:
        return rest
    unpaid = min(orders, unpaid)
    fitting = {"counted_orders": orders, "counted_unpaid": unpaid}
    return rest | fitting | ({} if groups is None else {"counted_groups": min(groups, max(unpaid, 1))})


any_mix = st.builds(
    lambda segments, assumptions, rings, blind_window, levers: {
        "segments": [
            {"name": f"goods {number}"} | whose_counts_fit(segment) for number, segment in enumerate(segments)
        ],
        "assumptions": assumptions | {"rings": rings, "blind_window": blind_window},
        "levers": levers,
    },
    st.lists(any_of("segment", {"name"}), min_size=1, max_size=3),
    any_of("assumptions", set()),
    any_of("rings", {"segment"}),
    any_of("blind_window", {"segment"}),
    any_of("levers", {"segment"}),
)


@given(any_mix)
def test_whatever_is_allowed_gives_finite_figures_or_a_named_problem(document: dict[str, Any]) -> None:
    try:
        result = answers.estimate(document)
    except InvalidInput as invalid:
        assert {problem.code for problem in invalid.problems} == {"not_computable"}
        raise
    assert all(math.isfinite(number) for _, number in numbers_in(result))
    json.loads(answers.written(result), parse_constant=pytest.fail)


def test_losses_only_above_a_cap_that_hardly_an_order_reaches() -> None:
    """Rings of dear goods, each order covered up to a thousand times its mean: nearly all of it cancels."""
    goods = {"name": "goods", "orders_per_month": 0, "average_order_value": 999998, "order_value_cv": 3}
    goods |= {"pay_later_share": 0, "guarantee_coverage": 1, "guarantee_cap_per_order": 1e9}
    goods |= {"guarantee_covers_fraud": True, "claim_success_rate": 1}
    result = answers.estimate({"segments": [goods], "assumptions": {"rings": {"per_month": 1000}}})
    assert result["portfolio"]["expected_book_loss"] > 0
    assert result["portfolio"]["value_at_risk"]["0.999"] == 0


@pytest.mark.parametrize("orders_per_month", [1000, 10_000_000])
def test_losses_that_no_month_will_ever_see(orders_per_month: float) -> None:
    """Rings on, each order covered up to 361 times its mean, twelve deviations away."""
    goods = {"name": "goods", "orders_per_month": orders_per_month, "average_order_value": 2_766_942.81}
    goods |= {"order_value_cv": 0.5, "pay_later_share": 1, "guarantee_coverage": 1}
    goods |= {"guarantee_cap_per_order": 1e9, "guarantee_covers_fraud": True, "claim_success_rate": 1}
    result = answers.estimate({"segments": [goods], "assumptions": {"rings": {"per_month": 579.88}}})
    portfolio = result["portfolio"]
    assert result["audit"]["passed"]
    assert portfolio["value_at_risk"]["0.999"] == 0
    assert portfolio["expected_shortfall"]["0.99"] == pytest.approx(portfolio["expected_book_loss"] / 0.01)
    assert portfolio["expected_book_loss"] > 0
