"""The overview as who listens to it, and who keeps it, gets it."""

import datetime as dt
import io

import pypdf
import pytest

from tests.overview.anything import content_with, with_text
from tests.overview.test_layout import HOSTILE
from tests.pdf.structure import faults, told
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.pages.layout import render_overview
from wijkdesk.storage.dossier import Dossier


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=dt.date(2026, 8, 20))
    with Dossier.open(path, read_only=True) as opened:
        return render_overview(overview_of(opened.reader, HalfYear.parse("2026-1"), today=dt.date(2026, 8, 20)))


def test_the_overview_of_the_example_keeps_both_standards(example):
    assert faults(example) == []


def test_the_overview_of_the_example_is_read_in_its_order(example):
    headings = [(role, text.strip()) for role, text in told(example) if role in ("H1", "H2", "H3")]
    sections = [text for role, text in headings if role == "H2"]
    assert headings[0] == ("H1", "Rozenprieel")
    assert sections[:4] == ["Kernboodschap", "In één oogopslag", "Sinds het vorige overzicht", "Wat ging goed"]
    assert sections[-3:] == ["Vooruitblik", "Gevraagd besluit", "Bijlage"]
    assert [text for _, text in headings].index("Wat deden wij") == headings.index(("H2", "Wonen")) + 1


def test_each_line_of_the_contents_leads_to_its_heading_and_says_its_page(example):
    reader = pypdf.PdfReader(io.BytesIO(example))
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    outline = {}
    for entry in _entries(reader.outline):  # a pillar has a heading in the appendix too
        outline.setdefault(entry.title, pages[entry.page.idnum])

    assert [link["/Contents"] for link in links][:2] == ["Sinds het vorige overzicht", "Wat ging goed"]
    for link in links:
        assert pages[link["/Dest"][0].idnum] == outline[link["/Contents"]]
    told_pages = [text for role, text in told(example) if role == "Link"]
    assert [text.split()[-1] for text in told_pages] == [str(outline[link["/Contents"]]) for link in links]


def test_every_chart_says_what_it_shows(example):
    alternatives = [text for role, text in told(example) if role == "Figure"]
    assert any(text.startswith("Jaar ") for text in alternatives)
    assert any("Moeite met rondkomen" in text and "Haarlem: 2016 22,4 %, 2020 17,5 %" in text for text in alternatives)


def _entries(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _entries(entry)
        else:
            yield entry


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_every_field_keeps_both_standards(text):
    content = render_overview(content_with(text))
    assert faults(content) == []
    assert told(content)


def test_a_long_appendix_keeps_both_standards():
    content = content_with("Opruimen van de binnentuinen", count=60)
    assert faults(render_overview(with_text(content, "message", ""))) == []
