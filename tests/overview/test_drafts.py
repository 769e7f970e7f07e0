"""The drafts that stand in an overview while the coordinator wrote nothing herself."""

from dataclasses import replace

import pytest

from tests.overview.anything import content_with
from wijkdesk.overview.drafts import own_or_drafts
from wijkdesk.overview.dutch import begun


@pytest.mark.parametrize(
    ("made", "settled", "said"),
    [
        (0, 0, "In dit halfjaar is geen belofte gedaan of afgesloten. Aan het eind"),
        (0, 1, "In dit halfjaar: 1 belofte afgesloten. Aan het eind"),
        (2, 0, "In dit halfjaar: 2 beloften gedaan. Aan het eind"),
        (2, 1, "In dit halfjaar: 2 beloften gedaan, 1 belofte afgesloten. Aan het eind"),
    ],
)
def test_promises_that_were_not_made_or_settled_are_no_number(made, settled, said):
    content = content_with("Lamp")
    promises = replace(content.promises, made=made, settled=content.promises.settled * settled)

    texts = {text.name: text.text for text in own_or_drafts(replace(content, promises=promises), {}, None)}

    assert said in texts["promises"]


@pytest.mark.parametrize(
    ("unit", "at_first"), [("meldingen", "Meldingen"), ("x 1.000 euro", "x 1.000 euro"), ("x", "X"), ("", "")]
)
def test_a_unit_begins_with_a_capital_or_with_its_sign(unit, at_first):
    assert begun(unit) == at_first
