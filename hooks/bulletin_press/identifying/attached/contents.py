"""What was found in an attachment."""

from dataclasses import dataclass

from bulletin_press.problems import Level


@dataclass(frozen=True)
class Finding:
    """Something in a file that its readers do not see, or that could not be read.

    Attributes:
        what: the words for it, by which an exception can excuse it.
        level: a ``problem`` stops the build.
        message: what is wrong; it names fields and never repeats what they hold.
        hint: what to do about it.
    """

    what: str
    level: Level
    message: str
    hint: str


@dataclass(frozen=True)
class Contents:
    """What an attachment holds.

    Attributes:
        texts: its texts, each with the place it stands in, such as ``page 3``; empty where that
            goes without saying.
        findings: what else was found.
    """

    texts: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def unreadable(hint: str = "open it, and save it again") -> Contents:
    """Tell a file that cannot be read."""
    message = "is broken, or is not what its name says, and was not looked into"
    return Contents(findings=(Finding("file", "advice", message, hint),))
