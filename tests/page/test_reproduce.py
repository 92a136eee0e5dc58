"""The call that the page shows gives the result that the page shows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculator.answers import estimate
from calculator.page.merchant.sections.reproduce import command_line, essential, python_call
from tests.page.shops import every_shop, every_shop_and_with_provider


def printed_by(program: str) -> Any:
    """What a program shown on the page would print, as a value."""
    printed: list[Any] = []
    exec(program, {"print": printed.append})
    return printed[0]


@pytest.mark.parametrize(
    ("name", "document"),
    every_shop_and_with_provider(),
    ids=[name for name, _ in every_shop_and_with_provider()],
)
def test_the_python_call_gives_the_same_result(name: str, document: dict[str, Any]) -> None:
    result = estimate.estimate(document)
    assert printed_by(python_call(essential(result["inputs"]))) == result


@pytest.mark.parametrize(
    ("name", "document"),
    every_shop_and_with_provider(),
    ids=[name for name, _ in every_shop_and_with_provider()],
)
def test_the_command_line_gives_the_same_result(name: str, document: dict[str, Any]) -> None:
    result = estimate.estimate(document)
    command = command_line(essential(result["inputs"]))
    first, *lines, last = command.splitlines()
    assert (first, last) == ("python -m calculator estimate - --pretty <<'MIX'", "MIX")
    assert "MIX" not in lines
    assert json.loads(estimate.estimate_json("\n".join(lines))) == result


def test_only_what_differs_from_the_defaults_is_written() -> None:
    document = essential(estimate.estimate(every_shop()[0][1])["inputs"])
    assert document == {
        "schema": 1,
        "segments": [
            {"name": "s0", "orders_per_month": 0, "average_order_value": 3200, "pay_later_share": 0.4}
        ],
    }


def test_a_name_cannot_end_the_shells_input() -> None:
    document = {"schema": 1, "segments": [{"name": "MIX\nrm -rf ~ '\"$(x)`y`\\"}]}
    assert command_line(document).splitlines().count("MIX") == 1
