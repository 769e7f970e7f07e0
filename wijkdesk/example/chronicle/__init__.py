"""The events of the example as tables: what happened, what was organised, and what was heard in the street."""
