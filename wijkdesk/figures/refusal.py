"""Why a file of figures cannot be read."""


class Unreadable(Exception):
    """The file is no table of figures; ``sentence`` says in Dutch why, and what to do.

    ``headings`` are those of a table in which somebody could point out where the regions stand.
    """

    def __init__(self, sentence: str, headings: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, headings)  # all of it, so that it comes whole out of another process
        self.sentence = sentence
        self.headings = headings
