"""Tests run, what they measured written down, and a page made of it: what make_reliability.py is made of."""
