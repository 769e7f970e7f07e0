"""What structure costs: a tagged document beside the same story laid out without, in the same run."""

import gc
from contextlib import contextmanager, nullcontext

import pytest

from tests.benchmarks.examples import TODAY, example
from tests.benchmarks.measuring import in_turns
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.overview.content import overview_of
from wijkdesk.overview.pages.layout import render_overview
from wijkdesk.pdf import document
from wijkdesk.pdf.document import Document
from wijkdesk.pdf.paragraph import Paragraph
from wijkdesk.pdf.styles import BODY, HEADING_1, TITLE
from wijkdesk.pdf.table import table
from wijkdesk.storage.dossier import Dossier


@pytest.fixture(scope="module", autouse=True)
def _as_in_a_process_of_its_own():
    """Leave out what earlier benchmarks left alive: structure makes objects, so Python would look through that more."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


class Untagged(document._NumberedCanvas):
    """The same pages without structure: what paints itself is not asked what it is."""

    def tag(self, node):
        return nullcontext()

    def artifact(self, *, footer=False):
        return nullcontext()

    def label_next_text(self, node):
        pass

    def _marked(self, code):
        return code

    def _write_structure(self):
        pass


@contextmanager
def canvas(kind):
    usual, document._NumberedCanvas = document._NumberedCanvas, kind
    try:
        yield
    finally:
        document._NumberedCanvas = usual


def ratio_of(row, name, render, most):
    """Make the document in turns with and without structure, and hold one against the other."""

    def untagged():
        with canvas(Untagged), pytest.MonkeyPatch.context() as patch:
            patch.delattr(Paragraph, "beginText")  # reportlab's own does not look where on a line a word ends
            render()

    tagged, plain = in_turns(render, untagged)
    row(f"{name}, beside the same untagged", tagged.cpu, plain.cpu, "s CPU", most)


def test_the_overview_of_the_example(row):
    with Dossier.open(example(1), read_only=True) as dossier:
        content = overview_of(dossier.reader, HalfYear.parse("2026-1"), today=TODAY)
    ratio_of(row, "the overview of the example, tagged", lambda: render_overview(content), 1.35)


def report():
    """About forty pages, half of them of one table."""
    text = "Wij spraken bewoners en partners over wat er in de straat beter kan en wie daar wat aan doet. " * 6
    story = [Paragraph.plain("Verslag", TITLE, role="H1")]
    for chapter in range(14):
        story.append(Paragraph.plain(f"Hoofdstuk {chapter}", HEADING_1, role="H2"))
        story += [Paragraph.plain(text, BODY) for _ in range(5)]
    rows = [[f"Actie {row}", "Loopt", "Pijler", f"{row % 28 + 1:02d}-06-2026"] for row in range(600)]
    story.append(Paragraph.plain("Bijlage", HEADING_1, role="H2"))
    return [*story, table(["Actie", "Stand", "Pijler", "Klaar"], rows, [180, 90, 100, 80], numbers=[3])]


def test_a_report_with_a_long_table(row):
    ratio_of(row, "a report with 600 rows", lambda: Document("Verslag", footer="Wijk").render(report()), 1.7)
