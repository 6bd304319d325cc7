"""The option ``--as-of``, which beats the variable of the same meaning."""

import os
from collections.abc import Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from bulletin_press.dates import BadDate
from bulletin_press.moment import VARIABLE, read_moment

Command = TypeVar("Command", bound=Callable[..., Any])


def as_of_option(what: str) -> Callable[[Command], Command]:
    """Give a command the option; the moment is read where all read it.

    Args:
        what: what the command does with it, for its help.
    """
    return click.option(
        "--as-of",
        metavar="MOMENT",
        expose_value=False,
        callback=_settle,
        help=f"{what} Default: ${VARIABLE}, or now.",
    )


def _settle(_context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    try:
        read_moment(value or "nothing", ZoneInfo("UTC"))
    except BadDate as bad:
        raise click.BadParameter(f"{bad} ({bad.hint})") from None
    os.environ[VARIABLE] = value
