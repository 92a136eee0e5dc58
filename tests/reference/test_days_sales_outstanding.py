"""Days sales outstanding as printed by four sources."""

import pytest

from calculator.exposure.receivable.days_sales_outstanding import count_back, days_sales_outstanding
from tests.reference import reference_case

CASE = reference_case("12")
SIMPLE, COUNT_BACK, AVERAGE, BALANCE = CASE["cases"]
TOLERANCE = CASE["tolerance"]


def test_simple() -> None:
    found = days_sales_outstanding(SIMPLE["receivables"], SIMPLE["sales"], SIMPLE["days"])
    assert found == pytest.approx(SIMPLE["exact"], rel=1e-12)
    assert found == pytest.approx(SIMPLE["printed"], abs=TOLERANCE)


def test_count_back() -> None:
    months = [(sales, COUNT_BACK["days_per_month"]) for sales in COUNT_BACK["monthly_sales_newest_first"]]
    found = count_back(COUNT_BACK["receivables"], months)
    assert found.complete
    assert found.days == pytest.approx(COUNT_BACK["exact"], rel=1e-12)
    assert found.days == pytest.approx(COUNT_BACK["printed"], abs=TOLERANCE)


def test_average_balance() -> None:
    balance = (AVERAGE["opening"] + AVERAGE["closing"]) / 2
    found = days_sales_outstanding(balance, AVERAGE["sales"], AVERAGE["days"])
    assert found == pytest.approx(AVERAGE["printed"], rel=1e-12)


def test_sales_of_several_months() -> None:
    found = days_sales_outstanding(BALANCE["balance"], sum(BALANCE["sales"]), BALANCE["days"])
    assert found == pytest.approx(BALANCE["exact"], rel=1e-12)
    assert found == pytest.approx(BALANCE["printed"], abs=TOLERANCE)
