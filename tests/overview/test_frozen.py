"""What an adopted overview kept can be read back."""

import dataclasses
import datetime as dt
import json

import pytest

from tests.overview.anything import anything, content_with
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.frozen import NotAnOverview, as_json, content_of, from_json
from wijkdesk.overview.sections import Content
from wijkdesk.storage.dossier import Dossier

TODAY = dt.date(2026, 8, 20)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("frozen") / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    return path


def test_every_overview_of_the_example_reads_back_as_it_was(example):
    with Dossier.open(example, read_only=True) as dossier:
        told = [
            overview_of(dossier.reader, HalfYear(year, half), today=TODAY)
            for year in range(2021, 2029)
            for half in (1, 2)
        ]
    assert [from_json(as_json(content)) for content in told] == told
    assert sum(len(content.pillars) for content in told) > 20


@pytest.mark.parametrize("text", ["", "<b>&\"'</b> 😀 مرحبا {0} %s \\ ; -- \x1f\n", "\x00\u202e\u2028", "x" * 10_000])
def test_any_text_reads_back_as_it_was(text):
    for content in (content_with(text, count=3), anything(Content, text, 2)):
        assert from_json(as_json(content)) == content


def test_a_whole_number_reads_back_as_the_number_it_was():
    said = json.loads(as_json(content_with("x")))
    said["pillars"][0]["figures"][0]["target"] = 3
    target = content_of(said).pillars[0].figures[0].target
    assert (target, type(target)) == (3.0, float)


def test_what_an_early_version_did_not_keep_is_not_there():
    said = json.loads(as_json(content_with("x")))
    del said["voices"], said["header"]["lines"]
    content = content_of(said)
    assert (content.voices, content.header.lines) == ((), ())
    assert content.successes


def test_what_a_later_version_keeps_besides_is_left_out():
    content = content_with("x")
    said = json.loads(as_json(content)) | {"weather": "sunny"}
    said["header"]["colour"] = 3
    assert content_of(said) == content


@pytest.mark.parametrize(
    "change",
    [
        {"header": None},
        {"header": "x"},
        {"pillars": {}},
        {"pillars": [3]},
        {"notice": 5},
        {"names_hidden": "5"},
        {"names_hidden": True},
        {"format": 2},
        {"format": None},
        {"escalations": [{"id": 1}]},
    ],
)
def test_anything_else_is_no_overview(change):
    said = json.loads(as_json(content_with("x"))) | change
    with pytest.raises(NotAnOverview):
        content_of(said)


@pytest.mark.parametrize(("field", "value"), [("stood_on", "gisteren"), ("half_year", {"year": 1, "half": 3})])
def test_a_date_or_half_year_that_is_none_is_no_overview(field, value):
    said = json.loads(as_json(content_with("x")))
    said["header"][field] = value
    with pytest.raises(NotAnOverview):
        content_of(said)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '"x"', "3"])
def test_other_json_is_no_overview(text):
    with pytest.raises(NotAnOverview):
        from_json(text)


def test_every_field_of_a_content_has_a_place_in_the_json():
    assert set(json.loads(as_json(content_with("x")))) == {"format", *(f.name for f in dataclasses.fields(Content))}
