"""Calendars as Outlook and others write them, made here."""


def calendar(*events, zone="", method=""):
    """A calendar with these events, lines as the format has them."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//toets//NL", *([f"METHOD:{method}"] if method else [])]
    return ("\r\n".join([*head, *([zone] if zone else []), *events, "END:VCALENDAR"]) + "\r\n").encode()


def event(uid, start, *lines, summary="Overleg"):
    """An event; ``start`` is what stands behind DTSTART."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{start}", f"SUMMARY:{summary}", *lines, "END:VEVENT"])


def attendee(name, email, **parameters):
    more = "".join(f";{key.upper()}={value}" for key, value in parameters.items())
    return f'ATTENDEE;CN="{name}"{more}:mailto:{email}'


OWN_ZONE = "\r\n".join(
    [
        *("BEGIN:VTIMEZONE", "TZID:Tijd van hier"),
        *("BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
        *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"),
    ]
)
