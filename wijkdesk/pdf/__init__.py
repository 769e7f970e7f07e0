"""PDF documents on reportlab: type, text, tables and pages. Knows nothing of neighbourhoods.

Whoever makes a document imports these modules when it is wanted, and not before: reportlab is slow to import.
"""
