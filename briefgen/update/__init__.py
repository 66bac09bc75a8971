"""A deck that a person edited, what was generated then and now: the deck with the figures of now in it."""
