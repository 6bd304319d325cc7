"""That every page says what it may load and do, and holds nothing that this refuses."""

from collections.abc import Iterator

from bulletin_press.headers.policy import MOVED, in_page, policy_of
from bulletin_press.problems import Problem
from bulletin_press.verifying.blocked import find_blocked
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.search import Search

CHECK = "policy"
_MADE = b'<meta http-equiv="Content-Security-Policy" content="'


class Policies(Search):
    """Every page has the policy of its kind, and works under it."""

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Look at a page."""
        if file.suffix != ".html":
            return
        policy = policy_of(file.path.removesuffix("index.html"))
        known = [_MADE + in_page(each).encode() + b'"' for each in (policy, MOVED)]
        if not any(each in file.content for each in known):
            hint = "a page or template of your own needs the line that press_head.html has"
            yield file.problem(0, "does not say what it may load and do", hint, CHECK)
        for found in find_blocked(file.content, policy):
            yield file.problem(found.at, found.message, found.hint, CHECK)
