"""Phone numbers as the Netherlands writes them."""

import pytest

from wijkdesk.exchange.phone_numbers import tidy_phone


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("0612345678", "06 12345678"),
        ("06-12 34 56 78", "06 12345678"),
        ("+31 (0)23 5115115", "023 511 5115"),
        ("0235115115", "023 511 5115"),
        ("14023", "14 023"),
        ("09008844", "0900 8844"),
        ("+32 2 555 12 12", "+32 2 555 12 12"),
        ("003225551212", "+32 2 555 12 12"),
    ],
)
def test_a_number_is_written_as_it_is_in_the_netherlands(typed, tidy):
    assert tidy_phone(typed) == tidy


@pytest.mark.parametrize(
    "typed", ["", "via de balie", "06 1234", "0612345678 (werk)", "0612345678 of 0687654321", "112!"]
)
def test_what_is_not_a_number_alone_stays_as_it_was_typed(typed):
    assert tidy_phone(typed) == typed
