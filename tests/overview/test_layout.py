"""The overview as a PDF."""

import dataclasses
import errno
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.overview.anything import MARCH, content_with, with_text
from tests.pages import texts_of
from wijkdesk.domain.words import Light
from wijkdesk.overview.pages.layout import write_overview
from wijkdesk.overview.sections import Content, Party, SectionText


def text_of(path: Path):
    return "\n".join(texts_of(path))


HOSTILE = [
    "<b>&\"'",
    "<b>vet <i>scheef",
    "</para></font>",
    '<img src="/etc/passwd"/><a href="javascript:alert(1)">klik</a>',
    "&lt;&#60;&unknown; &",
    "🙂👩‍👩‍👧‍👦🏳️‍🌈🇳🇱 emoji",
    "مرحبا بالجيران في الحي",
    "שלום לשכנים 123 (ab)",
    "\x00\x01\x02\x1b[31m\x7f\ufeff\u202e\u2066",
    "\ud800 half",
    "woord " * 300,
    "regel\n" * 60,
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 王小明 ⴰⵣⵓⵍ",
    "王" * 300,
    "﷽" * 100,
    " ",
    "\n\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_in_every_field_gives_a_pdf_that_reads_back(text, tmp_path):
    path = tmp_path / "overzicht.pdf"

    write_overview(content_with(text), path)

    read = text_of(path)
    assert "HALFJAAROVERZICHT" in read
    assert "Bijlage" in read


def test_three_thousand_letters_without_a_space_in_every_field_give_a_pdf(tmp_path):
    path, content = tmp_path / "overzicht.pdf", content_with("x" * 3_000)
    pillar = dataclasses.replace(content.pillars[0], running=(), planned=())

    write_overview(dataclasses.replace(content, pillars=(pillar,)), path)

    assert path.read_bytes().startswith(b"%PDF")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&\"'/ \n\u202e\u200dبא🙂")), max_size=200))
def test_whatever_somebody_types_there_is_a_pdf(text, tmp_path):
    path = tmp_path / "overzicht.pdf"

    write_overview(content_with(text), path)

    assert "HALFJAAROVERZICHT" in text_of(path)


def test_what_is_written_stands_in_it_as_it_is(tmp_path):
    path = tmp_path / "overzicht.pdf"

    write_overview(content_with("Wij & zij <b> één"), path)

    assert text_of(path).count("Wij & zij <b> één") > 40


def test_everything_that_has_been_said_is_in_it(tmp_path):
    """Every text of a content, each told apart by a number of its own, can be read in the PDF."""
    path, numbered = tmp_path / "overzicht.pdf", []

    def number(value):
        if type(value) is str:
            numbered.append(value)
            return f"Tekst{len(numbered):04}"
        if isinstance(value, SectionText):
            return dataclasses.replace(value, text=number(value.text))
        if type(value) is tuple:
            return tuple(number(part) for part in value)
        if dataclasses.is_dataclass(value):
            return dataclasses.replace(
                value, **{field.name: number(getattr(value, field.name)) for field in dataclasses.fields(value)}
            )
        return value

    content = number(content_with("x"))
    write_overview(content, path)

    read = text_of(path)
    missing = {field for field, text in own_texts(content) if text not in read}
    # What has no place on the page: a notice that the message repeats, a name where the office stands (or the other way
    # round), the texts of an action in another state, the pillar of what stands under that pillar, what a municipality
    # has no line in its header for, actions that stand in the appendix under their pillar, a photo without its picture,
    # the periods between the first and the last with what a chart says of them, the source of a figure where its chart
    # says more of it, keys, and the edition, which stands there in other capitals.
    assert missing <= {
        "notice",
        "name",
        "role",
        "organisation",
        "waits_for",
        "result",
        "lesson",
        "led_to",
        "pillar",
        "text",
        "reason",
        "municipality",
        "department",
        "edition",
        "title",
        "description",
        "periods",
        "area",
        "borders",
        "said",
        "source",
        "key",
    }
    told = {text.name for text in content.texts if text.text not in read}
    assert told == set()


def own_texts(value, name=""):
    if type(value) is str:
        yield name, value
    elif type(value) is tuple:
        for part in value:
            yield from own_texts(part, name)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from own_texts(getattr(value, field.name), field.name)


def test_the_same_content_gives_the_same_bytes(tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    write_overview(content_with("Rozenprieel"), first)
    write_overview(content_with("Rozenprieel"), second)

    assert first.read_bytes() == second.read_bytes()


def test_an_appendix_of_many_rows_is_made(tmp_path):
    path = tmp_path / "overzicht.pdf"

    write_overview(content_with("Opruimen van de binnentuinen", count=120), path)

    assert len(texts_of(path)) > 20


@pytest.mark.parametrize("notice", ["Over de eerste helft van 2026 is niets vastgelegd.", ""])
def test_a_content_with_next_to_nothing_is_one_page(tmp_path, notice):
    path, header = tmp_path / "overzicht.pdf", content_with("Rozenprieel").header

    write_overview(Content(header=header, notice=notice), path)

    assert len(texts_of(path)) == 1
    assert notice in text_of(path)


@pytest.mark.parametrize(
    ("at_start", "given", "said"),
    [
        (Light.ORANGE, (Light.RED,), "Rood, was oranje"),
        (Light.RED, (Light.RED,), "Rood, was al rood"),
        (None, (Light.RED,), "Rood, voor het eerst beoordeeld"),
        (None, (Light.GREEN, Light.RED), "Rood, eerder dit halfjaar groen"),
        (Light.RED, (), "Rood, niet opnieuw beoordeeld, sinds 12 maart 2026"),
    ],
)
def test_a_rating_is_told_against_the_half_year_before(tmp_path, at_start, given, said):
    content, path = content_with("Wonen"), tmp_path / "overzicht.pdf"
    lights = tuple((MARCH, light) for light in given)
    rating = dataclasses.replace(content.pillars[0].rating, at_start=at_start, given=lights)

    write_overview(
        dataclasses.replace(content, pillars=(dataclasses.replace(content.pillars[0], rating=rating),)), path
    )

    pages = [" ".join(page.split()) for page in texts_of(path)]
    assert sum(said in page for page in pages[1:]) == 1
    word, remark = said.split(", ", 1)
    assert said in pages[0] or f"{word} {remark[:1].upper()}{remark[1:]}" in pages[0]


@pytest.mark.parametrize(
    ("moments", "agreed", "said"),
    [(2, 6, "2 van 6 keer"), (2, None, "2 keer"), (None, 6, "geen gegevens")],
)
def test_the_table_of_partners_says_what_was_done_and_what_was_agreed(tmp_path, moments, agreed, said):
    content, path = content_with("Ymere"), tmp_path / "overzicht.pdf"
    line = dataclasses.replace(content.commitments[0], moments=moments, agreed=agreed)

    write_overview(dataclasses.replace(content, commitments=(line,)), path)

    assert said in " ".join(text_of(path).split())


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        (Party("wethouder Wonen", "wethouder Wonen", "College"), "wethouder Wonen (College)"),
        (Party("Sanne Koster", "wethouder Wonen", "College"), "Sanne Koster (wethouder Wonen, College)"),
        (Party("Sanne Koster"), "Sanne Koster"),
        (Party("burgemeester", "burgemeester"), "burgemeester"),
    ],
)
def test_an_office_without_a_name_is_said_once(tmp_path, holder, said):
    content, path = content_with("Ymere"), tmp_path / "overzicht.pdf"
    pillar = dataclasses.replace(content.pillars[0], portfolio_holder=holder)

    write_overview(dataclasses.replace(content, pillars=(pillar,)), path)

    assert f"Portefeuillehouder: {said}\n" in text_of(path)


@pytest.mark.parametrize(
    ("ended", "running", "said"),
    [(0, 0, "Geen acties in dit halfjaar."), (2, 0, "2 acties afgerond."), (1, 1, "1 actie afgerond, 1 actie loopt.")],
)
def test_the_card_of_a_pillar_without_a_remark_counts_what_there_is(tmp_path, ended, running, said):
    content, path = content_with("Wonen"), tmp_path / "overzicht.pdf"
    first = content.pillars[0]
    pillar = dataclasses.replace(first, rating=None, ended=first.ended * ended, running=first.running * running)

    write_overview(dataclasses.replace(content, pillars=(pillar,)), path)

    assert said in text_of(path)


class TestFaults:
    def test_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            write_overview(content_with("x"), tmp_path / "nergens" / "overzicht.pdf")

    def test_a_folder_in_place_of_a_file(self, tmp_path):
        with pytest.raises(IsADirectoryError):
            write_overview(content_with("x"), tmp_path)

    def test_a_full_disk_leaves_the_old_file_and_nothing_else(self, tmp_path, monkeypatch):
        path = tmp_path / "overzicht.pdf"
        path.write_bytes(b"van vorig jaar")

        def full(descriptor):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            write_overview(content_with("x"), path)

        assert path.read_bytes() == b"van vorig jaar"
        assert list(tmp_path.iterdir()) == [path]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(tmp_path):
    """Whatever the length of what comes before, the last line of a page is no heading."""
    headings = {"Wat deden wij", "Wat merkten bewoners", "Wat lukte niet, en wat leerden wij", "Partners", "Bijlage"}
    headings |= {"In één oogopslag", "Inhoud", "Sinds het vorige overzicht", "Wat ging goed", "Uit de buurt"}
    headings |= {"Beloften aan bewoners", "Direct gemeld", "Vooruitblik", "Nog open", "Gebeurtenissen", "Kernboodschap"}
    path = tmp_path / "overzicht.pdf"
    for lines in range(1, 60, 5):
        content = content_with("Een regel")
        pillars = tuple(dataclasses.replace(pillar, name="Wonen") for pillar in content.pillars)
        message = "Een regel van de boodschap.\n" * lines
        write_overview(with_text(dataclasses.replace(content, pillars=pillars), "message", message), path)
        for page in texts_of(path):
            on_page = [line.strip() for line in page.splitlines() if line.strip()]
            foot = next(index for index, line in enumerate(on_page) if line.startswith("Wijkaanpak"))
            assert on_page[foot - 1] not in {*headings, "Wonen"}
