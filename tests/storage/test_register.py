"""The register of what is kept and why names every table and field in which something of a person may stand."""

import re

from sqlalchemy import JSON, LargeBinary, Text

from wijkdesk import paths
from wijkdesk.storage.tables import ChoiceText, ReadableText, ReadableTexts, metadata

REGISTER = (paths.resources() / "help" / "register.md").read_text("utf-8")
OVERVIEW, FIELDS = REGISTER.split("## Precies")


def may_hold_a_person(column):
    contacts = metadata.tables["contacts"].c.id
    of_a_person = column.references(contacts) or (column.table.name, column.name) == ("erasures", "contact")
    free = (ReadableText, ReadableTexts, Text, JSON, LargeBinary)
    return of_a_person or (isinstance(column.type, free) and not isinstance(column.type, ChoiceText))


def test_every_field_that_may_hold_something_of_a_person_is_in_the_register():
    told = {
        (table, field)
        for table, fields in re.findall(r"^\| `(\w+)` \| (.+) \|$", FIELDS, re.M)
        for field in re.findall(r"`(\w+)`", fields)
    }
    there = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if may_hold_a_person(column)
    }

    assert told == there


def test_every_such_table_stands_in_a_row_that_says_whose_why_and_how_long():
    rows = [line.strip("|").split("|") for line in OVERVIEW.splitlines() if line.startswith("| ")][1:]
    assert all(len(row) == 6 and all(cell.strip() for cell in row) for row in rows)

    tables = {table for row in rows for table in re.findall(r"`(\w+)`", row[-1])}
    assert tables == set(re.findall(r"^\| `(\w+)` \|", FIELDS, re.M))
