"""Which photos may show somebody: of that nobody keeps a record, so it is asked."""

import sqlite3

from wijkdesk.storage.driver import fetch
from wijkdesk.storage.forgetting.person import NamesOfPerson, Person
from wijkdesk.storage.reading.photos import PhotoRow, list_photos


def photos_to_ask_about(connection: sqlite3.Connection, person: Person, names: NamesOfPerson) -> list[PhotoRow]:
    """The photos on which people can or may be recognised, first those whose words or actions have to do with them."""
    near = {
        number
        for (number,) in fetch(
            connection,
            """SELECT id FROM actions WHERE lead_contact_id = ?1 UNION
               SELECT m.action_id FROM moments m JOIN moment_contacts mc ON mc.moment_id = m.id
               WHERE mc.contact_id = ?1 AND m.action_id IS NOT NULL""",
            (person.id,),
        )
    }
    photos = [photo for photo in list_photos(connection) if photo.people_recognisable is not False]
    return sorted(
        photos, key=lambda photo: (not names.found_in(photo.description), photo.action_id not in near, photo.id)
    )
