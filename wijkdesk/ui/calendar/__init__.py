"""Days to the calendar of another program, and meetings from one."""
