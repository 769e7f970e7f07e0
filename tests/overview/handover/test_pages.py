"""The handover as a PDF: always two pages that can be read aloud."""

import dataclasses
import io

import pypdf
import pytest

from tests.overview.anything import anything
from tests.overview.test_layout import HOSTILE
from tests.pdf.structure import faults, told
from wijkdesk.overview.handover.content import Handover
from wijkdesk.overview.pages.handover_layout import render_handover

LISTS = ("actions", "promises", "commitments", "people")


def pages_of(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("text", ["Lampen", " ".join(HOSTILE), "woord " * 400, "\U0001f600" * 300, ""])
@pytest.mark.parametrize("count", [0, 1, 200])
def test_it_is_two_pages_whatever_there_is_to_tell(text, count):
    handover = anything(Handover, text, 1)
    handover = dataclasses.replace(handover, **{name: getattr(handover, name)[:1] * count for name in LISTS})
    content = render_handover(handover)

    assert len(pages_of(content)) == 2
    assert faults(content) == []


def test_what_does_not_fit_is_counted():
    handover = anything(Handover, "Lampen", 1)
    few, many = (
        "\n".join(pages_of(render_handover(dataclasses.replace(handover, people=handover.people * count))))
        for count in (3, 60)
    )

    assert "en nog" not in few
    assert "in het dossier" in many
    assert [word for kind, word in told(render_handover(handover)) if kind in ("H1", "H2")][1:] == [
        "Lopende acties",
        "Open toezeggingen",
        "Commitments",
        "Wie ertoe doen, en waarom",
    ]
