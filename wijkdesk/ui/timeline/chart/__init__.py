"""The timeline as a drawing: what happened, what runs and what is planned, each pillar in a strip of its own."""
