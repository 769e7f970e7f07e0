"""The place of people and organisations: their lists, the pane of one, and all that was agreed with them."""
