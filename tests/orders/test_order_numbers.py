"""Order numbers are found at the position at which they were added, whatever they contain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.orders.rows.fingerprints import Fingerprints
from calculator.orders.rows.hash_slots import NOT_THERE
from calculator.orders.rows.order_numbers import BLOCK, DROPPED, OrderNumbers


@given(st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=3 * BLOCK), st.text(max_size=6))
def test_every_number_is_found_again(numbers: list[str], other: str) -> None:
    kept = OrderNumbers()
    assert kept.positions(numbers, not_adding=range(len(numbers))) == [NOT_THERE] * len(numbers)
    assert kept.positions(numbers) == list(range(len(numbers)))
    assert [kept.position(number) for number in numbers] == list(range(len(numbers)))
    assert (kept.position(other) == NOT_THERE) == (other not in numbers)
    kept.settle()
    assert list(kept) == numbers == [kept[position] for position in range(len(kept))]
    assert kept[-BLOCK:] == numbers[-BLOCK:]


def test_numbers_with_odd_signs_come_back_from_full_blocks() -> None:
    odd = ["\0", "a\0b", "\ud800", "单号", "\n", " "]
    numbers = [f"{number}{odd[number % len(odd)]}" for number in range(3 * BLOCK)]
    kept = OrderNumbers()
    kept.positions(numbers)
    assert list(kept) == numbers == [kept[position] for position in range(len(kept))]
    assert [kept.position(number) for number in numbers[::-1]] == list(range(3 * BLOCK))[::-1]


def test_more_numbers_than_slots_at_the_start() -> None:
    numbers = [f"{20261001000000 + number}" for number in range(20_000)]
    kept = OrderNumbers()
    kept.positions(numbers[:7])
    kept.positions(numbers)
    assert all(kept.position(number) == position for position, number in enumerate(numbers))
    assert kept.position("20261001") == NOT_THERE


def test_equal_fingerprints_are_told_apart_by_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fingerprints, "of", lambda _, texts: [7 << DROPPED] * len(texts))
    numbers = [f"N{number}" for number in range(BLOCK + 50)]
    kept = OrderNumbers()
    assert kept.positions(numbers) == list(range(BLOCK + 50))
    assert kept.positions(numbers[::-1]) == list(range(BLOCK + 50))[::-1]
    assert kept.position("M1") == NOT_THERE


def test_numbers_in_a_row_lie_apart() -> None:
    # probes counted, not timed: with Python's own hash in the browser there were hundreds for each number
    kept = OrderNumbers()
    kept.positions([f"260801-{number:012d}" for number in range(50_000)])
    slots = kept._slots
    runs = map(len, "".join("x" if position >= 0 else " " for position in slots).split())
    assert sum(run * run for run in runs) < 100 * len(kept)
