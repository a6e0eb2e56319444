"""Where canvases lie on disk: TinyDB tables, revisions, drafts, backups."""
