"""Leading a meeting: the session with its agenda and who is there, and its end."""
