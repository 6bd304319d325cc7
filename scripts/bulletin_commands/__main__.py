"""``python -m bulletin_commands`` is ``bulletins``."""

from bulletin_commands import main

main(prog_name="bulletins")
