"""A changed segment is what the dataclass would make of it, and takes no other fields."""

from dataclasses import replace

import pytest

from calculator.exposure.decisions.levers.order_limit import limited
from calculator.shop.order_mix import Segment
from tests.exposure.mixes import a_segment


@pytest.mark.parametrize("segment", [a_segment(), limited(a_segment(order_value_cv=0.8), 300.0)])
def test_some_fields_are_changed(segment: Segment) -> None:
    changed = segment.changed(name="other", due_days=3.0)
    assert changed == replace(segment, name="other", due_days=3.0)
    assert type(changed) is type(segment)
    assert hash(changed) != hash(segment)
    assert segment.changed() == segment


def test_what_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match="dew_days"):
        a_segment().changed(dew_days=3.0)
