"""Board to text: Markdown, HTML, JSON, JSON Canvas, CSV, and back."""
