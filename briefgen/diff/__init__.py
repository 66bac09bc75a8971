"""Two briefs go in; what changed from the one to the other comes out, as values, sentences and a table."""
