"""The addresses that a script asks for, as far as they stand in it as a whole."""

import re

_ADDRESS = r"""(["'`])((?:(?:https?|wss?):)?//[^"'`\s\\]+)\1"""
# What comes before an address that is asked for. A mere text with an address is no request: it
# may be a link to offer, the name of a language of tags or a licence.
_ASKING = re.compile(
    r"(?:\b(?:fetch|import|importScripts|sendBeacon|Request|Worker|SharedWorker|WebSocket|EventSource"
    r"|loadScript|register)\s*\(\s*"
    r"|\.open\(\s*[\"'`]\w+[\"'`]\s*,\s*"
    r"|\b(?:import|from)\s*"
    r"|\.(?:src|srcset|action|data|poster)\s*=\s*"
    r"|setAttribute\(\s*[\"'`](?:src|srcset|action|data|poster)[\"'`]\s*,\s*)"
    rf"{_ADDRESS}"
)


def addresses_in_script(script: str) -> tuple[str, ...]:
    """List the full addresses that a script loads, or sends something to.

    Only what stands there as a whole is seen, not what is put together while it runs: that is
    for the Content-Security-Policy to refuse.
    """
    return tuple(match[2] for match in _ASKING.finditer(script))
