"""What can still be read of a damaged dossier, in a new one.

``pages`` makes of the damaged file one that SQLite opens, ``rows`` reads what stands on its pages, and ``rescue``
writes it to a new dossier and tells what was lost.
"""
