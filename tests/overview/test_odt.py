"""The overview as an .odt: whole, editable, and valid whatever it says."""

import dataclasses
import datetime as dt
import io
import subprocess
import sys
import zipfile

import pytest
from lxml import etree
from PIL import Image

from tests.overview.anything import anything, content_with
from tests.overview.test_layout import HOSTILE
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.example import create_example
from wijkdesk.overview.content import overview_of, pictures_of
from wijkdesk.overview.odt.partner import render_partner_odt
from wijkdesk.overview.odt.whole import render_odt, write_odt
from wijkdesk.overview.sections import Content
from wijkdesk.overview.variants import for_partner
from wijkdesk.storage.dossier import Dossier

TODAY = dt.date(2026, 8, 20)
NAMES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta")),
        *(("manifest", "manifest"), ("draw", "drawing"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")),
    )
} | {"dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink"}


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "voorbeeld.wijkdesk"
    create_example(path, today=TODAY)
    with Dossier.open(path, read_only=True) as opened:
        content = overview_of(opened.reader, HalfYear(2026, 1), today=TODAY)
        return content, pictures_of(opened.reader, content)


@pytest.fixture(scope="module")
def document(example):
    return render_odt(*example)


def part(document, name):
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        return etree.fromstring(file.read(name))


def found(document, path, name="content.xml"):
    return part(document, name).xpath(path, namespaces=NAMES)


def words(element):
    return "".join(element.itertext())


def headings(document):
    return [(int(each.get(f"{{{NAMES['text']}}}outline-level")), words(each)) for each in found(document, "//text:h")]


def picture(kind="PNG"):
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(made, kind)
    return made.getvalue()


def test_the_sections_are_headings_in_their_order(document):
    first = [text for level, text in headings(document) if level == 1]
    assert first[:5] == [
        "Kernboodschap",
        "Gevraagd besluit",
        "In één oogopslag",
        "Sinds het vorige overzicht",
        "Wat ging goed",
    ]
    assert first[-2:] == ["Vooruitblik", "Bijlage"]
    assert {"Wonen", "Ondermijning", "Partners", "Beloften aan bewoners", "Direct gemeld"} <= set(first)
    assert (2, "Wat deden wij") in headings(document)


def test_all_that_the_overview_says_is_in_it(example, document):
    content, _ = example
    whole = " ".join(words(part(document, "content.xml")).split())
    said = [each.text for each in content.texts if each.name != "decision"]
    said += [action.title for pillar in content.pillars for action in pillar.actions]
    said += [promise.what for promise in (*content.promises.settled, *content.promises.open)]
    said += [report.subject for report in content.escalations] + [voice.text for voice in content.voices]
    said += [goal.title for goal in content.goals] + [line.what for line in content.commitments]
    said += [event.title for event in content.events] + [line.what for line in content.since.foretold]
    for text in said:
        for line in text.splitlines():
            assert " ".join(line.split()) in whole, line


def test_what_is_asked_is_a_numbered_list(document):
    (points,) = found(document, "//text:list[@text:style-name='Numbering_20_123']")
    assert words(points[0]) == "kennis te nemen van dit overzicht;"


def test_every_table_repeats_its_head(document):
    tables = found(document, "//table:table")
    assert len(tables) > 10
    for table in tables:
        (head,) = table.findall("table:table-header-rows/table:table-row", NAMES)
        columns = len(table.findall("table:table-column", NAMES))
        rows = table.findall("table:table-row", NAMES)
        assert {len(row) for row in (head, *rows)} == {columns}
        assert rows
    names = [table.get(f"{{{NAMES['table']}}}name") for table in tables]
    assert len(names) == len(set(names))


def test_photos_are_in_it_with_a_text_and_a_caption(example, document):
    content, _ = example
    photos = [photo for success in content.successes for photo in success.photos]
    frames = found(document, "//draw:frame")
    assert len(frames) == len(photos) > 0
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        for frame in frames:
            image = frame.find("draw:image", NAMES)
            Image.open(io.BytesIO(file.read(image.get(f"{{{NAMES['xlink']}}}href")))).verify()
            assert words(frame.find("svg:desc", NAMES))
    captions = [words(each) for each in found(document, "//text:p[@text:style-name='Caption']")]
    assert any(photos[0].description in caption for caption in captions)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_is_named_after_what_it_is(kind):
    content = content_with("x")
    number = content.successes[0].photos[0].picture
    document = render_odt(content, {number: picture(kind)})
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        assert f"Pictures/foto1.{'png' if kind == 'PNG' else 'jpg'}" in file.namelist()


@pytest.mark.parametrize("content", [b"", b"geen foto", picture()[:60], picture("GIF")])
def test_what_is_no_photo_is_left_out(content):
    told = content_with("x")
    document = render_odt(told, {told.successes[0].photos[0].picture: content})
    assert found(document, "//draw:frame") == []


def test_it_is_dutch_and_says_what_it_is(document):
    title, language = (found(document, f"//dc:{name}", "meta.xml")[0].text for name in ("title", "language"))
    assert (title, language) == ("Wijkaanpak Rozenprieel: halfjaaroverzicht, eerste helft 2026", "nl-NL")
    (paragraphs,) = found(
        document, "//style:default-style[@style:family='paragraph']/style:text-properties", "styles.xml"
    )
    assert (paragraphs.get(f"{{{NAMES['fo']}}}language"), paragraphs.get(f"{{{NAMES['fo']}}}country")) == ("nl", "NL")


def test_every_page_has_its_number(document):
    assert found(document, "//style:footer//text:page-number", "styles.xml")
    assert len(found(document, "//style:page-layout/style:footer-style", "styles.xml")) == 1


def test_every_style_that_is_named_is_there(document):
    given = {
        each.get(f"{{{NAMES['style']}}}name")
        for name in ("content.xml", "styles.xml")
        for each in found(document, "//style:style | //text:list-style", name)
    }
    named = set(found(document, "//office:body//@text:style-name | //office:body//@table:style-name"))
    assert named - given == set()


def test_the_parts_of_the_file_are_those_that_it_lists(document):
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        names = file.namelist()
        assert names[0] == "mimetype"
        assert file.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    listed = set(found(document, "//@manifest:full-path", "META-INF/manifest.xml"))
    assert listed == {"/", *names} - {"mimetype", "META-INF/manifest.xml"}


def test_the_same_content_gives_the_same_bytes(example, document, tmp_path):
    path = tmp_path / "overzicht.odt"
    path.write_bytes(b"oud")
    write_odt(example[0], path, example[1])
    assert path.read_bytes() == document


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000, "\ufffe\uffff\x85\u2028\x0b"], ids=range(len(HOSTILE) + 2))
def test_any_text_gives_a_valid_document(text):
    for content in (content_with(text, count=2), anything(Content, text, 2)):
        document = render_odt(content)
        for name in ("content.xml", "styles.xml", "meta.xml"):
            assert part(document, name) is not None


def test_what_was_typed_stands_in_it_as_it_is():
    text = "<b>&\"' <text:p/> 🙂 مرحبا  <img src='/x'>"
    document = render_odt(content_with(text))
    assert any(" ".join(text.split()) in words(each) for each in found(document, "//text:p"))
    assert not found(document, "//office:body//text:p[not(normalize-space())]/text:p")


def test_a_half_year_of_which_nothing_is_told_says_why():
    content = content_with("x")
    document = render_odt(Content(header=content.header, notice="Nog niet begonnen."))
    assert "Nog niet begonnen." in words(part(document, "content.xml"))
    assert headings(document) == []


def test_the_direction_of_a_text_cannot_turn_what_follows():
    document = render_odt(content_with("a\u202eb\u2066c"))
    assert not {"\u202e", "\u2066"} & set(words(part(document, "content.xml")))


def test_a_public_version_can_be_edited_too():
    content = content_with("x")
    lines = (dataclasses.replace(content.header.lines[0], name="Uitgave", text="Openbare versie"),)
    content = dataclasses.replace(content, header=dataclasses.replace(content.header, lines=lines))
    assert "Openbare versie" in words(part(render_odt(content), "content.xml"))


def test_it_is_written_without_the_pdf_library():
    script = "import sys, wijkdesk.overview.odt.whole; sys.exit('reportlab' in sys.modules or 'odfdo' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_page_of_a_partner_can_be_edited_too(example):
    document = render_partner_odt(for_partner(example[0], "Ymere"))
    whole = words(part(document, "content.xml"))
    for told in ("Wat dit u bracht", "afgesproken: 6 keer", "Verhuiscoach aan de keukentafel", "Wat eraan komt"):
        assert told in whole
    assert document == render_partner_odt(for_partner(example[0], "Ymere"))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_gives_a_valid_page_of_a_partner(text):
    document = render_partner_odt(for_partner(content_with(text, count=2), text))
    assert part(document, "content.xml") is not None
