"""What everybody may use and what uses nobody: diagnostics, geometry, colours, languages."""
