"""What a text reveals of somebody: names, ways to reach them, numbers, and what nobody should note of anybody."""
