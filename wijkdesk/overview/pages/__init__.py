"""How what the overview says looks on paper: the pages of each document, on ``wijkdesk.pdf``."""
