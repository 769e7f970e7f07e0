"""Noting a contact moment from anywhere in the window."""
