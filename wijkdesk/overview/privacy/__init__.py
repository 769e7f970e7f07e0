"""Hiding residents in a document, and asking about what it would reveal before it leaves."""
