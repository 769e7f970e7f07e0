"""What the numbers of the matrix say in words, for tool tips, screen readers and the pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wijkdesk.ui.contacts.cooperation.content import Column, Content, Row

Words = Callable[[str], str]


def heading(column: Column, tr: Words) -> str:
    """What stands above a column."""
    return column.name or tr("Buiten de pijlers")


def number_of_actions(number: int, tr: Words) -> str:
    if not number:
        return tr("geen acties")
    return tr("1 actie") if number == 1 else tr("{n} acties").format(n=number)


def change(row: Row, content: Content, tr: Words) -> str:
    """How the number of actions compares with that of the half-year before; "" where there is nothing to compare."""
    if row.before is None or content.period is None:
        return ""
    then, more = content.period.previous.dutch, row.total - row.before
    if not more:
        return tr("evenveel als in de {half_year}").format(half_year=then)
    text = tr("{n} meer dan in de {half_year}") if more > 0 else tr("{n} minder dan in de {half_year}")
    return text.format(n=abs(more), half_year=then)


def listed(names: Sequence[str], tr: Words) -> str:
    """A, b en c."""
    if len(names) < 2:
        return "".join(names)
    return tr("{names} en {last}").format(names=", ".join(names[:-1]), last=names[-1])


def with_whom(row: Row, tr: Words) -> str:
    """With whom an organisation worked, as a sentence; "" for one that worked at nothing."""
    if not row.total:
        return ""
    if not row.partners:
        return tr("Werkte met geen andere partner samen.")
    return tr("Werkte samen met {names}.").format(names=listed(row.partners, tr))
