"""Promises about the pictures that the program brings along."""

from xml.etree import ElementTree

import pytest

from wijkdesk import paths
from wijkdesk.domain.words import ActionState

ICONS = paths.resources() / "icons"
PICTURES = sorted(ICONS.rglob("*.svg"))


def test_every_state_of_an_action_has_its_own_picture():
    assert {picture.stem for picture in (ICONS / "states").iterdir()} == {state.value for state in ActionState}


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_every_icon_can_be_drawn_in_any_colour(picture):
    drawing = picture.read_text("utf-8")
    root = ElementTree.fromstring(drawing)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox")
    assert ("currentColor" in drawing) != (picture.stem == "wijkdesk")
