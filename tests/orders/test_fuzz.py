"""A short turn of the fuzzer on a fixed seed, a long one on seeds of its own, and arbitrary bytes."""

import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.orders.files import file_of
from tests.orders.fuzz import damaged, holds, letters_hold, seeds

FILES = 120
FILES_FOR_LETTERS = 15


def test_damaged_files_are_read_or_refused() -> None:
    dice, whole = random.Random(7), seeds()
    for _ in range(FILES):
        holds(damaged(dice.choice(whole), dice, whole))


def test_letters_can_be_made_of_damaged_files() -> None:
    dice, whole = random.Random(8), seeds()
    for _ in range(FILES_FOR_LETTERS):
        letters_hold(damaged(dice.choice(whole), dice, whole))


@pytest.mark.long
@pytest.mark.parametrize("turn", range(20))
def test_damaged_files_are_read_or_refused_on_any_seed(turn: int) -> None:
    seed = secrets.randbits(32)
    dice, whole = random.Random(seed), seeds()
    try:
        for place in range(FILES):
            file = damaged(dice.choice(whole), dice, whole)
            holds(file)
            if place < FILES_FOR_LETTERS:
                letters_hold(file)
    except BaseException as error:
        error.add_note(f"turn {turn}, seed {seed}")
        raise


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"order_id,amount,created_at\nA1,5,2026-10-01\n", b"\xff\xfe"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, before: bytes) -> None:
    holds(before + data)


def test_a_file_of_newcomers_only() -> None:
    """Found by the fuzzer: where every buyer is a newcomer, their share has no odds."""
    header = "order_id,amount,created_at,buyer,receiver_phone"
    holds(file_of([f"A{n},50,2026-10-01,b{n},13811112222" for n in range(6)], header))
