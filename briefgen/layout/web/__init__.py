"""Finished pages in, the same taken apart into rows, columns and panels out: what web pages are set from."""
