"""What whoever opens the folder reads first: what it is, and what each table and column means."""

import datetime as dt
from collections.abc import Iterator, Mapping

from wijkdesk.exchange.whole_dossier.layout import CONTENTS, DATA, FILES, LISTS
from wijkdesk.exchange.whole_dossier.meanings import TABLES, meaning_of
from wijkdesk.storage.reading.records import KIND_OF, RECORDS
from wijkdesk.storage.whole.schema import DescribedColumn, columns_of, table_names

_ABOUT = f"""\
Hierin staat alles uit één dossier van Wijkdesk, ook wat vertrouwelijk is, en wat eerder is gewijzigd of verwijderd en
nog in de geschiedenis of de prullenbak zat. Je hebt er Wijkdesk niet voor nodig. Er staan persoonsgegevens in, en er
zit geen wachtwoord op: bewaar de map net zo zorgvuldig als het dossier, en gooi haar weg als je haar niet meer nodig
hebt.
Vergeet je later iemand in Wijkdesk, dan blijft die persoon in deze map staan.

WAT STAAT WAAR

{LISTS}/     de lijsten om te lezen, als CSV: puntkomma's, UTF-8, dagen als DD-MM-JJJJ, een komma in getallen. Een tekst
             staat op één regel; wat een rekenblad als formule zou lezen, begint met een '. Achter elke naam staat het
             nummer.
{DATA}/    elke tabel zoals zij in het dossier staat, als JSON: een lijst met één rij per regel. Hieruit maakt
             Wijkdesk het dossier weer, zonder dat er iets verloren gaat.
{FILES}/   foto's en vastgestelde overzichten. In de JSON staat waar zo'n bestand hoort, met zijn SHA-256.
{CONTENTS}  het schema van de tabellen, hoeveel rijen elke tabel heeft, en de SHA-256 van elk bestand met rijen.

TERUG NAAR WIJKDESK

In het venster: Bestand > Dossier uit meegenomen gegevens. Zonder venster: wijkdesk restore MAP --output NIEUW.wijkdesk
Wijkdesk neemt alleen een map aan waarin niets uit {DATA}/ of {FILES}/ is gewijzigd of weg is. Wat je in {LISTS}/
wijzigt, doet er niet toe. De zoekindex wordt opnieuw gemaakt.

DE TABELLEN

Bij elke kolom staat wat zij betekent. Leeg is in JSON null. “-> tabel” is het nummer van een rij in die tabel."""


def explanation(title: str, schema: str, rows: Mapping[str, int], today: dt.date) -> str:
    """The text for a dossier that is called ``title``, of which each table has so many ``rows``."""
    head = f"{title}\n\nMeegenomen uit Wijkdesk op {today:%d-%m-%Y}, schema {schema}.\n{_ABOUT}"
    return "\n".join((head, *_tables(rows))) + "\n"


def _tables(rows: Mapping[str, int]) -> Iterator[str]:
    for table in sorted(table_names()):
        kind = KIND_OF.get(table)
        number = rows[table]
        yield ""
        yield f"{DATA}/{table}.json ({'1 rij' if number == 1 else f'{number} rijen'}): {_what(table, kind)}"
        shown = RECORDS[kind].columns if kind is not None else {}
        for column in columns_of(table):
            label = shown[column.name].label if column.name in shown else meaning_of(table, column.name)
            yield f"  {column.name}: {label} ({_holds(column)})"


def _what(table: str, kind: type | None) -> str:
    return RECORDS[kind].several if kind is not None else TABLES[table]


def _holds(column: DescribedColumn) -> str:
    told = f"-> {column.refers_to}" if column.refers_to else column.kind
    if column.choices:
        told = "; ".join(f"{value} = {word}" if word else value for value, word in column.choices)
    return f"{told}; mag leeg zijn" if column.may_be_empty else told
