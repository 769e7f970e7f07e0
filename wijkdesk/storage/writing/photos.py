"""What happens to photos."""

from collections.abc import Iterable

from wijkdesk.domain.action import Action
from wijkdesk.domain.event import Event
from wijkdesk.domain.photo import NewPicture, Photo, Picture
from wijkdesk.domain.words import PhotoMoment
from wijkdesk.storage.dossier import Dossier
from wijkdesk.storage.writing.edit import get


def add_photo(
    dossier: Dossier,
    picture: NewPicture,
    *,
    action: int | None = None,
    event: int | None = None,
    moment: PhotoMoment = PhotoMoment.OTHER,
) -> int:
    """Add a photo to an action or to an event, and return its id; who is on it is asked later."""
    return add_photos(dossier, [picture], action=action, event=event, moment=moment)[0]


def add_photos(
    dossier: Dossier,
    pictures: Iterable[NewPicture],
    *,
    action: int | None = None,
    event: int | None = None,
    moment: PhotoMoment = PhotoMoment.OTHER,
) -> list[int]:
    """Add photos to an action or to an event in one step, and return their ids in the same order."""
    new = list(pictures)
    with dossier.write("Foto toegevoegd" if len(new) == 1 else f"{len(new)} foto's toegevoegd") as session:
        photos = [
            Photo(
                picture=_stored(picture),
                moment=moment,
                taken_on=picture.taken_on,
                action=None if action is None else get(session, Action, action),
                event=None if event is None else get(session, Event, event),
            )
            for picture in new
        ]
        session.add_all(photos)
        session.flush()
        numbers = [photo.id for photo in photos]
    return numbers


def _stored(picture: NewPicture) -> Picture:
    values = picture._asdict()
    del values["taken_on"]
    return Picture(**values)
