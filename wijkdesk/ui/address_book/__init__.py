"""Contacts from and to the address books of other programs."""
