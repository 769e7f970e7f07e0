"""Charts as plain shapes, tied to no toolkit: the PDF and the window each paint them in their own way."""
