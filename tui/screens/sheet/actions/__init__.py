"""What each key of the sheet does: one small function per action, one module per group."""
