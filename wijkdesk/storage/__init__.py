"""The only code that touches a dossier's database.

``dossier`` opens a file, holds its lock and has the one write path; ``reading`` gives plain rows for what is shown;
``writing`` holds the commands that change things. What lists show never waits for SQLAlchemy: only the write side
imports it, on its first use.
"""
