"""Order numbers are found at the position at which they were added, whatever they contain."""

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.orders.order_numbers import BLOCK, NOT_THERE, OrderNumbers


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=3 * BLOCK), st.text(max_size=6))
def test_every_number_is_found_again(numbers: list[str], other: str) -> None:
    kept = OrderNumbers()
    for number in numbers:
        assert kept.position(number) == NOT_THERE
        kept.add(number)
    assert [kept.position(number) for number in numbers] == list(range(len(numbers)))
    assert (kept.position(other) == NOT_THERE) == (other not in numbers)
    kept.settle()
    assert list(kept) == numbers == [kept[position] for position in range(len(kept))]
    assert kept[-BLOCK:] == numbers[-BLOCK:]


def test_more_numbers_than_slots_at_the_start() -> None:
    numbers = [f"{20261001000000 + number}" for number in range(20_000)]
    kept = OrderNumbers()
    for number in numbers:
        kept.add(number)
    assert all(kept.position(number) == position for position, number in enumerate(numbers))
    assert kept.position("20261001") == NOT_THERE


class Alike(str):
    """A text whose hash is that of every other."""

    __slots__ = ()

    def __hash__(self) -> int:
        return 7


def test_equal_hashes_are_told_apart_by_the_text() -> None:
    numbers = [Alike(f"N{number}") for number in range(100)]
    kept = OrderNumbers()
    for number in numbers:
        kept.add(number)
    assert [kept.position(number) for number in numbers] == list(range(100))
    assert kept.position(Alike("N100")) == NOT_THERE
