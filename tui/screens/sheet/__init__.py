"""The sheet: the whole canvas on one screen, what can be done on it, and its history."""
