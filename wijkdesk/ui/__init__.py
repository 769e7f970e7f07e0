"""The window: one folder a feature, and what they share."""
