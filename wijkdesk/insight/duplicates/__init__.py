"""Which persons and organisations probably stand in the dossier twice, each pair with its evidence.

Precise rather than many: what is said here takes the coordinator's time.
"""
