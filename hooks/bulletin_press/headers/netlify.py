"""The file ``_headers``, which Netlify and Cloudflare Pages read from the root of a site.

Both join the values of all rules that fit an address. So what differs from place to place cannot be
taken back: the policy here is that of the search page, and the narrower one that stands in each
page holds beside it. What is kept for how long is said only where it is for ever: for the rest both
hosts ask again by themselves. The types of files are the hosts' own.

Sources: https://docs.netlify.com/manage/routing/headers/ and
https://developers.cloudflare.com/pages/configuration/headers/ (at most 100 rules, and 2,000
characters on a line).
"""

from collections.abc import Iterator

from bulletin_press.headers.rules import CACHE, POLICY, Rule, root_of, rules
from bulletin_press.site import Site

NAME = "_headers"


def written(site: Site) -> str:
    """Write the rules of a site."""
    lines = ["# Written by Bulletin Press; see docs/contributing/hosting.md."]
    for rule in _that_add_up(site):
        for folder in rule.folders:
            lines += [f"{root_of(site)}{folder}*"]
            lines += [f"  {name}: {value}" for name, value in rule.headers.items()]
    return "\n".join(lines) + "\n"


def _that_add_up(site: Site) -> Iterator[Rule]:
    everywhere, *others = rules(site)
    (searching,) = (rule for rule in others if POLICY in rule.headers)
    widest = {**everywhere.headers, **searching.headers}
    yield Rule(("",), {name: value for name, value in widest.items() if name != CACHE})
    yield from (rule for rule in others if rule is not searching)
