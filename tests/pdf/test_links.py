import io

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw
from reportlab.platypus import Spacer

from tests.pdf.structure import faults, told
from wijkdesk.pdf.address import checked
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.figure import Adornment
from wijkdesk.pdf.links import linked
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, CELL, HEADING_1, LIST, TEXT_HEIGHT
from wijkdesk.pdf.table import Grid, table
from wijkdesk.pdf.tagging import Node
from wijkdesk.pdf.text import markup

WEB = "https://example.org/wijk?a=1&b=2"


def heading(text="Bijlage"):
    return Paragraph.plain(text, HEADING_1, role="H1")


def render(*story):
    return Document("Overzicht").render(story)


def annotations(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [(number, link.get_object()) for number, page in enumerate(pages) for link in page.get("/Annots", [])]


def links_of(content):
    return [text for role, text in told(content) if role == "Link"]


def test_words_lead_to_a_page_of_the_web_and_to_a_mailbox():
    mail = linked("Jan", "mailto:jan@example.org")
    content = render(Paragraph(f"Zie {linked('de & site', WEB)} of mail {mail}.", BODY))
    found = [link for _, link in annotations(content)]
    assert [link["/A"]["/URI"] for link in found] == [WEB, "mailto:jan@example.org"]
    assert [link["/Contents"] for link in found] == ["de & site", "Jan"]
    assert all(link["/Subtype"] == "/Link" and link["/F"] == 4 for link in found)
    assert faults(content) == []


def test_words_lead_to_a_heading_on_another_page_before_or_after():
    first, last = heading("Eerst"), heading("Laatst")
    story = [first, Paragraph(linked("verder", last.node), BODY), Spacer(0, TEXT_HEIGHT - 60), last]
    content = render(*story, Paragraph(linked("terug", first.node), BODY))
    reader = pypdf.PdfReader(io.BytesIO(content))
    tops = {entry.title: entry for entry in reader.outline}
    (_, onward), (_, back) = annotations(content)
    assert onward["/Dest"][0].idnum == reader.pages[1].indirect_reference.idnum
    assert back["/Dest"][0].idnum == reader.pages[0].indirect_reference.idnum
    assert onward["/Dest"][3] == tops["Laatst"].top > TEXT_HEIGHT
    assert faults(content) == []


def test_words_that_lead_somewhere_are_read_in_their_place():
    content = render(Paragraph(f"Eerst {linked('dit', WEB)}, dan {linked('dat', WEB)}.", BODY))
    reader = pypdf.PdfReader(io.BytesIO(content))
    paragraph = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0].get_object()
    kinds = [kid if isinstance(kid, int) else kid.get_object()["/S"] for kid in paragraph["/K"]]
    assert kinds == [0, "/Link", 2, "/Link", 4]
    assert links_of(content) == ["dit", "dat"]


def test_a_link_over_lines_and_pages_is_one_link_with_a_place_to_click_on_each_line():
    content = render(Spacer(0, TEXT_HEIGHT - 40), Paragraph(f"Zie {linked('woord ' * 50, WEB)} en door.", BODY))
    found = annotations(content)
    assert {page for page, _ in found} == {0, 1}
    assert len({link["/Rect"][1] for _, link in found}) == len(found) > 3
    assert [text.split() for text in links_of(content)] == [["woord"] * 50]
    assert faults(content) == []


def test_the_place_to_click_lies_on_the_words():
    content = render(Spacer(0, 200), Paragraph(linked("klik", WEB), BODY))
    ((_, link),) = annotations(content)
    left, bottom, right, top = link["/Rect"]
    with pypdfium2.PdfDocument(content) as painted:
        words = next(part for part in painted[0].get_objects() if part.type == raw.FPDF_PAGEOBJ_TEXT)
        inner = words.get_bounds()
    assert left <= inner[0] < inner[2] <= right
    assert bottom <= inner[1] < inner[3] <= top


@pytest.mark.parametrize(
    "place",
    [
        lambda words: Paragraph(words, LIST, "•"),
        lambda words: table(["a", "b"], [[Paragraph(words, CELL), "b"]], [200, 200]),
        lambda words: Grid([[Paragraph(words, CELL)]], colWidths=[100]),
        lambda words: Paragraph(f"שלום {words} עולם", BODY),
        lambda words: Paragraph(words, HEADING_1, role="H1"),
    ],
    ids=["list", "table", "grid", "right to left", "heading"],
)
def test_words_can_lead_somewhere_wherever_a_paragraph_stands(place):
    content = render(place(linked("klik 😀 שלום", WEB)))
    assert len(annotations(content)) == len(links_of(content)) == 1
    assert faults(content) == []


def test_in_what_only_adorns_the_page_nothing_can_be_clicked():
    class Star(Adornment):
        def wrap(self, *_):
            return 100, 20

        def paint(self):
            line = Paragraph(linked("klik", WEB), BODY)
            line.wrapOn(self.canv, 100, 20)
            line.drawOn(self.canv, 0, 0)

    content = render(Star(), Paragraph.plain("tekst", BODY))
    assert annotations(content) == []
    assert faults(content) == []


@pytest.mark.parametrize(
    "address",
    [
        *("", "example.org", "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x"),
        *("#kop", "document:kop", "pdf:a.pdf", "ftp://example.org", "http://", "https:///pad", "http:example.org"),
        *("mailto:", "mailto:jan", "mailto:@example.org", "mailto://jan@example.org", "https://wij@example.org/"),
        *("https://example.org/\nx", " https://example.org", "https://exa mple.org", "https://example.org\\@kwaad"),
        *("https://example.org/\ud800", "https://example.org:poort/", "https://[::1", "java\tscript:alert(1)"),
    ],
)
def test_an_address_of_another_kind_is_refused(address):
    with pytest.raises(ValueError, match=r".") as refused:
        linked("klik", address)
    assert not address or address not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "#kop", "#999999999", "document:kop", "file:///etc/passwd"]
)
def test_a_link_in_the_markup_of_a_caller_is_held_to_the_same(address):
    with pytest.raises(ValueError, match="link"):
        Paragraph(f'<a href="{address}">klik</a>', BODY)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("HTTPS://Example.org/Pad", "https://example.org/Pad"),
        ("https://café.example:8080/é?a=ü#x", "https://xn--caf-dma.example:8080/%C3%A9?a=%C3%BC#x"),
        ('https://example.org/"(<>)', "https://example.org/%22(%3C%3E)"),
        ("http://[::1]/", "http://[::1]/"),
        ("mailto:jan@example.org?subject=De%20wijk", "mailto:jan@example.org?subject=De%20wijk"),
    ],
)
def test_an_address_is_written_in_plain_letters(address, written):
    assert checked(address) == written


@settings(max_examples=200)
@given(st.text() | st.text().map("https://{}".format) | st.text().map("mailto:{}".format))
def test_of_any_address_comes_a_plain_one_or_a_refusal(address):
    try:
        written = checked(address)
    except ValueError:
        return
    assert written.isascii()
    assert written.isprintable()
    assert written.startswith(("http://", "https://", "mailto:"))


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=100), st.text(st.characters(), max_size=100))
def test_any_words_can_lead_somewhere(before, words):
    try:
        link = linked(words, WEB)
    except ValueError:
        return
    content = render(Paragraph(markup(before) + link, BODY), Paragraph(link, BODY))
    assert faults(content) == []
    assert told(content)


@pytest.mark.parametrize("words", ["", " ", "\n", "\u00a0", "\u200b"])
def test_a_link_without_words_is_refused(words):
    with pytest.raises(ValueError, match="words"):
        linked(words, WEB)


def test_a_link_within_a_link_is_refused():
    with pytest.raises(ValueError, match="within"):
        Paragraph(f'<a href="{WEB.replace("&", "&amp;")}">a {linked("b", WEB)}</a>', BODY)


def test_a_link_leads_to_no_other_part_than_a_heading():
    with pytest.raises(ValueError, match="heading"):
        linked("klik", Node("P"))


def test_a_heading_that_is_not_in_the_document_is_told_of():
    missing = heading()
    with pytest.raises(ValueError, match="heading that is not in the document"):
        render(Paragraph(linked("klik", missing.node), BODY))


def test_a_heading_that_is_gone_is_told_of():
    words = linked("klik", heading().node)
    with pytest.raises(ValueError, match="gone"):
        Paragraph(words, BODY)


def test_the_same_links_give_the_same_bytes():
    def made():
        end = heading()
        return render(Paragraph(f"{linked('klik', end.node)} {linked('web', WEB)}", BODY), end)

    assert made() == made()
