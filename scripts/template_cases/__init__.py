"""Slide templates of various makers' kinds, drawn for the tests; free of any right (CC0)."""
