"""How the poster looks. One accent per block; text on it keeps a contrast of 4.5 or more."""

_ACCENTS = (
    ("#9c3d1f", "#ffb59b"),
    ("#1f5f8b", "#9fd0f5"),
    ("#3f6b21", "#b7df97"),
    ("#6b3fa0", "#d3bcf5"),
    ("#8a5a00", "#f3cf7a"),
    ("#0b6b66", "#8fdcd5"),
    ("#8c2f5c", "#f5b1d0"),
    ("#4a5568", "#c3ccd9"),
    ("#54622b", "#d2dd9c"),
)
"""Per block number: the accent on light and on dark paper."""


def _accents(at: int) -> str:
    return "\n".join(
        f".c{number} {{ --accent: {pair[at]}; }}" for number, pair in enumerate(_ACCENTS, 1)
    )


_BASE = """
:root {
  color-scheme: light dark;
  --paper-colour: #f6f3ec; --card: #ffffff; --ink: #1f2328; --soft: #55595f; --line: #d8d2c4;
}
* { box-sizing: border-box; }
html { background: var(--paper-colour); color: var(--ink); }
body {
  margin: 0 auto; padding: 1.25rem; max-width: 120rem;
  font: 1rem/1.35 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue",
    Arial, sans-serif;
  overflow-wrap: break-word; hyphens: auto;
}
header { display: flex; gap: 1.5rem; justify-content: space-between; align-items: end; }
h1 { font-size: 1.9em; line-height: 1.1; margin: 0; letter-spacing: -0.015em; }
.purpose { margin: .3em 0 0; font-size: 1.1em; max-width: 60em; }
.when { margin: .25em 0 0; color: var(--soft); }
.paper {
  border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; margin: 0;
  font-size: .85rem; color: var(--soft); white-space: nowrap;
}
.paper label { margin-right: .8em; }
.sheet { margin: 1em 0; }
.rows, .columns { display: grid; gap: .6em; }
.columns { grid-template-columns: var(--tracks); }
.block {
  --accent: var(--soft);
  background: color-mix(in srgb, var(--accent) 9%, var(--paper-colour));
  border: 1px solid color-mix(in srgb, var(--accent) 45%, var(--paper-colour));
  border-top: .28em solid var(--accent); border-radius: .35em; padding: .55em .7em .7em;
  min-width: 0;
}
h2 { font-size: 1.2em; line-height: 1.2; margin: 0 0 .45em; color: var(--accent); }
.number { font-variant-numeric: tabular-nums; }
.key { font-weight: 400; font-size: .82em; color: var(--soft); margin-left: .35em; }
h3 { font-size: .95em; line-height: 1.25; margin: 0 0 .35em; color: var(--accent); }
.parts { display: grid; gap: .7em; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); }
.block > .cards + .parts { margin-top: .6em; }
.part { min-width: 0; }
.cards {
  list-style: none; margin: 0; padding: 0; display: grid; gap: .35em;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr));
}
.cards > li {
  background: var(--card); border-radius: .3em; padding: .35em .55em; min-width: 0;
  border-left: .2em solid var(--accent);
  box-shadow: 0 1px 2px rgb(0 0 0 / .12);
}
.text { white-space: pre-wrap; }
.core .text { font-weight: 650; }
.dots { color: var(--accent); letter-spacing: .06em; white-space: nowrap; }
.aside, .term, .none { color: var(--soft); font-size: .88em; }
.term { margin: 0 0 .3em; }
.none { margin: 0; font-style: italic; }
.status {
  font-size: .78em; border: 1px solid currentColor; border-radius: 1em; padding: 0 .5em;
  color: var(--accent); white-space: nowrap;
}
.status.lapsed { text-decoration: line-through; }
.coalition h3 { font-size: 1.02em; color: var(--ink); margin-bottom: .1em; }
dl { margin: 0; font-size: .92em; }
dl > div { margin-top: .15em; }
dt { display: inline; color: var(--soft); font-size: .9em; }
dt::after { content: ":"; }
dd { display: inline; margin: 0; }
.body { font-size: .92em; margin-top: .3em; }
.body h4 { font-size: 1em; }
.body ul, .body ol { padding-left: 1.2em; }
.body pre, .body code { font: .92em/1.3 ui-monospace, "DejaVu Sans Mono", monospace; }
.body pre { white-space: pre-wrap; }
.body blockquote { border-left: .15em solid var(--line); padding-left: .6em; }
.body p, .body blockquote { margin: 0 0 .4em; }
.body ul, .body ol, .body pre, .body h4 { margin: 0 0 .4em; }
.body :last-child { margin-bottom: 0; }
.body table { border-collapse: collapse; table-layout: fixed; width: 100%; }
.body th, .body td { border: 1px solid var(--line); padding: .1em .3em; text-align: left; }
a { color: inherit; }
footer { color: var(--soft); font-size: .88em; }
footer p { margin: 0; }
"""

_DARK = """
:root {
  --paper-colour: #17191d; --card: #23262c; --ink: #eceae6; --soft: #b3b0aa; --line: #43464d;
}
"""

_PHONE = """
@media screen and (max-width: 60rem) {
  body { padding: .8rem; }
  header { display: block; }
  .paper { display: none; }
  .sheet { display: flex; flex-direction: column; gap: .7rem; }
  .rows, .columns { display: contents; }
  .block { order: var(--n); }
  .key { display: block; margin: 0; }
}
@media screen and (max-width: 34rem) {
  .parts { grid-template-columns: minmax(0, 1fr); }
}
"""

_PRINT = """
@page a4 { size: A4 portrait; margin: 12mm; }
@media print {
  :root {
    color-scheme: only light;
    --paper-colour: #ffffff; --card: #ffffff; --ink: #111111; --soft: #4a4a4a; --line: #bbbbbb;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .paper { display: none; }
  body {
    padding: 0; max-width: none; font-size: var(--wall);
    display: flex; flex-direction: column; min-height: var(--high);
  }
  .sheet { flex: 1; display: grid; grid-template-columns: minmax(0, 1fr); margin: .6em 0; }
  .rows { grid-template-columns: minmax(0, 1fr); }
  .columns, .parts { grid-template-columns: var(--wall-tracks); }
  .cards { display: block; columns: var(--wall-columns, 1); column-gap: .35em; }
  .cards > li { margin-bottom: .35em; }
  .cards > li { box-shadow: none; border: 1px solid var(--line);
    border-left: .2em solid var(--accent); break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  html:has(#a4:checked) body { page: a4; display: block; font-size: var(--paper); min-height: 0; }
  html:has(#a4:checked) .sheet { display: flex; flex-direction: column; gap: .7em; }
  html:has(#a4:checked) .rows, html:has(#a4:checked) .columns { display: contents; }
  html:has(#a4:checked) .block { order: var(--n); }
  html:has(#a4:checked) .parts { grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); }
}
"""

STYLE = "\n".join(
    part.strip()
    for part in (
        _BASE,
        _accents(0),
        "@media screen and (prefers-color-scheme: dark) {",
        _DARK,
        _accents(1),
        "}",
        _PHONE,
        _PRINT,
        "",
    )
)
"""The whole style sheet; it ends with a line break."""

GROUPS = """
.cards > .group {
  grid-column: 1 / -1; background: none; box-shadow: none; border-left: 0; padding: .1em 0 .2em;
}
.group > .title { margin: 0 0 .25em; font-weight: 650; }
.group > .cards { border-left: .12em solid var(--accent); padding-left: .5em; }
@media print { .group > .cards { columns: 1; } }
"""
"""For a canvas with groups."""

SHEETS = """
.one-sheet + .one-sheet { margin-top: .6em; }
@media print {
  html:has(#wall:checked) body, html:has(#wall:checked) .sheet { display: block; }
  html:has(#wall:checked) .one-sheet { font-size: var(--letters); }
  html:has(#wall:checked) .one-sheet:first-child {
    min-height: calc(var(--high) - (var(--head) + 1) * var(--wall));
  }
  html:has(#wall:checked) footer { font-size: calc(var(--foot) * .88); }
  html:has(#wall:checked) .one-sheet + .one-sheet {
    break-before: page; margin-top: 0; min-height: calc(var(--high) - 4em);
  }
}
"""
"""For a wall on which it takes two sheets."""

CUT = """
@media print {
  html:has(#wall:checked) .body {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: var(--cut);
    overflow: hidden;
  }
}
"""
"""For a wall on which bodies have no room."""
