"""A first brief: of a few answers, of a table, or an example that comes along."""
