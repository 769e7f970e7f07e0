"""The commands that change a dossier, in domain words.

Each is one transaction and one step to undo. They take and give plain values and ids; a reference is the id of what
it refers to. Each raises ``Refused`` when a rule says no and a ``DossierFault`` when the machine does; then nothing
changed.
"""
