"""A brief and its finished files in; every figure in which they differ out."""
