"""What of a dossier is not confidential and does not hang on what is, as a part to hand over.

It is what may be told of a dossier in an overview, with the words of contact moments, and without who is known from
what stays behind alone. Overviews, the history, the account, what was put off and the headings of tables that were read
stay behind, for they hold the rest.
Where a text that goes along names something or somebody that does not, a mark stands in its place; nicknames and hints
it cannot see.
"""

import sqlite3

from wijkdesk.storage.confidential.known import going_along
from wijkdesk.storage.confidential.naming import mask_of
from wijkdesk.storage.confidential.rule import KINDS, open_things
from wijkdesk.storage.handover import Part

_STAYS_BEHIND = (
    *("overviews", "postponements", "distinct_pairs", "table_mappings"),
    *("account_entries", "journal_steps", "journal_changes"),
)


def open_part(connection: sqlite3.Connection) -> Part:
    """What may go along without what is confidential."""
    told = open_things(connection)
    along = going_along(connection, told)
    ids = {kind: along.of(kind) for kind in KINDS}
    nothing: frozenset[int] = frozenset()
    mask = mask_of(connection, told, contacts=along.contacts)
    return Part({**ids, **dict.fromkeys(_STAYS_BEHIND, nothing)}, mask)
