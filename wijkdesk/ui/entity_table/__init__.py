"""Lists of the window: one table over plain rows, with search, filters, groups and patches of one row."""

from wijkdesk.ui.entity_table.columns import DATE, OVERDUE, PLAIN, TITLE, CellStyle, Column, Group
from wijkdesk.ui.entity_table.model import EntityModel
from wijkdesk.ui.entity_table.view import EntityTable

__all__ = ["DATE", "OVERDUE", "PLAIN", "TITLE", "CellStyle", "Column", "EntityModel", "EntityTable", "Group"]
