"""Metrics and claims go in; facts, formatted figures and contradictions come out."""
