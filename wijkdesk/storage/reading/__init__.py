"""What lists, tabs, the overview and the command line show: plain rows, read by SQL over the driver.

Each ``list_...`` fetches whole and leaves no cursor open. With ``only`` it gives just the rows with those ids. A row
holds an id and a readable name of what it refers to.
"""
