"""Where the sentences of a text begin and end, as far as that can be seen without reading."""

import re
from bisect import bisect_left, bisect_right

_SPACES = re.compile(r"\s+")
_AFTER_STOP = "\"'’”)]»"
_MOST_IN_ABBREVIATION = 24
_ABBREVIATED = re.compile(
    r"(?<!\w)((bijv|bv|ca|dhr|dr|drs|evt|excl|fam|hr|incl|ing|ir|jl|mej|mevr|mr|mw|nl|nr|prof|resp|st|tel|zgn)\.|"
    r"([^\W\d]\.)+)$",
    re.I,
)


def ends_sentence(before: str) -> bool:
    """Whether a sentence ends with the last sign of a text, which may be of an abbreviation instead."""
    end = before[-_MOST_IN_ABBREVIATION:]
    return end.endswith(("!", "?")) or (end.endswith(".") and not _ABBREVIATED.search(end))


class Sentences:
    """The sentences of one text; the end of a line ends one too."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for space in _SPACES.finditer(text):
            before = text[max(0, space.start() - 2 * _MOST_IN_ABBREVIATION) : space.start()].rstrip(_AFTER_STOP)
            ends_line = space[0].splitlines() != [space[0]]
            if ends_line or ends_sentence(before):
                self._starts.append(space.end())
        self._starts.append(len(text))

    def around(self, start: int, end: int) -> str:
        """The sentence, or the sentences, in which this part of the text stands, without space around them."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end, lo=first + 1)
        return self._text[self._starts[first] : self._starts[last]].strip()
