"""Days sales outstanding: how many days of sales the receivable stands for.

    DSO                 = receivable / sales x days of those sales
    best possible DSO   = receivable not yet due / sales x days
    average delay       = DSO - best possible DSO
    count-back DSO      = days of the newest months whose sales make up the receivable, the last one in part
    collection          = (opening + sales - closing) / (opening + sales - closing not yet due)

Count-back does not mistake a month of high sales for slow payment. In a steady shop the DSO over all
pay-later sales is the mean days outstanding of Equation (3). Money and days; the last is a share.
Source: Credit Research Foundation, survey of days sales outstanding: DSO, best possible DSO, average days
delinquent, collection effectiveness index.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountedBack:
    """Count-back DSO in days; `complete` is false if all the sales given do not make up the receivable."""

    days: float
    complete: bool


def days_sales_outstanding(receivable: float, sales: float, days: float) -> float | None:
    """DSO, or with the receivable not yet due the best possible DSO; none without sales."""
    return receivable / sales * days if sales > 0 else None


def average_delay(receivable: float, not_yet_due: float, sales: float, days: float) -> float | None:
    """Days by which the DSO exceeds the best possible one; none without sales."""
    return days_sales_outstanding(receivable - not_yet_due, sales, days)


def count_back(receivable: float, sales_newest_first: Iterable[tuple[float, float]]) -> CountedBack:
    """Count-back DSO from periods given by their sales and their days, the newest first."""
    left, counted = receivable, 0.0
    for sales, days in sales_newest_first:
        if left <= 0:
            break
        if left < sales:
            return CountedBack(counted + left / sales * days, complete=True)
        left -= sales
        counted += days
    return CountedBack(counted, complete=left <= 0)
