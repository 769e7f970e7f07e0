"""Any text in any field is stored or refused with a sentence, and then shown, searched and put on paper."""

import datetime as dt
import re
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pdf.structure import faults
from tests.storage.older import older_dossier
from wijkdesk.cli.show import KINDS, as_json, as_text
from wijkdesk.domain.action import Action
from wijkdesk.domain.contact import Organisation
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.overview import Overview
from wijkdesk.domain.refusal import Refused
from wijkdesk.overview.editions import Asked, make_document
from wijkdesk.overview.escalation_letter import letter_of, mail_of
from wijkdesk.overview.handover.content import handover_of
from wijkdesk.overview.pages.escalation_layout import render_letter
from wijkdesk.overview.pages.handover_layout import render_handover
from wijkdesk.overview.pages.plan_layout import render_plan
from wijkdesk.overview.plan import plan_of
from wijkdesk.storage import check, migrations
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.mapping import ANNOUNCED
from wijkdesk.storage.reading.bin import list_bin
from wijkdesk.storage.reading.history import history_of
from wijkdesk.storage.reading.search import search
from wijkdesk.storage.tables import ReadableText, metadata
from wijkdesk.storage.writing import edit

TODAY = dt.date(2026, 11, 23)
PERIOD = HalfYear(2026, 1)

TEXTS = {
    "nul": "voor\0na",
    "half letters": "\ud800voor\udfffna",
    "right to left": "שלום \u202eomgekeerd\u202c مرحبا",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇳🇱 " * 20,
    "control": "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028\u2029\u200b\ufeff",
    "combining": "a" + "\u0301" * 400,
    "markup": "<b>vet</b></para><script>alert(1)</script>&amp;&#0; ]]> <!-- {0} %s {x!r} $(rm) `ls`",
    "sql": "'); DROP TABLE actions; --\" OR 1=1 NEAR(a b) a* ^b -c AND",
    "formula": "=HYPERLINK(\"http://x\")+cmd|' /C calc'!A0",
    "astral": "\U0010ffff\U000e0001\ue000\ufffe\uffff",
}


def fields():
    """Every text that an edit may change: the kind, and the attribute."""
    tables = {table: kinds[0][0] for table, kinds in ANNOUNCED.items() if kinds[0][1] == "id"}
    return [
        (kind, column.name)
        for table, kind in tables.items()
        if kind in edit.NAMES and kind is not Overview
        for column in metadata.tables[table].columns
        if isinstance(column.type, ReadableText)
    ]


FIELDS = fields()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A small dossier with something of every kind; the adopted overview in it says nothing, so it goes."""
    path = older_dossier(migrations.KNOWN[-2], tmp_path_factory.mktemp("told"))
    with Dossier.open(path) as dossier:
        with dossier.write_beside() as connection:
            connection.execute("DELETE FROM overviews")
        dossier.rebuild_index()
    return path


def put(dossier, kind, name, text):
    """Put a text in a field of one thing of this kind; give why it was refused, or ""."""
    table = next(table for table, kinds in ANNOUNCED.items() if kinds[0] == (kind, "id"))
    [(number,)] = dossier.reader.execute(f"SELECT max(id) FROM {table}").fetchall()
    try:
        edit.change(dossier, kind, number, **{name: text})
    except Refused as refused:
        return refused.reason
    return ""


def test_there_is_a_field_to_fill_of_every_kind():
    assert len(FIELDS) > 50


def test_nasty_texts_are_stored_shown_searched_and_put_on_paper(told, tmp_path):
    path = shutil.copy(told, tmp_path / "nasty.wijkdesk")
    texts = list(TEXTS.values())
    with Dossier.open(path) as dossier:
        reader = dossier.reader
        given = [(kind, name, texts[place % len(texts)]) for place, (kind, name) in enumerate(FIELDS)]
        refused = list(filter(None, [put(dossier, *each) for each in given]))
        assert [reason for reason in refused if "\n" in reason or not reason.endswith((".", "?"))] == []
        assert len(refused) < 10
        assert check.findings(dossier) == []
        for kind in KINDS:
            as_text(kind, reader)
            as_json(kind, reader)
        for kind in edit.NAMES:
            history_of(reader, kind, 1)
        list_bin(reader, dt.datetime.now(dt.UTC))
        for text in texts:
            search(reader, text)
        for asked in (Asked(), Asked(public=True), Asked(format="odt")):
            document = make_document(reader, PERIOD, asked, today=TODAY, allow_findings=True).document
            assert asked.format == "odt" or faults(document) == []
        [(report,)] = reader.execute("SELECT max(id) FROM escalations").fetchall()
        letter = letter_of(reader, report, today=TODAY)
        for document in (
            render_plan(plan_of(reader, today=TODAY)),
            render_letter(letter),
            render_handover(handover_of(reader, today=TODAY)),
        ):
            assert faults(document) == []
        assert mail_of(letter).url.startswith("mailto:")
        while dossier.undo():
            pass
    with Dossier.open(path, read_only=True) as dossier:
        assert check.findings(dossier) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_kept_of_a_text_is_the_text_without_what_no_file_can_hold(open_dossier, text):
    assert put(open_dossier, Action, "description", text) == ""

    [(kept,)] = open_dossier.reader.execute("SELECT description FROM actions ORDER BY id DESC LIMIT 1").fetchall()
    assert kept.strip() == re.sub("[\0\ud800-\udfff]", "", text).strip()


def test_a_megabyte_is_stored_listed_and_found(told, tmp_path):
    path = shutil.copy(told, tmp_path / "large.wijkdesk")
    with Dossier.open(path) as dossier:
        text = "heel veel woorden " * 58_000 + "boombank"
        for kind, name in ((Action, "title"), (Action, "description"), (Organisation, "notes")):
            assert put(dossier, kind, name, text) == ""
        assert check.findings(dossier) == []
        assert "heel veel woorden" in as_text("actions", dossier.reader)
        assert {group.kind for group in search(dossier.reader, "boombank")} == {Action, Organisation}


@pytest.fixture(scope="module")
def open_dossier(told, tmp_path_factory):
    with Dossier.open(shutil.copy(told, tmp_path_factory.mktemp("any") / "any.wijkdesk")) as dossier:
        yield dossier


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(FIELDS), text=st.text(st.characters(codec=None), max_size=200), query=st.text(max_size=40))
def test_any_text_in_any_field_is_stored_or_refused_and_any_query_is_answered(open_dossier, field, text, query):
    reason = put(open_dossier, *field, text)
    assert not reason or reason.endswith((".", "?"))
    for asked in (query, text[:60]):
        search(open_dossier.reader, asked)
    history_of(open_dossier.reader, field[0], 1)
