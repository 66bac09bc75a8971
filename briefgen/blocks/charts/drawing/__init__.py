"""Drawn charts: by a pen, by matplotlib behind a recorder where that is not enough, and kept."""
