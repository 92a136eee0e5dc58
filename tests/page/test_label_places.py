"""Names beside dots: whatever the dots, no name lies on another, on a dot or outside the drawing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from calculator.page.charts.label_places import DIGIT, HEIGHT, Box, around, beside, leader

ROOM = Box(50, 14, 340, 186)
RADIUS = 4.0
LINE = Box(199, 22, 201, 186)
dots = st.lists(st.tuples(st.floats(62, 318), st.floats(22, 186)), max_size=9)
crowds = st.tuples(st.tuples(st.floats(62, 318), st.floats(22, 186)), st.integers(1, 9)).map(
    lambda of: [of[0]] * of[1]
)


@given(st.one_of(dots, crowds))
def test_nothing_overlaps(places: list[tuple[float, float]]) -> None:
    names = [str(number) for number in range(1, len(places) + 1)]
    centres = beside(places, names, RADIUS, ROOM, [LINE])
    boxes = [around(centre, DIGIT * len(name), HEIGHT) for centre, name in zip(centres, names, strict=True)]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert ROOM.holds(box)
        assert not any(box.meets(around(dot, 2 * RADIUS, 2 * RADIUS)) for dot in places)
        assert not box.meets(LINE)


def test_a_name_stands_at_its_dot_where_there_is_room_and_on_a_line_where_not() -> None:
    alone, *_ = beside([(100, 100)], ["1"], RADIUS, ROOM)
    assert alone == (100 + RADIUS + DIGIT / 2 + 2, 100)
    assert leader((100, 100), alone, RADIUS, "1") is None
    crowd = beside([(100, 100)] * 9, list("123456789"), RADIUS, ROOM)
    start, end = leader((100, 100), crowd[-1], RADIUS, "9") or ((0, 0), (0, 0))
    assert around((100, 100), 2 * RADIUS, 2 * RADIUS).holds(Box(*start, *start))
    assert not around(crowd[-1], DIGIT - 1, HEIGHT - 1).meets(Box(*end, *end))
