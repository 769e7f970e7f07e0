"""The half-year round (halfjaarronde): one walk along all that the overview of a half-year rests on."""
