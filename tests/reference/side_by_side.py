"""Each published case with the number that was printed and the one that this tree computes, side by side.

`python -m tests.reference` writes them to `side_by_side.json`, which the page "How we check this" shows: the
build computes no line and imports no test. `what` names the words of a line, `given` fills their places.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from calculator.exposure.counts.intervals import Counted, clopper_pearson_interval, upper_bound
from calculator.exposure.decisions.concentration import concentration
from calculator.exposure.net_benefit import break_even_non_payment_rate, net_benefit_per_order
from calculator.exposure.open_orders.provision_matrix import provision, roll_rates
from calculator.exposure.receivable.days_sales_outstanding import count_back, days_sales_outstanding
from calculator.exposure.shop_exposure import estimate
from tests.exposure.distribution.random_sums import excess_of_sum, law_of_sum, lower_quantile, mean_of, sd_of
from tests.exposure.mixes import the_golden_shop
from tests.reference import aliasing, basel, creditriskplus, poisson_binomial, reference_case
from tests.reference.credit_decision import at_rate_per_period, plain_credit
from tests.reference.loss_rates import loss_rates
from tests.reference.vasicek import share_lost

POINTS = 1024
RECORD = Path(__file__).parent / "side_by_side.json"


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a case; `tolerance` is how far it may be off, by how it was printed."""

    what: str
    published: float
    computed: float
    tolerance: float
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def agrees(self) -> bool:
        """Whether the two are the same number as far as it was printed."""
        return abs(self.computed - self.published) <= self.tolerance * (1 + 1e-9)


def creditriskplus_lines() -> Iterator[Line]:
    """All eleven figures, in dollars."""
    for example in creditriskplus.EXAMPLES:
        law, expected = creditriskplus.law_in_bands(example)
        unit = expected["loss_unit"]
        for name, figure in expected["published_and_recomputed"].items():
            if name == "EL":
                yield Line("mean", figure["published"], mean_of(law) * unit, 1, {"example": example})
            else:
                found = creditriskplus.interpolated_percentile(law, float(name), unit)
                given = {"example": example, "level": f"{100 * float(name):g}%"}
                yield Line("percentile", figure["published"], found, 1, given)


def basel_lines() -> Iterator[Line]:
    """All 64 weights."""
    for row in basel.rows():
        for kind, weight in basel.WEIGHTS.items():
            p = float(row["pd_pct"])
            given = {"p": f"{p:g}%"}
            yield Line(kind, float(row[f"published_{kind}"]), weight(p / 100), basel.ROUNDED, given)


def vasicek_lines() -> Iterator[Line]:
    """All 16 numbers: standard deviations above the mean."""
    for row in reference_case("04")["rows"]:
        for level, published in zip(row["levels"], row["published"], strict=True):
            found = (share_lost(row["p"], row["rho"], level) - row["p"]) / row["sd"]
            given = {"p": f"{100 * row['p']:g}%", "rho": f"{row['rho']:g}", "level": f"{100 * level:g}%"}
            yield Line("deviations", published, found, 0.06, given)


def vignette_lines() -> Iterator[Line]:
    """Nine quantiles."""
    case = reference_case("06")
    law = law_of_sum(case["inputs"]["lam"], 0.0, case["inputs"]["severity_pmf_on_0_to_22"], POINTS)
    for level, published in case["published"]["quantiles"].items():
        found = lower_quantile(law, float(level)) * case["inputs"]["step"]
        yield Line("quantile", published, found, 0, {"level": f"{100 * float(level):g}%"})


def textbook_lines() -> Iterator[Line]:
    """The answers that were printed."""
    answers = {case["name"]: case for case in reference_case("07")["cases"]}
    claimants = sd_of(law_of_sum(12, 0.0, [0, 1 / 2, 1 / 3, 1 / 6], POINTS)) ** 2
    yield Line("variance", answers["lda_5_3_1"]["published"], claimants, 1e-6)
    at_three = sum(law_of_sum(4, 1.0, [0, 0.25, 0.25, 0.25, 0.25], POINTS)[:4])
    yield Line("at_most_three", answers["lda_5_3_3_and_5_4_1"]["published"], at_three, 5e-5)
    four = sum(law_of_sum(6, 1 / 4, [0, 1.0], POINTS)[:4])
    yield Line("below_four", answers["lda_5_2_6"]["published"], four, 5e-5)
    for retention, published in answers["lda_5_3_6_7_stop_loss"]["published"].items():
        above = int(retention[1:])
        found = excess_of_sum(2, 1.0, {5: 0.2, 10: 0.3, 20: 0.5}, above)
        yield Line("stop_loss", published, found, 1e-3, {"above": above})


def aliasing_lines() -> Iterator[Line]:
    """Without tilting and with: 16 probabilities, in units of a millionth."""
    case = aliasing.CASE
    for column, tilt in zip(aliasing.COLUMNS, case["inputs"]["tilts"], strict=True):
        law = aliasing.tilted_law(tilt)
        for x, published in zip(case["x"], case["published"][column], strict=True):
            given = {"x": x, "tilt": f"{1024 * tilt:.4g}/1024"}
            yield Line("probability", 1e6 * published, 1e6 * law[x], 600 * published, given)


def provision_lines() -> Iterator[Line]:
    """Totals, and the loss rates from one month of sales."""
    example, entity, _, other = reference_case("11")["cases"]
    found = provision(example["gross"], example["rate"]).total
    yield Line("provision", example["total"], found, 0.5, {"name": "IFRS 9"})
    rates = loss_rates(roll_rates(entity["outstanding_after"], entity["never"]))
    for place, published in enumerate(entity["printed_rates"]):
        yield Line("loss_rate", 100 * published, 100 * rates[place], 0.05, {"bucket": place + 1})
    found = provision(entity["gross"], rates).total
    yield Line("provision", entity["total"], found, 0.5, {"name": "IFRScommunity"})
    found = provision(other["gross"], other["rate"]).total
    yield Line("provision", other["total"], found, 0.5, {"name": "finlearnhub"})


def outstanding_lines() -> Iterator[Line]:
    """Days sales outstanding, four ways."""
    simple, back, average, balance = reference_case("12")["cases"]
    found = _days(simple["receivables"], simple["sales"], simple["days"])
    yield Line("dso_simple", simple["printed"], found, 0.05)
    months = [(sales, back["days_per_month"]) for sales in back["monthly_sales_newest_first"]]
    yield Line("dso_count_back", back["printed"], count_back(back["receivables"], months).days, 0.05)
    middle = (average["opening"] + average["closing"]) / 2
    found = _days(middle, average["sales"], average["days"])
    yield Line("dso_average", average["printed"], found, 5e-4)
    found = _days(balance["balance"], sum(balance["sales"]), balance["days"])
    yield Line("dso_balance", balance["printed"], found, 0.005)


def _days(receivables: float, sales: float, days: float) -> float:
    found = days_sales_outstanding(receivables, sales, days)
    assert found is not None
    return found


def credit_lines() -> Iterator[Line]:
    """Net present values and break-even rates of granting credit."""
    spares, comes_back, _ = reference_case("14")["cases"]
    given, published = spares["inputs"], spares["published"]
    segment = plain_credit(given["price"], given["variable_cost"], given["default"])
    assumptions = at_rate_per_period(given["R"])
    value = net_benefit_per_order(segment, assumptions, given["default"]) / (1 + given["R"])
    yield Line("npv_once", published["npv_one_time"], value, 0.01)
    rate = break_even_non_payment_rate(segment, assumptions) or 0.0
    yield Line("break_even", 100 * published["break_even_default"], 100 * rate, 0.005)
    given, published = comes_back["inputs"], comes_back["published"]
    annuity = (given["price"] - given["cost"]) / given["r"]
    segment, free = (
        plain_credit(given["cost"] + annuity, given["cost"], given["default"]),
        at_rate_per_period(0),
    )
    value = net_benefit_per_order(segment, free, given["default"])
    yield Line("npv_repeated", published["pv_sale"], value, 0.01)
    paid = 1 - (break_even_non_payment_rate(segment, free) or 0.0)
    yield Line("payment_needed", 100 * published["break_even_payment_prob"], 100 * paid, 0.05)


def interval_lines() -> Iterator[Line]:
    """Exact limits for four of twenty, and the bound where nothing has failed."""
    case = reference_case("15")
    nist, no_default = case["nist"], case["pluto_tasche"]
    found = clopper_pearson_interval(Counted(nist["k"], nist["n"]), nist["conf"])
    yield Line("lower_limit", nist["published_low"], found.low, nist["tolerance"])
    yield Line("upper_limit", nist["published_high"], found.high, nist["tolerance"])
    for level, row in no_default["published_pct"].items():
        for number, published in zip(no_default["n"], row, strict=True):
            if published is not None:
                bound = 100 * upper_bound(Counted(0, number), float(level))
                given = {"n": number, "level": f"{100 * float(level):g}%"}
                yield Line("none_failed", published, bound, no_default["tolerance"] + 1e-4, given)


def binomial_lines() -> Iterator[Line]:
    """Probabilities of the number of bad orders, each order with a rate of its own."""
    for name in ("tsakim_3", "tsakim_8"):
        case = poisson_binomial.CASES[name]
        law = poisson_binomial.law_of_orders([(p, 1) for p in case["p"]], 16)
        for k, published in zip(case["k"], case["published_pmf"], strict=True):
            yield Line("bad_orders", published, law[k], case["tolerance"], {"k": k, "n": len(case["p"])})


def concentration_lines() -> Iterator[Line]:
    """The index, in points of ten thousand."""
    for case in reference_case("16")["cases"]:
        found = 10_000 * concentration(case["shares_pct"]).hhi
        yield Line("hhi", case["hhi_points"], found, 1e-6, {"shares": len(case["shares_pct"])})


def shop_lines() -> Iterator[Line]:
    """The whole calculator on three segments, against exact fractions."""
    expected = reference_case("18")["expected_total"]
    portfolio = estimate(the_golden_shop()).portfolio
    for what, name, found in (
        ("receivable", "stock", portfolio.receivable),
        ("never_paid", "stock_bad", portfolio.receivable_never_paid),
        ("book_loss", "el_book", portfolio.expected_book_loss),
        ("cash_loss", "el_cash", portfolio.expected_cash_loss),
    ):
        yield Line(what, expected[name], found, 1e-9 * expected[name])


CASES: dict[str, Callable[[], Iterator[Line]]] = {
    "01": creditriskplus_lines,
    "03b": basel_lines,
    "04": vasicek_lines,
    "05": binomial_lines,
    "06": vignette_lines,
    "07": textbook_lines,
    "09": aliasing_lines,
    "11": provision_lines,
    "12": outstanding_lines,
    "14": credit_lines,
    "15": interval_lines,
    "16": concentration_lines,
    "18": shop_lines,
}


def computed() -> dict[str, list[dict[str, Any]]]:
    """Every line of every case, worked out now."""
    return {number: [asdict(line) for line in lines()] for number, lines in CASES.items()}


def recorded() -> dict[str, list[dict[str, Any]]]:
    """Every line of every case as the page shows it."""
    record: dict[str, list[dict[str, Any]]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record


def write_record() -> None:
    """Replace what the page shows by what is computed now."""
    RECORD.write_text(json.dumps(computed(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
