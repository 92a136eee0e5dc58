"""What the form shows in its boxes is what a person would type, and is read as the same number again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.page.typed.as_typed import form_texts, plain
from calculator.page.typed.filled_form import form_document
from calculator.shop.templates import example, templates


@pytest.mark.parametrize(
    ("value", "shift", "text"),
    [
        (0.069, 2, "6.9"),
        (0.03, 2, "3"),
        (0.0, 2, "0"),
        (1.0, 2, "100"),
        (120, 0, "120"),
        (1e-7, 2, "0.00001"),
        (15_000_000.0, 0, "15000000"),
        (1e22, 0, "10000000000000000000000"),
        (-0.5, 2, "-50"),
    ],
)
def test_a_number_is_written_plainly(value: float, shift: int, text: str) -> None:
    assert plain(value, shift) == text


@given(st.floats(0, 1e12), st.sampled_from([0, 2]))
def test_moving_the_point_loses_no_digit(value: float, shift: int) -> None:
    assert float(f"{plain(value, shift)}e-{shift}") == value


@pytest.mark.parametrize("document", [template.document("zh") for template in (example(), *templates())])
def test_a_document_survives_the_form(document: dict[str, object]) -> None:
    read, problems = form_document(form_texts(document))
    assert problems == []
    assert read["segments"] == document["segments"]
