"""What is said where no order was named for the letters, or none of the named ones is in the file."""

import pytest

from calculator.boundary.problems import Problem
from calculator.words.messages import problem_text


@pytest.mark.parametrize(("language", "asked"), [("zh", "一行一个"), ("en", "one a line")])
@pytest.mark.parametrize("given", [0, 3])
def test_it_says_what_to_fill_in(language: str, asked: str, given: int) -> None:
    said = problem_text(Problem("no_orders", "order_ids", given, (), "chosen"), language)
    assert asked in said
    assert str(given) in said
