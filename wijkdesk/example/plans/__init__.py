"""The actions of the example as tables, a module a pillar."""
