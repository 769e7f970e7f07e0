"""Whether a story stands on one page."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from wijkdesk.pdf.styles import TEXT_HEIGHT, TEXT_WIDTH


def fits_on_page(story: Iterable[Flowable]) -> bool:
    """Whether all of it stands on one page; of the space between two parts the larger counts, as on the page."""
    used = space_after = 0.0
    for part in story:
        if used:
            used += max(part.getSpaceBefore() - space_after, 0)
        used += part.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] + part.getSpaceAfter()
        space_after = part.getSpaceAfter()
        if used - space_after > TEXT_HEIGHT:
            return False
    return True
