"""What stands on the pages of a PDF, as PDFium reads it: twenty times as fast as a reader in Python."""

from pathlib import Path

import pypdfium2


def texts_of(pdf: Path | bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
