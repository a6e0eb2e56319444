"""What a group talks over: paradoxes, vitality, coverage, outline."""
