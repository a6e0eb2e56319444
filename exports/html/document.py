"""A Markdown page as an HTML document: to mail, to paste, to print on A4.

It is written from the page's own tokens. There is no script and nothing is fetched, and the
document's own policy forbids both. What a mail program or a text processor takes over when it is
pasted are headings, lists and tables; the looks are few and stay behind.
"""

from exports.html.markup import POLICY, page, text

_STYLE = """
:root { color-scheme: light dark; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 46rem; overflow-wrap: break-word;
  font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue",
    Arial, sans-serif;
}
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .4em; }
h2 { font-size: 1.25em; margin: 1.6em 0 .4em; padding-bottom: .15em; border-bottom: 1px solid; }
h3 { font-size: 1.05em; margin: 1.2em 0 .3em; }
h4 { font-size: 1em; margin: 1em 0 .2em; }
ul, ol { padding-left: 1.4em; }
li { margin: .2em 0; }
table { border-collapse: collapse; width: 100%; margin: .8em 0; }
th, td { border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top; }
th { font-weight: 650; }
pre { overflow-x: auto; padding: .6em; border: 1px solid #999; }
blockquote { margin: .6em 0; padding-left: .8em; border-left: .2em solid #999; }
@page { size: A4; margin: 9mm 11mm; }
@media print {
  :root { color-scheme: light; }
  body {
    max-width: none; padding: 0; orphans: 1; widows: 1; columns: 2; column-gap: 4mm; hyphens: auto;
    font: 9pt/1.12 "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans Condensed", sans-serif;
  }
  h1, h1 + p, h1 + p + p, body > table, :is(h2, h3):has(+ table), h2:has(+ h3 + table) {
    column-span: all;
  }
  h1 { font-size: 1.5em; margin-bottom: .15em; }
  h2 { font-size: 1.1em; margin: .4em 0 .1em; padding: 0; }
  h3, h4 { font-size: 1em; margin: .3em 0 .05em; }
  p, ul, ol { margin-block: .1em; }
  ul, ol { padding-left: 1.1em; }
  li { margin: 0; }
  .fields { padding: 0; }
  .fields > li { display: inline; }
  .fields > li + li::before { content: " · "; }
  table { margin: .25em 0; }
  th, td { padding: .05em .3em; }
  h1, h2, h3, h4 { break-after: avoid; }
  li, tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def document(markdown: str, title: str, language: str) -> str:
    """Return a page of ours as an HTML document, with its title and its language."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{text(title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            page(markdown),
            "</body>",
            "</html>\n",
        ]
    )
