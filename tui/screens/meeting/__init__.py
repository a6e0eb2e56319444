"""Leading a meeting: the session with its agenda and who is there, its votes, and its end."""
