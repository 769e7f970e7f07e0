"""To and from other programs: pictures, official figures, tables, address books and calendars."""
