"""Who works with whom: a matrix of organisations and pillars, the actions behind each number, and who never did."""
