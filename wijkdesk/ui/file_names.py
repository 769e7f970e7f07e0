"""Names for files, made of what somebody called a thing."""

import re


def fit_for_a_file(text: str) -> str:
    """The text without what no disk takes in a name, or at its end, and not too long; it may be empty."""
    return " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", text).split())[:80].strip(" .")
