"""The course of a figure, as the page of a pillar and the room of the figures both show it."""
