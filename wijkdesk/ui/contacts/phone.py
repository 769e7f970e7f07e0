"""A field for a phone number, which may be typed in any way."""

from __future__ import annotations

from typing import Any

from wijkdesk.exchange.phone_numbers import tidy_phone
from wijkdesk.ui.fields import TextField


class PhoneField(TextField):
    """A phone number; it is written out tidily when one leaves the field."""

    def _leave(self) -> None:
        typed = self._box.text().strip()
        if self._is_visited and typed:
            tidy = self._tidy(typed)
            if tidy != typed:
                self._box.show_text(tidy)
                self._is_dirty = True
        super()._leave()

    def _tidy(self, text: str) -> str:
        return tidy_phone(text)


class ReachField(PhoneField):
    """The one way to reach somebody: a phone number or an e-mail address."""

    def _tidy(self, text: str) -> str:
        return text if "@" in text else tidy_phone(text)


def reach_values(reach: Any) -> dict[str, str]:
    """What a way to reach somebody is: an e-mail address or a phone number, and then not the other."""
    return {"phone": "", "email": reach} if "@" in reach else {"phone": reach, "email": ""}
