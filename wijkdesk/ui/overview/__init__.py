"""The place of the twice-yearly overview: what it will say, how its pages look, and the PDF."""
