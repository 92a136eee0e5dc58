"""The buyer's page as Python writes it: form, figures, calendar, what the page asks for while it is used."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answers.commitments import commitments
from calculator.boundary.written_json import written
from calculator.build.runtime.inside.used_modules import asked
from calculator.build.samples.payments import alipay, weixin_pay
from calculator.buyer.payments.importing import MOST_BYTES
from calculator.buyer.plan_example import plan_example
from calculator.page.buyer.balance_chart import levels
from calculator.page.buyer.form import form_html
from calculator.page.buyer.movements import GIVEN_BY_THE_FORM, order_names
from calculator.page.buyer.once_deducted import once_deducted, places
from calculator.page.buyer.page_html import buyer_html
from calculator.page.buyer.reminders import calendar_file
from calculator.page.buyer.results import result_pieces, results_html
from calculator.page.buyer.rows import row_summary
from calculator.page.form.not_started import not_started_html
from calculator.page.html.numbers import exact_money, signed_short
from calculator.page.html.shown_figure import value_at
from calculator.parameters import Field, plan_fields, sources
from calculator.parameters.fields import field_at
from calculator.words import LANGUAGES, catalogue
from tests.buyer.by_hand import exact
from tests.buyer.calendar_file import read
from tests.buyer.plans import plans
from tests.html import Element, by_id, elements_of, with_attribute

NOW = "20261122T013000Z"
TYPED = {
    "today": "2026-11-22",
    "balance": "1.2千",
    "balance_on": "2026-11-22",
    "orders[0].name": "鞋 <b>",
    "orders[0].amount": "￥２５９",
    "orders[0].status": "received",
    "orders[0].received_on": "2026-11-20",
    "orders[0].confirm_days": "10",
    "income[0].date": "2026-12-05",
    "income[0].amount": "4,200",
    "fixed_costs[0].day_of_month": "1",
    "fixed_costs[0].amount": "1500",
    "what_if.change": "returned",
    "what_if.order": "1",
}
HOSTILE = ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "{lowest}", "a' onmouseover='x"]
every_field = pytest.mark.parametrize("field", plan_fields(), ids=lambda field: field.path)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def answer_to(
    fields: object, language: object = "zh", method: str = "figures", **more: Any
) -> dict[str, Any]:
    answered: dict[str, Any] = asked("buyer", method, {"fields": fields, "language": language, **more})
    return answered


def payments_in(content: bytes, language: str) -> dict[str, Any]:
    found: dict[str, Any] = asked("buyer", "payments", {"language": language}, content)
    return found


def saved(fields: object, language: object = "zh") -> Any:
    """The JSON that a press of a button saves."""
    answered = answer_to(fields, language, "saved", what="result")
    assert answered["ok"]
    return json.loads(answered["text"])


def boxes(html: str) -> list[Element]:
    """The boxes of the form, without those of the rows that are yet to be added."""
    return [
        box
        for box in with_attribute(html, "name")
        if not any(ancestor.name == "template" for ancestor in box.ancestors)
    ]


def figures_in(html: str) -> list[tuple[str, str]]:
    return [(e.get("data-result"), e.get("data-value")) for e in with_attribute(html, "data-result")]


@every_field
def test_every_input_is_declared_with_words_a_key_and_a_basis(field: Field) -> None:
    assert field_at(field.path.replace("[]", "[0]")) == field
    assert field.link_key
    assert set(field.sources) <= set(sources())
    if field.is_number:
        assert field.minimum is not None
        assert field.maximum is not None
    for language in LANGUAGES:
        words = catalogue(language)
        for part in ("label", "help"):
            assert words[f"field.{field.key}.{part}"]
        assert words[f"group.{field.group}"]
        assert f"unit.{field.unit}" in words
        if field.basis == "assumption":
            assert ("assumption" if language == "en" else "假设") in words[f"field.{field.key}.note"].lower()
    assert field.required or field.nullable or field.default is not None


def test_keys_of_links_are_given_once() -> None:
    keys = [field.link_key for field in plan_fields()]
    assert len(set(keys)) == len(keys)
    assert all(key.isalpha() and key.islower() for key in keys)


@every_language
def test_every_box_has_a_label_help_and_places_for_what_python_says(lang: str) -> None:
    html = form_html(lang, plan_example(lang))
    ids = by_id(html)
    labels = {label.get("for"): label for label in elements_of(html) if label.name == "label"}
    found = boxes(html)
    assert len(found) == 4 + 4 * 13 + 5 + 2 * 6 + 6
    for box in found:
        assert labels[box.get("id")].text.strip()
        described = box.get("aria-describedby").split()
        assert any(ids[reference].get("data-error-for") == box.get("name") for reference in described)


@every_language
def test_the_form_as_written_gives_the_result_of_the_example(lang: str) -> None:
    typed = {}
    for box in boxes(form_html(lang, plan_example(lang))):
        chosen = [
            option.get("value")
            for option in elements_of(form_html(lang, plan_example(lang)))
            if option.name == "option"
            and "selected" in option.attributes
            and box.get("id") in {ancestor.get("id") for ancestor in option.ancestors}
        ]
        typed[box.get("name")] = box.get("value") if box.name == "input" else (chosen or [""])[0]
    assert answer_to(typed, lang)["problems"] == []
    expected, found = commitments(plan_example(lang)), saved(typed, lang)
    assert {name: found[name] for name in ("schedule", "days", "what_if")} == {
        name: expected[name] for name in ("schedule", "days", "what_if")
    }


@given(plans(), st.sampled_from(LANGUAGES))
def test_every_figure_is_the_unrounded_number_at_its_path(plan: dict[str, Any], lang: str) -> None:
    result = commitments(plan)
    html = results_html(lang, result)
    shown = figures_in(html)
    assert len(shown) >= (6 if plan["orders"] or result["shortfalls"] else 3)
    for path, value in shown:
        assert float(value) == value_at(result, path), path
    ids = by_id(html)
    for element in elements_of(html):
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert all(reference in ids for reference in element.get(attribute).split())


@given(plans())
def test_the_month_tables_have_each_day_once_under_its_weekday(plan: dict[str, Any]) -> None:
    result = commitments(plan)
    html = result_pieces("en", result)["body"]
    tables = [e for e in elements_of(html) if e.name == "table" and e.get("class") == "month"]
    months = {day["date"][:7] for day in result["days"]}
    assert len(tables) == len(months)
    found = []
    for cell in [e for e in elements_of(html) if e.name == "td"]:
        row = next((a for a in cell.ancestors[::-1] if a.name == "table"), None)
        if row is None or row.get("class") != "month":
            continue
        found.append(cell)
    assert len(found) % 7 == 0
    spoken = [cell for cell in found if "month__none" not in cell.get("class") and len(cell.text) > 2]
    assert len(spoken) == len(result["days"])
    for place, cell in enumerate(found):
        day = next(
            (word for word in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun") if word in cell.text), None
        )
        if day:
            assert ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[place % 7] == day
    assert date.fromisoformat(result["days"][0]["date"]).strftime("%a") in spoken[0].text


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_typed_is_never_markup(name: str) -> None:
    plan = plan_example("en")
    for entries in (plan["orders"], plan["income"], plan["fixed_costs"]):
        for entry in entries:
            entry["name"] = name
    html = buyer_html("en", plan, commitments(plan), "../runtime/").replace(not_started_html("en"), "")
    found = elements_of(html)
    assert not [e for e in found if e.name in ("img", "script", "b")]
    assert not [a for e in found for a in e.attributes if a.startswith("on")]


SHORT: dict[str, Any] = {
    "today": "2026-11-29",
    "balance": 900,
    "income": [{"name": "wages", "date": "2026-12-10", "repeats": "monthly", "amount": 4200}],
    "fixed_costs": [{"name": "rent", "day_of_month": 1, "amount": 1200}],
    "orders": [{"name": "coat", "amount": 268, "received_on": "2026-11-20", "confirm_days": 10}],
}


def text_of(html: str) -> str:
    return "".join(e.text for e in elements_of(f"<div>{html}</div>")[:1])


@pytest.mark.parametrize(
    ("lang", "answer", "mend"),
    [
        (
            "zh",
            (
                "至少差 ¥300：就算一笔都不扣，12 月 1 日（周二）光付rent也差这么多。"
                "最多差 ¥568：12 月 1 日（周二）付完rent以后。"
            ),
            "rent晚 9 天，到 12 月 10 日（周四）再付。",
        ),
        (
            "en",
            (
                "At least ¥300 short: on Tue 1 Dec rent alone does that, with no order charged. "
                "At most ¥568 short: on Tue 1 Dec, after rent."
            ),
            "Pay rent 9 days later, on Thu 10 Dec.",
        ),
    ],
)
def test_the_first_answer_says_when_how_much_why_and_what_mends_it(lang: str, answer: str, mend: str) -> None:
    pieces = result_pieces(lang, commitments(SHORT))
    assert text_of(pieces["answer"]).startswith(answer)
    assert mend in text_of(pieces["body"])
    assert "coat" not in text_of(pieces["body"]).split(mend)[0]
    lines = [e for e in elements_of(f"<div>{pieces['answer']}</div>") if e.get("class") == "answer__line"]
    assert ["¥300" in lines[0].text, "¥568" in lines[1].text, len(lines)] == [True, True, 2]


@given(plans())
def test_no_figure_of_the_answer_is_told_twice(plan: dict[str, Any]) -> None:
    result = commitments(plan)
    told = [path for path, _ in figures_in(result_pieces("zh", result)["answer"])]
    assert len(set(told)) == len(told)
    if result["shortfalls"]:
        missing = [
            "lowest_balance.amount",
            "without_orders",
            "shortfalls[0].amount",
            "at_latest.lowest_balance.amount",
        ]
        amounts = [value_at(result, path) for path in missing if path in told]
        assert amounts[0] == result["lowest_balance"]["amount"]
        assert len(set(amounts)) == len(amounts)


RANGE: dict[str, Any] = {
    "today": "2026-11-29",
    "balance": 900,
    "fixed_costs": [{"name": "rent", "day_of_month": 1, "amount": 700}],
    "income": [{"name": "wages", "date": "2026-12-10", "amount": 4200}],
    "orders": [
        {"name": "coat", "amount": 268, "noted_on": "2026-11-29", "platform": "pinduoduo"},
        {"name": "lamp", "amount": 129, "noted_on": "2026-11-29", "status": "expected"},
    ],
}


@pytest.mark.parametrize(
    ("lang", "answer", "most"),
    [
        (
            "zh",
            (
                "要是都在最晚那天扣，就够用。最多差 ¥197：12 月 2 日（周三）就扣“lamp”的话。"
                "12 月 1 日（周二）付完rent，可能差 ¥68：要看前面的订单扣了没有。"
            ),
            "最坏的情况，12 月 1 日到 9 日之间都不够。",
        ),
        (
            "en",
            (
                "If every order is charged on its last possible day, there is enough. "
                "At most ¥197 short: on Wed 2 Dec, if “lamp” is charged then. "
                "On Tue 1 Dec, after rent, you may be ¥68 short: it depends on which orders have been charged"
            ),
            "At worst you are short between 1 and 9 Dec.",
        ),
    ],
)
def test_what_depends_on_unknown_days_is_said_with_its_range(lang: str, answer: str, most: str) -> None:
    pieces = result_pieces(lang, commitments(RANGE))
    assert text_of(pieces["answer"]).startswith(answer)
    assert most in text_of(pieces["answer"])
    ranged = [e for e in elements_of(pieces["body"]) if "month__range" in e.get("class").split()]
    assert len(ranged) == 38
    assert [e.get("class") for e in elements_of(pieces["body"]) if e.get("class") == "chart__at-latest"]
    shown = text_of(pieces["reminders"])
    assert (
        "between 29 Nov and 5 Jan 2027" if lang == "en" else "11 月 29 日到 2027 年 1 月 5 日之间"
    ) in shown


@every_language
def test_an_order_past_its_usual_days_is_asked_about_and_not_called_overdue(lang: str) -> None:
    order = {"name": "coat", "amount": 1, "noted_on": "2026-09-01"}
    result = commitments({**RANGE, "orders": [order]})
    assert result["schedule"][0] | {"balance_after": 0} == {
        "date": "2026-11-29",
        "kind": "deduction",
        "name": "coat",
        "amount": -1,
        "balance_after": 0,
        "passed": True,
    }
    body = result_pieces(lang, result)["body"]
    assert not [e for e in elements_of(body) if e.get("class") == "overdue"]
    (button,) = with_attribute(body, "data-orders")
    assert json.loads(button.get("data-then")) == {"orders[0].status": "paid"}


@every_language
def test_of_instalments_the_last_one_taken_is_what_stands_in_the_form(lang: str) -> None:
    order = {"name": "coat", "amount": 25, "deduct_on": "2026-11-22", "instalments": 4, "late_fee": 6}
    plan = {"today": "2026-12-10", "balance": 60, "balance_on": "2026-11-22", "orders": [order]}
    asked_about = with_attribute(result_pieces(lang, commitments(plan))["body"], "data-deducted")
    assert [box.get("data-deducted") for box in asked_about] == ["0", "0.2"]
    typed = {
        "orders[0].name": "coat",
        "orders[0].amount": "25",
        "orders[0].deduct_on": "2026-11-22",
        "orders[0].instalments": "4",
    }
    for ticked, stands in (
        ([], {}),
        (["0"], {"orders[0].instalments_paid": "1"}),
        (["0", "0.2"], {"orders[0].instalments_paid": "2"}),
        (["0", "0.2", "0.3", "0.4"], {"orders[0].status": "paid"}),
        (["7"], {}),
    ):
        answer = answer_to(typed, lang, "settled", deducted=ticked, not_deducted=[], not_moved=[])
        assert (answer["fields"], answer["text"]) == (stands, "")
    later = {**plan, "balance_on": "2026-12-10", "balance": 20, "plan_currency": "GBP"}
    later["orders"] = [{**order, "instalments_paid": 2}]
    result = commitments(later)
    assert [(one["date"], one["instalment"]) for one in result["schedule"]] == [
        ("2026-12-20", 3),
        ("2027-01-03", 4),
    ]
    assert result["late_fees"] == 12
    assert "£12" in text_of(result_pieces(lang, result)["answer"])


@every_language
def test_an_instalment_left_out_before_one_that_was_taken_stays_owed_and_is_told(lang: str) -> None:
    order = {"name": "coat", "amount": 25, "deduct_on": "2026-11-22", "instalments": 4}
    texts = {f"orders[0].{name}": str(value) for name, value in order.items()}
    answer = answer_to(texts, lang, "settled", deducted=["0.2"], not_deducted=[], not_moved=[])
    assert answer["fields"] == {"orders[0].instalments_paid": "1"}
    assert "coat" in answer["text"]
    plan = {"today": "2026-12-10", "balance": 60, "orders": [{**order, "instalments_paid": 1}]}
    result = commitments(plan)
    assert (result["outstanding"], result["schedule"][0]["date"]) == (75, "2026-12-10")
    assert result["schedule"][0]["overdue"]


@given(plans(), st.integers(1, 60), st.randoms(use_true_random=False))
def test_whatever_is_ticked_all_that_was_not_taken_stays_owed(
    plan: dict[str, Any], later: int, dice: Any
) -> None:
    """What the plan asked for on the day of its balance is what was taken since and what it asks for now."""
    today = date.fromisoformat(plan["today"]) + timedelta(later)
    old = {**plan, "balance_on": plan["today"], "today": today.isoformat()}
    since = commitments(old)["since_balance"]
    asked_about = places(since["movements"], since["orders"])
    asked_about += places(since.get("perhaps", []), since.get("perhaps_orders", []))
    taken = [place for place in asked_about if dice.random() < 0.5]
    inputs = commitments(plan)["inputs"]["orders"]
    orders = [dict(order) for order in plan["orders"]]
    for path, text in once_deducted(inputs, taken).items():
        position, _, name = path.removeprefix("orders[").partition("].")
        orders[int(position)][name] = int(text) if text.isdecimal() else text
    now = commitments({**plan, "today": today.isoformat(), "orders": orders})
    amounts = [exact(plan["orders"][position]["amount"]) for position, _ in taken]
    left = exact(commitments(plan)["outstanding"]) - sum(amounts, Decimal(0))
    assert exact(now["outstanding"]) == left
    overdue = [place for place in places(since["movements"], since["orders"]) if place not in taken]
    due_today = [entry for entry in now["schedule"] if entry["date"] == now["inputs"]["today"]]
    assert len(due_today) >= len(overdue)


ENOUGH = {
    "today": "2026-11-29",
    "balance": 900,
    "orders": [{"name": "coat", "amount": 268, "deduct_on": "2026-12-05"}],
}
RENT = [{"name": "rent", "day_of_month": 1, "amount": 100}]
WAGES = [{"name": "wages", "date": "2026-12-10", "amount": 4200}]


@every_language
def test_nothing_is_said_of_what_is_enough_before_an_order_is_entered(lang: str) -> None:
    pieces = result_pieces(lang, commitments({**ENOUGH, "orders": [], "fixed_costs": RENT}))
    assert text_of(pieces["answer"]) == catalogue(lang)["buyer.answer.no_orders"]
    assert not {"safe_to_add", "days_short"} & {path for path, _ in figures_in("".join(pieces.values()))}
    own = result_pieces(lang, commitments({**ENOUGH, "fixed_costs": RENT, "income": WAGES}))
    assert {"safe_to_add", "days_short"} <= {path for path, _ in figures_in(own["bar"])}
    rent_alone = {**ENOUGH, "orders": [], "fixed_costs": [{**RENT[0], "amount": 1000}]}
    assert "¥100" in text_of(result_pieces(lang, commitments(rent_alone))["answer"])


@every_language
@pytest.mark.parametrize("balance", [900, 100])
def test_the_verdict_says_that_rent_or_wages_are_not_entered(lang: str, balance: int) -> None:
    words = catalogue(lang)
    gaps = {
        key: {}
        | ({} if "fixed_costs" in key else {"fixed_costs": RENT})
        | ({} if "income" in key else {"income": WAGES})
        for key in ("fixed_costs_and_income", "fixed_costs", "income", "")
    }
    for key, entered in gaps.items():
        told = text_of(result_pieces(lang, commitments({**ENOUGH, "balance": balance, **entered}))["answer"])
        assert [gap for gap in gaps if gap and words[f"buyer.answer.gap_{gap}"] in told] == (
            [key] if key else []
        )


@every_language
@pytest.mark.parametrize("entered", [{}, {"fixed_costs": RENT}, {"income": WAGES}])
def test_what_can_be_added_never_stands_without_what_is_missing(lang: str, entered: dict[str, Any]) -> None:
    pieces = result_pieces(lang, commitments({**ENOUGH, **entered}))
    assert "safe_to_add" not in {path for path, _ in figures_in(pieces["bar"])}
    gap = "_and_".join(name for name in ("fixed_costs", "income") if name not in entered)
    assert catalogue(lang)[f"buyer.answer.gap_{gap}"] in text_of(pieces["body"])


@every_language
def test_of_instalments_the_one_to_move_is_named_by_number_and_day(lang: str) -> None:
    order = {"name": "coat", "amount": 400, "deduct_on": "2026-11-20", "instalments": 3}
    plan = {**SHORT, "fixed_costs": [], "balance": 300}
    plan["orders"] = [{**order, "instalments_paid": 1}]
    result = commitments(plan)
    assert [(one["kind"], one["instalment"]) for one in result["mends"]] == [
        ("return", None),
        ("ask_later", 2),
    ]
    said = {"zh": "coat（第 2 期，共 3 期，12 月 4 日）", "en": "coat (2 of 3, 4 Dec)"}[lang]
    assert said in text_of(result_pieces(lang, result)["body"])


@every_language
def test_a_shortage_says_how_unknown_days_count_and_which_sum_mends_it(lang: str) -> None:
    earliest = catalogue(lang)["buyer.answer.earliest"]
    perhaps = result_pieces(lang, commitments(RANGE))
    assert earliest in text_of(perhaps["answer"])
    assert earliest not in text_of(result_pieces(lang, commitments(SHORT))["answer"])
    assert text_of(result_pieces(lang, commitments(SHORT))["body"]).count("¥568") >= 2
    sure = {**RANGE, "fixed_costs": [{"name": "rent", "day_of_month": 1, "amount": 1200}]}
    result = commitments(sure)
    assert result["at_latest"]["lowest_balance"]["amount"] == -300
    assert result["lowest_balance"]["amount"] == -697
    said = (
        "12 月 1 日（周二）以前多备 ¥300 到 ¥697"
        if lang == "zh"
        else "Have ¥300 to ¥697 more in the account by Tue 1 Dec"
    )
    pieces = result_pieces(lang, result)
    assert said in text_of(pieces["body"])
    assert "¥197" in text_of(perhaps["body"])


@every_language
def test_where_nothing_mends_it_the_amount_missing_is_said(lang: str) -> None:
    plan = {**SHORT, "income": []}
    pieces = result_pieces(lang, commitments(plan))
    assert commitments(plan)["mends"] == []
    assert "¥568" in text_of(pieces["body"])
    assert "¥1,768" in text_of(pieces["body"])


OLD = {**TYPED, "balance": "900", "balance_on": "2026-11-22", "today": "2026-12-06"}


@every_language
def test_on_an_old_balance_the_page_asks_and_says_nothing_of_what_is_enough(lang: str) -> None:
    answer = answer_to(OLD, lang)
    assert answer["ok"]
    html = answer["html"]
    assert figures_in("".join(html.values())) == [("since_balance.suggested_balance", "3341.0")]
    boxes_asked = with_attribute(html["body"], "data-deducted")
    assert [(box.get("data-deducted"), "checked" in box.attributes) for box in boxes_asked] == [("0", True)]
    assert by_id(html["body"])["balance-now"].get("value") == "3341"
    assert html["limits"] == ""


def test_an_order_that_was_not_deducted_leaves_so_much_more() -> None:
    def suggested(**more: Any) -> dict[str, Any]:
        found: dict[str, Any] = asked("buyer", "suggested_balance", {"fields": OLD, "language": "en", **more})
        return found

    told = {"ok": True, "text": "3341", "shown": "¥3,341", "largest": 4200}
    assert suggested(not_deducted=[], deducted=["0"], not_moved=[]) == told
    told |= {"text": "3600", "shown": "¥3,600"}
    assert suggested(not_deducted=["0"], deducted=[], not_moved=[]) == told
    nothing: dict[str, list[str]] = {"not_deducted": [], "deducted": [], "not_moved": []}
    today = asked("buyer", "suggested_balance", {"fields": TYPED, "language": "en", **nothing})
    assert not today["ok"]


@every_language
def test_rent_and_wages_that_did_not_move_stay_owed_and_expected_today(lang: str) -> None:
    """The boxes stand beside each line; an unticked one becomes a row that moves once, today."""
    asked_about = with_attribute(answer_to(OLD, lang)["html"]["body"], "data-moved")
    flows = ["fixed_cost.0.2026-12-01", "income.0.2026-12-05"]
    assert [box.get("data-moved") for box in asked_about] == flows
    assert all("checked" in box.attributes for box in asked_about)
    ticks = {"not_deducted": [], "deducted": ["0"], "not_moved": flows}
    assert answer_to(OLD, lang, "suggested_balance", **ticks)["text"] == "641"
    answer = answer_to(OLD, lang, "settled", **ticks)
    assert answer["suggested"]["text"] == "641"
    assert ("fixed_costs[1].name" in answer["fields"]) and ("房租" in answer["text"] or lang == "en")
    assert answer["fields"]["fixed_costs[1].amount"] == "1500"
    # Wages that came once only keep their row, with another day.
    assert answer["fields"]["income[0].date"] == "2026-12-06"
    assert "income[1].date" not in answer["fields"]
    now = OLD | answer["fields"] | {"balance": "641", "balance_on": "2026-12-06"}
    result = saved(now)
    due = [(one["kind"], one["date"], one["amount"]) for one in result["movements"]][:2]
    assert due == [("income", "2026-12-06", 4200), ("fixed_cost", "2026-12-06", -1500)]
    assert result["outstanding"] == 0
    assert answer_to(OLD, lang, "settled", deducted=[], not_deducted=[], not_moved=[])["fields"] == {}
    assert (
        answer_to({**OLD, "today": "x"}, lang, "settled", deducted=[], not_deducted=[], not_moved=flows)[
            "fields"
        ]
        == {}
    )


@every_language
def test_a_balance_far_from_the_expected_one_is_said_and_nothing_can_be_added(lang: str) -> None:
    today = OLD | {"balance_on": "2026-12-06", "orders[0].status": "paid"}

    def answered(typed: str, told: str = "") -> dict[str, str]:
        of = {"typed": told or typed, "balance": "3341", "largest": 4200}
        html: dict[str, str] = answer_to(today | {"balance": typed}, lang, "figures", expected=of)["html"]
        return html

    near, far = answered("7541"), answered("7541.01")
    assert "unexplained.difference" not in {path for path, _ in figures_in("".join(near.values()))}
    assert "safe_to_add" in {path for path, _ in figures_in(near["answer"])}
    told = dict(figures_in(far["answer"]))
    assert (told["unexplained.difference"], told["unexplained.expected_balance"]) == ("4200.01", "3341.0")
    assert "safe_to_add" not in {path for path, _ in figures_in("".join(far.values()))}
    words = catalogue(lang)
    assert words["buyer.answer.unexplained_more"].split("{")[0] in text_of(far["answer"])
    assert words["buyer.answer.unexplained_less"].split("{difference}")[1][:5] in text_of(
        answered("-900")["answer"]
    )
    # Another balance has nothing to do with what was expected.
    assert "unexplained.difference" not in dict(figures_in(answered("7541.01", "7000")["answer"]))


@every_language
def test_no_box_is_to_be_cleared_where_an_overdraft_explains_itself(lang: str) -> None:
    told = text_of(answer_to(OLD | {"balance": "-5000", "today": "2026-11-23"}, lang)["html"]["body"])
    assert catalogue(lang)["buyer.old_balance.suggested_below_alone"].split("{")[0] in told
    assert catalogue(lang)["buyer.old_balance.suggested_below"].split("}")[1] not in told


@every_language
def test_goods_of_a_plan_in_another_currency_go_back_by_the_sellers_rules(lang: str) -> None:
    plan = {**ENOUGH, "balance": 100}
    seven = "七天" if lang == "zh" else "seven days"
    assert seven in text_of(result_pieces(lang, commitments(plan))["body"])
    assert seven not in text_of(result_pieces(lang, commitments({**plan, "plan_currency": "GBP"}))["body"])


@every_language
def test_an_order_in_instalments_names_what_it_lacks(lang: str) -> None:
    words = catalogue(lang)
    row = {"platform": "klarna", "status": "received", "noted_on": "2026-11-22"}
    told = row_summary(lang, "orders", row, "2026-11-22")
    assert told == words["buyer.form.row_without_both"]
    told = row_summary(lang, "orders", {**row, "amount": 25}, "2026-11-22", "GBP")
    assert told == words["buyer.form.order_without_day"].format(amount="£25")
    told = row_summary(
        lang, "orders", {**row, "amount": 25, "deduct_on": "2026-12-05", "instalments": 4}, "2026-11-22"
    )
    assert (
        told
        == {"zh": "¥25，还有 4 期，12 月 5 日（周六）扣款", "en": "¥25, 4 more times, charged on Sat 5 Dec"}[
            lang
        ]
    )
    (rows,) = with_attribute(form_html(lang, plan_example(lang)), "data-in-instalments")
    assert "klarna" in rows.get("data-in-instalments").split()
    assert "pinduoduo" not in rows.get("data-in-instalments").split()


@every_language
def test_the_currency_is_told_whether_or_not_the_plan_is_whole(lang: str) -> None:
    fields = {"today": "2026-11-22", "balance": "60", "plan_currency": "GBP", "orders[0].name": "coat"}
    answer = answer_to(fields, lang)
    assert (answer["ok"], answer["currency"]) == (False, "英镑" if lang == "zh" else "GBP")
    (group,) = with_attribute(form_html(lang, plan_example(lang)), "data-currency-words")
    assert json.loads(group.get("data-currency-words"))["GBP"] == answer["currency"]


def test_nothing_is_saved_as_a_reminder_on_an_old_balance() -> None:
    assert not answer_to(OLD, "zh", "reminders", now=NOW, zone="local", flows="yes", here="")["ok"]


@every_language
def test_no_box_is_asked_to_be_cleared_where_there_is_none(lang: str) -> None:
    words = catalogue(lang)
    later = OLD | {"orders[0].deduct_on": "2026-12-20"}
    told, told_with_order = (text_of(answer_to(fields, lang)["html"]["body"]) for fields in (later, OLD))
    assert words["buyer.old_balance.happened"] in told_with_order
    assert words["buyer.old_balance.happened"] not in told
    assert words["buyer.old_balance.no_order_happened"] in told


@every_language
def test_a_balance_below_zero_is_not_suggested_as_the_real_one(lang: str) -> None:
    html = answer_to(OLD | {"income[0].date": "2027-01-05"}, lang)["html"]
    assert figures_in(html["body"]) == [("since_balance.suggested_balance", "-859.0")]
    assert by_id(html["body"])["balance-now"].get("value") == ""


@every_language
@pytest.mark.parametrize("today", ["2026-11-21", "2028-01-01"])
def test_a_clock_that_went_wrong_is_said_and_nothing_suggested(lang: str, today: str) -> None:
    html = answer_to(OLD | {"today": today}, lang)["html"]
    assert figures_in("".join(html.values())) == []
    assert by_id(html["body"])["balance-now"].get("value") == ""
    assert ("device" if lang == "en" else "设备") in html["answer"]


@every_language
def test_a_plan_that_does_not_say_the_day_of_its_balance_is_asked_for_todays(lang: str) -> None:
    """As an earlier version kept it; on the command line such a balance is of today, as it was."""
    kept = TYPED | {"balance_on": ""}
    answer = answer_to(kept, lang)
    html = answer["html"]
    assert answer["ok"]
    assert figures_in("".join(html.values())) == []
    assert text_of(html["answer"]) == catalogue(lang)["buyer.old_balance.unknown_day"]
    assert by_id(html["body"])["balance-now"].get("value") == ""
    assert not answer_to(kept, lang, "reminders", now=NOW, zone="local", flows="yes", here="")["ok"]
    assert saved(kept)["lowest_balance"] == saved(TYPED)["lowest_balance"]


UNNAMED: dict[str, Any] = {
    "today": "2026-11-29",
    "balance": 300,
    "fixed_costs": [{"day_of_month": 5, "amount": 100}],
    "orders": [
        {"name": "订单 1", "amount": 259, "platform": "pinduoduo", "deduct_on": "2026-12-01"},
        {"name": "Order 2", "amount": 60, "deduct_on": "2026-12-02"},
        {"name": "订单 1，又一笔 2", "amount": 25, "platform": "klarna", "deduct_on": "2026-12-03"},
        {"name": "lamp", "amount": 5, "platform": "jd", "deduct_on": "2026-12-04"},
    ],
    "what_if": {"change": "returned", "order": 1},
}


@every_language
def test_an_order_that_nobody_named_is_called_by_platform_and_amount(lang: str) -> None:
    result = commitments(UNNAMED)
    pieces = result_pieces(lang, result)
    expected = {
        "zh": ("拼多多 ¥259", "¥60 的订单", "Klarna ¥25", "lamp", "房租等固定支出"),
        "en": ("Pinduoduo ¥259", "Order of ¥60", "Klarna ¥25", "lamp", "rent and the like"),
    }[lang]
    calendar = calendar_file(lang, result, NOW)
    for told in (text_of(pieces["body"]), text_of(pieces["reminders"]), calendar.replace("\r\n ", "")):
        assert [name for name in expected if name in told] == [*expected]
        assert "订单 1" not in told
        assert "Order 2" not in told
    old = commitments({**UNNAMED, "balance_on": "2026-11-22", "today": "2026-12-10"})
    assert expected[0] in text_of(result_pieces(lang, old)["body"])
    assert result["movements"][0]["name"] == "订单 1"


@every_language
def test_an_amount_that_its_name_says_is_not_said_twice(lang: str) -> None:
    unknown_day = {"name": "订单 5", "amount": 77, "noted_on": "2026-11-29"}
    own_words = {"name": "coat, ¥88 of ¥880", "amount": 88, "deduct_on": "2026-12-06"}
    plan = {**UNNAMED, "orders": [*UNNAMED["orders"], unknown_day, own_words]}
    calendar = read(calendar_file(lang, commitments(plan), NOW).encode()).events
    texts = text_of(result_pieces(lang, commitments(plan))["reminders"]).splitlines()
    old = {**plan, "balance_on": "2026-11-29", "today": "2026-12-10"}
    asked_about = [
        e.text for e in elements_of(result_pieces(lang, commitments(old))["body"]) if e.name == "li"
    ]
    told = [str(event[part]) for event in calendar for part in ("SUMMARY", "DESCRIPTION")]
    for amount in ("¥259", "¥60", "¥77"):
        lines = [line for line in (*texts, *asked_about, *told) if amount in line]
        assert len(lines) >= 5
        assert {line.count(amount) for line in lines} == {1}
    assert {line.count("¥88") for line in texts if "coat" in line} == {3}


@every_language
def test_orders_of_one_platform_and_amount_are_told_apart_by_a_day_or_their_place(lang: str) -> None:
    alike = {"amount": 60, "platform": "klarna"}
    orders: list[dict[str, Any]] = [
        {**alike, "name": "订单 1", "received_on": "2026-11-20"},
        {**alike, "name": "Order 2", "expected_on": "2026-12-03"},
        {**alike, "name": "Order 3"},
        {**alike, "name": "Order 4"},
        {**alike, "name": "lamp"},
        {"name": "Order 6"},
    ]
    assert (
        order_names(lang, orders, "GBP")
        == {
            "zh": [
                "Klarna £60（11 月 20 日到的）",
                "Klarna £60（预计 12 月 3 日到）",
                "Klarna £60（第 3 笔）",
                "Klarna £60（第 4 笔）",
                "lamp",
                "Order 6",
            ],
            "en": [
                "Klarna £60, arrived 20 Nov",
                "Klarna £60, expected 3 Dec",
                "Klarna £60 (no. 3)",
                "Klarna £60 (no. 4)",
                "lamp",
                "Order 6",
            ],
        }[lang]
    )


@every_language
def test_the_form_is_told_what_its_rows_are_called(lang: str) -> None:
    typed = TYPED | {"orders[0].name": "订单 1", "orders[0].platform": "pinduoduo"}
    expected = {"zh": "拼多多 ¥259", "en": "Pinduoduo ¥259"}[lang]
    assert answer_to(typed, lang)["called"] == {"orders": [expected]}
    # Where something is still missing, too.
    assert answer_to(typed | {"today": ""}, lang)["called"] == {"orders": [expected]}


def test_names_that_the_form_gives_are_known_as_such() -> None:
    for lang in LANGUAGES:
        words = catalogue(lang)
        given = words["script.row_new"].format(number=12)
        for name in (given, words["script.row_copy"].format(name=given), f"{given} 2"):
            assert GIVEN_BY_THE_FORM.fullmatch(name)
        assert not GIVEN_BY_THE_FORM.fullmatch(f"{given}a")


@every_language
def test_a_returned_order_may_still_be_deducted_until_the_refund_is_done(lang: str) -> None:
    order = {"name": "coat", "amount": 1, "status": "returned"}
    waiting, done = (
        row_summary(lang, "orders", {**order, "status": status}, "2026-11-29")
        for status in ("returned", "refunded")
    )
    said = {"zh": "退款办完前仍可能扣", "en": "may still be charged until the refund is done"}[lang]
    assert said in waiting
    assert said not in done


@every_language
def test_an_order_without_a_state_or_a_day_says_that_it_counts_as_received(lang: str) -> None:
    def said(**more: str) -> tuple[bool, bool]:
        order = {"name": "coat", "amount": 268, "noted_on": "2026-11-29", **more}
        body = text_of(result_pieces(lang, commitments({**RANGE, "orders": [order]}))["body"])
        line = row_summary(lang, "orders", order, "2026-11-29")
        in_results, in_row = {
            "zh": ("coat没有写哪天到货，先当作已经收到", "当作已收货"),
            "en": ("No day of arrival is given for coat: this counts as received", "taken as received"),
        }[lang]
        return in_results in body, in_row in line

    assert said() == (True, True)
    assert said(status="expected") == (False, False)
    assert said(received_on="2026-11-20") == (False, False)
    assert said(deduct_on="2026-12-20") == (False, False)


@every_language
def test_a_plan_without_a_balance_lists_its_days_and_amounts_without_a_verdict(lang: str) -> None:
    private = ("balance", "balance_on", "income[0].date", "income[0].amount")
    shared = {path: text for path, text in TYPED.items() if path not in private}
    answer = answer_to(shared, lang)
    assert answer["ok"]
    html = answer["html"]
    assert text_of(html["answer"]).endswith(catalogue(lang)["buyer.answer.without_balance"])
    assert {path for path, _ in figures_in("".join(html.values()))} == {
        "outstanding",
        *(f"movements[{place}].amount" for place in range(3)),
    }
    assert "¥259" in text_of(html["body"])
    assert "−¥1,500" in text_of(html["body"])
    assert "¥259" in text_of(html["reminders"])
    assert "−¥259" not in text_of(html["reminders"])
    nothing_to_list = {
        path: text for path, text in shared.items() if not path.startswith(("orders", "fixed"))
    }
    assert [
        one["field"] for one in answer_to(nothing_to_list | {"what_if.change": "none"}, lang)["problems"]
    ] == ["balance"]
    incomplete = answer_to(shared | {"orders[0].amount": ""}, lang)
    assert [one["field"] for one in incomplete["problems"]] == ["balance", "orders[0].amount"]


@every_language
def test_the_tick_beside_both_buttons_says_what_it_governs(lang: str) -> None:
    html = results_html(lang, commitments(SHORT))
    ticks = with_attribute(html, "data-share-money")
    assert [tick.get("id") for tick in ticks] == ["copy-money", "share-money"]
    texts = {one.get("data-text-money"): one.text for one in with_attribute(html, "data-text-money")}
    assert "¥4,200" not in texts["without"]
    assert "¥4,200" in texts["with"]


@every_language
def test_an_order_past_its_day_is_asked_about_unless_its_deduction_failed(lang: str) -> None:
    plan = {**SHORT, "orders": [{"name": "coat", "amount": 1, "deduct_on": "2026-11-20"}]}
    (button,) = with_attribute(result_pieces(lang, commitments(plan))["body"], "data-orders")
    assert button.get("data-orders") == "0"
    plan["orders"][0]["status"] = "overdue"
    assert not with_attribute(result_pieces(lang, commitments(plan))["body"], "data-orders")


@every_language
def test_amounts_in_the_bar_are_exact(lang: str) -> None:
    result = commitments({"today": "2026-11-29", "balance": 12_345.67})
    assert "¥12,345.67" in result_pieces(lang, result)["bar"]


def test_both_languages_show_the_same_figures() -> None:
    result = commitments(plan_example("en"))
    assert figures_in(results_html("zh", result)) == figures_in(results_html("en", result))


def test_what_is_saved_is_what_the_command_line_writes() -> None:
    result = commitments(saved(TYPED)["inputs"])
    assert result["outstanding"] == 259
    assert result["what_if"]["outstanding"] == 0
    for what, document in (("result", result), ("input", result["inputs"])):
        answer = answer_to(TYPED, "zh", "saved", what=what)
        assert answer == {"ok": True, "text": written(document, pretty=True) + "\n"}
    mistaken = TYPED | {"today": ""}
    assert answer_to(mistaken, "zh", "saved", what="result") == {"ok": False, "text": ""}


def test_an_answer_has_html_rows_and_how_texts_were_read() -> None:
    answer = answer_to(TYPED)
    assert answer["ok"]
    assert answer["understood"]["balance"] == "读作 1,200 元"
    assert answer["rows"]["orders"] == ["¥259，11 月 30 日（周一）扣款"]
    assert answer["rows"]["fixed_costs"] == ["¥1,500，每月 1 号"]
    assert "¥259" in answer["html"]["reminders"]
    assert "鞋 &lt;b&gt;" in answer["html"]["body"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "local"])
def test_reminders_are_made_when_they_are_asked_for(zone: str) -> None:
    made = answer_to(TYPED, "zh", "reminders", now=NOW, zone=zone, flows="", here="")
    event, short = read(made["text"].encode()).events
    assert str(short["UID"]).startswith("balance-short")
    assert f"{event.DTSTAMP:%Y%m%dT%H%M%SZ}" == NOW
    empty = {"today": "2026-11-22", "balance": "5", "balance_on": "2026-11-22"}
    assert answer_to(empty, "zh", "reminders", now=NOW, zone=zone, flows="yes", here="") == {
        "ok": True,
        "text": "",
        "told": "",
    }
    assert not answer_to(TYPED | {"today": ""}, "zh", "reminders", now=NOW, zone=zone, flows="yes", here="")[
        "ok"
    ]


def test_every_mistake_is_told_at_its_field() -> None:
    fields = TYPED | {
        "today": "",
        "orders[0].amount": "many",
        "orders[0].received_on": "2026-02-30",
        "orders[1].name": "x",
        "orders[1].amount": "1",
        "orders[1].confirm_days": "3",
        "fixed_costs[0].day_of_month": "32",
        "what_if.order": "7",
    }
    answer = answer_to(fields)
    assert {problem["field"]: problem["code"] for problem in answer["problems"]} == {
        "today": "missing",
        "orders[0].amount": "not_a_number",
        "orders[0].received_on": "wrong_type",
        "orders[1].received_on": "missing",
        "fixed_costs[0].day_of_month": "out_of_range",
        "what_if.order": "out_of_range",
    }
    assert not answer["ok"]
    assert "html" not in answer
    assert answer["rows"]["orders"][0] == "请填写这一行"


@every_language
def test_a_payments_list_becomes_rows_and_a_report(lang: str) -> None:
    found = payments_in(weixin_pay(), lang)
    assert [order["amount"] for order in found["orders"]] == ["72", "259", "39.9"]
    assert found["orders"][1]["noted_on"] == "2026-11-18"
    elements_of(found["html"]["import"])
    assert "¥370.90" in found["html"]["import"]
    assert payments_in(alipay(), lang)["orders"][0]["platform"] == "taobao"
    refused = payments_in(b"%PDF-1.7", lang)
    assert refused["problem"]
    assert refused["orders"] == []
    assert payments_in(b"x" * (MOST_BYTES + 1), lang)["problem"]


@every_language
def test_a_payments_list_is_in_yuan_and_gives_nothing_to_a_plan_in_another_currency(lang: str) -> None:
    fields = {
        "plan_currency": "GBP",
        "orders[0].name": "收纳箱",
        "orders[0].amount": "89",
        "orders[0].received_on": "2026-11-10",
    }
    argument = {"fields": fields, "language": lang}
    found = asked("buyer", "payments", argument, weixin_pay())
    assert found["orders"] == []
    assert set(found["html"].values()) == {""}
    assert ("英镑" if lang == "zh" else "GBP") in found["problem"]
    in_yuan = asked(
        "buyer", "payments", {**argument, "fields": fields | {"plan_currency": "CNY"}}, weixin_pay()
    )
    assert with_attribute(in_yuan["html"]["import"], "data-closes")
    assert len(in_yuan["orders"]) == 3


@every_language
def test_what_looks_regular_is_offered_and_never_ticked(lang: str) -> None:
    header = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
    row = "2026-{month}-05 09:00:00,扫码,健身房,/,支出,¥98.00,零钱,支付成功,{month},m,/"
    content = "\n".join([header, *(row.format(month=month) for month in ("09", "10", "11"))]).encode()
    html = payments_in(content, lang)["html"]["regular"]
    (box,) = with_attribute(html, "data-regular")
    assert "checked" not in box.attributes
    assert json.loads(box.get("data-row-texts")) == {
        "name": "健身房",
        "amount": "98",
        "repeats": "monthly",
        "day_of_month": "5",
    }
    assert catalogue(lang)["buyer.import.looks_regular"].format(count=3) in text_of(html)


def test_more_than_a_mebibyte_is_too_large() -> None:
    typed = TYPED | {"orders[0].name": "x" * (1 << 20)}
    assert [problem["code"] for problem in answer_to(typed)["problems"]] == ["too_large"]
    assert not answer_to(typed, "zh", "saved", what="result")["ok"]


PATHS = st.sampled_from(
    [*TYPED, "orders[1].name", "orders[0].deduct_on", "orders[3].amount", "income", "x[0].y"]
)
TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["", "0", "-1", "1e9", "2026-12-01", "none", "１２", "nan"])
)


@given(st.dictionaries(PATHS, TEXTS), st.sampled_from(LANGUAGES))
def test_nothing_that_can_be_typed_makes_it_fail(typed: dict[str, str], language: str) -> None:
    answer = answer_to(TYPED | typed, language)
    assert answer["ok"] == (not answer["problems"])


@given(*2 * [st.floats(-1e7, 1e7, allow_subnormal=False)])
def test_the_curves_axis_spans_its_balances_and_zero_in_few_steps(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    marks = levels(low, high)
    assert marks[0] <= low or low > 0
    assert marks[-1] >= high or high < 0
    assert 0 in marks
    assert 2 <= len(marks) <= 7


def test_amounts_keep_their_cents_and_flows_their_signs() -> None:
    assert [exact_money(value, "zh") for value in (1541, 1541.5, -275.9, 0)] == [
        "¥1,541",
        "¥1,541.50",
        "−¥275.90",
        "¥0",
    ]
    assert [signed_short(value, "zh") for value in (4200, -39.9, -12_345)] == ["+4,200", "−39.9", "−1.23 万"]
    assert signed_short(-12_345, "en") == "−12.3k"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_that_is_out_of_range_or_paid_has_its_words_too(lang: str) -> None:
    order = {"amount": 100, "instalments": 2, "noted_on": "9999-12-30"}
    assert row_summary(lang, "orders", order, "2026-11-29")
    paid = {"amount": 100, "instalments": 4, "instalments_paid": 4, "received_on": "2026-11-01"}
    line = row_summary(lang, "orders", paid, "2026-11-29")
    assert catalogue(lang)["choice.open_order.status.paid"] in line
