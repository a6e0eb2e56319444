"""``export``: a page of a canvas, to stdout or to a file."""

from datetime import date

import exports
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import usage
from tui.cli.session import Session, path_of

SWITCHES = ("complete", "front_matter", "diagram", "authors", "parked", "room", "facilitator")


def export(session: Session, args: Given) -> None:
    """Make the page and hand it over."""
    if args.force and not args.output:
        raise usage("usage.needs", first="--force", second="--output")
    opened = session.open(args.canvas)
    on = session.day(args.on) if args.on else date.today()
    request = exports.Request(
        page=args.page_for or "",
        format=args.format or _format_of(args.page_for or ""),
        places=tuple(args.section or ()),
        headings=args.headings or "",
        date=on.isoformat(),
        rev=opened.rev,
        **{switch: getattr(args, switch) for switch in SWITCHES},
    )
    text = exports.render(opened.canvas, request)
    if not args.output:
        output.page(text)
        return
    exports.write(path_of(args.output), text, force=args.force)
    _tell_left_out(session, exports.left_out(opened.canvas, request))


def _format_of(page: str) -> str:
    """Return the format a page is made in, so that ``--for poster`` needs no ``--format``."""
    wanted = page.strip().casefold()
    for each in exports.PAGES:
        if wanted in (each.id, each.name):
            return next(iter(each.makers))
    return exports.Request().format


def _tell_left_out(session: Session, left: exports.LeftOut) -> None:
    """Tell what a reader won't see; that authors aren't named goes without saying."""
    counts = {"parked": left.parked, "room": left.room, "facilitator": left.facilitator}
    parts = [session.texts(f"export.{name}", n=n) for name, n in counts.items() if n]
    if parts:
        output.message(session.texts("export.left_out", what=", ".join(parts)))
