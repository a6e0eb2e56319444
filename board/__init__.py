"""The canvas itself: template, cards, members, coalitions, commands. No input or output."""
