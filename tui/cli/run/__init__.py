"""The commands themselves, one module per family; each is imported when it is called."""
