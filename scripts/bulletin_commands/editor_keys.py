"""The secrets of one run of the editor, without which nobody on this machine reads an item."""

import secrets
import threading


class Keys:
    """A key opens the editor once; then its page carries a token.

    An address that a browser is started with can be seen by every account of the machine, as long
    as that browser runs. So the key in it is worth nothing once the page has been opened.

    Attributes:
        token: what each request of the page has to carry.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        self._unused: list[str] = []
        self._one_at_a_time = threading.Lock()

    def new(self) -> str:
        """Make a key that has not been used."""
        key = secrets.token_urlsafe(32)
        self._unused.append(key)
        return key

    def is_token(self, given: str) -> bool:
        """Tell whether somebody has the token."""
        return _is_same(given, self.token)

    def opens(self, given: str) -> bool:
        """Tell whether somebody may open the editor; a key is used up by that."""
        if self.is_token(given):
            return True
        with self._one_at_a_time:
            found = [key for key in self._unused if _is_same(given, key)]
            self._unused = [key for key in self._unused if key not in found]
        return bool(found)


def _is_same(given: str, secret: str) -> bool:
    """Compare in a time that does not tell how much of it was right; signs may be halved."""
    return secrets.compare_digest(given.encode("utf-8", "replace"), secret.encode())
