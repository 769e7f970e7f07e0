"""The commands that change a dossier, in domain words.

The window loads these modules at its start, so they leave SQLAlchemy to the dossier: it comes with the first write.

Each is one transaction and one step to undo. They take and give plain values and ids; a reference is the id of what
it refers to. Each raises ``Refused`` when a rule says no and a ``DossierFault`` when the machine does; then nothing
changed.
"""
