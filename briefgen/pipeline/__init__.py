"""From a path to files."""
