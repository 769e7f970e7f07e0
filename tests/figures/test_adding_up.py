"""Values of several areas together."""

import pytest

from wijkdesk.domain.words import Measure
from wijkdesk.figures.adding_up import add_up


@pytest.mark.parametrize(
    ("measure", "values", "bases", "together"),
    [
        (Measure.COUNT, (2190, 1755), (), 3945),
        (Measure.COUNT, (2190, None), (), None),
        (Measure.COUNT, (), (), None),
        (Measure.PERCENTAGE, (20.0, 50.0), (100, 300), 42.5),
        (Measure.AVERAGE, (205.0, 180.0), (1000, 1000), 192.5),
        (Measure.PERCENTAGE, (20.0, 50.0), (), None),
        (Measure.PERCENTAGE, (20.0, 50.0), (100, None), None),
        (Measure.PERCENTAGE, (20.0, None), (100, 300), None),
        (Measure.PERCENTAGE, (20.0, None), (100, 0), 20.0),
        (Measure.PERCENTAGE, (None, None), (0, 0), None),
        (Measure.MEDIAN, (20.0, 50.0), (100, 300), None),
        (Measure.SCORE, (0.1, 0.2), (100, 300), None),
        (Measure.MEDIAN, (20.0,), (), 20.0),
        (Measure.PERCENTAGE, (None,), (), None),
    ],
)
def test_areas_are_added_up_only_where_that_is_honest(measure, values, bases, together):
    assert add_up(measure, values, bases) == together
