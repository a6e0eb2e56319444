"""What a command is called by: the words that lead to it."""

import click

NO_COMMAND = "(screen)"
"""What stands in for the command where none is named."""


def path(ctx: click.Context) -> str:
    """Return the name of a command, ``show`` or ``member set``; empty for the program itself."""
    if ctx.parent is None or ctx.info_name is None or ctx.info_name == NO_COMMAND:
        return ""
    return f"{path(ctx.parent)} {ctx.info_name}".strip()
