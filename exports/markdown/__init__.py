"""Pages in Markdown: CommonMark with tables, no HTML, headings at most four deep."""
