"""The same work without a window: the commands of ``wijkdesk``."""
