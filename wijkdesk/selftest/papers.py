"""What is written to be read: the overview and the other documents, each read back."""

import os

from wijkdesk.domain.event import Event
from wijkdesk.domain.half_year import HalfYear
from wijkdesk.domain.words import EventKind
from wijkdesk.overview.editions import Asked, make_document
from wijkdesk.overview.handover.content import handover_of
from wijkdesk.overview.pages.handover_layout import render_handover
from wijkdesk.overview.pages.plan_layout import render_plan
from wijkdesk.overview.plan import plan_of
from wijkdesk.papers.handbook.book import write_book
from wijkdesk.papers.recovery_sheet import write_sheet
from wijkdesk.selftest.pdf_reading import ReadBack, read_pdf
from wijkdesk.selftest.trial import PASSWORD, Trial, expect
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.password.setting import recovery_key_of
from wijkdesk.storage.writing import edit
from wijkdesk.ui.second_process import second_process

# A letter of each font that steps in where the main one has none, and one that is written from right to left.
_LETTERS = "Feest \u0255 \U0001f389 \u0645\u0631\u062d\u0628\u0627"
_FALLBACKS = {"NotoSans", "NotoEmoji", "DejaVuSans"}


def overview(trial: Trial) -> None:
    """A half-year with every kind of letter, set and read back."""
    half_year = HalfYear.of(trial.today)
    with Dossier.open(trial.dossier, password=PASSWORD) as dossier:
        edit.add(dossier, Event, title=_LETTERS, day=half_year.first_day, kind=EventKind.SUCCESS)
        made = make_document(dossier.reader, half_year, Asked(), today=trial.today, allow_findings=True)
        expect(dossier.undo() is not None, "an edit cannot be undone")
    read = read_pdf(made.document)
    expect(read.pages >= 3, "pages are missing")
    expect("Kernboodschap" in read.text, "its text is missing")
    expect({name.partition("-")[0] for name in read.fonts} >= _FALLBACKS, "a font for other letters is missing")


def overview_to_edit(trial: Trial) -> None:
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        asked = Asked(format="odt")
        made = make_document(dossier.reader, HalfYear.of(trial.today), asked, today=trial.today, allow_findings=True)
    expect(made.document.startswith(b"PK") and b"opendocument.text" in made.document[:200], "it is no text to edit")


def other_documents(trial: Trial) -> None:
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        plan = render_plan(plan_of(dossier.reader, today=trial.today, allow_findings=True))
        handover = render_handover(handover_of(dossier.reader, today=trial.today))
        key = recovery_key_of(dossier)
    sheet = trial.folder / "blad.pdf"
    write_sheet(trial.dossier.stem, key, sheet, today=trial.today)
    for document in (plan, handover, sheet.read_bytes()):
        expect(bool(read_pdf(document).text.strip()), "a document is empty")


def handbook(trial: Trial) -> None:
    path = trial.folder / "handboek.pdf"
    write_book(path, today=trial.today)
    expect(read_pdf(path.read_bytes()).pages > 10, "pages are missing")


def second_process_sets_pages(trial: Trial) -> None:
    """The window has pages set in a process of its own, and does it itself where that cannot be had."""
    number, read = second_process().call(_set_pages, trial)
    second_process().stop()
    expect(number != os.getpid(), "there is no second process")
    expect(read.pages > 0, "it set no pages")


def _set_pages(trial: Trial) -> tuple[int, ReadBack]:
    with Dossier.open(trial.dossier, password=PASSWORD, read_only=True) as dossier:
        return os.getpid(), read_pdf(render_handover(handover_of(dossier.reader, today=trial.today)))
