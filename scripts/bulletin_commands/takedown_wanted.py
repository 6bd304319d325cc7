"""What is to become of an item that is taken down: by options, or by answers in the terminal."""

from dataclasses import dataclass
from datetime import date, timedelta

import click
from bulletin_press.choosing import Choice
from bulletin_press.takedown.ending import DRAFT, HOLDS, Ending, hold, withdrawal
from bulletin_press.takedown.target import Target

from bulletin_commands.asking import ask_one

WITHDRAW, HOLD = "withdraw", "hold"
REASON = "Withdrawn by the partnership."
"""What readers are told where nobody says more; it says nothing of the matter."""

_ENDINGS = (
    Choice(
        HOLD,
        "Nothing, as if it had never been there. Feeds say nothing of it either",
        also=("nothing",),
    ),
    Choice(WITHDRAW, "A notice that it was withdrawn. Feeds send that on too", also=("a notice",)),
)
_LABELS = {
    "criminal-proceedings": "criminal proceedings",
    "inquest": "an inquest",
    "family": "the family",
    "legal-advice": "legal advice",
    "other": "another reason",
    "draft": "none: back to a draft, to be worked on",
}
_REASONS = tuple(Choice(slug, _LABELS[slug]) for slug in HOLDS)
_WEEKS = 4
"""After how many weeks somebody is to look again at what is held back, unless a day is given."""


@dataclass(frozen=True)
class Wanted:
    """What was said by options; None and empty where nothing was.

    Attributes:
        withdraw: whether a notice is to stand there.
        reason: what it tells.
        see: what it leads on to.
        hold: why the item is held back, one of ``HOLDS``.
        review: when somebody is to look again at what is held back.
    """

    withdraw: bool
    reason: str | None
    see: str | None
    hold: str | None
    review: date | None

    def require_sense(self) -> None:
        """Refuse options that say two things, or would do nothing.

        Raises:
            UsageError: they do.
        """
        if self.withdraw and self.hold:
            raise click.UsageError("--withdraw and --hold: choose one of them")
        if (self.reason or self.see) and not self.withdraw:
            raise click.UsageError("--reason and --see are for --withdraw (add it)")
        if self.review and (self.withdraw or self.hold == DRAFT):
            raise click.UsageError("--review is for what is held back for a reason (leave it out)")

    def ending(self, target: Target, today: date, *, was_public: bool, asks: bool) -> Ending:
        """Settle what becomes of an item.

        Args:
            target: the item.
            today: the day.
            was_public: whether it may have been public; what never was cannot be withdrawn.
            asks: whether somebody is there who can be asked.

        Raises:
            UsageError: it cannot be, or was not said.
        """
        review = self.review or today + timedelta(weeks=_WEEKS)
        if self.withdraw and not was_public:
            why = "is not public yet by its date, so there is nothing to withdraw"
            raise click.UsageError(f"{target.name} {why} (--hold it)")
        if self.withdraw:
            return withdrawal(today, self.reason or REASON, self.see or "")
        if self.hold:
            return hold(self.hold, review)
        if target.status in (DRAFT, "embargoed", "withdrawn"):
            # What the header says already stays as it is.
            return Ending(target.status, is_as_before=True)
        if not asks:
            reasons = ", ".join(HOLDS)
            said = f"say what is to become of it: --withdraw, or --hold with {reasons}"
            raise click.UsageError(said)
        return _asked(today, review, was_public=was_public)


def _asked(today: date, review: date, *, was_public: bool) -> Ending:
    if was_public and ask_one("What is to stand at its address?", _ENDINGS) == WITHDRAW:
        reason = click.prompt("The reason, as readers are told it", default=REASON)
        return withdrawal(today, " ".join(reason.split()))
    return hold(ask_one("Why is it held back? Nobody outside is told.", _REASONS), review)
