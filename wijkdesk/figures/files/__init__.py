"""Files as plain sheets of rows: text, workbooks, and what the open data services of CBS and RIVM give."""
