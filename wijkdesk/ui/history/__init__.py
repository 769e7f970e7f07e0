"""What things were before, and what was deleted."""
