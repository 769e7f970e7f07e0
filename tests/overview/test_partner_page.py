"""The page for one partner: one page, whatever there is to tell."""

import dataclasses
import datetime as dt

import pytest

from tests.overview.anything import content_with
from tests.overview.test_layout import HOSTILE
from tests.pages import texts_of
from tests.pdf.structure import faults, told
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import ActionState
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.pages.partner_page import render_partner_page, write_partner_page
from wijkdesk.overview.sections import Party
from wijkdesk.overview.variants import for_partner, names_for
from wijkdesk.overview.variants.partner_view import Together
from wijkdesk.storage.dossier import Dossier

TODAY = dt.date(2026, 8, 20)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path, read_only=True) as opened:
        return overview_of(opened.reader, HalfYear(2026, 1), today=TODAY)


def pages(document):
    return texts_of(document)


def much(text, count):
    """The page of a partner of whom everything is told so many times."""
    content = content_with(text or "x", count=count)
    page = for_partner(content, text or "x")
    line = page.pledges[0]
    others = tuple(Party(f"{text}{index}") for index in range(count))
    return dataclasses.replace(
        page,
        goals=tuple(dataclasses.replace(goal, of_portfolio=False) for goal in content.goals) * count,
        pledges=(line,) * count,
        actions=page.actions * count,
        coming=page.coming * count,
        worked_with=tuple(Together(other, 3) for other in others),
    )


def test_every_partner_of_the_example_has_one_page(example):
    partners = names_for(example).partners
    assert len(partners) > 10
    for name in partners:
        (text,) = pages(render_partner_page(for_partner(example, name)))
        assert "Wat dit u bracht" in text


def test_the_page_says_what_it_brought(example):
    page = for_partner(example, "Ymere")
    (text,) = pages(render_partner_page(page))
    assert "afgesproken: 6 keer" in text
    assert "96 woningen met herstelde fundering" in text
    assert "Verhuiscoach aan de keukentafel" in text
    assert "Wat eraan komt" in text
    assert "en nog" in text


def test_the_page_says_you_in_its_title_alone(example):
    (text,) = pages(render_partner_page(for_partner(example, "Haarlem Effect")))
    words = text.replace("Wat dit u bracht", "").split()
    assert "u" not in words
    assert "uw" not in words


def test_the_page_keeps_both_standards(example):
    document = render_partner_page(for_partner(example, "Ymere"))
    assert faults(document) == []
    headings = [text.strip() for role, text in told(document) if role in ("H1", "H2")]
    assert headings[0] == "Wat dit u bracht"
    assert "Wat Ymere toezegde" in headings


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_every_field_stays_on_one_page(text):
    document = render_partner_page(much(text, 20))
    assert len(pages(document)) == 1
    assert faults(document) == []


def test_a_partner_of_whom_nothing_is_told_has_a_page(example):
    page = for_partner(example, "Ymere")
    empty = dataclasses.replace(
        page, goals=(), pledges=(), actions=(), worked_with=(), coming=(), moments=None, head=None
    )
    (text,) = pages(render_partner_page(empty))
    assert "aan geen actie" in text
    assert "geen gegevens" in text


def test_what_did_not_succeed_is_told_with_its_lesson(example):
    page = for_partner(example, "Politie, basisteam Haarlem")
    failed = next(action for action in page.actions if action.state is ActionState.FAILED)
    (text,) = pages(render_partner_page(page))
    assert failed.title in text
    assert "Geleerd: " in text


def test_the_same_page_gives_the_same_bytes(example, tmp_path):
    page = for_partner(example, "Ymere")
    path = tmp_path / "ymere.pdf"
    write_partner_page(page, path)
    assert path.read_bytes() == render_partner_page(page)
