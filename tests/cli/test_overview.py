"""What the overview command writes, through real dossiers."""

import datetime as dt
import zipfile

import pytest

import wijkdesk.storage.mapping  # noqa: F401 - entities made after this can be stored
from tests.cli.calls import HOSTILE, NO_WINDOWS
from tests.pages import texts_of
from wijkdesk.cli.commands import run
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Contact, Organisation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.pillar import Pillar
from wijkdesk.domain.programme import Programme
from wijkdesk.domain.words import ActionState, ContactKind
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.frozen import as_json, sha256_of
from wijkdesk.overview.pages.layout import render_overview
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import change
from wijkdesk.storage.writing.overviews import adopt_overview, choose_for_overview

MARCH, HALF_YEAR = dt.date(2026, 3, 12), HalfYear(2026, 1)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=dt.date(2026, 8, 20))
    return path


@pytest.fixture
def town(tmp_path):
    """An alderman with a pillar, a partner with an action in it, and what somebody heard about a resident."""

    def content(result="Klaar."):
        holder = Contact(kind=ContactKind.ADMINISTRATOR, first_name="Floor", last_name="Bos")
        action = Action(title="Dak gedicht", main_pillar=Pillar(name="Wonen", portfolio_holder=holder))
        action.lead = Organisation(name="Ymere")
        action.end(ActionState.SUCCEEDED, MARCH, result=result, lesson="Bel eerst.")
        return [action, Contact(kind=ContactKind.RESIDENT, first_name="Fatma", last_name="Yılmaz")]

    def write(**about):
        path = tmp_path / "buurt.wijkdesk"
        programme = Programme(name="Rozenprieel", first_day=dt.date(2022, 1, 1), last_day=dt.date(2027, 12, 31))
        Dossier.create(path, lambda session: session.add_all([programme, *content(**about)]))
        return path

    return write


def adopt(path):
    """Adopt the first half of 2026, with a document of which the bytes say nothing; return what it froze."""
    with Dossier.open(path) as opened:
        content = overview_of(opened.reader, HALF_YEAR, today=dt.date(2026, 7, 1))
        document = b"%PDF-1.7 zoals vastgesteld"
        adopt_overview(
            opened,
            HALF_YEAR,
            dt.date(2026, 7, 2),
            content=as_json(content),
            document=document,
            sha256=sha256_of(document),
        )
    return content, document


def overview(path, output, *more):
    return run(["overview", str(path), "--period", "2026-1", "--output", str(output), *more], NO_WINDOWS)


def text_of(path):
    if path.suffix == ".odt":
        with zipfile.ZipFile(path) as file:
            return file.read("content.xml").decode()
    return "\n".join(texts_of(path))


def test_the_example_has_nothing_to_answer_and_every_variant_is_written(example, tmp_path, capsys):
    variants = [[], ["--public"], ["--for", "wethouder wonen"], ["--for", "YMERE"], ["--public", "--for", "Ymere"]]
    for number, variant in enumerate(variants):
        for ending in ("pdf", "odt"):
            target = tmp_path / f"{number}.{ending}"
            assert overview(example, target, *variant) == 0, variant
            assert target.read_bytes().startswith(b"%PDF-" if ending == "pdf" else b"PK")
            assert capsys.readouterr() == (f"{target}\n", "")


def test_each_variant_is_what_was_asked_for(town, tmp_path):
    path, target = town(), tmp_path / "uit.odt"
    for more, told in (
        (["--public"], "Openbare versie"),
        (["--for", "Floor Bos"], "Uittreksel voor Floor Bos"),
        (["--for", "ymere"], "Wat dit u bracht"),
        (["--format", "odt"], "Kernboodschap"),
    ):
        assert overview(path, target, *more) == 0
        assert told in text_of(target)


@pytest.mark.parametrize("name", ["Niemand", HOSTILE, "Ymer"])
def test_a_name_that_nobody_has_gets_the_names_that_there_are(town, tmp_path, capsys, name):
    target = tmp_path / "uit.pdf"
    assert overview(town(), target, "--for", name) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines()), target.exists()) == ("", 1, False)
    assert "Floor Bos" in told.err
    assert "Ymere" in told.err


def test_a_closed_overview_has_no_public_version(town, tmp_path, capsys):
    path = town()
    with Dossier.open(path) as opened:
        choose_for_overview(opened, HALF_YEAR, "openness", ["closed"])
    assert overview(path, tmp_path / "uit.pdf", "--public") == 1
    assert "niet openbaar" in capsys.readouterr().err
    assert overview(path, tmp_path / "uit.pdf") == 0


@pytest.mark.parametrize("more", [[], ["--public"], ["--for", "Ymere"], ["--format", "odt"]])
def test_what_would_reveal_somebody_is_held_back_with_the_list(town, tmp_path, capsys, more):
    path = town(result="Fatma Yılmaz belde 06-12345678.")
    target = tmp_path / ("uit.odt" if "odt" in more else "uit.pdf")
    assert overview(path, target, *more) == 1
    told = capsys.readouterr()
    assert (told.out, target.exists()) == ("", False)
    assert "Fatma Yılmaz" in told.err
    assert "06-12345678" in told.err
    assert "--allow-findings" in told.err.splitlines()[-1]


def test_findings_can_be_allowed_and_a_resident_stays_hidden(town, tmp_path, capsys):
    path, target = town(result="Fatma Yılmaz belde."), tmp_path / "uit.odt"
    assert overview(path, target, "--allow-findings") == 0
    assert "een bewoner" in capsys.readouterr().err
    assert "Fatma" not in text_of(target)


def test_an_adopted_overview_is_the_very_file_that_was_adopted(town, tmp_path):
    path, target = town(), tmp_path / "uit.pdf"
    _, document = adopt(path)
    assert overview(path, target) == 0
    assert target.read_bytes() == document


def test_what_is_made_of_an_adopted_overview_says_what_it_said(town, tmp_path):
    path, target = town(), tmp_path / "uit.odt"
    content, _ = adopt(path)
    with Dossier.open(path) as opened:
        change(opened, Action, content.pillars[0].ended[0].id, title="Later anders genoemd")
    for more in ([], ["--public"], ["--for", "Ymere"], ["--for", "Floor Bos"]):
        assert overview(path, target, *more) == 0
        assert "Dak gedicht" in text_of(target)
        assert "Later anders" not in text_of(target)


def test_what_was_adopted_is_not_checked_again(town, tmp_path, capsys):
    path = town(result="Fatma Yılmaz belde.")
    adopt(path)
    assert overview(path, tmp_path / "uit.odt") == 0


def test_a_frozen_content_that_cannot_be_read_gets_one_sentence(town, tmp_path, capsys):
    path = town()
    document = render_overview(adopt(path)[0])
    with Dossier.open(path) as opened:
        adopt_overview(
            opened, HalfYear(2025, 2), MARCH, content='{"format": 9}', document=document, sha256=sha256_of(document)
        )
    call = ["overview", str(path), "--period", "2025-2", "--output", str(tmp_path / "uit.odt")]
    assert run(call, NO_WINDOWS) == 1
    told = capsys.readouterr().err
    assert "niet kan lezen" in told
    assert len(told.splitlines()) == 1
