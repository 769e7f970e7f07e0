"""Why a file of figures cannot be read."""


class Unreadable(Exception):
    """The file is no table of figures; ``sentence`` says in Dutch why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
