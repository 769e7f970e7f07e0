"""Days to a calendar, and meetings from one: appointments in the format of all calendars (.ics)."""
