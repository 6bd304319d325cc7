"""Whom a newsletter is from: the setting ``digest_from``."""

from email.policy import SMTP
from typing import Annotated, Any

from pydantic import BeforeValidator

from bulletin_press.validation import mistake


def _sender(value: Any) -> str:  # noqa: ANN401
    """Accept what the From line of an e-mail can say of one sender (RFC 5322, 3.6.2)."""
    text = str(value).strip()
    try:
        header = SMTP.header_factory("from", text)
        addresses = [] if header.defects else list(header.addresses)
    except (ValueError, IndexError):
        addresses = []
    if text and (len(addresses) != 1 or not addresses[0].username or not addresses[0].domain):
        hint = "write it as 'Learning team <learning@example.org>'"
        raise mistake(f"{text!r} is not one e-mail address", hint)
    return text


Sender = Annotated[str, BeforeValidator(_sender)]
