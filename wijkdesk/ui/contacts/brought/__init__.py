"""What the approach brought an organisation or a portfolio: its policy goals, and the actions that served them."""
