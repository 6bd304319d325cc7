"""The five kinds of item. KINDS lists them; the folder that an item lies in is its kind."""

from datetime import datetime

from bulletin_press.dates import PartialDate
from bulletin_press.fields import (
    Date,
    Day,
    GuidanceName,
    Line,
    Prose,
    ReviewKind,
    Reviews,
    WebAddress,
)
from bulletin_press.item import Item
from bulletin_press.parts import Action, LearningPoint, Question


class Lesson(Item):
    """A Learning Lessons Bulletin."""

    kind = "lessons"
    label = "Learning Lessons Bulletin"
    plural = "Learning Lessons Bulletins"
    about = "What a review or an audit taught, and what to do differently."

    reviews: Reviews = ()
    source_kind: ReviewKind | None = None
    reference: Line = ""
    actions: tuple[Action, ...] = ()
    questions: tuple[Prose, ...] = ()
    learning: tuple[LearningPoint, ...] = ()

    @property
    def review_kinds(self) -> tuple[str, ...]:
        """The kind of review that the bulletin comes from."""
        return (self.source_kind,) if self.source_kind else ()


class Review(Item):
    """A summary of a review."""

    kind = "reviews"
    label = "Review summary"
    plural = "Review summaries"
    about = "The reviews and audits behind the bulletins, and where to read them."

    review_kind: ReviewKind | None = None
    reference: Line = ""
    commissioned: Date | None = None
    completed: Date | None = None
    report_url: WebAddress | None = None
    report_until: Day | None = None
    report_withheld: Prose = ""
    no_bulletin: Prose = ""

    @property
    def review_kinds(self) -> tuple[str, ...]:
        """The kind of review it is."""
        return (self.review_kind,) if self.review_kind else ()


class Guidance(Item):
    """Standing guidance, such as 'Right Help, Right Time'."""

    kind = "guidance"
    label = "Guidance"
    plural = "Guidance"
    about = "Standing guidance, with its edition and the date it is to be reviewed."

    edition: Line = ""
    supersedes: GuidanceName | None = None
    finder: tuple[Question, ...] = ()


class Occasion(Item):
    """What happens at a time: campaigns and events."""

    starts: Date | None = None
    ends: Date | None = None

    @property
    def shown_date(self) -> PartialDate | None:
        """The day it starts."""
        return self.starts or self.published

    @property
    def dated(self) -> PartialDate | None:
        """When it was published; where that is not known, when it starts."""
        return self.published or self.starts

    def is_on(self, moment: datetime) -> bool:
        """Tell whether it is to come, or goes on until a day that has been named."""
        if self.starts is None or self.starts.start > moment:
            return self.starts is not None
        last = self.ends or (self.starts if isinstance(self, Event) else None)
        return last is not None and last.latest >= moment


class Campaign(Occasion):
    """A message to the public, repeated over time."""

    kind = "campaigns"
    label = "Campaign"
    plural = "Campaigns"
    about = "Messages for everybody, repeated so that they are heard."


class Event(Occasion):
    """A learning event, a forum or a conference."""

    kind = "events"
    label = "Event"
    plural = "Events"
    about = "Forums, learning events and conferences."

    place: Line = ""
    online: bool = False
    booking_url: WebAddress | None = None
    organiser: Line = ""
    planned: bool = False
    cancelled: Prose = ""

    @property
    def called_off(self) -> str:
        """Why it does not take place."""
        return self.cancelled

    def is_on(self, moment: datetime) -> bool:
        """Tell whether it is to come or goes on; one that was called off is not, on any day."""
        return not self.cancelled and super().is_on(moment)


KINDS: dict[str, type[Item]] = {
    model.kind: model for model in (Lesson, Review, Guidance, Campaign, Event)
}
