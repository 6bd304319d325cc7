"""Which requests the editor's server reads: those that only its own pages can send.

They come from such a page (Origin, Fetch-Metadata) and to the server's own name (Host: no other
name may be made to lead here).
"""

import json
from collections.abc import Mapping, Sequence
from email.message import Message
from io import BufferedIOBase
from typing import Any

from bulletin_press.editing.refusals import Refused

MOST_BYTES = 4 * 1024 * 1024
"""How much a request may hold: a long bulletin has some 50,000 bytes."""


def require_own_host(headers: Message, hosts: Sequence[str]) -> None:
    """Go on only with a request to a name of this server, from no page of another.

    Args:
        headers: those of the request.
        hosts: the names of this server, with its port.

    Raises:
        Refused: it is another request.
    """
    if headers.get("Host") not in hosts:
        raise Refused(403, "This server answers to its own name only.")
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        raise Refused(403, "This server answers to its own pages only.")


def read_sent(headers: Message, content: BufferedIOBase, hosts: Sequence[str]) -> Mapping[str, Any]:
    """Read what a page of this server has sent.

    Args:
        headers: those of the request.
        content: what follows them.
        hosts: the names of this server, with its port.

    Raises:
        Refused: any other page could have sent it, or it is too long, or no JSON.
    """
    if headers.get("Origin") not in [f"http://{host}" for host in hosts]:
        raise Refused(403, "This server answers to its own pages only.")
    if headers.get_content_type() != "application/json":
        raise Refused(415, "This server reads JSON only.")
    try:
        sent = json.loads(content.read(_length(headers)))
    except (ValueError, RecursionError):
        raise Refused(400, "This is not JSON.") from None
    if not isinstance(sent, dict):
        raise Refused(400, "This is not a request of the editor.")
    return sent


def _length(headers: Message) -> int:
    length = headers.get("Content-Length", "")
    if not length.isdecimal() or headers.get("Transfer-Encoding"):
        raise Refused(411, "This request does not say how long it is.")
    # Python makes no number of some thousand digits.
    if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
        raise Refused(413, "This is too much for one item (cut it, or part it in two).")
    return int(length)
