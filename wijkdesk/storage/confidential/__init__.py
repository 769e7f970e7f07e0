"""What is confidential, with what hangs on it: the one rule for everything that leaves a dossier."""
