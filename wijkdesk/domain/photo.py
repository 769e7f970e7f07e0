"""Photos, and whether they may be shown."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from wijkdesk.domain.refusal import Refused, check_date
from wijkdesk.domain.words import PhotoMoment

if TYPE_CHECKING:
    from wijkdesk.domain.action import Action
    from wijkdesk.domain.event import Event


class NewPicture(NamedTuple):
    """What a picture becomes before it is stored: encoded, with a thumbnail, and the day it was taken if it said so.

    Width and height are those of ``content``, in pixels.
    """

    media_type: str
    width: int
    height: int
    content: bytes
    thumbnail: bytes
    taken_on: dt.date | None = None


@dataclass(kw_only=True, eq=False, repr=False)
class Picture:
    """The bytes of a photo and of its thumbnail; never changed once stored. Width and height are in pixels."""

    id: int = field(init=False)
    media_type: str
    width: int
    height: int
    content: bytes
    thumbnail: bytes


@dataclass(kw_only=True, eq=False, repr=False)
class Photo:
    """A photo of an action or an event.

    ``people_recognisable`` and ``they_agreed`` are unknown (``None``) until somebody says so; unknown keeps the photo
    out of everything that leaves.
    """

    id: int = field(init=False)
    picture: Picture
    description: str = ""
    moment: PhotoMoment = PhotoMoment.OTHER
    taken_on: dt.date | None = None
    action: "Action | None" = None
    event: "Event | None" = None
    people_recognisable: bool | None = None
    they_agreed: bool | None = None
    confidential: bool = False

    @property
    def may_be_shown(self) -> bool:
        return may_be_shown(self.confidential, self.people_recognisable, self.they_agreed)

    def check(self) -> None:
        check_date(self.taken_on, "taken_on")
        if (self.action is None) == (self.event is None):
            raise Refused("Een foto hoort bij één actie of bij één gebeurtenis.", "action")


def may_be_shown(confidential: bool, people_recognisable: bool | None, they_agreed: bool | None) -> bool:
    """Whether a photo may leave: nobody can be recognised in it, or who can agreed to that."""
    return not confidential and (people_recognisable is False or (people_recognisable is True and they_agreed is True))
