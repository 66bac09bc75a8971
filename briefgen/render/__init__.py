"""Scenes in, files out: each painter draws items and makes no decisions."""
