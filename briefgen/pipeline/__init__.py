"""The way from a path to files."""
