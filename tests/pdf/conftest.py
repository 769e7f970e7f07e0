import io
from collections.abc import Callable

import pypdf
import pytest
from reportlab.platypus import Flowable

from wijkdesk.pdf.document import Document


@pytest.fixture
def made() -> Callable[..., pypdf.PdfReader]:
    """A document of the flowables given, read back from its bytes."""

    def make(*story: Flowable) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(Document("Overzicht").render(story)))

    return make


@pytest.fixture
def text_of(made: Callable[..., pypdf.PdfReader]) -> Callable[..., str]:
    """The text that a reader of the PDF finds in it, without the last line of the footer."""

    def extract(*story: Flowable) -> str:
        return "\n".join(page.extract_text() for page in made(*story).pages)

    return extract
