"""A file a template: its docstring says of what kind its maker is, and what it has of traps."""
