"""What the Tab key may offer: click tells what is being typed, this tells the words for it.

The scripts for the shells are only a few lines: they ask ``netwerkcanvas _complete SHELL WORDS...``
(the last word is the one being typed) and get a candidate per line, with a tab before what it is.
``:file`` and ``:folder`` leave it to the shell.
"""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, ShellComplete

from board import templates
from board.groups import shown as shown_groups
from board.i18n import pick
from board.rounds import in_order as rounds_in_order
from board.text import visible
from tui.cli import output
from tui.cli.kinds import CHOICES

if TYPE_CHECKING:
    from board.template import Place, Template
    from tui.cli.invocation import Invocation

Words = Mapping[str, str]
"""Words, each with what it stands for."""


def script(shell: str) -> str:
    """Return what a shell must read to complete our commands."""
    path = Path(__file__).parent / "shells" / f"completion.{shell}"
    return path.read_text("utf-8")


def answer(program: click.Command, run: "Invocation", asked: list[str]) -> None:
    """Print the candidates for the last of the words that follow the shell's name."""
    shell, *words = asked or [""]
    if shell != "zsh":
        words = [_unquoted(word) for word in words]
    typed = words.pop() if words else ""
    asking = ShellComplete(program, {"obj": run}, program.name or "", "")
    for each in asking.get_completions(words, typed):
        about = f"\t{visible(each.help)}" if each.help else ""
        output.raw(visible(each.value) + about)


def words(kind: str, ctx: click.Context, typed: str) -> list[CompletionItem]:
    """Return the words of a kind that begin as typed."""
    if kind in _ON_DISK:
        return [CompletionItem(f":{_ON_DISK[kind]}")]
    run: Invocation = ctx.obj
    run.name = run.name or ctx.params.get("into") or ""
    found = known(kind, run.language) or _looked_up(kind, run)
    wanted = typed.casefold()
    return [
        CompletionItem(word, help=about)
        for word, about in found.items()
        if word.casefold().startswith(wanted)
    ]


_ON_DISK = {"file": "file", "folder": "folder", "library": "folder"}
"""Kinds for which the shell offers what lies on disk."""


def offered(kind: str, language: str) -> list[str]:
    """Return the words that the help offers for a kind; none where any text will do."""
    return [] if kind == "rule" else list(known(kind, language))  # Some twenty would drown it.


def known(kind: str, language: str) -> Words:
    """Return the words of a kind that are the same for every canvas; none for any other."""
    if kind in CHOICES:
        return dict.fromkeys(CHOICES[kind].words(language), "")
    if kind == "template":
        return {each.id: pick(each.name, language) for each in templates.available()}
    if kind == "rule":
        from board.checks import RULES, title

        return {rule.id: title(rule, language) for rule in RULES}
    if kind == "ready_agenda":
        from board import agendas

        return {each.id: pick(each.name, language) for each in agendas.available()}
    if kind == "theme":
        from tui.themes import NAMES

        return dict.fromkeys(NAMES, "")
    if kind == "import_kind":
        from exports.read import KINDS

        return dict.fromkeys(KINDS, "")
    if kind == "format":
        from exports.request import FORMATS

        return dict.fromkeys(FORMATS, "")
    if kind == "page":
        from exports.pages import PAGES

        dutch = language == "nl"
        return {page.name if dutch else page.id: page.id if dutch else page.name for page in PAGES}
    return {}


def _looked_up(kind: str, run: "Invocation") -> Words:
    """Return words from the library or the canvas; none where those can't be read just now."""
    finder = _FINDERS.get(kind)
    try:
        return finder(run) if finder else {}
    except Exception:
        return {}  # A damaged file or an unreadable folder must not disturb someone's typing.


def _places(run: "Invocation") -> Words:
    template = _template(run)
    found = {path: _titled(place, run.language) for path, place in template.places.items()}
    if home := template.block_of("coalitions"):
        for form in template.forms:
            found[f"{home.id}.{form.id}"] = pick(form.title, run.language)
    return found


def _titled(place: "Place", language: str) -> str:
    if place.question is not None:
        return pick(place.question.short, language)
    return pick((place.section or place.block).title, language)


def _template(run: "Invocation") -> "Template":
    try:
        return run.canvas.template
    except Exception:
        return templates.load(templates.BUILT_IN[0])


def _unmatched(run: "Invocation") -> Words:
    from board.parties import unmatched

    return dict.fromkeys(unmatched(run.canvas), "")


def _agenda_items(run: "Invocation") -> Words:
    from board import sessions

    current = sessions.current(run.canvas)
    row = sessions.agenda(run.canvas, current.id) if current else []
    return {one.title: one.id for one in row}


def _closed_sessions(run: "Invocation") -> Words:
    row = run.canvas.sessions.values()
    return {str(one.number): one.date for one in row if one.closed}


def _here(run: "Invocation") -> Words:
    from tui.live.following import to_follow

    found = run.library.at_work(run.file.read().id)
    return dict.fromkeys((here.who for here in to_follow(found)), "")


def _owners(run: "Invocation") -> Words:
    from board.agreements import known_names

    return dict.fromkeys(known_names(run.canvas), "")


def _paradoxes(run: "Invocation") -> Words:
    return {
        paradox.id: f"{pick(paradox.a, run.language)} – {pick(paradox.b, run.language)}"
        for paradox in _template(run).paradoxes
    }


_FINDERS: Mapping[str, Callable[["Invocation"], Words]] = {
    "canvas": lambda run: {entry.name: entry.title for entry in run.library.entries()},
    "here": _here,
    "binned": lambda run: {entry.name: entry.title for entry in run.library.binned()},
    "place": _places,
    "card": lambda run: {id: card.text for id, card in run.canvas.cards.items()},
    "member": lambda run: {one.name: one.role for one in run.canvas.members.values()},
    "coalition": lambda run: {one.title: one.form for one in run.canvas.coalitions.values()},
    "round": lambda run: {one.id: one.place for one in rounds_in_order(run.canvas)},
    "group": lambda run: {group.title: group.place for group in shown_groups(run.canvas)},
    "topic": lambda run: {topic.title: "" for topic in run.canvas.topics.values()},
    "term": lambda run: {term.word: term.meaning for term in run.canvas.terms.values()},
    "unmatched": _unmatched,
    "decision": lambda run: {one.text: "" for one in run.canvas.decisions.values()},
    "action": lambda run: {one.text: one.due for one in run.canvas.actions.values()},
    "session": lambda run: {str(one.number): one.date for one in run.canvas.sessions.values()},
    "moment": _closed_sessions,
    "agenda_item": _agenda_items,
    "owner": _owners,
    "form": lambda run: {form.id: pick(form.title, run.language) for form in _template(run).forms},
    "paradox": _paradoxes,
}


def _unquoted(word: str) -> str:
    """Return a word as the shell will read it; an unfinished quote counts as closed."""
    for end in ("", "'", '"'):
        try:
            return "".join(shlex.split(word + end))
        except ValueError:
            continue
    return word
