"""The contact moments of the example as tables: whom the coordinator met, and what it was about."""
