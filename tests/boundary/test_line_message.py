"""What is said about a line of a pasted list that is not understood."""

import pytest

from calculator.page.typed.pasted_lists import PASTED, read_lines
from calculator.words.messages import problem_text


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "不付的可能”这一项对不上"), ("en", "does not fit. Write")]
)
def test_the_column_and_the_order_are_named(language: str, said: str) -> None:
    _, (problem,) = read_lines(PASTED["open_orders"], "320, 12\n10, 2, 5400", "CNY")
    text = problem_text(problem, language)
    assert said in text
    assert "5400" in text
