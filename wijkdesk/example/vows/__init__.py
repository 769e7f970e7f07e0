"""The promises of the example as tables: what was promised, by whom to whom, and what became of it."""
