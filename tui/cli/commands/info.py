"""``info``: what is known about the canvas as a whole."""

from board import codec
from board.commands.canvas import set_info
from board.i18n import pick
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, option


@command(
    "info",
    CANVAS,
    option("--title"),
    option("--purpose"),
    option("--contact"),
    option("--phase"),
    option("--status"),
    JSON,
)
def info(run: Invocation, as_json: bool, **fields: str | None) -> None:
    """Tell what is known, or change it."""
    values = {field: value for field, value in fields.items() if value is not None}
    if values:
        run.keep("canvas.info", set_info(run.canvas, run.by, **values))
        return
    known = codec.to_record(run.canvas.info)
    if as_json:
        template = {"template": run.canvas.info.template}
        output.data({"canvas": run.name, "info": {**template, **known}})
        return
    for field in fields:
        if known.get(field):
            output.line(f"{run.texts(f'info.{field}')}: {known[field]}")
    name = pick(run.canvas.template.name, run.language)
    output.line(f"{run.texts('info.template')}: {name}")
    output.line(f"{run.texts('info.file')}: {run.opened.file.where}")
