"""The recovery sheet: one page from which the key can be typed again, by who sees it and by who hears it."""

import datetime as dt

import pypdf
import pytest

from tests.dossiers import HOSTILE
from tests.pdf.structure import faults, told
from wijkdesk.papers.recovery_sheet import write_sheet
from wijkdesk.storage.password.recovery_key import as_text, read

SECRET = bytes(range(32))
TODAY = dt.date(2026, 11, 28)


@pytest.fixture
def sheet(tmp_path):
    def sheet(name="Rozenprieel"):
        path = tmp_path / "blad.pdf"
        write_sheet(name, as_text((SECRET + b"x" * 16).hex()), path, today=TODAY)
        assert [file.name for file in tmp_path.iterdir()] == [path.name]
        return path

    return sheet


@pytest.mark.parametrize("name", ["Rozenprieel", HOSTILE, "lang " * 50, ""], ids=["usual", "hostile", "long", "none"])
def test_it_is_one_page_that_keeps_the_standards(sheet, name):
    path = sheet(name)
    assert len(pypdf.PdfReader(path).pages) == 1
    assert faults(path.read_bytes()) == []


def test_the_key_is_read_from_it_in_the_order_of_its_groups(sheet):
    said = [text.strip() for _, text in told(sheet().read_bytes())]
    cells = [text for text in said[said.index("1") :] if text][:28]
    assert cells[::2] == [str(number) for number in range(1, 15)]
    assert read(" ".join(cells[1::2])) == SECRET


def test_it_says_what_it_is_and_which_copies_need_an_earlier_one(sheet):
    text = " ".join(pypdf.PdfReader(sheet()).pages[0].extract_text().split())
    assert "Herstelblad van Rozenprieel" in text
    assert "28 november 2026" in text
    assert "Een nieuw wachtwoord geeft een nieuw herstelblad." in text
    assert "Back-ups en kopieën van vóór een nieuw wachtwoord houden het blad van toen." in text
