"""The place of the pillars: a list, and each pillar as a page."""
