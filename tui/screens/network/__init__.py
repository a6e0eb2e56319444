"""Who takes part in what: members, coalitions, interests, words."""
