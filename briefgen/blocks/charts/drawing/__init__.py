"""Drawn charts: matplotlib behind one recorder, and the marks kept from build to build."""
