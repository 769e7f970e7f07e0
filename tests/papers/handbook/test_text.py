"""The pages of the handbook: every one is found, every link leads somewhere, and what they say of the program is so."""

import ast
import re
from pathlib import Path

import pytest

from wijkdesk.cli import parser
from wijkdesk.papers.handbook.text import (
    FIRST,
    Heading,
    Items,
    Paragraph,
    Span,
    Table,
    anchor_of,
    blocks_of,
    find,
    folder,
    read_pages,
    spans_of,
)

PAGES = read_pages()
TEXTS = {page.name: (folder() / page.name).read_text("utf-8") for page in PAGES}
LINKS = [(page, target) for page, text in TEXTS.items() for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", text)]
BOLD = sorted({(page, words) for page, text in TEXTS.items() for words in re.findall(r"\*\*(.+?)\*\*", text)})
UI = Path(parser.__file__).parents[1] / "ui"


def headings_of(page):
    return [block for block in blocks_of(page) if isinstance(block, Heading)]


def on_screen():
    """Every text that the window may show, without the sign before the letter of its access key."""
    shown_there_too = ("domain/words.py", "overview/text_names.py")
    sources = [*UI.rglob("*.py"), *(UI.parent / each for each in shown_there_too)]
    nodes = (node for source in sources for node in ast.walk(ast.parse(source.read_text("utf-8"))))
    return {node.value.replace("&", "") for node in nodes if isinstance(node, ast.Constant) and _is_text(node.value)}


def _is_text(value):
    return isinstance(value, str)


def test_every_page_is_reached_from_the_first():
    assert {page.name for page in PAGES} == {path.name for path in folder().glob("*.md")}
    assert PAGES[0].name == FIRST


def test_every_page_has_one_title_and_no_two_have_the_same():
    for page in PAGES:
        assert [block.words for block in headings_of(page) if block.level == 1] == [page.title]
    assert len({page.title for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_every_link_leads_to_a_page_and_to_a_heading_on_it(page, target):
    name, _, anchor = target.partition("#")
    [there] = [each for each in PAGES if each.name == (name or page)]
    assert not anchor or [anchor_of(each.words) for each in headings_of(there)].count(anchor) == 1


def test_no_page_names_the_web():
    assert [page for page, text in TEXTS.items() if re.search(r"https?:|www\.|<[a-z]", text)] == []


def test_no_sign_of_markdown_is_left_in_what_is_read():
    said = [
        span.words
        for page in PAGES
        for block in blocks_of(page)
        for line in (block.texts if isinstance(block, Items) else [block.text] if isinstance(block, Paragraph) else [])
        for span in spans_of(line)
        if span.kind != "code"
    ]
    assert [words for words in said if re.search(r"[*`]|\]\(", words)] == []


def test_what_is_bold_and_no_path_in_the_menus_is_on_the_screen():
    there = on_screen()
    assert [(page, words) for page, words in BOLD if " > " not in words and words not in there] == []


def test_every_command_line_in_it_is_one_that_the_program_knows():
    told = {words for text in TEXTS.values() for words in re.findall(r"`wijkdesk ([a-z]+)", text)}
    assert told
    assert told <= set(parser.COMMANDS)


def test_a_picture_that_was_not_made_is_left_out():
    [page] = [page for page in PAGES if page.name == "acties.md"]
    assert ("pictures/acties.png" in page.text) == (folder() / "pictures" / "acties.png").is_file()
    assert "pictures/acties.png" in TEXTS["acties.md"]


def test_words_are_found_whatever_their_capitals_and_accents_with_where_they_stand():
    found = find(PAGES, "HERSTELBLAD print")
    assert [(each.page.name, each.heading) for each in found] == [("veiligheid.md", "Een wachtwoord")]
    assert found[0].anchor == "een-wachtwoord"
    assert find(PAGES, " ") == []
    assert find(PAGES, "zeppelin") == []


def test_a_page_is_read_as_headings_paragraphs_lists_and_tables():
    [page] = [page for page in PAGES if page.name == "beheer.md"]
    kinds = [type(block) for block in blocks_of(page)]
    assert {Heading, Items, Paragraph, Table} == set(kinds)
    _codes, folders = [block for block in blocks_of(page) if isinstance(block, Table)]
    assert folders.head == ["Wat", "Windows", "Linux"]
    assert {len(row) for row in folders.rows} == {3}


def test_a_line_is_read_as_stretches_of_one_kind():
    assert list(spans_of("Kies **Openen…** of [lees](a.md#b), met `x`.")) == [
        Span("Kies "),
        Span("Openen…", "bold"),
        Span(" of "),
        Span("lees", "link", "a.md#b"),
        Span(", met "),
        Span("x", "code"),
        Span("."),
    ]
