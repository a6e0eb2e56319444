"""``show`` and ``find``: a canvas as text."""

from board import queries
from board.codec import to_record
from board.model import ACTIVE, Canvas, Card, Coalition, Ref
from board.outline import Line, outline, with_gone
from board.places import resolve, within
from board.search import groups_found, search
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, PLACE, argument, option, switch
from tui.cli.problem import usage

INDENT = "  "


@command(
    "show",
    CANVAS,
    PLACE,
    option("--at", "revision"),
    option("--since", "moment"),
    switch("--parked"),
    switch("--ids"),
    JSON,
)
def show(
    run: Invocation, place: str | None, at: int | None, since: str | None, parked: bool,
    ids: bool, as_json: bool,
) -> None:  # fmt: skip
    """Tell a canvas, or one place on it, from top to bottom."""
    if since is not None and (at is not None or as_json):
        raise usage("usage.both", first="--since", second="--json" if as_json else "--at")
    canvas = run.canvas if at is None else run.at(at)
    path = resolve(canvas.template, place) if place else ""
    aside = (
        [one for one in queries.parked(canvas) if within(getattr(one, "place", ""), path)]
        if parked
        else []
    )
    if as_json:
        _data(run, canvas, path, aside)
        return
    if not path:
        output.line(canvas.info.title)
    lines = outline(canvas, canvas.info.language, path, empty=ids)
    if since is None:
        for line in lines:
            _line(canvas, line, ids=ids)
    else:
        _since(run, lines, path, since, ids=ids)
    if aside:
        output.line()
        output.line(run.texts("show.parked"))
        for one in aside:
            reason = f" ({one.park_reason})" if one.park_reason else ""
            id = f"{one.id}  " if ids else ""
            output.line(f"{INDENT}{id}{queries.label(one)}{reason}")


@command("find", CANVAS, argument("words", many=True), JSON)
def find(run: Invocation, words: list[str], as_json: bool) -> None:
    """Tell what holds all of the words."""
    canvas = run.canvas
    query = " ".join(words)
    refs, groups = search(canvas, query, with_parked=True), groups_found(canvas, query)
    if as_json:
        output.data(
            {"canvas": run.name, "found": [_record(canvas, ref) for ref in (*refs, *groups)]}
        )
        return
    for ref in refs:
        item = queries.item(canvas, ref)
        if item is not None:
            output.line(f"{item.id}  {queries.item_home(canvas, item)}  {queries.label(item)}")
    for group in (canvas.groups[ref.id] for ref in groups):
        output.line(f"{group.id}  {queries.home(canvas.template, group.place)}  {group.title}")


def _parked(canvas: Canvas, path: str) -> list[Card | Coalition]:
    found = queries.parked(canvas)
    return [one for one in found if within(one.place if isinstance(one, Card) else "", path)]


def _since(run: Invocation, lines: list[Line], path: str, moment: str, *, ids: bool) -> None:
    """Tell the lines with what changed since a moment, in words."""
    from board.i18n import Texts
    from tui.cli.comparing import between
    from tui.cli.sources import COMPARISON
    from tui.view.since import since, words

    then, now = between(run, moment, None)
    found, say = since(then, now.canvas, run.language), Texts(run.language, COMPARISON)
    gone = {home: texts for home, texts in found.gone.items() if within(home, path)}
    for line in with_gone(lines, gone):
        about = words(found, line.ref.id, say) if line.ref else ""
        if line.kind == "gone":
            about = say("sheet.since.left")
        _line(run.canvas, line, ids=ids, about=f" ({about})" if about else "")


def _line(canvas: Canvas, line: Line, *, ids: bool, about: str = "") -> None:
    indent = INDENT * line.depth
    if line.kind not in ("item", "gone"):
        place = f"  [{line.ref.id if line.ref else line.path}]" if ids else ""
        output.line(f"{indent}{line.text}{place}")
        return
    id = f"{line.ref.id}  " if ids and line.ref else ""
    output.line(f"{indent}- {id}{line.text}{about}")
    item = queries.item(canvas, line.ref) if line.ref else None
    if isinstance(item, Card | Coalition):
        for each in item.body.splitlines():
            output.line(f"{indent}  {each}")


def _data(run: Invocation, canvas: Canvas, path: str, aside: list[Card | Coalition]) -> None:
    lines = outline(canvas, canvas.info.language, path)
    shown = [queries.item(canvas, line.ref) for line in lines if line.kind == "item" and line.ref]
    answer: dict[str, object] = {"canvas": run.name, "title": canvas.info.title, "place": path}
    for table in ("cards", "coalitions", "members"):
        answer[table] = [
            to_record(each)
            for each in (*shown, *aside)
            if each and queries.ref_of(each).table == table
        ]
    named = [canvas.groups[line.ref.id] for line in lines if line.kind == "group" and line.ref]
    if named:
        answer["groups"] = [to_record(group) for group in named]
    output.data(answer)


def _record(canvas: Canvas, ref: Ref) -> dict[str, object]:
    item = canvas.groups.get(ref.id) or queries.item(canvas, ref)
    assert item is not None
    state = {} if item.state != ACTIVE else {"state": ACTIVE}
    return {"table": ref.table, **to_record(item), **state}
