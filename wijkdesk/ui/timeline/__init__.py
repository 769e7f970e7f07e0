"""The place of the timeline: everything that has a date, and the events and direct reports that live here."""
