"""Her spreadsheet comes in: what its lines and columns are, what each line would do, and doing it in one step."""
