"""A brief completed and laid out: what layout starts from, and the publication made of it."""
