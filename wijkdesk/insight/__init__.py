"""What the coordinator should see: so far, how often a partner was there. Pure functions with their evidence."""
