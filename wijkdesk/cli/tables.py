"""Reading a table of somebody's own without a window: actions, contacts and what else her lists hold."""

from collections.abc import Iterator

from wijkdesk.cli.asked import Asked
from wijkdesk.domain.refusal import Refused
from wijkdesk.domain.words import ImportKind
from wijkdesk.exchange.own_tables.fields import field_of
from wijkdesk.exchange.own_tables.importing import (
    LookedAt,
    beginning_of,
    look_at,
    missing_columns,
    plan_file,
    store_plan,
)
from wijkdesk.exchange.own_tables.known import read_known
from wijkdesk.exchange.own_tables.plan import Fate, Plan, usual_wishes
from wijkdesk.exchange.own_tables.proposing import Columns
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.reading.recognised import remembered_mapping


def import_table(dossier: Dossier, asked: Asked, *, kind: ImportKind) -> Iterator[str]:
    """Tell what each line of a table is, and store it in one step unless only that is asked.

    Of a file with more sheets the one is read that looks most like this kind, else the first. Raises ``Unreadable``
    when it is no table, ``OSError`` when it cannot be opened, and ``Refused`` or a ``DossierFault``.
    """
    sheets = look_at(asked.path, asked.today)
    place = next((place for place, sheet in enumerate(sheets) if sheet.kind is kind), 0)
    columns = _columns(dossier, sheets[place], kind)
    yield from _told_of_columns(sheets[place], kind, columns)
    yield from (f"Het blad “{sheet.name}” is niet gelezen." for at, sheet in enumerate(sheets) if at != place)
    if missing := missing_columns(kind, columns):
        raise Refused(f"Er is geen kolom voor: {', '.join(missing)}. Zet dat als kopje boven de kolom.")
    plan = plan_file(
        asked.path, place, kind, columns, read_known(dossier.reader, kind), asked.today, usual_wishes(kind)
    )
    yield from _told_of_lines(plan)
    if asked.only_tell:
        yield "Er is niets opgeslagen."
    elif not plan.does_something:
        yield "Er is niets om op te slaan."
    else:
        store_plan(dossier, plan, sheets[place].key, columns)
        yield "Opgeslagen, in één stap."


def _columns(dossier: Dossier, sheet: LookedAt, kind: ImportKind) -> Columns:
    remembered = remembered_mapping(dossier.reader, sheet.key)
    if remembered is None or remembered.kind is not kind:
        return sheet.columns[kind]
    return beginning_of(sheet, remembered)[1]


def _told_of_columns(sheet: LookedAt, kind: ImportKind, columns: Columns) -> Iterator[str]:
    yield f"{sheet.name}: {sheet.lines} regels, gelezen als {kind.dutch}"
    for heading in sheet.headings:
        if (field := field_of(kind, columns.get(heading, ""))) is not None:
            yield f"- {heading}: {field.name}"
        elif heading in sheet.forbidden:
            yield f"- {heading}: nooit ingelezen, zulke gegevens bewaart Wijkdesk niet van mensen"
        else:
            yield f"- {heading}: niet ingelezen"
    yield from sheet.remarks


def _told_of_lines(plan: Plan) -> Iterator[str]:
    for line in plan.lines:
        if line.remarks or line.fate is Fate.LEFT_OUT:
            called = line.title or "zonder naam"
            yield f"Regel {line.id}, {called}: {line.fate.dutch}. {' '.join(line.remarks)}".rstrip()
    if plan.organisations:
        yield f"Nieuwe organisaties: {', '.join(plan.organisations)}"
    if plan.people and usual_wishes(plan.kind).make_people:
        yield f"Nieuwe contacten: {', '.join(plan.people)}"
    elif plan.people:
        yield f"Niet in het dossier, en niet gemaakt: {', '.join(plan.people)}. Voeg hen eerst toe als contact."
    yield plan.counted()
