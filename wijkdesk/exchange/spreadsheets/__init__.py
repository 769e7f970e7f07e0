"""Lists as files for a spreadsheet, in which a day is a day, a number a number, and no text a formula."""
