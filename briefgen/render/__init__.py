"""Scenes in, files out: each painter draws items and decides nothing."""
