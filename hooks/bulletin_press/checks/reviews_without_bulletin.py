"""Reviews from which nobody has made a bulletin."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.catalogue import is_public
from bulletin_press.models import Lesson, Review
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "reviews-without-bulletin"


def check_reviews_without_bulletin(
    project: Project, _site: Site, moment: datetime
) -> Iterator[Problem]:
    """Every review has a bulletin, or says in ``no_bulletin`` why it has none.

    A bulletin belongs to a review that its ``reviews`` names. One that is a draft or held counts:
    it is on its way.
    """
    told = {
        name
        for item in project.items
        if isinstance(item, Lesson) and item.status != "withdrawn"
        for name in item.reviews
    }
    for item in project.items:
        if not isinstance(item, Review) or item.no_bulletin or item.name in told:
            continue
        if is_public(item, moment):
            message = (
                "is missing, and no bulletin names this review: its page says 'No bulletin yet'"
            )
            hint = (
                "write a bulletin ('bulletins new lessons') and name the review in its 'reviews', "
                "or say in 'no_bulletin' why there is none"
            )
            yield item.problem(("no_bulletin",), message, hint, CHECK, "advice")
