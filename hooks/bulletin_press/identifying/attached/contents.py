"""What was found in an attachment."""

from dataclasses import dataclass

from bulletin_press.problems import Level


@dataclass(frozen=True)
class Finding:
    """Something in a file that its readers do not see, or that could not be read.

    Attributes:
        what: what it is about; the check puts the words there by which an exception can excuse it.
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
        properties: what stands in its properties, and beside its texts. Persons may be named in
            them, so a finding tells their names only; they are compared with the denied names.
    """

    texts: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    properties: tuple[str, ...] = ()

    @property
    def all_texts(self) -> tuple[str, ...]:
        """Everything that it says, to readers or not."""
        return (*(text for _, text in self.texts), *self.properties)


def unreadable(hint: str = "open it, and save it again") -> Contents:
    """Tell a file that cannot be read: it is not published before somebody has looked into it."""
    message = "is broken, protected or not what its name says, and was not looked into"
    hint = f"{hint}; or look through it yourself, and record that under allow"
    return Contents(findings=(Finding("file", "problem", message, hint),))
