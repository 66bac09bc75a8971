"""A brief and its facts in, finished pages out: what fits is placed on the grid, the rest is a Problem."""
