"""To and from other programs: pictures from a camera or the clipboard."""
