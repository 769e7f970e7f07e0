"""Whatever stands in a file that is read in, as whichever kind: it is told or refused in sentences."""

import io
import json
import os
import shutil
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.calls import NO_WINDOWS, first_content
from tests.exchange.whole_dossier.folders import full_dossier, rewrite, rewrite_contents, take
from wijkdesk.cli.commands import run
from wijkdesk.cli.parser import CALENDAR
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.whole_dossier.reading import bring_back
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.faults import DossierFault

PIECES = [
    *("Actie;Trekker;Deadline\n", "Voornaam,Achternaam,Telefoon\r\n", "code;naam;a_inw\n", "BU03920204;Noord;12\n"),
    *("\n", ";", ",", '"', "\t", "=1+1", "31-02-2026", "123456782", "9" * 400, "-1e999", "\ufeff", "../../weg", "\0"),
    *('{"value": [', '{"RegioS": "BU03920204", "a": ', "]}", "null", "[" * 500),
    *("BEGIN:VCARD\r\nVERSION:2.1\r\n", "N:Berg;Anna\r\n", "ORG;CHARSET=utf-7:", "END:VCARD\r\n", "\r\n "),
    *("BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "DTSTART;TZID=../../x:20260301T100000\r\n", "DTSTART:00010101\r\n"),
    *(
        "RRULE:FREQ=SECONDLY;INTERVAL=0\r\n",
        "DURATION:-P999999999D\r\n",
        "UID:1\r\n",
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
    ),
    *('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;", "<sheetData><row r='9999999999'>", "<v>1</v>"),
    *("<c r='XFE0' t='s'>", "<c t='inlineStr'><is><t>Actie</t></is></c>", "</row></sheetData>", "<t>_x0000_</t>"),
    *('<table:table table:name="Blad1">', "</table:table-row>", "</office:document-content>", "<office:annotation>"),
    *('<table:table-row table:number-rows-repeated="99999999">', "<table:table-cell>", "<text:p>Naam</text:p>"),
    '<table:table-cell office:value-type="string" table:number-columns-repeated="99999999">',
]
BODIES = st.lists(
    st.one_of(st.sampled_from(PIECES).map(str.encode), st.binary(max_size=12), st.text(max_size=8).map(str.encode)),
    max_size=30,
).map(b"".join)
INSIDE = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "content.xml", "../uit.csv", "a.csv")
SUFFIXES = (".csv", ".xlsx", ".xls", ".ods", ".json", ".zip", ".vcf", ".ics")
KINDS = (*(kind.value for kind in ImportKind), CALENDAR)


def packed(bodies):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name, body in zip(INSIDE, bodies, strict=False):
            file.writestr(name, body)
    return written.getvalue()


FILES = st.one_of(BODIES, st.lists(BODIES, max_size=len(INSIDE)).map(packed), BODIES.map(lambda each: b"PK\3\4" + each))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("in") / "proef.wijkdesk"
    Dossier.create(path, first_content)
    return path


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=FILES, suffix=st.sampled_from(SUFFIXES), kind=st.sampled_from(KINDS))
def test_any_file_read_as_any_kind_is_told_or_refused_in_sentences(path, capsys, content, suffix, kind):
    file, before = path.with_name(f"van elders{suffix}"), path.read_bytes()
    file.write_bytes(content)

    code = run(["import", str(path), str(file), "--as", kind, "--dry-run"], NO_WINDOWS)

    told = capsys.readouterr()
    assert code in (0, 1)
    assert "Traceback" not in told.err
    assert code == 0 or (len(told.err.splitlines()) == 1 and told.err.strip().endswith((".", "?")))
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {path.name, file.name}
    file.unlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_would_give_bytes_without_an_end_is_not_read(path, tmp_path, capsys, suffix):
    endless, pipe = tmp_path / f"nullen{suffix}", tmp_path / f"pijp{suffix}"
    endless.symlink_to("/dev/zero")
    os.mkfifo(pipe)
    for file in (endless, pipe):
        assert run(["import", str(path), str(file)], NO_WINDOWS) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("map")
    return take(full_dossier(root), root / "map")


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(["\0", "1e"])),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["file", "sha256"]), inner)),
    max_leaves=3,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_folder_in_which_any_value_is_another_makes_a_dossier_or_is_refused(folder, tmp_path_factory, data):
    work = shutil.copytree(folder, tmp_path_factory.mktemp("proef") / "map")
    table = data.draw(st.sampled_from(sorted(each.stem for each in (work / "gegevens").iterdir())))
    value = data.draw(VALUES)

    def change(rows):
        if rows:
            rows[0][data.draw(st.sampled_from(sorted(rows[0])))] = value
        return rows

    if data.draw(st.booleans()):
        rewrite(work, table, change)
    else:
        name = data.draw(st.sampled_from(sorted(json.loads((work / "inhoud.json").read_text("utf-8")))))
        rewrite_contents(work, lambda contents: contents.update({name: value}))
    output, told = work.parent / "terug.wijkdesk", ""
    try:
        bring_back(work, output)
    except (Refused, DossierFault) as refused:
        told = str(refused)
    assert "\n" not in told
    assert output.exists() is not bool(told)
    assert {each.name for each in work.parent.iterdir()} <= {work.name, output.name}
    if output.exists():
        Dossier.open(output, read_only=True).close()
