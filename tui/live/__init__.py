"""What lives while the program runs: the open canvas, its writer, drafts and who is here."""
