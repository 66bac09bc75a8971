"""Used by all rooms and using none: diagnostics, geometry, colours, languages."""
