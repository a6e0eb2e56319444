"""``export``: a page of a canvas, to stdout or to a file."""

from collections.abc import Mapping

import exports
from board import hidden, sessions
from board.comparison.points import Point
from board.model import Canvas
from board.refusal import Refused
from exports import outgoing
from store.paths import expanded
from tui.cli import completion, interrupts, output, pick
from tui.cli.commands.agreeing import session_id
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, option, switch
from tui.cli.problem import Problem, usage


@command(
    "export",
    CANVAS,
    option("--for", "page", dest="page"),
    option("--format", "format"),
    option("--section", "place", dest="places", multiple=True),
    option("--headings", "language"),
    switch("--complete"),
    switch("--front-matter"),
    switch("--diagram"),
    switch("--authors"),
    switch("--parked"),
    switch("--room"),
    switch("--facilitator"),
    option("--session", "session"),
    option("--since", "moment"),
    option("--until", "moment"),
    option("--member", "member"),
    option("--paper", "paper"),
    option("--on", "date"),
    option("--output", "file", dest="file", short="-o"),
    option("--all", "folder", dest="folder"),
    switch("--force"),
)
def export(
    run: Invocation, page: str | None, format: str | None, places: tuple[str, ...],
    headings: str | None, session: str | None, since: str | None, until: str | None,
    member: str | None, paper: str | None, on: str | None, file: str | None, folder: str | None,
    force: bool,
    **switches: bool,
) -> None:  # fmt: skip
    """Make the page and hand it over, or all pages of a session."""
    if folder:
        alone: dict[str, object] = {"--for": page, "--section": places, "--member": member}
        alone |= {f"--{name.replace('_', '-')}": given for name, given in switches.items()}
        alone |= {"--output": file, "--until": until, "--paper": paper}
        _all(run, folder, format or "", headings or "", session, since, on, force, alone)
        return
    if force and not file:
        raise usage("usage.needs", first="--force", second="--output")
    its_own = _format_of(run, page or "")
    held = session_id(run, session) if session else ""
    moments = _moments(run, page or "", since, until or on, held)
    then = run.as_of(run.day(on)) if on else run.opened
    if moments:
        then = then._replace(canvas=moments[1].canvas)
    closings = run.file.session_states() if (format or its_own) == "json" else []
    request = exports.Request(
        page=page or "",
        format=format or its_own,
        places=places,
        paper=paper or "",
        headings=headings or "",
        date=run.day(on).isoformat(),
        session=held,
        member=_member(run, then.canvas, page or "", member),
        rev=then.rev,
        states=tuple(closings),
        since=moments[0] if moments else None,
        until=moments[1] if moments else None,
        whole=None,  # Filled in by ``exports.render``.
        **switches,
    )
    if not file:
        output.page(exports.render(then.canvas, request))
        _tell_left_out(run, {"hidden": hidden.count(then.canvas)})
        return
    made = exports.file(then.canvas, request)
    with interrupts.raised():
        exports.write(expanded(file), made, force=force)
    left = exports.left_out(then.canvas, request)
    names = ("parked", "room", "facilitator", "hidden")
    _tell_left_out(run, {name: getattr(left, name) for name in names})


def _all(
    run: Invocation, folder: str, format: str, headings: str, session: str | None,
    since: str | None, on: str | None, force: bool, alone: Mapping[str, object],
) -> None:  # fmt: skip
    """Write all pages of a session into a folder, and print their paths.

    ``alone`` is what goes with one page only, as it was given. Raises ``Problem`` and ``Refused``.
    """
    for option_, given in alone.items():
        if given:
            raise usage("usage.both", first="--all", second=option_)
    if format and format not in outgoing.FORMATS:
        known = ", ".join(outgoing.FORMATS)
        raise Refused("export.format_unknown", text=format, known=known)
    then = run.as_of(run.day(on)) if on else run.opened
    held = sessions.latest(then.canvas)
    of = session_id(run, session) if session else held.id if held else ""
    moments = _moments(run, outgoing.COMPARISON, since, on, of)
    request = exports.Request(
        headings=headings,
        date=run.day(on).isoformat(),
        session=of,
        rev=then.rev,
        since=moments[0] if moments else None,
    )
    formats = (format,) if format else outgoing.USUAL
    files = outgoing.files(then.canvas, run.file.name, request, formats)
    made = outgoing.made(then.canvas, files)
    with interrupts.raised():
        for path in outgoing.write_all(expanded(folder), made, force=force):
            output.line(str(path))
    _tell_left_out(run, {"hidden": hidden.count(then.canvas)})


def _moments(
    run: Invocation, page: str, since: str | None, until: str | None, session: str
) -> tuple[Point, Point] | None:
    """Return the moments that a page compares; None for any other page.

    None as well where nothing was asked for and there is no earlier session: the page says so.
    """
    if page.strip().casefold() not in (outgoing.COMPARISON, "vergelijking"):
        if since:
            raise usage("usage.needs", first="--since", second="--for comparison")
        return None
    from tui.cli.comparing import between

    try:
        return between(run, since, until, session)
    except Refused:
        if since or until:
            raise
        return None


def _member(run: Invocation, canvas: Canvas, page: str, word: str | None) -> str:
    """Return the id of the member a page is for; empty for a page that is for all.

    Raises ``Problem`` for a name that isn't the whole name of a member, naming the nearest, and
    where the page and the member don't go together.
    """
    wanted = page.strip().casefold()
    for_one = any(each.by_member for each in exports.PAGES if wanted in (each.id, each.name))
    if for_one and not word:
        raise usage("usage.for_whom", page=wanted)
    if word and not for_one:
        raise usage("usage.needs", first="--member", second="--for report")
    id = pick.party(run, word) if word else ""
    if id and id not in canvas.members:
        raise Problem("problem.id", kind=run.texts("kind.member"), word=word)
    return id


def _format_of(run: Invocation, page: str) -> str:
    """Return the format a page is made in, so that ``--for poster`` needs no ``--format``.

    Raises ``Refused`` for a page that doesn't exist, naming all that do.
    """
    wanted = page.strip().casefold()
    for each in exports.PAGES:
        if wanted in (each.id, each.name):
            return next(iter(each.makers))
    if wanted:
        known = ", ".join(completion.offered("page", run.language))
        raise Refused("export.page_unknown", text=page, known=known)
    return exports.Request().format


def _tell_left_out(run: Invocation, counts: Mapping[str, int]) -> None:
    """Tell what a reader won't see; that authors aren't named goes without saying."""
    parts = [run.texts(f"export.{name}", n=n) for name, n in counts.items() if n]
    if parts:
        output.message(run.texts("export.left_out", what=", ".join(parts)))
