"""What a web server says with each answer, so that a browser refuses what is not ours.

``policy`` is what a page may load and do, ``rules`` is what is said about which part of the site.
A host is a module that writes these rules down in its own way and a line in ``HOSTS``: all of them
write the same rules, so that they cannot differ.
"""

from collections.abc import Callable

from bulletin_press.headers import apache, netlify, nginx
from bulletin_press.site import Site

HOSTS: dict[str, Callable[[Site], str]] = {
    "nginx": nginx.written,
    "apache": apache.written,
    "netlify": netlify.written,
}
