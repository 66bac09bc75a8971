"""A brief and its finished files in; proof that they state the same figures, or every difference, out."""
