"""Wijkdesk: een wijkaanpak in één bestand."""

__version__ = "0.1.0"
