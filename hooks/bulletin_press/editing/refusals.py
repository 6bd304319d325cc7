"""What the editor is refused, said so that whoever sits at it knows what to do."""


class Refused(Exception):
    """A request that is not done.

    Attributes:
        status: the HTTP status (RFC 9110) that says so to a program.
        message: why, and what to do, for people; one thing to a line.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
