"""What is told of a file that is not published as it is."""


class Unfit(ValueError):
    """A file that is not published.

    Attributes:
        message: what is wrong with it, in an author's words, to follow its name.
        hint: what to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
