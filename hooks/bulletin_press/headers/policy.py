"""What a page may load and do: its Content Security Policy.

Nothing but what comes from the site itself, no script that stands in a page but the one line of
the frame, and no style in a page at all.

Source: https://www.w3.org/TR/CSP3/
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files

from bulletin_press.addresses import SEARCH

Policy = Mapping[str, tuple[str, ...]]
"""The names of directives, and what each allows; nothing where it needs no more than its name."""

SELF = "'self'"
NONE = "'none'"

FIRST_SCRIPT = files("bulletin_press").joinpath("assets", "first.js").read_text("utf-8").strip()
"""The one script that stands in a page: what has to be known before anything is painted."""


def hashed(script: str) -> str:
    """Give the source that allows one script to stand in a page, and no other."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


PAGES: Policy = {
    "default-src": (NONE,),
    "script-src": (SELF, hashed(FIRST_SCRIPT)),
    "style-src": (SELF,),
    # The icons of Material's stylesheet stand in it as data.
    "img-src": (SELF, "data:"),
    "font-src": (SELF,),
    "form-action": (SELF,),
    "base-uri": (NONE,),
}
"""The policy of every page but the search page."""

SEARCHING: Policy = {
    **PAGES,
    # Pagefind is a program in WebAssembly, which asks for pieces of its index. It runs in a worker,
    # which has the policy of its own file and not that of the page.
    "script-src": (*PAGES["script-src"], "'wasm-unsafe-eval'"),
    "connect-src": (SELF,),
    "worker-src": (SELF,),
}
"""The policy of the search page, and of the worker that it starts."""


MOVED: Policy = {"default-src": (NONE,), "img-src": (SELF,), "base-uri": (NONE,)}
"""The policy of a page that only leads on, for which a browser may look for an icon."""


def policy_of(address: str) -> Policy:
    """Give the policy of a page.

    Args:
        address: its site path, ending in ``/``; empty for the first page.
    """
    return SEARCHING if address == SEARCH else PAGES


def in_header(policy: Policy, *, secure: bool) -> str:
    """Write a policy as a header, with what only a header can say.

    Args:
        policy: what a page may load and do.
        secure: whether the site is read over https, and so is all that belongs to it.
    """
    more: Policy = {"frame-ancestors": (NONE,)}
    # It would send a look at the built site on this machine to an https that is not there.
    more = {**more, "upgrade-insecure-requests": ()} if secure else more
    return _text({**policy, **more})


def in_page(policy: Policy) -> str:
    """Write a policy as the content of a ``meta`` element, for hosts that send no headers.

    Who may frame a page cannot be said there.
    """
    return _text(policy)


def _text(policy: Policy) -> str:
    return "; ".join(" ".join((name, *allowed)) for name, allowed in policy.items())
