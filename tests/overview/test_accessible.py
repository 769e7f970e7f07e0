"""The overview as who listens to it, and who keeps it, gets it."""

import dataclasses
import datetime as dt

import pytest

from tests.overview.test_layout import HOSTILE, content_with
from tests.pdf.structure import faults, told
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.layout import render_overview
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
    assert sections[:4] == ["Kernboodschap", "Dit halfjaar", "Wat ging goed", "Wonen"]
    assert sections[-2:] == ["Vooruitblik", "Bijlage"]
    assert [text for _, text in headings].index("Acties dit halfjaar") == headings.index(("H2", "Wonen")) + 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_every_field_keeps_both_standards(text):
    content = render_overview(content_with(text))
    assert faults(content) == []
    assert told(content)


def test_a_long_appendix_keeps_both_standards():
    content = content_with("Opruimen van de binnentuinen", count=60)
    assert faults(render_overview(dataclasses.replace(content, message=""))) == []
